// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Journal.h"

#include "base/Text.h"
#include "database/Query.h"
#include "records/Catalog.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace records {

using database::Connection;
using database::Query;
using schema::Type;

namespace {

constexpr qsizetype changesAtOnce = 50;

struct OperationName {
    Operation operation;
    const char *name;
};

constexpr std::array operationNames{
    OperationName{Operation::Insert, "insert"},     OperationName{Operation::Update, "update"},
    OperationName{Operation::Delete, "delete"},     OperationName{Operation::Restore, "restore"},
    OperationName{Operation::Archive, "archive"},   OperationName{Operation::Unarchive, "unarchive"},
};

base::Error unreadable(const QString &what)
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate("records", "A step of the history cannot be read; it was changed by another "
                                                   "program or written by a newer Shopbook. Your data was not touched."),
            what, catalog::changeTable, {}};
}

QVariant jsonOrNull(const Record &record)
{
    return record.isEmpty() ? QVariant() : QVariant(toJson(record));
}

/// What shopbook_change holds of a change, behind the step's id.
QVariantList valuesOf(const StepChange &change, qsizetype position)
{
    return {position,
            schema::entity(change.row.table).name,
            change.row.id,
            QString(change.createdAt.isNull() ? u""_s : change.createdAt),
            operationName(change.operation),
            jsonOrNull(change.before),
            jsonOrNull(change.after)};
}

QString insertChangesSql(const Connection &connection)
{
    return u"INSERT INTO %1 (step, position, table_name, row_id, row_created_at, operation, old_json, new_json) "_s.arg(
        connection.dialect().quoted(catalog::changeTable));
}

void addChanges(database::Batch &batch, const Connection &connection, qint64 step, const QList<StepChange> &changes,
                qsizetype from)
{
    for (qsizetype first = from; first < changes.size(); first += changesAtOnce) {
        const qsizetype end = std::min(first + changesAtOnce, changes.size());
        QVariantList values;
        for (qsizetype at = first; at < end; ++at)
            values += QVariantList{step} + valuesOf(changes.at(at), at);
        batch.add(insertChangesSql(connection) + u"VALUES "_s
                      + catalog::placeholders(end - first, u"(?, ?, ?, ?, ?, ?, ?, ?)"_s),
                  values);
    }
}

QString insertStepSql(const Connection &connection)
{
    return u"INSERT INTO %1 (author, name, at, undoes, head) VALUES (?, ?, ?, ?, ?) RETURNING id"_s.arg(
        connection.dialect().quoted(catalog::stepTable));
}

/// PostgreSQL: the step and the first of its changes in one statement, so that its id need not come back first.
QString insertBothSql(const Connection &connection, qsizetype changes)
{
    return u"WITH step AS (%1), rows AS (%2SELECT step.id, given.* FROM step, (VALUES %3) AS given) "
           "SELECT id FROM step"_s.arg(insertStepSql(connection), insertChangesSql(connection),
                                       catalog::placeholders(changes, u"(?::integer, ?::text, ?::bigint, ?::text, "
                                                                      "?::text, ?::text, ?::text)"_s));
}

void askHeads(database::Batch &batch, const Connection &connection, const QSet<QString> &tables, QStringList &heads)
{
    const database::Dialect &dialect = connection.dialect();
    const auto take = [&heads](const QString &prefix) {
        return [&heads, prefix](Query &query) -> base::Result<void> {
            while (query.next())
                heads.append(prefix + query.value(0).toString());
            return {};
        };
    };
    if (tables.contains(catalog::alembicTable))
        batch.add(u"SELECT version_num FROM %1 ORDER BY 1"_s.arg(dialect.quoted(catalog::alembicTable)), {},
                  take(u"alembic="_s));
    if (tables.contains(catalog::revisionTable))
        batch.add(u"SELECT branch || '=' || revision FROM %1 ORDER BY 1"_s.arg(
                      dialect.quoted(catalog::revisionTable)),
                  {}, take({}));
}

base::Result<QString> headAmong(const Connection &connection, const QSet<QString> &tables)
{
    if (!tables.contains(catalog::stepTable))
        return base::Error{base::ErrorCode::NotAtHead,
                           QCoreApplication::translate("records", "This database has no history of changes yet, so "
                                                                  "nothing was saved. Bring it up to date first "
                                                                  "(Database, Versions)."),
                           u"shopbook_step is missing"_s, catalog::stepTable, {}};
    QStringList heads;
    database::Batch batch;
    askHeads(batch, connection, tables, heads);
    SHOPBOOK_TRY(batch.run(connection));
    return heads.join(u' ');
}

} // namespace

QString operationName(Operation operation)
{
    for (const OperationName &known : operationNames)
        if (known.operation == operation)
            return QString::fromLatin1(known.name);
    return {};
}

std::optional<Operation> operationFromName(const QString &name)
{
    for (const OperationName &known : operationNames)
        if (name == QLatin1StringView(known.name))
            return known.operation;
    return std::nullopt;
}

