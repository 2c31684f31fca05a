// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/RandomQueries.h"

#include "query/Model.h"
#include "query/Operators.h"

#include <QTest>

using namespace Qt::StringLiterals;
using query::Query;

/// Random trees stand for all trees in many tests: is everything in them that a tree can say?
class RandomQueriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingOccurs();
};

namespace
{

void note(const query::Condition &condition, const QString &clause, const QString &outer,
          QMap<QString, int> &seen)
{
    using Kind = query::Condition::Kind;
    if (condition.isOff) {
        ++seen[clause + u"off"_s];
        return;
    }
    if (condition.kind != Kind::Test) {
        const QString word = condition.kind == Kind::All ? u"all"_s
            : condition.kind == Kind::Any                ? u"any"_s
                                                         : u"none"_s;
        ++seen[clause + word];
        ++seen[outer + u'.' + word];
        for (const query::Condition &part : condition.parts)
            note(part, clause, word, seen);
        return;
    }
    const QString op = query::codeOf(condition.op);
    ++seen[clause + op];
    if (condition.isByName)
        ++seen[u"by name"_s];
    const bool isEmpty = condition.values.isEmpty();
    if (condition.op == query::Op::OneOf && isEmpty)
        ++seen[u"in nothing"_s];
    if (!isEmpty && database::value::isNull(condition.values.constFirst()))
        ++seen[op + u" NULL"_s];
    const query::Expression what = *query::Expression::parse(condition.field);
    if (what.isAggregate())
        ++seen[clause + (what.column == u"*" ? what.text() : query::nameOf(what.function))];
    if (what.isDistinct)
        ++seen[clause + u"distinct"_s];
}

void note(const Query &query, QMap<QString, int> &seen)
{
    for (const query::Condition &part : query.where.parts)
        note(part, {}, {}, seen);
    for (const query::Condition &part : query.having.parts)
        note(part, u"having "_s, {}, seen);
    int objects = 0;
    int aggregates = 0;
    for (const query::Expression &column : query.columns) {
        objects += column.isWholeRow();
        aggregates += column.isAggregate();
        if (column.isAggregate())
            ++seen[u"columns "_s + (column.column == u"*" ? column.text() : query::nameOf(column.function))];
        seen[u"columns distinct"_s] += column.isDistinct;
    }
    seen[u"two objects"_s] += objects == 2;
    seen[u"object and column"_s] += objects == 1 && aggregates == 0 && query.columns.size() > 1;
    seen[u"object and aggregate"_s] += objects == 1 && aggregates > 0;
    for (const query::Join &join : query.joins)
        ++seen[join.isOuter ? u"outer join"_s : u"join"_s];
    seen[u"three joins"_s] += query.joins.size() == 3;
    for (const QString &table : query.loaded)
        ++seen[query::relationship(query.from, schema::entityByName(table)->table)->isList ? u"load list"_s
                                                                                           : u"load one"_s];
    seen[u"load and limit"_s] += !query.loaded.isEmpty() && query.limit.has_value();
    seen[u"distinct"_s] += query.isDistinct;
    seen[u"group"_s] += !query.groupBy.isEmpty();
    for (const query::Order &order : query.orderBy) {
        seen[u"descending"_s] += order.isDescending;
        seen[u"nulls first"_s] += order.nulls == query::Order::Nulls::First;
        seen[u"nulls last"_s] += order.nulls == query::Order::Nulls::Last;
        if (order.by.isAggregate())
            ++seen[u"order "_s + query::nameOf(order.by.function)];
        seen[u"order hidden"_s] += order.by.isAggregate() && !query.columns.contains(order.by);
    }
    seen[u"limit"_s] += query.limit && !query.isSlice;
    seen[u"limit 0"_s] += query.limit == 0 && !query.isSlice;
    seen[u"offset"_s] += query.offset && !query.isSlice;
    seen[u"slice"_s] += query.isSlice;
    seen[u"open slice"_s] += query.isSlice && !query.limit;
    ++seen[u"ending "_s + query::codeOf(query.ending)];
}

} // namespace

/// What never occurs in them is not tested by them.
void RandomQueriesTest::everythingOccurs()
{
    QMap<QString, int> seen;
    for (quint32 seed = 1; seed <= 500; ++seed)
        note(trees::random(seed), seen);
    for (const char *expected : {"==",
                                 "!=",
                                 "<",
                                 "<=",
                                 ">",
                                 ">=",
                                 "like",
                                 "not like",
                                 "ilike",
                                 "contains",
                                 "not contains",
                                 "startswith",
                                 "endswith",
                                 "in",
                                 "not in",
                                 "in nothing",
                                 "between",
                                 "is null",
                                 "is not null",
                                 "== NULL",
                                 "in NULL",
                                 "by name",
                                 "off",
                                 "all",
                                 "any",
                                 "none",
                                 "any.none",
                                 "having ==",
                                 "having count(*)",
                                 "having sum",
                                 "having avg",
                                 "having min",
                                 "having max",
                                 "having count",
                                 "having distinct",
                                 "having any",
                                 "having none",
                                 "columns count(*)",
                                 "columns sum",
                                 "columns avg",
                                 "columns min",
                                 "columns max",
                                 "columns count",
                                 "columns distinct",
                                 "order count",
                                 "order sum",
                                 "order hidden",
                                 "join",
                                 "outer join",
                                 "three joins",
                                 "load list",
                                 "load one",
                                 "load and limit",
                                 "two objects",
                                 "object and column",
                                 "object and aggregate",
                                 "distinct",
                                 "group",
                                 "descending",
                                 "nulls first",
                                 "nulls last",
                                 "limit",
                                 "limit 0",
                                 "offset",
                                 "slice",
                                 "open slice",
                                 "ending all",
                                 "ending first",
                                 "ending one",
                                 "ending one_or_none",
                                 "ending scalar",
                                 "ending count"})
        QVERIFY2(seen.value(QString::fromLatin1(expected)) > 0, expected);
}

QTEST_GUILESS_MAIN(RandomQueriesTest)
#include "RandomQueriesTest.moc"
