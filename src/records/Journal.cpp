// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Journal.h"

#include "base/Text.h"
#include "database/Query.h"
#include "records/Catalog.h"
#include "records/Statements.h"

#include <QCoreApplication>

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
    return record.isEmpty() ? QVariant() : QVariant(QString::fromUtf8(toJson(record)));
}

base::Result<void> writeChanges(Statements &statements, const Connection &connection, qint64 step,
                                const QList<StepChange> &changes)
{
    const QString table = connection.dialect().quoted(catalog::changeTable);
    for (qsizetype first = 0; first < changes.size(); first += changesAtOnce) {
        const QList<StepChange> some = changes.mid(first, changesAtOnce);
        QVariantList values;
        for (qsizetype index = 0; index < some.size(); ++index) {
            const StepChange &change = some.at(index);
            values << step << first + index << schema::entity(change.row.table).name << change.row.id
                   << QString(change.createdAt.isNull() ? u""_s : change.createdAt) << operationName(change.operation)
                   << jsonOrNull(change.before) << jsonOrNull(change.after);
        }
        const auto answer = statements.run(
            u"INSERT INTO %1 (step, position, table_name, row_id, row_created_at, operation, old_json, new_json) VALUES %2"_s
                .arg(table, catalog::placeholders(some.size(), u"(?, ?, ?, ?, ?, ?, ?, ?)"_s)),
            values);
        if (!answer)
            return answer.error();
    }
    return {};
}

base::Result<void> addRows(const Connection &connection, const QString &sql, const QString &prefix, QStringList &heads)
{
    auto query = Query::run(connection, sql);
    if (!query)
        return std::move(query).error();
    while (query->next())
        heads.append(prefix + query->value(0).toString());
    return query->finish();
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

base::Result<QString> headText(const Connection &connection)
{
    const auto tables = catalog::tablesAmong(connection, {catalog::alembicTable, catalog::revisionTable, catalog::stepTable});
    if (!tables)
        return tables.error();
    if (!tables->contains(catalog::stepTable))
        return base::Error{base::ErrorCode::NotAtHead,
                           QCoreApplication::translate("records", "This database has no history of changes yet, so "
                                                                  "nothing was saved. Bring it up to date first "
                                                                  "(Database, Versions)."),
                           u"shopbook_step is missing"_s, catalog::stepTable, {}};
    const database::Dialect &dialect = connection.dialect();
    QStringList heads;
    if (tables->contains(catalog::alembicTable))
        SHOPBOOK_TRY(addRows(connection, u"SELECT version_num FROM %1 ORDER BY 1"_s.arg(dialect.quoted(catalog::alembicTable)),
                             u"alembic="_s, heads));
    if (tables->contains(catalog::revisionTable))
        SHOPBOOK_TRY(addRows(connection, u"SELECT branch || '=' || revision FROM %1 ORDER BY 1"_s.arg(
                                             dialect.quoted(catalog::revisionTable)),
                             {}, heads));
    return heads.join(u' ');
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
                               const QList<StepChange> &changes, std::optional<qint64> undoes)
{
    const auto head = headText(connection);
    if (!head)
        return head.error();
    Statements statements(connection);
    const auto step = statements.run(
        u"INSERT INTO %1 (author, name, at, undoes, head) VALUES (?, ?, ?, ?, ?) RETURNING id"_s.arg(
            connection.dialect().quoted(catalog::stepTable)),
        {author.id, name, base::text::nowUtc(), undoes ? QVariant(*undoes) : QVariant(), *head});
    if (!step)
        return step.error();
    const qint64 id = step->row.value(0).toLongLong();
    SHOPBOOK_TRY(writeChanges(statements, connection, id, changes));
    return id;
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
