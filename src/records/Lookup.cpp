// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Lookup.h"

#include "database/Query.h"
#include "query/Matching.h"
#include "records/Catalog.h"
#include "records/LabelSource.h"
#include "records/Rows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace records {

using database::Connection;
using database::Dialect;
using database::Query;
using schema::Entity;

namespace {

QString columnSql(const Dialect &dialect, const Entity &entity, const QString &alias, const QString &column)
{
    return dialect.quoted(alias.isEmpty() ? entity.name : alias, column);
}

} // namespace

QString createdAtSql(const Dialect &dialect, Table table, const QString &alias)
{
    const Entity &entity = schema::entity(table);
    return u"COALESCE(%1, '')"_s.arg(
        dialect.selected(columnSql(dialect, entity, alias, u"created_at"_s), schema::Type::Timestamp));
}

QString archivedSql(const Dialect &dialect, Table table, const QString &alias)
{
    const Entity &entity = schema::entity(table);
    // The first half stands for itself, so the engine makes its list once; the second, of a row's own, is asked for
    // what is on that list only. Without it a million rows were looked up one by one.
    return u"(%3 IN (SELECT row_id FROM %1 WHERE table_name = '%2') AND EXISTS (SELECT 1 FROM %1 AS shopbook_a WHERE "
           "shopbook_a.table_name = '%2' AND shopbook_a.row_id = %3 AND shopbook_a.row_created_at = %4))"_s.arg(dialect.quoted(catalog::archiveTable), entity.name,
                                                      columnSql(dialect, entity, alias, u"id"_s),
                                                      createdAtSql(dialect, table, alias));
}

QString deletedSql(const Dialect &dialect, Table table, const QString &alias)
{
    const Entity &entity = schema::entity(table);
    return entity.softDelete ? dialect.isTrue(columnSql(dialect, entity, alias, u"deleted"_s)) : QString();
}

base::Result<bool> hasArchive(const Connection &connection)
{
    const auto tables = catalog::tablesAmong(connection, {catalog::archiveTable});
    if (!tables)
        return tables.error();
    return !tables->isEmpty();
}

base::Result<bool> hasArchived(const Connection &connection, Table table)
{
    const auto found = connection.scalar(u"SELECT 1 FROM %1 WHERE table_name = ? LIMIT 1"_s.arg(
                                             connection.dialect().quoted(catalog::archiveTable)),
                                         {schema::entity(table).name});
    if (!found)
        return found.error();
    return found->isValid();
}

base::Result<bool> isArchived(const Connection &connection, const RowKey &key)
{
    if (!schema::entity(key.table).archivable)
        return false;
    const auto archive = hasArchive(connection);
    if (!archive || !*archive)
        return archive;
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(key.table);
    const auto found = connection.scalar(u"SELECT 1 FROM %1 WHERE %2 = ? AND %3"_s.arg(
                                             dialect.quoted(entity.name), dialect.quoted(entity.name, u"id"_s),
                                             archivedSql(dialect, key.table, {})),
                                         {key.id});
    if (!found)
        return found.error();
    return found->isValid() && !found->isNull();
}

base::Result<Record> readRow(const Connection &connection, const RowKey &key)
{
    const Entity &entity = schema::entity(key.table);
    auto rows = readRows(connection, entity, {key.id}, RowLock::None);
    if (!rows)
        return std::move(rows).error();
    if (rows->isEmpty())
        return base::Error{base::ErrorCode::NotFound,
                           QCoreApplication::translate("records", "This row is no longer there: another program "
                                                                  "deleted it. Nothing was changed."),
                           u"%1 %2"_s.arg(entity.name).arg(key.id), entity.name, {}};
    return rows->constBegin()->values;
}

base::Result<QString> labelOf(const Connection &connection, const RowKey &key)
{
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(key.table);
    const auto label = connection.scalar(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(
                                             query::labelSql(dialect, key.table, {}), dialect.quoted(entity.name),
                                             dialect.quoted(entity.name, u"id"_s)),
                                         {key.id});
    if (!label)
        return label.error();
    return label->isNull() ? u"#%1"_s.arg(key.id) : label->toString();
}

base::Result<QHash<RowKey, QString>> labelsOf(const Connection &connection, const QList<RowKey> &rows)
{
    constexpr qsizetype atOnce = 500;
    const Dialect &dialect = connection.dialect();
    QHash<RowKey, QString> labels;
    QMap<Table, QVariantList> ids;
    for (const RowKey &row : rows)
        ids[row.table].append(row.id);
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        const Entity &entity = schema::entity(it.key());
        const QString id = dialect.quoted(entity.name, u"id"_s);
        for (qsizetype first = 0; first < it->size(); first += atOnce) {
            const QVariantList some = it->mid(first, atOnce);
            auto query = Query::run(connection, u"SELECT %1, %2 FROM %3 WHERE %1 IN (%4)"_s.arg(
                                                    id, query::labelSql(dialect, it.key(), {}), dialect.quoted(entity.name),
                                                    catalog::placeholders(some.size())),
                                    some);
            if (!query)
                return std::move(query).error();
            while (query->next())
                labels.insert({it.key(), query->value(0).toLongLong()}, query->value(1).toString());
            SHOPBOOK_TRY(query->finish());
        }
    }
    return labels;
}

base::Result<QList<Choice>> choices(const Connection &connection, Table table, const QString &typed, int limit)
{
    auto rows = SqlLabels::of(connection, table);
    SHOPBOOK_TRY(rows);
    return bestOf(*rows, typed, limit);
}

base::Result<QStringList> distinctValues(const Connection &connection, Table table, const QString &column,
                                         const QString &typed, int limit)
{
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(table);
    const QString sql = dialect.quoted(entity.name, column);
    QStringList conditions{sql + u" <> ''"_s};
    QVariantList values;
    if (!typed.trimmed().isEmpty()) {
        conditions.append(dialect.contains(sql));
        values.append(typed.trimmed());
    }
    values.append(limit);
    auto query = Query::run(connection, u"SELECT found FROM (SELECT DISTINCT %1 AS found FROM %2 WHERE %3) AS present "
                                        "ORDER BY %4 LIMIT ?"_s.arg(sql, dialect.quoted(entity.name),
                                                                    conditions.join(u" AND "),
                                                                    dialect.orderBy(u"found"_s, schema::Type::Text, false)),
                            values);
    if (!query)
        return std::move(query).error();
    QStringList found;
    while (query->next())
        found.append(query->value(0).toString());
    SHOPBOOK_TRY(query->finish());
    return found;
}

base::Result<bool> hasTable(const Connection &connection, Table table)
{
    const Entity &entity = schema::entity(table);
    const auto columns = catalog::columnsOf(connection, entity.name);
    if (!columns)
        return columns.error();
    for (const schema::Field &field : entity.fields)
        if (!columns->contains(field.column, Qt::CaseInsensitive))
            return false;
    return true;
}

} // namespace records
