// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/StoreTableModel.h"

#include "base/Log.h"

#include <QCoreApplication>
#include <QScopedValueRollback>
#include <QSqlError>

#include <algorithm>

// Reading: the order and pages of rows.

using namespace Qt::StringLiterals;

namespace tables {

using database::Connection;
using database::Worker;

namespace {

constexpr int pageSize = 256;
constexpr std::chrono::milliseconds patience{10};
/// More rows than this are read again when they are looked at, not at once.
constexpr qsizetype mostReadAtOnce = 2000;
/// So many are looked up one by one, without a set.
constexpr qsizetype fewIds = 8;

} // namespace

StoreTableModel::StoreTableModel(Session &session, schema::Table table, QObject *parent)
    : QSqlRelationalTableModel(parent, session.windowConnection().handle())
    , m_session(session)
    , m_entity(schema::entity(table))
{
    m_request.table = table;
    readFields();
    connect(&session, &Session::rowsChanged, this, &StoreTableModel::onRowsChanged);
    connect(&session, &Session::written, this, &StoreTableModel::onWritten);
    connect(&session, &Session::rowSetChanged, this, &StoreTableModel::onRowSetChanged);
    connect(&session, &Session::changedByOthers, this, &StoreTableModel::onChangedByOthers);
    m_order = insertedIds();
    markAll();
}

StoreTableModel::~StoreTableModel()
{
    if (m_reading)
        m_reading->isStale = true;
}

const schema::Field &StoreTableModel::fieldAt(int column) const
{
    return m_entity.fields.at(column);
}

records::RowKey StoreTableModel::keyAt(int row) const
{
    return {m_entity.table, m_order.value(row)};
}

int StoreTableModel::rowOf(const RowKey &key) const
{
    return key.table == m_entity.table ? int(m_order.indexOf(key.id)) : -1;
}

/// Has the reader do `work`; its answer lies in `read`, and `arrived` runs here, unless the model is gone.
template <typename Read, typename Work, typename Arrived>
void StoreTableModel::ask(Worker::Priority priority, const std::shared_ptr<Read> &read, Work work, Arrived arrived) const
{
    m_session.reader().post(priority, [read, work = std::move(work), arrived = std::move(arrived),
                                       guard = QPointer<const StoreTableModel>(this)](const Connection &connection) {
        read->asked.answer(work(connection));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [read, arrived, guard] {
                // The guard is read there, not here: the model dies in that thread.
                if (guard)
                    arrived(read);
            },
            Qt::QueuedConnection);
    });
}

bool StoreTableModel::select()
{
    if (tableName().isEmpty() || !m_session.hasTable(m_entity.table)) {
        setLastError(QSqlError(QCoreApplication::translate("tables", "The table “%1” is not in this database.")
                                   .arg(schema::entityTitle(m_entity)),
                               m_entity.name, QSqlError::StatementError));
        return false;
    }
    startOrder();
    if (const auto read = m_first; m_changing == 0 && m_editing == 0 && read->asked.waitFor(patience))
        takeFirstPage(read);
    return true;
}

void StoreTableModel::startOrder()
{
    dropReads();
    m_isSelected = true;
    m_isOrderComplete = false;
    m_labels.clear();
    m_request.hasArchive = m_session.hasArchive();
    m_request.filter = filter();
    if (m_reading)
        m_reading->isStale = true;
    m_reading.reset();
    m_first = std::make_shared<FirstRead>();
    // Not urgent: among the slices of another order, SQLite would read what stood there when that order began.
    ask(
        Worker::Priority::Normal, m_first,
        [request = m_request](const Connection &connection) {
            return RowQuery::firstPage(connection, request, pageSize);
        },
        [this](const std::shared_ptr<FirstRead> &read) { const_cast<StoreTableModel *>(this)->takeFirstPage(read); });
}

void StoreTableModel::takeFirstPage(const std::shared_ptr<FirstRead> &read)
{
    if (read != m_first)
        return;
    m_first.reset();
    const auto &page = read->asked.result();
    if (!page) {
        // Somebody stopped the reader's statement: it was not meant for this one.
        if (page.error().code == base::ErrorCode::Cancelled)
            startOrder();
        else
            fail(page.error());
        return;
    }
    {
        const QScopedValueRollback changing(m_changing, m_changing + 1);
        beginResetModel();
        // Clears what base functions left in their cache. Not while submitAll() walks over it.
        if (!m_inBaseSubmit && m_editing == 0)
            readFields();
        ++m_orderVersion;
        m_rows.clear();
        m_order = page->ids + insertedIds();
        storePage(*page);
        endResetModel();
    }
    markAll();
    if (page->ids.size() < pageSize) {
        m_isOrderComplete = true;
        Q_EMIT orderCompleted(rowCount());
        return;
    }
    startFullOrder();
}

void StoreTableModel::startFullOrder()
{
    if (m_reading)
        m_reading->isStale = true;
    m_reading = std::make_shared<OrderRead>();
    ask(
        Worker::Priority::Normal, m_reading,
        [request = m_request, read = m_reading, &reader = m_session.reader()](const Connection &connection) {
            return RowQuery::order(connection, request, [&] {
                reader.runUrgentJobs();
                return !read->isStale;
            });
        },
        [this](const std::shared_ptr<OrderRead> &read) { takeOrder(read); });
}

void StoreTableModel::takeOrder(const std::shared_ptr<OrderRead> &read)
{
    if (read != m_reading)
        return;
    m_reading.reset();
    const auto &ids = read->asked.result();
    if (!ids) {
        if (ids.error().code == base::ErrorCode::Cancelled)
            startFullOrder();
        else
            fail(ids.error());
        return;
    }
    applyOrder(*ids + insertedIds());
    m_isOrderComplete = true;
    Q_EMIT orderCompleted(rowCount());
}

