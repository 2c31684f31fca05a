// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/StoreTableModel.h"

#include "base/Log.h"

#include <QCoreApplication>
#include <QScopedValueRollback>
#include <QSqlError>

#include <algorithm>

// The order of the rows.

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Worker;

namespace
{

constexpr int pageSize = 256;
/// What a tall window shows: the rows that are read before anything is painted.
constexpr int rowsAtFirst = 80;
constexpr std::chrono::milliseconds patience{10};

/// A page by id; of another order no more than is shown: SQLite keeps the best so far in a tree, and each row of a
/// table that lies the other way round (newest first) goes into it.
int idsAtFirst(const RowQuery::Request &request)
{
    return request.sort.isEmpty() ? pageSize : rowsAtFirst;
}

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

bool StoreTableModel::select()
{
    if (!startReading())
        return false;
    if (const auto read = m_first; m_changing == 0 && m_editing == 0 && read->asked.waitFor(patience))
        takeFirstPage(read);
    return true;
}

bool StoreTableModel::startReading()
{
    if (tableName().isEmpty() || !m_session.hasTable(m_entity.table)) {
        setLastError(
            QSqlError(QCoreApplication::translate("tables", "The table “%1” is not in this database.")
                          .arg(schema::entityTitle(m_entity)),
                      m_entity.name, QSqlError::StatementError));
        return false;
    }
    startOrder();
    return true;
}

void StoreTableModel::startOrder()
{
    dropReads();
    m_isSelected = true;
    m_isOrderComplete = false;
    m_isOrderWanted = false;
    m_labels.clear();
    m_request.hasArchive = m_session.hasArchive();
    m_request.filter = filter();
    if (m_reading)
        m_reading->isStale = true;
    m_reading.reset();
    m_first = std::make_shared<FirstRead>();
    // Not urgent: among the slices of another order, SQLite would read what stood there when that order
    // began.
    ask(
        Worker::Priority::Normal, m_first,
        [request = m_request](const Connection &connection) {
            return RowQuery::firstPage(connection, request, idsAtFirst(request), rowsAtFirst);
        },
        [this](const std::shared_ptr<FirstRead> &read) {
            const_cast<StoreTableModel *>(this)->takeFirstPage(read);
        });
}

void StoreTableModel::takeFirstPage(const std::shared_ptr<FirstRead> &read)
{
    if (read != m_first)
        return;
    m_first.reset();
    const auto &first = read->asked.result();
    if (!first) {
        // Somebody stopped the reader's statement: it was not meant for this one.
        if (first.error().code == base::ErrorCode::Cancelled)
            startOrder();
        else
            fail(first.error());
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
        m_order = first->ids + insertedIds();
        storePage(first->page);
        endResetModel();
    }
    markAll();
    if (first->isWhole || first->ids.size() < idsAtFirst(m_request)) {
        m_isOrderComplete = true;
        Q_EMIT orderCompleted(rowCount());
        return;
    }
    m_isOrderWanted = m_isOrderHeld;
    if (!m_isOrderHeld)
        startFullOrder();
}

void StoreTableModel::releaseOrder()
{
    m_isOrderHeld = false;
    if (std::exchange(m_isOrderWanted, false))
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
    Ids all = *ids; // shared: eight megabytes are not copied in the window's thread
    if (const Ids inserted = insertedIds(); !inserted.isEmpty())
        all += inserted;
    applyOrder(all);
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
            for (qsizetype step = 0; step < plan.insertions.size(); ++step) {
                const order::Range &range = plan.insertions.at(step);
                beginInsertRows({}, int(range.first), int(range.last));
                // After the last one it is the new order: shared, not put together.
                m_order = step == plan.insertions.size() - 1
                    ? ids
                    : m_order.mid(0, range.first) + ids.mid(range.first, range.last - range.first + 1)
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
    return !parent.isValid() && (m_first || m_isOrderWanted || (m_reading && !m_isOrderComplete));
}

/// Waits a moment for the rest of the order. Within a change of rows, and in the middle of a setData(), it
/// doesn't.
void StoreTableModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_changing > 0 || m_editing > 0)
        return;
    if (m_isOrderWanted)
        releaseOrder(); // whoever asks for more has seen what is there
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

base::Result<void> StoreTableModel::fits(const query::Condition &conditions) const
{
    RowQuery::Request request = m_request;
    request.conditions = conditions;
    const auto where = RowQuery::condition(m_session.windowConnection().dialect(), request);
    SHOPBOOK_TRY(where);
    return {};
}

base::Result<void> StoreTableModel::setConditions(const query::Condition &conditions)
{
    if (m_request.conditions == conditions)
        return {};
    SHOPBOOK_TRY(fits(conditions));
    m_request.conditions = conditions;
    if (m_isSelected)
        (void)select();
    return {};
}

void StoreTableModel::setSorting(const QList<RowQuery::SortKey> &keys)
{
    if (m_request.sort == keys)
        return;
    const bool isSorted = !keys.isEmpty();
    QSqlRelationalTableModel::setSort(isSorted ? keys.constFirst().column : -1,
                                      isSorted && keys.constFirst().descending ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
    m_request.sort = keys;
    if (m_isSelected)
        (void)select();
}

base::Result<query::SqlText> StoreTableModel::condition() const
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
    m_request.sort.clear();
    if (column >= 0)
        m_request.sort.append({column, order == Qt::DescendingOrder});
}

} // namespace tables
