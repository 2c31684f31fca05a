// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/RowSql.h"

#include "records/Lookup.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tables::sql
{

using database::Dialect;
using database::Engine;
using schema::Entity;
using schema::Field;
using schema::Type;

namespace
{

/// The row that a relation's column points to.
QString aliasOf(int column)
{
    return u"r%1"_s.arg(column);
}

/// NULL for a reference that is NULL or leads nowhere.
QString labelOf(const Dialect &dialect, const Entity &entity, int column)
{
    const QString alias = aliasOf(column);
    return u"CASE WHEN %1 IS NULL THEN NULL ELSE %2 END"_s.arg(
        dialect.quoted(alias, u"id"_s),
        query::labelSql(dialect, entity.fields.at(column).relation->target, alias));
}

/// The place of each row of a relation's table among its labels, equal labels at the same one. A million purchases
/// are then sorted by a number, and a hundred thousand names once, instead of a million by their names.
QString placesSql(const Dialect &dialect, const Entity &entity, int column)
{
    const Entity &target = schema::entity(entity.fields.at(column).relation->target);
    const QString label = dialect.orderBy(query::labelSql(dialect, target.table, {}), Type::Text, false);
    return u" LEFT JOIN (SELECT %1 AS id, rank() OVER (ORDER BY %2) AS place FROM %3) AS %4 ON %5 = %6"_s.arg(
        idOf(dialect, target), label, dialect.quoted(target.name), dialect.quoted(aliasOf(column)),
        dialect.quoted(aliasOf(column), u"id"_s),
        dialect.quoted(entity.name, entity.fields.at(column).column));
}

} // namespace

QString whereSql(const query::SqlText &condition)
{
    return condition.sql.isEmpty() ? QString() : u" WHERE "_s + condition.sql;
}

QString idOf(const Dialect &dialect, const Entity &entity)
{
    return dialect.quoted(entity.name, u"id"_s);
}

QString joinSql(const Dialect &dialect, const Entity &entity, int column)
{
    const Field &field = entity.fields.at(column);
    const Entity &target = schema::entity(field.relation->target);
    return u" LEFT JOIN %1 AS %2 ON %3 = %4"_s.arg(
        dialect.quoted(target.name), dialect.quoted(aliasOf(column)),
        dialect.quoted(aliasOf(column), u"id"_s), dialect.quoted(entity.name, field.column));
}

sparing::Plan orderPlan(const Dialect &dialect, const RowQuery::Request &request, const query::SqlText &condition)
{
    const Entity &entity = schema::entity(request.table);
    sparing::Plan plan;
    plan.table = dialect.quoted(entity.name);
    plan.id = idOf(dialect, entity);
    plan.from = plan.table;
    plan.where = condition.sql;
    plan.values = condition.values;
    QSet<int> used;
    for (const auto &[column, descending] : request.sort) {
        if (column < 0 || column >= entity.fields.size() || used.contains(column))
            continue;
        used.insert(column);
        const Field &field = entity.fields.at(column);
        if (field.column == u"id") { // what comes after it decides nothing
            plan.isIdDescending = descending;
            break;
        }
        if (field.relation)
            plan.from += joinSql(dialect, entity, column);
        plan.keys.append({field.relation ? labelOf(dialect, entity, column)
                                         : dialect.quoted(entity.name, field.column),
                          field.relation ? Type::Text : field.type, descending});
    }
    return plan;
}

QString orderSql(const Dialect &dialect, const RowQuery::Request &request, const query::SqlText &condition)
{
    const Entity &entity = schema::entity(request.table);
    const QString id = idOf(dialect, entity);
    QString from = dialect.quoted(entity.name);
    QStringList order;
    QSet<int> used;
    bool byId = false;
    // Few rows are sorted sooner than all names are.
    const bool isAll = request.search.trimmed().isEmpty() && request.filter.isEmpty() && request.conditions.isVoid();
    for (const auto &[column, descending] : request.sort) {
        if (column < 0 || column >= entity.fields.size() || byId || used.contains(column))
            continue;
        used.insert(column);
        const Field &field = entity.fields.at(column);
        byId = field.column == u"id"; // what comes after it decides nothing
        if (field.relation && isAll) {
            from += placesSql(dialect, entity, column);
            order.append(dialect.orderBy(dialect.quoted(aliasOf(column), u"place"_s), Type::Integer, descending));
        } else if (field.relation) {
            from += joinSql(dialect, entity, column);
            order.append(dialect.orderBy(labelOf(dialect, entity, column), Type::Text, descending));
        } else {
            order.append(dialect.orderBy(dialect.quoted(entity.name, field.column), field.type, descending));
        }
    }
    if (!byId)
        order.append(id);
    return u"SELECT %1 FROM %2%3 ORDER BY %4"_s.arg(id, from, whereSql(condition), order.join(u", "));
}

QString pageColumns(const Dialect &dialect, const Entity &entity, bool hasArchive)
{
    QStringList columns;
    for (const Field &field : entity.fields)
        columns.append(dialect.selected(dialect.quoted(entity.name, field.column), field.type));
    for (int column = 0; column < entity.fields.size(); ++column)
        if (entity.fields.at(column).relation)
            columns.append(labelOf(dialect, entity, column));
    if (entity.archivable && hasArchive)
        columns.append(
            u"CASE WHEN %1 THEN 1 ELSE 0 END"_s.arg(records::archivedSql(dialect, entity.table, {})));
    return columns.join(u", ");
}

} // namespace tables::sql