void StoreTableModel::fail(const base::Error &error)
{
    base::log::report(base::log::tables(), error);
    setLastError(QSqlError(error.message, error.detail, QSqlError::StatementError));
    Q_EMIT readFailed(error);
}

void StoreTableModel::applyOrder(const Ids &ids)
{
    const order::Plan plan = order::plan(m_order, ids);
    {
        const QScopedValueRollback changing(m_changing, m_changing + 1);
        ++m_orderVersion;
        if (plan.isReset) {
            beginResetModel();
            m_order = ids;
            endResetModel();
        } else {
            for (const order::Range &range : plan.removals) {
                beginRemoveRows({}, int(range.first), int(range.last));
                m_order.remove(range.first, range.last - range.first + 1);
                endRemoveRows();
            }
            if (plan.isPermuted)
                permute(plan.kept);
            for (const order::Range &range : plan.insertions) {
                beginInsertRows({}, int(range.first), int(range.last));
                m_order = m_order.mid(0, range.first) + ids.mid(range.first, range.last - range.first + 1)
                    + m_order.mid(range.first);
                endInsertRows();
            }
        }
    }
    markAll();
}

/// The same rows in another order: what a view points to goes along with them.
void StoreTableModel::permute(const Ids &ids)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QHash<qint64, int> wanted;
    for (const QModelIndex &index : from)
        wanted.insert(m_order.value(index.row()), -1);
    for (int row = 0; row < ids.size() && !wanted.isEmpty(); ++row)
        if (const auto found = wanted.find(ids.at(row)); found != wanted.end())
            *found = row;
    QModelIndexList to;
    for (const QModelIndex &index : from) {
        const int row = wanted.value(m_order.value(index.row()), -1);
        to.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    m_order = ids;
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

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

std::shared_ptr<StoreTableModel::PageRead> StoreTableModel::requestPage(int row, Worker::Priority priority) const
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
        [request = m_request, ids](const Connection &connection) { return RowQuery::rows(connection, request, ids); },
        [this](const std::shared_ptr<PageRead> &arrived) { const_cast<StoreTableModel *>(this)->pageArrived(arrived); });
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
        gone.remove(row.id);
        m_asked.remove(row.id);
        if (!m_written.contains(row.id))
            m_rows.put(row.id, row);
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
    m_rows.setStaleIf([this](const RowQuery::Row &row) { return m_written.contains(row.id); });
    m_asked.clear();
    m_written.clear();
}

/// Rows that were just saved. What was asked for before the save may answer later: it doesn't count.
void StoreTableModel::readAgain(const Ids &ids)
{
    if (ids.isEmpty())
        return;
    if (ids.size() > mostReadAtOnce) {
        const QSet<qint64> wanted(ids.begin(), ids.end());
        m_rows.setStaleIf([&wanted](const RowQuery::Row &row) { return wanted.contains(row.id); });
        dropReads();
        emitAllChanged();
        return;
    }
    m_written.unite(QSet<qint64>(ids.begin(), ids.end()));
    const auto read = std::make_shared<PageRead>();
    read->generation = m_generation;
    ask(
        Worker::Priority::Normal, read,
        [request = m_request, ids](const Connection &connection) { return RowQuery::rows(connection, request, ids); },
        [this, ids](const std::shared_ptr<PageRead> &arrived) {
            if (arrived->generation != m_generation)
                return;
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
        const QSet<qint64> wanted(ids.begin(), ids.end());
        for (int row = 0; row < m_order.size(); ++row)
            if (wanted.contains(m_order.at(row)))
                take(row);
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

/// Whoever hears it may ask for more at once (a view's fetchMore()): the rows stay as they are until it is said.
void StoreTableModel::announce(int first, int last)
{
    if (columnCount() == 0)
        return;
    const QScopedValueRollback editing(m_editing, m_editing + 1);
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, first, last);
}

bool StoreTableModel::selectRow(int row)
{
    const qint64 id = m_order.value(row, 0);
    if (row < 0 || id <= 0)
        return false;
    readAgain({id});
    return true;
}

bool StoreTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && (m_first || (m_reading && !m_isOrderComplete));
}

/// Waits a moment for the rest of the order. Within a change of rows, and in the middle of a setData(), it doesn't.
void StoreTableModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_changing > 0 || m_editing > 0)
        return;
    if (const auto first = m_first) {
        if (first->asked.waitFor(patience))
            takeFirstPage(first);
    } else if (const auto reading = m_reading; reading && reading->asked.waitFor(patience)) {
        takeOrder(reading);
    }
}

void StoreTableModel::setSearch(const QString &text)
{
    if (m_request.search == text)
        return;
    m_request.search = text;
    if (m_isSelected)
        (void)select();
}

void StoreTableModel::setShowDeleted(bool show)
{
    if (m_request.showDeleted == show)
        return;
    m_request.showDeleted = show;
    if (m_isSelected)
        (void)select();
}

RowQuery::Condition StoreTableModel::condition() const
{
    return RowQuery::condition(m_session.windowConnection().dialect(), m_request);
}

void StoreTableModel::sort(int column, Qt::SortOrder order)
{
    setSort(column, order);
    (void)select();
}

void StoreTableModel::setSort(int column, Qt::SortOrder order)
{
    QSqlRelationalTableModel::setSort(column, order);
    m_request.sortColumn = column;
    m_request.descending = order == Qt::DescendingOrder;
}

} // namespace tables
