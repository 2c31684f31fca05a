// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Coach.h"

/// The rules of the coach, for Coach.cpp and CoachSql.cpp only: each looks at a whole query and adds what it
/// notices.
namespace query::coach
{

/// What a rule looks at and speaks through.
struct Look {
    const Query &query;
    database::Engine engine;
    const RowFacts &facts;
    QList<Notice> &notices;
    /// Of SQL by hand: the fields of the tree as they stand in the text.
    const QHash<QString, QString> *written = nullptr;

    /// “surname”, as it stands in the query.
    [[nodiscard]] QString quoted(const QString &field) const;
    void say(const QString &rule, const QString &path, const QString &message, const QString &suggestion = {},
             const std::optional<Query> &mended = std::nullopt) const
    {
        notices.append({rule, path, -1, 0, message, suggestion, mended, {}});
    }
};

/// The table that an expression is of, by its name in the database.
[[nodiscard]] QString tableOf(const Query &query, const Expression &expression);
/// nullptr for count(*), whole rows and what is no column of ours.
[[nodiscard]] const schema::Field *fieldOf(const Query &query, const Expression &expression);
/// nullptr when the text is no expression, or of no column.
[[nodiscard]] const schema::Field *fieldOf(const Query &query, const QString &expressionText);
/// The expression of a test; a null one for what is none.
[[nodiscard]] Expression expressionOf(const QString &text);
/// Joined by LEFT JOIN, so its columns are NULL where there is no partner.
[[nodiscard]] bool isOuterJoined(const Query &query, const QString &table);
/// Are there rows without a value? By the facts, else by what the table allows.
[[nodiscard]] bool mayBeNull(const Look &look, const Expression &expression);

/// The operator of a test as the engine sees it: SQLAlchemy, and so a tree, asks IS NULL for == None.
[[nodiscard]] Op meaning(const Look &look, const Condition &test);

/// A test that something is asked by, with the groups around it.
struct Spot {
    QString path; ///< "where[1].any[0]"
    QList<int> way; ///< indexes from the root group
    const Condition *test = nullptr;
    QList<const Condition *> groups; ///< from the root to the innermost
};
/// The tests below `root` (where or having), those that are off left out.
[[nodiscard]] QList<Spot> spotsOf(const Condition &root, const QString &name);
/// The path of a part that isn't a test.
[[nodiscard]] QString pathOf(const Condition &root, const QString &name, const QList<int> &way);
/// The condition at the end of the way.
[[nodiscard]] Condition &at(Condition &root, const QList<int> &way);
/// The query with the condition at `way` of its where (or having) in place of what stood there.
[[nodiscard]] Query with(const Query &query, bool isHaving, const QList<int> &way,
                         const Condition &condition);

/// "where" and "having", one after the other.
template <typename Visit> void forBoth(const Look &look, Visit visit)
{
    visit(look.query.where, QStringLiteral("where"), false);
    visit(look.query.having, QStringLiteral("having"), true);
}

/// Every rule, in the order of the clauses.
void all(const Look &look);

// CoachValues.cpp: one test and its values
void equalsNull(const Look &look);
void andOnOneColumn(const Look &look);
void notEqualDropsNull(const Look &look);
void notInNull(const Look &look);
// CoachTypes.cpp: what a column holds
void betweenDates(const Look &look);
void secondAsText(const Look &look);
void textWithNumber(const Look &look);
// CoachLike.cpp
void likeWithoutWildcard(const Look &look);
void cyrillicCase(const Look &look);
// CoachGroups.cpp: what is counted
void havingWithoutAggregate(const Look &look);
void ungroupedColumn(const Look &look);
void averageSkipsNull(const Look &look);
// CoachJoins.cpp
void leftJoinUndone(const Look &look);
void joinMultiplies(const Look &look);
// CoachEnding.cpp
void limitWithoutOrder(const Look &look);
void oneNotUnique(const Look &look);

} // namespace query::coach
