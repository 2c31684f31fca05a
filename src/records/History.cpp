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

Record spoken(const Entity &entity, const Record &record)
{
    Record kept;
    for (const Field &field : entity.fields)
        if (record.contains(field.column) && !field.automatic)
            kept.insert(field.column, record.value(field.column));
    return kept;
}

/// The row's latest steps, oldest first; of the row that is there now where there is one: an id may be given
/// again.
base::Result<QList<std::pair<Step, StepChange>>> latest(const Connection &connection, const RowKey &row,
                                                        const std::optional<QString> &createdAt, int limit)
{
    const database::Dialect &dialect = connection.dialect();
    QVariantList values{schema::entity(row.table).name, row.id};
    if (createdAt)
        values.append(*createdAt);
    values.append(limit);
    auto query = database::Query::run(
        connection,
        u"SELECT DISTINCT step FROM %1 WHERE table_name = ? AND row_id = ?%2 ORDER BY step DESC LIMIT ?"_s
            .arg(dialect.quoted(catalog::changeTable), createdAt ? u" AND row_created_at = ?"_s : QString()),
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
            if (!step->isEmpty() && (!createdAt || change.createdAt == *createdAt))
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
        const Record before = spoken(entity, change.before);
        const Record after = spoken(entity, change.after);
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
