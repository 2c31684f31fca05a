// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

/// The condition is false or unknown for a row whose columns of `table` are all NULL.
bool dropsNullRow(const Look &look, const Condition &condition, const QString &table)
{
    const Query &query = look.query;
    const auto drops = [&](const Condition &part) { return dropsNullRow(look, part, table); };
    const auto isAsked = [](const Condition &part) { return !part.isVoid(); };
    switch (condition.kind) {
    case Condition::Kind::Test: {
        const Expression expression = expressionOf(condition.field);
        return meaning(look, condition) != Op::IsNull && !expression.column.isEmpty()
            && expression.column != u"?" && tableOf(query, expression) == table;
    }
    case Condition::Kind::All:
        return std::ranges::any_of(condition.parts,
                                   [&](const Condition &part) { return isAsked(part) && drops(part); });
    case Condition::Kind::Any:
        return std::ranges::all_of(condition.parts,
                                   [&](const Condition &part) { return !isAsked(part) || drops(part); });
    case Condition::Kind::None:
        // NOT turns unknown into unknown, true into false: only IS NOT NULL is false there and so lets it
        // through.
        return std::ranges::any_of(condition.parts, [&](const Condition &part) {
            return isAsked(part) && part.kind == Condition::Kind::Test && meaning(look, part) != Op::IsNotNull
                && part.op != Op::HasValue && tableOf(query, expressionOf(part.field)) == table;
        });
    }
    return false;
}

/// `from` has a reference to `to`: many rows of it to one.
bool refersTo(const QString &from, const QString &to)
{
    const schema::Entity *entity = schema::entityByName(from);
    const schema::Entity *target = schema::entityByName(to);
    return entity && target && std::ranges::any_of(entity->fields, [&](const schema::Field &field) {
               return field.relation && field.relation->target == target->table;
           });
}

/// An edge of the joined tables: joins[join] attaches `table` to `other`.
struct Edge {
    qsizetype join;
    QString table;
    QString other;
};

QList<Edge> edgesOf(const Query &query)
{
    QList<Edge> edges;
    QStringList there{schema::entity(query.from).name};
    for (qsizetype i = 0; i < query.joins.size(); ++i) {
        const QString &table = query.joins.at(i).table;
        for (const QString &other : there)
            if (refersTo(table, other) || refersTo(other, table)) {
                edges.append({i, table, other});
                break;
            }
        there.append(table);
    }
    return edges;
}

/// The join that brings rows of `table` more than once: on the way from it to the others a step from one to
/// many.
std::optional<Edge> multiplying(const Look &look, const QString &table)
{
    const QList<Edge> edges = edgesOf(look.query);
    QStringList reached{table};
    for (qsizetype i = 0; i < reached.size(); ++i) {
        for (const Edge &edge : edges) {
            const QString here = reached.at(i);
            if (edge.table != here && edge.other != here)
                continue;
            const QString there = edge.table == here ? edge.other : edge.table;
            if (reached.contains(there))
                continue;
            reached.append(there);
            if (!refersTo(there, here))
                continue;
            const auto known =
                look.facts.multiplies ? look.facts.multiplies(look.query, edge.join) : std::nullopt;
            if (known.value_or(true))
                return Edge{edge.join, there, here};
        }
    }
    return {};
}

bool speaksOf(const Query &query, const QString &table)
{
    const auto isIts = [&](const Expression &expression) { return tableOf(query, expression) == table; };
    const auto hasIt = [&](const Condition &root, const QString &name) {
        return std::ranges::any_of(spotsOf(root, name),
                                   [&](const Spot &spot) { return isIts(expressionOf(spot.test->field)); });
    };
    return std::ranges::any_of(query.columns, isIts) || std::ranges::any_of(query.groupBy, isIts)
        || std::ranges::any_of(query.orderBy, isIts, &Order::by) || hasIt(query.where, u"where"_s)
        || hasIt(query.having, u"having"_s);
}

} // namespace

void leftJoinUndone(const Look &look)
{
    const Query &query = look.query;
    for (qsizetype i = 0; i < query.joins.size(); ++i) {
        const Join &join = query.joins.at(i);
        if (!join.isOuter || query.where.isVoid() || !dropsNullRow(look, query.where, join.table))
            continue;
        QString path = u"joins[%1]"_s.arg(i);
        for (qsizetype part = 0; part < query.where.parts.size(); ++part)
            if (!query.where.parts.at(part).isVoid()
                && dropsNullRow(look, query.where.parts.at(part), join.table))
                path = u"where[%1]"_s.arg(part);
        Query mended = query;
        mended.joins[i].isOuter = false;
        look.say(u"left-join-undone"_s, path,
                 QCoreApplication::translate("query",
                                             "LEFT JOIN keeps rows that have no partner in %1, with NULL in "
                                             "its columns; this condition drops "
                                             "them again, because a comparison with NULL is never true. So "
                                             "it does what JOIN does. Say JOIN, or "
                                             "let them through by OR … IS NULL.")
                     .arg(look.quoted(join.table)),
                 QCoreApplication::translate("query", "Say JOIN"), mended);
    }
}

void joinMultiplies(const Look &look)
{
    const Query &query = look.query;
    for (qsizetype i = 0; i < query.columns.size(); ++i) {
        const Expression &column = query.columns.at(i);
        const bool isCount = column.function == Expression::Function::Count;
        const bool adds =
            column.function == Expression::Function::Sum || column.function == Expression::Function::Avg;
        if ((!isCount && !adds) || column.isDistinct || column.column == u"*" || column.column == u"?")
            continue;
        const auto edge = multiplying(look, tableOf(query, column));
        if (!edge)
            continue;
        //: %1: an aggregate such as sum(price); %2, %3: tables, such as “products” and “purchases”
        const QString message =
            QCoreApplication::translate(
                "query",
                "%1 takes a row of %2 once for every row of %3 that is joined to it: a row with "
                "three partners counts three times.")
                .arg(look.quoted(column.text()), look.quoted(tableOf(query, column)),
                     look.quoted(edge->table));
        std::optional<Query> mended;
        QString advice;
        QString suggestion;
        if (isCount) {
            Expression once = column;
            once.isDistinct = true;
            if (!query.columns.contains(once)) { // nothing is asked for twice
                mended = query;
                mended->columns[i] = once;
                suggestion = QCoreApplication::translate("query", "Count DISTINCT");
            }
            advice = QCoreApplication::translate("query", "Count each row once by DISTINCT.");
        } else if (query.joins.at(edge->join).isOuter && query.joins.at(edge->join).table == edge->table
                   && !speaksOf(query, edge->table) && edge->join == query.joins.size() - 1) {
            mended = query;
            mended->joins.removeAt(edge->join);
            advice = QCoreApplication::translate("query", "Nothing else here needs the join: leave it out.");
            suggestion = QCoreApplication::translate("query", "Leave the join out");
        } else {
            advice = QCoreApplication::translate("query",
                                                 "Add up before joining, in a query of its own, or add up a "
                                                 "column of the table with many rows.");
        }
        look.say(u"join-multiplies"_s, u"columns[%1]"_s.arg(i), message + u' ' + advice, suggestion, mended);
    }
}

} // namespace query::coach
