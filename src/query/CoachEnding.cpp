// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"

#include "database/Value.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

/// At most one row can come: a unique column is pinned to a value, or everything is added up to one row.
bool isOneRow(const Query &query)
{
    const bool isTotal = query.groupBy.isEmpty() && !query.columns.isEmpty()
        && std::ranges::all_of(query.columns, &Expression::isAggregate);
    const QString from = schema::entity(query.from).name;
    return isTotal || std::ranges::any_of(spotsOf(query.where, u"where"_s), [&](const Spot &spot) {
               const schema::Field *field = fieldOf(query, spot.test->field);
               return field && spot.groups.size() == 1 && spot.test->op == Op::Equals
                   && (field->unique || field->column == u"id")
                   && tableOf(query, expressionOf(spot.test->field)) == from;
           });
}

/// The order by which nothing is left to chance, as far as the columns allow it.
QList<Order> orderOf(const Query &query)
{
    QList<Order> orders;
    for (const Expression &by : query.groupBy)
        orders.append({by, false, Order::Nulls::Default});
    if (!orders.isEmpty())
        return orders;
    // With DISTINCT only what is asked for can be ordered by.
    if (query.isDistinct)
        for (const Expression &column : query.columns)
            if (!column.isWholeRow() && column.column != u"?")
                orders.append({column, false, Order::Nulls::Default});
    if (orders.isEmpty())
        orders.append(
            {Expression{Expression::Function::None, false,
                        query.joins.isEmpty() ? QString() : schema::entity(query.from).name, u"id"_s},
             false, Order::Nulls::Default});
    return orders;
}

} // namespace

void limitWithoutOrder(const Look &look)
{
    const Query &query = look.query;
    const bool isCut = query.limit || query.offset;
    const bool isFirst = query.ending == Ending::First;
    if ((!isCut && !isFirst) || !query.orderBy.isEmpty() || query.ending == Ending::Count || isOneRow(query))
        return;
    Query mended = query;
    mended.orderBy = orderOf(query);
    const QString message = isFirst && !isCut
        ? QCoreApplication::translate(
            "query",
            "first() takes one row, and nothing says which: without ORDER BY the database may "
            "bring any of them, today this one, tomorrow another. Say an order.")
        : QCoreApplication::translate(
            "query",
            "Some of the rows are taken, and nothing says which: without ORDER BY the database "
            "may bring any of them, today these, tomorrow others. Say an order.");
    const QString path = query.isSlice ? u"slice"_s
        : query.limit                  ? u"limit"_s
        : query.offset                 ? u"offset"_s
                                       : u"ending"_s;
    look.say(u"limit-without-order"_s, path, message,
             QCoreApplication::translate("query", "Order by %1").arg(mended.orderBy.constFirst().by.text()),
             mended);
}

void oneNotUnique(const Look &look)
{
    const Query &query = look.query;
    const bool isOne =
        query.ending == Ending::One || query.ending == Ending::OneOrNone || query.ending == Ending::Scalar;
    if (!isOne || query.limit == 1 || isOneRow(query))
        return;
    const QString name = query.ending == Ending::One ? u"one()"_s
        : query.ending == Ending::OneOrNone          ? u"one_or_none()"_s
                                                     : u"scalar()"_s;
    Query mended = query;
    mended.ending = Ending::First;
    if (mended.orderBy.isEmpty())
        mended.orderBy = orderOf(query);
    look.say(
        u"one-not-unique"_s, u"ending"_s,
        QCoreApplication::translate(
            "query",
            "%1 fails as soon as two rows fit, and nothing here says that only one can: the conditions name "
            "no id "
            "and no other unique column. Ask for one of these, or take the first of an order by first().")
            .arg(name),
        QCoreApplication::translate("query", "Take first() of an order"), mended);
}

} // namespace query::coach
