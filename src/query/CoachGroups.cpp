// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

/// SQL by hand holds what this program has no words for: "?" stands for it, and "unknown" for the table of a
/// name that may be a total's.
bool isOpaque(const Expression &expression)
{
    return expression.column == u"?" || expression.table == u"unknown";
}

/// Every row of `table` is a group of its own there, so its other columns have one value in each.
bool groupsByKeyOf(const Query &query, const QString &table)
{
    return std::ranges::any_of(query.groupBy, [&](const Expression &by) {
        return by.column == u"id" && tableOf(query, by) == table;
    });
}

bool isGroupedBy(const Query &query, const Expression &expression)
{
    return groupsByKeyOf(query, tableOf(query, expression))
        || std::ranges::any_of(query.groupBy, [&](const Expression &by) {
               return isOpaque(by)
                   || (by.column == expression.column && tableOf(query, by) == tableOf(query, expression));
           });
}

QList<Expression> asked(const Query &query)
{
    if (!query.columns.isEmpty())
        return query.columns;
    return {Expression{Expression::Function::None, false, {}, u"*"_s}};
}

bool isOneTest(const Condition &condition)
{
    return condition.kind == Condition::Kind::Test;
}

bool hasAggregate(const Condition &condition)
{
    if (isOneTest(condition)) {
        const Expression expression = expressionOf(condition.field);
        return expression.column.isEmpty() || isOpaque(expression) || expression.isAggregate();
    }
    return std::ranges::any_of(condition.parts, hasAggregate);
}

} // namespace

void ungroupedColumn(const Look &look)
{
    const Query &query = look.query;
    const bool counts = std::ranges::any_of(query.columns, &Expression::isAggregate);
    if (query.groupBy.isEmpty() && !counts)
        return;
    Query mended = query;
    QList<std::pair<QString, QString>> found; // path, text
    const QList<Expression> columns = asked(query);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const Expression &column = columns.at(i);
        if (column.isAggregate() || isOpaque(column) || isGroupedBy(query, column))
            continue;
        found.append({query.columns.isEmpty() ? u"group_by"_s : u"columns[%1]"_s.arg(i), column.text()});
        Expression by = column;
        if (column.isWholeRow())
            by.column = u"id"_s;
        if (!mended.groupBy.contains(by))
            mended.groupBy.append(by);
    }
    for (const auto &[path, text] : found) {
        const QString message = query.groupBy.isEmpty()
            ? QCoreApplication::translate(
                "query",
                "%1 stands beside a total that is made of many rows: which row's value is "
                "meant? SQLite takes any, PostgreSQL refuses. Group by it, or leave it out.")
            : QCoreApplication::translate(
                "query",
                "A group has many rows, and %1 may differ in them: which one is meant? SQLite "
                "takes any, PostgreSQL refuses. Group by it too, or leave it out.");
        look.say(u"ungrouped-column"_s, path, message.arg(look.quoted(text)),
                 QCoreApplication::translate("query", "Group by it"), mended);
    }
}

void havingWithoutAggregate(const Look &look)
{
    const Query &query = look.query;
    if (query.having.isVoid() || query.having.kind != Condition::Kind::All)
        return;
    for (qsizetype i = 0; i < query.having.parts.size(); ++i) {
        const Condition &part = query.having.parts.at(i);
        if (part.isVoid() || hasAggregate(part))
            continue;
        Query mended = query;
        mended.having.parts.removeAt(i);
        mended.where.parts.append(part);
        look.say(u"having-without-aggregate"_s, u"having[%1]"_s.arg(i),
                 QCoreApplication::translate("query",
                                             "Nothing is counted in this condition, so it can be asked of "
                                             "the rows before they are grouped: "
                                             "in WHERE. The answer is the same, but fewer rows are grouped, "
                                             "and HAVING is left with what it is "
                                             "for: counts, sums and averages."),
                 QCoreApplication::translate("query", "Move it to WHERE"), mended);
    }
}

void averageSkipsNull(const Look &look)
{
    const Query &query = look.query;
    for (qsizetype i = 0; i < query.columns.size(); ++i) {
        const Expression &column = query.columns.at(i);
        if (column.function != Expression::Function::Avg)
            continue;
        const Expression plain{Expression::Function::None, false, column.table, column.column};
        const bool isOuter = isOuterJoined(query, tableOf(query, column));
        if (!isOuter && !mayBeNull(look, plain))
            continue;
        const bool isSaid = std::ranges::any_of(spotsOf(query.where, u"where"_s), [&](const Spot &spot) {
            const bool isHere =
                spot.groups.size() == 1 && fieldOf(query, spot.test->field) == fieldOf(query, plain);
            return isHere && (meaning(look, *spot.test) == Op::IsNotNull || spot.test->op == Op::HasValue);
        });
        if (isSaid)
            continue;
        const QString message =
            QCoreApplication::translate(
                "query",
                "The average leaves out rows without a value in %1: it is the sum divided by "
                "the number of known values, not of rows. If a missing value should count as "
                "0, this is not the number that you want.")
                .arg(look.quoted(plain.text()));
        if (isOuter) { // the condition would undo the LEFT JOIN
            look.say(u"average-skips-null"_s, u"columns[%1]"_s.arg(i), message);
            continue;
        }
        Query mended = query;
        mended.where.parts.append(Condition::test(plain.text(), Op::IsNotNull));
        look.say(u"average-skips-null"_s, u"columns[%1]"_s.arg(i), message,
                 QCoreApplication::translate("query", "Say it: IS NOT NULL"), mended);
    }
}

} // namespace query::coach
