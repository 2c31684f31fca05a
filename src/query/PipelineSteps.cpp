// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/PipelineSteps.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::steps
{

namespace
{

Expression wholeRow(const QString &table)
{
    return {Expression::Function::None, false, table, u"*"_s};
}

void addAggregates(const Condition &condition, QList<Expression> &found)
{
    if (condition.isOff)
        return;
    for (const Condition &part : condition.parts)
        addAggregates(part, found);
    if (condition.kind != Condition::Kind::Test)
        return;
    const auto expression = Expression::parse(condition.field);
    if (expression && expression->isAggregate() && !found.contains(*expression))
        found.append(*expression);
}

/// Without what comes behind SELECT.
Query bare(const Query &query)
{
    Query result = query;
    result.isDistinct = false;
    result.orderBy.clear();
    result.limit.reset();
    result.offset.reset();
    result.isSlice = false;
    result.loaded.clear();
    result.ending = Ending::All;
    return result;
}

} // namespace

Query joined(const Query &query, qsizetype joins, qsizetype conditions)
{
    Query result = bare(query);
    result.joins = query.joins.first(joins);
    result.where = Condition::all(query.where.parts.first(conditions));
    result.groupBy.clear();
    result.having = {};
    result.columns = {wholeRow(schema::entity(query.from).name)};
    for (const Join &join : std::as_const(result.joins))
        result.columns.append(wholeRow(join.table));
    return result;
}

QList<Expression> aggregates(const Query &query)
{
    QList<Expression> found;
    for (const Expression &column : query.columns)
        if (column.isAggregate() && !found.contains(column))
            found.append(column);
    addAggregates(query.having, found);
    for (const Order &order : query.orderBy)
        if (order.by.isAggregate() && !found.contains(order.by))
            found.append(order.by);
    return found;
}

bool hasGroups(const Query &query)
{
    return !query.groupBy.isEmpty() || !aggregates(query).isEmpty();
}

Query grouped(const Query &query, qsizetype conditions)
{
    Query result = bare(query);
    result.having = Condition::all(query.having.parts.first(conditions));
    result.columns = query.groupBy + aggregates(query);
    if (result.columns.size() == query.groupBy.size())
        result.columns.append({Expression::Function::Count, false, {}, u"*"_s});
    return result;
}

Query selected(const Query &query)
{
    return bare(query);
}

Query distinct(const Query &query)
{
    Query result = bare(query);
    result.isDistinct = query.isDistinct;
    return result;
}

Query ordered(const Query &query)
{
    Query result = distinct(query);
    result.orderBy = query.orderBy;
    return result;
}

Query limited(const Query &query)
{
    Query result = ordered(query);
    result.limit = query.limit;
    result.offset = query.offset;
    if (query.ending == Ending::First)
        result.limit.reset(); // first() puts its own in the place
    return result;
}

base::Result<SqlText> conditions(const database::Dialect &dialect, const Query &query, Clause clause,
                                 qsizetype count)
{
    SqlText all;
    const QList<Condition> &parts = (clause == Clause::Where ? query.where : query.having).parts;
    for (const Condition &part : parts.first(count)) {
        const auto sql = conditionSql(dialect, query, clause, part);
        SHOPBOOK_TRY(sql);
        if (sql->sql.isEmpty())
            continue;
        all.sql += (all.sql.isEmpty() ? u"("_s : u" AND ("_s) + sql->sql + u')';
        all.values += sql->values;
    }
    return all;
}

base::Result<SqlText> source(const database::Dialect &dialect, const Query &query, qsizetype count,
                             bool isGrouped)
{
    auto text = fromSql(dialect, query);
    SHOPBOOK_TRY(text);
    const auto where = conditions(dialect, query, Clause::Where, count);
    SHOPBOOK_TRY(where);
    if (!where->sql.isEmpty())
        text->sql += u" WHERE "_s + where->sql;
    text->values += where->values;
    QStringList keys;
    for (const Expression &key : isGrouped ? query.groupBy : QList<Expression>()) {
        const auto sql = expressionSql(dialect, query, key);
        SHOPBOOK_TRY(sql);
        keys.append(*sql);
    }
    if (!keys.isEmpty())
        text->sql += u" GROUP BY "_s + keys.join(u", "_s);
    return text;
}

} // namespace query::steps
