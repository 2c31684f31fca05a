// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/StoreTableModel.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <functional>

// What the session says: staged, saved, undone, changed by others.

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Worker;
using records::Operation;
using records::RowChange;
using records::SaveReport;

namespace
{

/// More ids than this at once are no longer put to the end one by one: the order is read again.
constexpr int mostNewIds = 5000;

} // namespace

void StoreTableModel::onRowsChanged(const QList<RowKey> &rows)
{
    Ids changed;
    for (const RowKey &key : rows)
        if (key.table == m_entity.table)
            changed.append(key.id);
    if (changed.isEmpty())
        return;
    // New rows in the order in which they were made: -1 came first.
    std::sort(changed.begin(), changed.end(), std::greater<>());
    const quint64 before = m_orderVersion;
    for (const qint64 id : std::as_const(changed))
        if (id < 0)
            placeInserted({m_entity.table, id});
    const int row = changed.size() == 1 ? rowOf({m_entity.table, changed.constFirst()}) : -1;
    if (row >= 0 && before == m_orderVersion)
        mark(row, keyAt(row));
    else
        markAll();
    emitRowsChanged(changed);
}

/// A new row comes, or one goes that was never saved.
void StoreTableModel::placeInserted(const RowKey &key)
{
    const int row = rowOf(key);
    const bool isPending = m_session.pending().contains(key);
    if (isPending == (row >= 0))
        return;
    const QScopedValueRollback changing(m_changing, m_changing + 1);
    ++m_orderVersion;
    if (isPending) {
        const int at = m_insertAt >= 0 && m_insertAt <= m_order.size() ? m_insertAt : int(m_order.size());
        beginInsertRows({}, at, at);
        m_order.insert(at, key.id);
        endInsertRows();
    } else {
        beginRemoveRows({}, row, row);
        m_order.remove(row);
        endRemoveRows();
    }
}

void StoreTableModel::onWritten(const records::ChangeSet &changes, const SaveReport &report)
{
    patch(changes, report);
    QSet<qint64> own;
    QHash<schema::Table, QSet<qint64>> others;
    QList<RowKey> rows = report.changed + report.removed;
    for (auto it = report.newIds.cbegin(); it != report.newIds.cend(); ++it)
        rows.append({it.key().table, it.value()});
    for (const RowKey &key : std::as_const(rows)) {
        m_labels.remove(key);
        if (key.table == m_entity.table)
            own.insert(key.id);
        else
            others[key.table].insert(key.id);
    }
    // A row that is called otherwise now is a label in the rows that point to it.
    for (const schema::Field &field : m_entity.fields) {
        if (!field.relation || !others.contains(field.relation->target))
            continue;
        const QSet<qint64> targets = others.value(field.relation->target);
        m_rows.setStaleIf([&](const RowQuery::Row &row) {
            return targets.contains(row.value(field.column).toLongLong());
        });
        emitAllChanged();
    }
    readAgain(own.values());
}

/// What was saved is shown at once, before it is read again.
void StoreTableModel::patch(const records::ChangeSet &changes, const SaveReport &report)
{
    for (auto it = report.newIds.cbegin(); it != report.newIds.cend(); ++it) {
        const int row = rowOf(it.key());
        if (row < 0)
            continue;
        m_order[row] = it.value();
        ++m_orderVersion;
        const RowChange *change = changes.change(it.key());
        RowQuery::Row stored(m_entity.table);
        const schema::Record given = change ? change->after : schema::Record();
        for (auto field = given.cbegin(); field != given.cend(); ++field)
            stored.set(field.key(), field.value());
        stored.set(u"id"_s, it.value());
        m_rows.put(it.value(), stored);
    }
    const auto &all = changes.changes();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (it.key().table != m_entity.table || it.key().id < 0)
            continue;
        auto *entry = m_rows.find(it.key().id);
        if (!entry || !entry->row)
            continue;
        for (auto value = it->after.cbegin(); value != it->after.cend(); ++value) {
            entry->row->set(value.key(), value.value());
            const schema::Field *field = m_entity.field(value.key());
            if (!field || !field->relation)
                continue;
            const QVariant label = m_labels.value({field->relation->target, value.value().toLongLong()});
            entry->row->setLabel(m_entity.indexOf(value.key()), label.isValid() ? label.toString() : QString());
        }
    }
}

void StoreTableModel::onRowSetChanged(schema::Table table)
{
    if (table != m_entity.table || !m_isSelected)
        return;
    if (m_first)
        startOrder(); // what is on its way may be older than what was written
    else
        startFullOrder();
}

/// Other programs wrote: what is looked at is read again, and new rows come to the end (design.md 11). The
/// order is not run again; until the next select() a row stands where it stood.
void StoreTableModel::onChangedByOthers()
{
    if (!m_isSelected)
        return;
    m_labels.clear();
    dropReads();
    m_rows.setStaleIf([](const RowQuery::Row &) { return true; });
    emitAllChanged();
    if (!m_isOrderComplete || m_reading)
        return;
    const qint64 last =
        m_order.isEmpty() ? 0 : std::max<qint64>(0, *std::max_element(m_order.cbegin(), m_order.cend()));
    auto work = [request = m_request, last](const Connection &connection) {
        return RowQuery::idsAbove(connection, request, last, mostNewIds);
    };
    m_session.reader().run(Worker::Priority::Normal, this, std::move(work),
                           [this, generation = m_generation](const base::Result<Ids> &ids) {
                               if (generation != m_generation || !m_isOrderComplete || m_reading)
                                   return;
                               if (!ids)
                                   fail(ids.error());
                               else if (ids->size() >= mostNewIds)
                                   startFullOrder();
                               else
                                   takeNewIds(*ids);
                           });
}

void StoreTableModel::takeNewIds(const Ids &ids)
{
    if (ids.isEmpty())
        return;
    // Our own new rows may be there already. A set of the few that came, not of the million.
    const qint64 lowest = ids.constFirst();
    QSet<qint64> known;
    for (const qint64 id : std::as_const(m_order))
        if (id >= lowest)
            known.insert(id);
    Ids fresh;
    std::copy_if(ids.cbegin(), ids.cend(), std::back_inserter(fresh), [&known](qint64 id) { return !known.contains(id); });
    if (fresh.isEmpty())
        return;
    // By id, newest first: there they belong.
    const bool newestFirst = !m_request.sort.isEmpty() && m_request.sort.constFirst().descending
        && fieldAt(m_request.sort.constFirst().column).column == u"id";
    const qsizetype end = endOfStored();
    if (newestFirst)
        std::reverse(fresh.begin(), fresh.end());
    applyOrder(newestFirst ? fresh + m_order : m_order.mid(0, end) + fresh + m_order.mid(end));
    Q_EMIT orderCompleted(rowCount());
}

} // namespace tables