void askHeadTables(database::Batch &batch, const Connection &connection, QSet<QString> &found)
{
    catalog::askTables(batch, connection, {catalog::alembicTable, catalog::revisionTable, catalog::stepTable}, found);
}

base::Result<QString> headText(const Connection &connection)
{
    QSet<QString> tables;
    database::Batch batch;
    askHeadTables(batch, connection, tables);
    SHOPBOOK_TRY(batch.run(connection));
    return headAmong(connection, tables);
}

QStringList headsOf(const QString &head, schema::Area area)
{
    const QString branch = area == schema::Area::Market ? u"market="_s : u"phonebook="_s;
    QStringList alembic;
    for (const QString &entry : head.split(u' ', Qt::SkipEmptyParts)) {
        if (entry.startsWith(branch))
            return {entry};
        if (entry.startsWith(u"alembic="))
            alembic.append(entry);
    }
    return alembic;
}

base::Result<qint64> writeStep(const Connection &connection, const Author &author, const QString &name,
                               const QList<StepChange> &changes, std::optional<qint64> undoes,
                               const QSet<QString> &tables, database::Batch last)
{
    const auto head = headAmong(connection, tables);
    if (!head)
        return head.error();
    const QVariantList values{author.id, name, base::text::nowUtc(), undoes ? QVariant(*undoes) : QVariant(), *head};
    const bool isTogether = connection.engine() == database::Engine::Postgresql && !changes.isEmpty();
    const qsizetype first = isTogether ? std::min(changesAtOnce, changes.size()) : 0;
    QVariantList given = values;
    for (qsizetype at = 0; at < first; ++at)
        given += valuesOf(changes.at(at), at);
    qint64 step = 0;
    const auto takeId = [&step](Query &query) -> base::Result<void> {
        step = query.next() ? query.value(0).toLongLong() : 0;
        return {};
    };
    database::Batch batch;
    batch.add(isTogether ? insertBothSql(connection, first) : insertStepSql(connection), given, takeId);
    // What needs no id goes along; where some does, the id comes first.
    if (first < changes.size()) {
        SHOPBOOK_TRY(batch.run(connection));
        addChanges(batch, connection, step, changes, first);
    }
    batch.append(std::move(last));
    SHOPBOOK_TRY(batch.run(connection));
    return step;
}

base::Result<QList<Step>> steps(const Connection &connection, const QString &condition, const QVariantList &values, int limit)
{
    auto query = Query::run(connection, u"SELECT id, author, name, at, undoes, head FROM %1 %2 ORDER BY id DESC LIMIT ?"_s.arg(
                                            connection.dialect().quoted(catalog::stepTable), condition),
                            values + QVariantList{limit});
    if (!query)
        return std::move(query).error();
    QList<Step> found;
    while (query->next()) {
        Step step{query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toString(),
                  query->value(3).toString(),   std::nullopt,               query->value(5).toString()};
        if (const QVariant undoes = query->value(4, Type::Integer); undoes.isValid())
            step.undoes = undoes.toLongLong();
        found.append(std::move(step));
    }
    SHOPBOOK_TRY(query->finish());
    return found;
}

base::Result<QList<Step>> steps(const Connection &connection, int limit)
{
    return steps(connection, {}, {}, limit);
}

namespace {

base::Result<QList<StepChange>> readChanges(const Connection &connection, qint64 step, const QString &condition,
                                            const QVariantList &values)
{
    auto query = Query::run(connection, u"SELECT table_name, row_id, row_created_at, operation, old_json, new_json FROM %1 "
                                        "WHERE step = ?%2 ORDER BY position"_s.arg(
                                            connection.dialect().quoted(catalog::changeTable), condition),
                            QVariantList{step} + values);
    if (!query)
        return std::move(query).error();
    QList<StepChange> found;
    while (query->next()) {
        const schema::Entity *entity = schema::entityByName(query->value(0).toString());
        const auto operation = operationFromName(query->value(3).toString());
        if (!entity || !operation)
            return unreadable(u"step %1: unknown table or operation"_s.arg(step));
        StepChange change{{entity->table, query->value(1).toLongLong()}, query->value(2).toString(), *operation, {}, {}};
        auto before = recordFromJson(query->value(4).toString().toUtf8(), *entity);
        auto after = recordFromJson(query->value(5).toString().toUtf8(), *entity);
        if (!before || !after)
            return unreadable(u"step %1: unreadable JSON"_s.arg(step));
        change.before = std::move(*before);
        change.after = std::move(*after);
        found.append(std::move(change));
    }
    SHOPBOOK_TRY(query->finish());
    return found;
}

} // namespace

base::Result<QList<StepChange>> changesOf(const Connection &connection, qint64 step)
{
    return readChanges(connection, step, {}, {});
}

base::Result<QList<StepChange>> changesOf(const Connection &connection, qint64 step, const RowKey &row)
{
    return readChanges(connection, step, u" AND table_name = ? AND row_id = ?"_s, {schema::entity(row.table).name, row.id});
}

} // namespace records
