// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/IdSet.h"
#include "tables/StoreTableModel.h"

#include <QScopedValueRollback>

#include <algorithm>

// Pages of rows: asked for, taken, announced.

namespace tables
{

using database::Connection;
using database::Worker;

namespace
{

constexpr int pageSize = 256;
/// More rows than this are read again when they are looked at, not at once.
constexpr qsizetype mostReadAtOnce = 2000;
constexpr std::chrono::milliseconds patienceForWritten{40};
/// So many are looked up one by one, without a set.
constexpr qsizetype fewIds = 8;

} // namespace

/// New rows in the order in which they were made.
StoreTableModel::Ids StoreTableModel::insertedIds() const
{
    return m_session.pending().inserted(m_entity.table);
}

/// Where the rows that are new, and stand at the end, begin.
qsizetype StoreTableModel::endOfStored() const
{
    qsizetype end = m_order.size();
    while (end > 0 && m_order.at(end - 1) < 0)
        --end;
    return end;
}

std::shared_ptr<StoreTableModel::PageRead> StoreTableModel::requestPage(int row,
                                                                        Worker::Priority priority) const
{
    const int first = row - row % pageSize;
    const int last = int(std::min<qsizetype>(first + pageSize, m_order.size())) - 1;
    Ids ids;
    for (int at = first; at <= last; ++at)
        if (const qint64 id = m_order.at(at); id > 0 && !m_rows.isFresh(id) && !m_asked.contains(id))
            ids.append(id);
    if (ids.isEmpty())
        return {};
    m_asked.unite(QSet<qint64>(ids.begin(), ids.end()));
    auto read = std::make_shared<PageRead>();
    read->generation = m_generation;
    read->orderVersion = m_orderVersion;
    read->first = first;
    read->last = last;
    read->ids = ids;
    ask(
        priority, read,
        [request = m_request, ids](const Connection &connection) {
            return RowQuery::rows(connection, request, ids);
        },
        [this](const std::shared_ptr<PageRead> &arrived) {
            const_cast<StoreTableModel *>(this)->pageArrived(arrived);
        });
    return read;
}

void StoreTableModel::takePage(const std::shared_ptr<PageRead> &read) const
{
    if (read->isTaken || read->generation != m_generation || !read->asked.result())
        return;
    read->isTaken = true;
    storePage(*read->asked.result());
}

void StoreTableModel::pageArrived(const std::shared_ptr<PageRead> &read)
{
    if (read->generation != m_generation)
        return;
    const auto &page = read->asked.result();
    if (!page && page.error().code != base::ErrorCode::Cancelled) {
        fail(page.error());
        return;
    }
    if (page)
        takePage(read);
    else
        m_asked.subtract(QSet<qint64>(read->ids.begin(), read->ids.end()));
    if (read->orderVersion == m_orderVersion)
        announce(read->first, read->last);
    else
        emitRowsChanged(read->ids);
}

/// Keeps what was read. Rows that were asked for and are not among the answers are gone.
void StoreTableModel::storePage(const Page &page) const
{
    QSet<qint64> gone(page.ids.begin(), page.ids.end());
    for (const RowQuery::Row &row : page.rows) {
        gone.remove(row.id());
        m_asked.remove(row.id());
        if (!m_written.contains(row.id()))
            m_rows.put(row.id(), row);
    }
    for (const qint64 id : std::as_const(gone)) {
        m_asked.remove(id);
        if (!m_written.contains(id))
            m_rows.put(id, std::nullopt);
    }
}

/// What is on its way may be older than what is known by now: it is asked for again when it is looked at.
void StoreTableModel::dropReads()
{
    ++m_generation;
    m_rows.setStaleIf([this](const RowQuery::Row &row) { return m_written.contains(row.id()); });
    m_asked.clear();
    m_written.clear();
    m_readingAgain.clear();
}

/// Rows that were just saved. What was asked for before the save may answer later: it doesn't count.
void StoreTableModel::readAgain(const Ids &ids)
{
    if (ids.isEmpty())
        return;
    if (ids.size() > mostReadAtOnce) {
        const QSet<qint64> wanted(ids.begin(), ids.end());
        m_rows.setStaleIf([&wanted](const RowQuery::Row &row) { return wanted.contains(row.id()); });
        dropReads();
        emitAllChanged();
        return;
    }
    m_written.unite(QSet<qint64>(ids.begin(), ids.end()));
    const auto read = std::make_shared<PageRead>();
    read->generation = m_generation;
    read->ids = ids;
    m_readingAgain.append(read);
    ask(
        Worker::Priority::Normal, read,
        [request = m_request, ids](const Connection &connection) {
            return RowQuery::rows(connection, request, ids);
        },
        [this, ids](const std::shared_ptr<PageRead> &arrived) {
            if (arrived->generation != m_generation)
                return;
            m_readingAgain.removeOne(arrived);
            for (const qint64 id : ids)
                m_written.remove(id);
            if (!arrived->asked.result()) {
                fail(arrived->asked.result().error());
                return;
            }
            takePage(arrived);
            emitRowsChanged(ids);
        });
}

/// What a change is based on must be what the database has by now: the values from before an undo that is just over
/// would look as if another program had changed the row.
void StoreTableModel::awaitWritten(qint64 id) const
{
    if (m_changing > 0 || !m_written.contains(id))
        return;
    for (const auto &read : m_readingAgain) {
        if (!read->ids.contains(id) || !read->asked.waitFor(patienceForWritten) || !read->asked.result())
            continue;
        // The answer itself is taken when it arrives: an older one may still come before it.
        for (const RowQuery::Row &row : read->asked.result()->rows)
            if (row.id() == id)
                m_rows.put(id, row);
    }
}

void StoreTableModel::emitRowsChanged(const Ids &ids)
{
    int first = -1;
    int last = -1;
    const auto take = [&](int row) {
        if (row < 0)
            return;
        first = first < 0 ? row : std::min(first, row);
        last = std::max(last, row);
    };
    if (ids.size() <= fewIds) {
        for (const qint64 id : ids)
            take(rowOf({m_entity.table, id}));
    } else {
        const IdSet wanted(ids);
        qsizetype missing = wanted.size();
        for (int row = 0; row < m_order.size() && missing > 0; ++row) {
            if (!wanted.contains(m_order.at(row)))
                continue;
            take(row);
            --missing;
        }
    }
    if (first < 0)
        return;
    announce(first, last);
}

void StoreTableModel::emitAllChanged()
{
    if (!m_order.isEmpty())
        announce(0, int(m_order.size()) - 1);
}

/// Whoever hears it may ask for more at once (a view's fetchMore()): the rows stay as they are until it is
/// said.
void StoreTableModel::announce(int first, int last)
{
    if (columnCount() == 0)
        return;
    const QScopedValueRollback editing(m_editing, m_editing + 1);
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, first, last);
}

} // namespace tables
