// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Rows.h"

#include "database/Query.h"
#include "records/Catalog.h"

using namespace Qt::StringLiterals;

namespace records {

namespace {

constexpr qsizetype idsAtOnce = 500;

StoredRow rowFrom(const database::Query &query, const QList<const schema::Field *> &fields, const QStringList &extra)
{
    StoredRow row;
    int column = 0;
    for (const schema::Field *field : fields) {
        const QVariant raw = query.value(column++);
        const QVariant value = database::value::fromDriver(raw, field->type);
        if (raw.typeId() != value.typeId() || raw != value)
            row.spelled.insert(field->column, raw);
        row.values.insert(field->column, value);
    }
    for (const QString &name : extra)
        row.values.insert(name, query.value(column++));
    row.createdAt = row.values.value(u"created_at"_s).toString();
    return row;
}

} // namespace

QList<const schema::Field *> allFields(const schema::Entity &entity)
{
    QList<const schema::Field *> fields;
    for (const schema::Field &field : entity.fields)
        fields.append(&field);
    return fields;
}

QString rowColumns(const database::Dialect &dialect, const schema::Entity &entity,
                   const QList<const schema::Field *> &fields, const QStringList &extra)
{
    QStringList columns;
    for (const schema::Field *field : fields)
        columns.append(dialect.selected(dialect.quoted(entity.name, field->column), field->type));
    // What nobody knows travels as text on PostgreSQL, which every type reads back.
    for (const QString &name : extra) {
        const QString column = dialect.quoted(entity.name, name);
        columns.append(dialect.engine() == database::Engine::Sqlite ? column : dialect.asText(column));
    }
    return columns.join(u", ");
}

base::Result<QHash<qint64, StoredRow>> readRows(const database::Connection &connection, const schema::Entity &entity,
                                                const QList<qint64> &ids, RowLock lock, const QStringList &extra)
{
    QHash<qint64, StoredRow> rows;
    database::Batch batch;
    askRows(batch, connection, entity, allFields(entity), ids, lock, extra, rows);
    SHOPBOOK_TRY(batch.run(connection));
    return rows;
}

void askRows(database::Batch &batch, const database::Connection &connection, const schema::Entity &entity,
             const QList<const schema::Field *> &fields, const QList<qint64> &ids, RowLock lock,
             const QStringList &extra, QHash<qint64, StoredRow> &rows)
{
    const database::Dialect &dialect = connection.dialect();
    const QString select = u"SELECT %1 FROM %2 WHERE %3 IN (%4)%5"_s;
    const bool locked = lock == RowLock::ForUpdate && dialect.engine() == database::Engine::Postgresql;
    const QString id = dialect.quoted(entity.name, u"id"_s);
    // One order for all who lock several rows, so that two of them cannot wait for each other.
    const QString tail = locked ? u" ORDER BY %1 FOR UPDATE"_s.arg(id) : QString();
    const auto take = [&rows, fields, extra](database::Query &query) -> base::Result<void> {
        while (query.next()) {
            StoredRow row = rowFrom(query, fields, extra);
            rows.insert(row.values.value(u"id"_s).toLongLong(), std::move(row));
        }
        return {};
    };
    for (qsizetype first = 0; first < ids.size(); first += idsAtOnce) {
        QVariantList values;
        for (const qint64 one : ids.mid(first, idsAtOnce))
            values.append(one);
        batch.add(select.arg(rowColumns(dialect, entity, fields, extra), dialect.quoted(entity.name), id,
                             catalog::placeholders(values.size()), tail),
                  values, take);
    }
}

} // namespace records
