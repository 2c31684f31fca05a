// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Condition.h"
#include "query/Expression.h"

#include <optional>

/// A question to the database as a tree: what the Queries page builds, the pipeline runs clause by clause and
/// five languages print. A plain value; its document is QueryJson's, its rules are check()'s, its SQL
/// QuerySql's. It means what SQLAlchemy's Query of the same words means, engine and all: conditions are plain
/// SQL (`= `, LIKE, IN), no function of ours is in them, and NULL is neither true nor false. That is why a
/// filter of a page (ConditionSql) is the same tree with another SQL.
namespace query
{

/// JOIN along a foreign key from a table that is in the query already; between two of our tables there is one
/// at most.
struct Join {
    QString table; ///< joined by it: its name in the database
    bool isOuter = false; ///< LEFT OUTER JOIN
    friend bool operator==(const Join &, const Join &) = default;
};

struct Order {
    enum class Nulls { Default, First, Last }; ///< Default: as the engine does
    Expression by;
    bool isDescending = false;
    Nulls nulls = Nulls::Default;
    friend bool operator==(const Order &, const Order &) = default;
};

/// What is done with the rows at the end, as SQLAlchemy's methods of these names.
enum class Ending { All, First, One, OneOrNone, Scalar, Count };
/// "one_or_none": SQLAlchemy's word, and that of documents.
[[nodiscard]] QString codeOf(Ending ending);
[[nodiscard]] std::optional<Ending> endingFromCode(const QString &code);

struct Query {
    schema::Table from = schema::Table::People;
    /// What is asked for: rows of tables, columns, aggregates. Empty: whole rows of `from`.
    QList<Expression> columns;
    QList<Join> joins;
    QList<QString> loaded; ///< joinedload(): tables whose rows come along inside the objects
    /// A group All: each part is a station of the pipeline and a filter() of its own. Fields are Expression
    /// texts.
    Condition where;
    QList<Expression> groupBy;
    Condition having; ///< a group All; fields are aggregates or grouped columns
    bool isDistinct = false;
    QList<Order> orderBy;
    /// Rows from `offset`, `limit` at most. With isSlice they were said as [offset:offset+limit].
    std::optional<qint64> offset;
    std::optional<qint64> limit;
    bool isSlice = false;
    Ending ending = Ending::All;

    friend bool operator==(const Query &, const Query &) = default;
};

/// A part of a query that can't be: where it stands, as its document has it ("where[1].values[0]",
/// "having[0].any[1].field", "columns[2]", "slice"), and a sentence that says what to do. The same paths name
/// the parts of printed code (Printed.h).
struct Problem {
    QString path;
    QString message;
};
/// All that is wrong: unknown tables and columns, tables that aren't joined, types that don't fit, a slice
/// [5:2], having without group by, an aggregate in where. A query with problems is shown and kept, but not
/// run.
[[nodiscard]] QList<Problem> check(const Query &query);

} // namespace query
