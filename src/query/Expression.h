// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "schema/Entity.h"

namespace query
{

/// What stands in a query where SQL wants a value: a column, an aggregate over one, or a whole row of a table
/// ("user.*"). In documents, in Condition::field of a query's conditions and on chips it is its text:
/// "age", "user.age", "count(*)", "count(phonebook.id)", "count(distinct user.name)", "user.*". A bare column
/// is one of the table that the query is from.
struct Expression {
    enum class Function { None, Count, Sum, Avg, Min, Max };
    Function function = Function::None;
    bool isDistinct = false; ///< of Count only: count(distinct user.name)
    QString table; ///< its name in the database; "" = the table that the query is from
    QString column; ///< "*" = the whole row, and with Count without a table: count(*)

    /// Error (Usage, a sentence): not of these forms. Whether the names exist is Query's to check.
    [[nodiscard]] static base::Result<Expression> parse(const QString &text);
    [[nodiscard]] QString text() const;

    [[nodiscard]] bool isAggregate() const { return function != Function::None; }
    [[nodiscard]] bool isWholeRow() const { return function == Function::None && column == u"*"; }
    friend bool operator==(const Expression &, const Expression &) = default;
};

/// "count", "sum" …; "" for None.
[[nodiscard]] QString nameOf(Expression::Function function);

} // namespace query
