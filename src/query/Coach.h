// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "query/Query.h"

#include <functional>

/// The coach: looks at a question before it is run and says which of the mistakes that stay unnoticed is in
/// it. Nothing that it says keeps a query from running; what can't run is check()'s. Pure: no database, no
/// widget, any thread, well below a millisecond.
namespace query
{

/// What the rows say, asked by the rules that can know more than the tree. Without a function, or with
/// nullopt, the coach goes by what the tables allow: a column that may be NULL, the direction of a relation.
/// Called in the thread of the caller and once a rule, so answer from what is at hand (counts that were read
/// before).
struct RowFacts {
    /// Is there a row whose column is NULL?
    std::function<std::optional<bool>(const QString &table, const QString &column)> hasNulls;
    /// Does joins[join] bring a row of what was there before it more than once?
    std::function<std::optional<bool>(const Query &query, qsizetype join)> multiplies;
};

/// What one rule noticed at one place.
struct Notice {
    /// The rule: "equals-null", "and-on-one-column", "having-without-aggregate", "ungrouped-column",
    /// "left-join-undone", "join-multiplies", "like-without-wildcard", "limit-without-order",
    /// "cyrillic-case", "not-equal-drops-null", "not-in-null", "between-dates", "second-as-text", "text-with-number",
    /// "average-skips-null", "one-not-unique"; of SQL by hand "order-by-constant" too. For tests, pictures
    /// and for "don't tell me again".
    QString rule;
    /// The part of the tree, as query::Problem names it: "where[1]", "limit", "joins[0]". "" for SQL by hand.
    QString path;
    /// In SQL by hand: where the words begin that it is about, and how many characters they are; else -1 and
    /// 0.
    qsizetype position = -1;
    qsizetype length = 0;
    /// What happens and what to do, translated; whole sentences.
    QString message;
    /// What the button says that takes `mended` ("Ask IS NULL"); "" where there is nothing to press.
    QString suggestion;
    /// The whole query with this mended, where a machine can mend it: the rule is silent about it there.
    std::optional<Query> mended;
    /// The same of SQL by hand; "" where there is none.
    QString mendedSql;
};

/// In the order of the clauses. Parts that are off are not looked at. `engine`: where the query is going to
/// run, because LIKE minds the case on one and not on the other.
[[nodiscard]] QList<Notice> notices(const Query &query, database::Engine engine, const RowFacts &facts = {});

/// Of one SELECT typed by hand, by its words; what it can't make sense of it is silent about. Tables and
/// columns that are not ours are not known, so some rules can't see them.
[[nodiscard]] QList<Notice> noticesOfSql(const QString &sql, database::Engine engine,
                                         const RowFacts &facts = {});

} // namespace query
