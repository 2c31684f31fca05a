// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Coach.h"

#include "query/CoachRules.h"

#include "database/Value.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace query
{

namespace coach
{

namespace
{

QString wordOf(Condition::Kind kind)
{
    return kind == Condition::Kind::Any ? u"any"_s : kind == Condition::Kind::None ? u"none"_s : u"all"_s;
}

void collect(const Condition &group, const QString &path, Spot spot, QList<Spot> &spots)
{
    spot.groups.append(&group);
    for (qsizetype i = 0; i < group.parts.size(); ++i) {
        const Condition &part = group.parts.at(i);
        if (part.isVoid())
            continue;
        Spot inner = spot;
        inner.way.append(int(i));
        inner.path = u"%1[%2]"_s.arg(path).arg(i);
        if (part.kind != Condition::Kind::Test) {
            collect(part, u"%1.%2"_s.arg(inner.path, wordOf(part.kind)), inner, spots);
            continue;
        }
        inner.test = &part;
        spots.append(inner);
    }
}

} // namespace

QString tableOf(const Query &query, const Expression &expression)
{
    return expression.table.isEmpty() ? schema::entity(query.from).name : expression.table;
}

const schema::Field *fieldOf(const Query &query, const Expression &expression)
{
    const schema::Entity *entity = schema::entityByName(tableOf(query, expression));
    return entity ? entity->field(expression.column) : nullptr;
}

Expression expressionOf(const QString &text)
{
    return Expression::parse(text).value_or(Expression());
}

const schema::Field *fieldOf(const Query &query, const QString &expressionText)
{
    return fieldOf(query, expressionOf(expressionText));
}

bool isOuterJoined(const Query &query, const QString &table)
{
    for (const Join &join : query.joins)
        if (join.table == table && join.isOuter)
            return true;
    return false;
}

bool mayBeNull(const Look &look, const Expression &expression)
{
    const schema::Field *field = fieldOf(look.query, expression);
    if (!field || expression.isAggregate())
        return false;
    if (look.facts.hasNulls)
        if (const auto known = look.facts.hasNulls(tableOf(look.query, expression), field->column))
            return *known;
    return field->nullable;
}

Op meaning(const Look &look, const Condition &test)
{
    const bool isNull = test.values.size() == 1 && database::value::isNull(test.values.constFirst());
    if (look.written || !isNull)
        return test.op;
    return test.op == Op::Equals ? Op::IsNull : test.op == Op::NotEquals ? Op::IsNotNull : test.op;
}

QList<Spot> spotsOf(const Condition &root, const QString &name)
{
    QList<Spot> spots;
    if (!root.isVoid())
        collect(root, name, {}, spots);
    return spots;
}

QString pathOf(const Condition &root, const QString &name, const QList<int> &way)
{
    QString path = name;
    const Condition *group = &root;
    for (qsizetype i = 0; i < way.size(); ++i) {
        if (i > 0)
            path += u'.' + wordOf(group->kind);
        path += u"[%1]"_s.arg(way.at(i));
        group = &group->parts.at(way.at(i));
    }
    return path;
}

Condition &at(Condition &root, const QList<int> &way)
{
    Condition *condition = &root;
    for (const int index : way)
        condition = &condition->parts[index];
    return *condition;
}

Query with(const Query &query, bool isHaving, const QList<int> &way, const Condition &condition)
{
    Query changed = query;
    at(isHaving ? changed.having : changed.where, way) = condition;
    return changed;
}

QString Look::quoted(const QString &field) const
{
    return QCoreApplication::translate("query", "“%1”").arg(written ? written->value(field, field) : field);
}

void all(const Look &look)
{
    leftJoinUndone(look);
    joinMultiplies(look);
    equalsNull(look);
    andOnOneColumn(look);
    notEqualDropsNull(look);
    notInNull(look);
    betweenDates(look);
    secondAsText(look);
    textWithNumber(look);
    likeWithoutWildcard(look);
    cyrillicCase(look);
    ungroupedColumn(look);
    havingWithoutAggregate(look);
    averageSkipsNull(look);
    limitWithoutOrder(look);
    oneNotUnique(look);
}

} // namespace coach

QList<Notice> notices(const Query &query, database::Engine engine, const RowFacts &facts)
{
    QList<Notice> found;
    coach::all({query, engine, facts, found});
    return found;
}

} // namespace query
