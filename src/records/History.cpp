// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/History.h"

#include "database/Query.h"
#include "records/Catalog.h"
#include "records/Rows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;
using database::Connection;
using schema::Entity;
using schema::Field;

namespace
{

/// `withTimes`: of a change that put a time right.
Record spoken(const Entity &entity, const Record &record, bool withTimes = false)
{
    Record kept;
    for (const Field &field : entity.fields)
        if (record.contains(field.column)
            && (!field.automatic || (withTimes && field.type == schema::Type::Timestamp)))
            kept.insert(field.column, record.value(field.column));
    return kept;
}

/// The times of creation that the row had, the one that it has now first: a repair may have put one right.
base::Result<QStringList> identitiesOf(const Connection &connection, const RowKey &row,
                                       const QString &createdAt)
{
    const Entity &entity = schema::entity(row.table);
    QStringList identities{createdAt};
    auto query = database::Query::run(
        connection,
        u"SELECT row_created_at, new_json FROM %1 WHERE table_name = ? AND row_id = ? AND operation = ? "
        "AND new_json LIKE ? ORDER BY step DESC"_s.arg(connection.dialect().quoted(catalog::changeTable)),
        {entity.name, row.id, operationName(Operation::Update), u"%\"created_at\"%"_s});
    SHOPBOOK_TRY(query);
    while (query->next()) {
        const auto after = recordFromJson(query->value(1).toString().toUtf8(), entity);
        const QVariant written = after ? after->value(u"created_at"_s) : QVariant();
        if (value::fromDriver(written, schema::Type::Timestamp).toString() == identities.constLast())
            identities.append(query->value(0).toString());
    }
    SHOPBOOK_TRY(query->finish());
    return identities;
}

/// The row's latest steps, oldest first; of the row that is there now where there is one: an id may be given
/// again.
base::Result<QList<std::pair<Step, StepChange>>> latest(const Connection &connection, const RowKey &row,
                                                        const std::optional<QString> &createdAt, int limit)
{
    const database::Dialect &dialect = connection.dialect();
    QVariantList values{schema::entity(row.table).name, row.id};
    QStringList identities;
    if (createdAt) {
        const auto all = identitiesOf(connection, row, *createdAt);
        SHOPBOOK_TRY(all);
        identities = *all;
    }
    for (const QString &identity : std::as_const(identities))
        values.append(identity);
    values.append(limit);
    auto query = database::Query::run(
        connection,
        u"SELECT DISTINCT step FROM %1 WHERE table_name = ? AND row_id = ?%2 ORDER BY step DESC LIMIT ?"_s
            .arg(dialect.quoted(catalog::changeTable),
                 createdAt ? u" AND row_created_at IN (%1)"_s.arg(catalog::placeholders(identities.size()))
                           : QString()),
        values);
    if (!query)
        return std::move(query).error();
    QList<qint64> ids;
    while (query->next())
        ids.prepend(query->value(0).toLongLong());
    SHOPBOOK_TRY(query->finish());
    QList<std::pair<Step, StepChange>> found;
    for (const qint64 id : std::as_const(ids)) {
        const auto step = steps(connection, u"WHERE id = ?"_s, {id}, 1);
        SHOPBOOK_TRY(step);
        const auto changes = changesOf(connection, id, row);
        SHOPBOOK_TRY(changes);
        for (const StepChange &change : *changes)
            if (!step->isEmpty() && (!createdAt || identities.contains(change.createdAt)))
                found.append({step->constFirst(), change});
    }
    return found;
}

/// Where what stands there differs from what was known.
HistoryEntry noticed(const Record &known, const Record &now)
{
    HistoryEntry entry;
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (!known.contains(it.key()) || value::same(known.value(it.key()), it.value()))
            continue;
        entry.before.insert(it.key(), known.value(it.key()));
        entry.after.insert(it.key(), it.value());
    }
    return entry;
}

} // namespace

base::Result<QList<HistoryEntry>> historyOf(const Connection &connection, const RowKey &row, int limit)
{
    const Entity &entity = schema::entity(row.table);
    const auto stored = readRows(connection, entity, {row.id}, RowLock::None);
    SHOPBOOK_TRY(stored);
    const auto now = stored->constFind(row.id);
    const bool isThere = now != stored->cend();
    const auto done = latest(connection, row, isThere ? std::optional(now->createdAt) : std::nullopt, limit);
    SHOPBOOK_TRY(done);
    QList<HistoryEntry> entries;
    Record known;
    QString last;
    bool isGone = false;
    const auto notice = [&](const Record &values, const QString &until) {
        HistoryEntry entry = noticed(known, values);
        if (entry.after.isEmpty())
            return;
        entry.from = last;
        entry.until = until;
        entries.prepend(entry);
    };
    for (const auto &[step, change] : *done) {
        const bool isUpdate = change.operation == Operation::Update;
        const Record before = spoken(entity, change.before, isUpdate);
        const Record after = spoken(entity, change.after, isUpdate);
        if (change.operation != Operation::Insert)
            notice(before, step.at);
        entries.prepend({step, step.at, {}, change.operation, before, after});
        known.insert(before);
        known.insert(after);
        last = step.at;
        isGone = change.operation == Operation::Delete && change.after.isEmpty();
    }
    if (isThere) {
        notice(spoken(entity, now->values), {});
    } else if (!isGone && !done->isEmpty()) {
        HistoryEntry entry;
        entry.operation = Operation::Delete;
        entry.from = last;
        entries.prepend(entry);
    }
    return entries;
}

} // namespace records
