// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/IdSet.h"
#include "tables/StoreTableModel.h"

#include "base/Log.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

#include <utility>

// The contract with the base class. isDirty(), submitAll() and revertAll() of QSqlTableModel are not virtual
// and look at its own cache, so that cache holds a mark for each changed cell, and one behind all rows, while
// this table has pending changes: never a value. Through the marks submitAll() comes to updateRowInTable()
// and revertAll() to revertRow(), which are virtual. Read in Qt 6.4.2, src/sql/models/qsqltablemodel.cpp.

using namespace Qt::StringLiterals;

namespace tables
{

using records::Operation;

namespace
{

/// No table of ours is so long. Not the greatest number: QSqlCachedResult multiplies it by the number of
/// columns, overflows, and reads a row that is not there.
constexpr int markBehindAllRows = 100'000'000;
/// The base class counts its cache for each mark.
constexpr int mostMarkedRows = 1000;

} // namespace

/// Has the base class learn the columns, in our order, from an empty result; clears its cache.
void StoreTableModel::readFields()
{
    if (m_isFieldsRead && !m_isBaseUsed)
        return;
    if (!m_isFieldsRead) {
        // Not the relational class's: it would look columns up by their place in the database.
        QSqlTableModel::setTable(m_entity.name);
        QSqlTableModel::setEditStrategy(OnManualSubmit);
        for (int column = 0; column < m_entity.fields.size(); ++column) {
            const schema::Field &field = m_entity.fields.at(column);
            if (!field.relation)
                continue;
            const schema::Entity &target = schema::entity(field.relation->target);
            QSqlRelationalTableModel::setRelation(
                column, QSqlRelation(target.name, u"id"_s, target.label.constFirst().constFirst()));
        }
    }
    // The window's connection waits for no lock: without the table its columns are still known by name.
    m_fieldsOnly = false;
    if (!QSqlRelationalTableModel::select()) {
        m_fieldsOnly = true;
        if (!QSqlRelationalTableModel::select())
            qCWarning(base::log::tables) << "no columns of" << m_entity.name;
    }
    QSqlIndex key(QString(), m_entity.name);
    key.append(QSqlTableModel::record().field(u"id"_s));
    setPrimaryKey(key);
    setLastError({});
    m_marked.clear();
    m_hasLastMark = false;
    m_isBaseUsed = false;
    m_isFieldsRead = true;
}

QString StoreTableModel::selectStatement() const
{
    if (tableName().isEmpty())
        return {};
    const database::Dialect &dialect = m_session.windowConnection().dialect();
    QStringList columns;
    for (const schema::Field &field : m_entity.fields)
        columns.append(m_fieldsOnly ? u"NULL AS %1"_s.arg(dialect.quoted(field.column))
                                    : dialect.quoted(field.column));
    return m_fieldsOnly
        ? u"SELECT %1 WHERE 1 = 0"_s.arg(columns.join(u", "))
        : u"SELECT %1 FROM %2 WHERE 1 = 0"_s.arg(columns.join(u", "), dialect.quoted(m_entity.name));
}

/// Puts a mark on the changed cells of a row, or takes it away.
void StoreTableModel::mark(int row, const RowKey &key)
{
    const QSqlError error = lastError();
    {
        const QSignalBlocker quiet(this);
        const QScopedValueRollback marking(m_marking, true);
        if (m_marked.remove(row))
            QSqlTableModel::revertRow(row);
        const bool hasOwn = isDirty();
        m_isBaseUsed = m_isBaseUsed || hasOwn;
        if (hasOwn && !m_hasLastMark) {
            m_hasLastMark = QSqlTableModel::setData(createIndex(markBehindAllRows, 0), true);
        } else if (!hasOwn && m_hasLastMark) {
            QSqlTableModel::revertRow(markBehindAllRows);
            m_hasLastMark = false;
        }
        const records::RowChange *change = m_session.pending().change(key);
        if (change && m_marked.size() < mostMarkedRows) {
            for (int column = 0; column < m_entity.fields.size(); ++column)
                if (change->operation != Operation::Update || change->after.contains(fieldAt(column).column))
                    QSqlTableModel::setData(createIndex(row, column), true);
            m_marked.insert(row);
        }
    }
    setLastError(error);
}

void StoreTableModel::unmarkAll()
{
    const QSignalBlocker quiet(this);
    const QScopedValueRollback marking(m_marking, true);
    for (const int row : std::as_const(m_marked))
        QSqlTableModel::revertRow(row);
    if (std::exchange(m_hasLastMark, false))
        QSqlTableModel::revertRow(markBehindAllRows);
    m_marked.clear();
}

/// After rows have moved: the marks are kept by row number.
void StoreTableModel::markAll()
{
    const QSqlError error = lastError();
    unmarkAll();
    Ids ids;
    const auto &changes = m_session.pending().changes();
    for (auto it = changes.keyBegin(); it != changes.keyEnd(); ++it)
        if (it->table == m_entity.table)
            ids.append(it->id);
    if (!ids.isEmpty()) {
        {
            const QSignalBlocker quiet(this);
            const QScopedValueRollback marking(m_marking, true);
            m_hasLastMark = QSqlTableModel::setData(createIndex(markBehindAllRows, 0), true);
        }
        const IdSet changed(ids);
        const qsizetype most = std::min<qsizetype>(mostMarkedRows, changed.size());
        for (int row = 0; row < m_order.size() && m_marked.size() < most; ++row)
            if (changed.contains(m_order.at(row)))
                mark(row, keyAt(row));
    }
    setLastError(error);
}

bool StoreTableModel::submitForBase()
{
    const QScopedValueRollback submitting(m_inBaseSubmit, true);
    if (m_session.saveAndWait())
        return true;
    const records::SaveFailure &failure = m_session.lastFailure();
    m_lastProblems.clear();
    for (const records::RowProblem &problem : failure.problems)
        m_lastProblems.append(problem.problem);
    setLastError(QSqlError(failure.error.message, failure.error.detail, QSqlError::StatementError));
    return false;
}

bool StoreTableModel::updateRowInTable(int, const QSqlRecord &)
{
    return submitForBase();
}

bool StoreTableModel::insertRowIntoTable(const QSqlRecord &)
{
    return submitForBase();
}

bool StoreTableModel::deleteRowFromTable(int)
{
    return submitForBase();
}

void StoreTableModel::setFilter(const QString &filter)
{
    QSqlRelationalTableModel::setFilter(filter);
}

void StoreTableModel::setEditStrategy(EditStrategy strategy)
{
    if (strategy != OnManualSubmit)
        qCWarning(base::log::tables)
            << "changes are saved by hand only: the edit strategy stays OnManualSubmit";
}

void StoreTableModel::setTable(const QString &table)
{
    if (table != m_entity.name)
        qCWarning(base::log::tables) << "a model of" << m_entity.name << "stays one";
    else if (tableName().isEmpty()) {
        m_isFieldsRead = false;
        readFields();
    }
}

void StoreTableModel::setRelation(int, const QSqlRelation &)
{
    qCWarning(base::log::tables) << "relations come from the schema";
}

QSqlTableModel *StoreTableModel::relationModel(int) const
{
    return nullptr;
}

bool StoreTableModel::insertColumns(int, int, const QModelIndex &)
{
    return false;
}

bool StoreTableModel::removeColumns(int, int, const QModelIndex &)
{
    return false;
}

/// Leaves an empty model; what is pending stays pending. setTable() brings it back.
void StoreTableModel::clear()
{
    const QScopedValueRollback changing(m_changing, m_changing + 1);
    beginResetModel();
    m_first.reset();
    if (m_reading)
        m_reading->isStale = true;
    m_reading.reset();
    dropReads();
    ++m_orderVersion;
    m_rows.clear();
    m_order.clear();
    m_isSelected = false;
    m_isOrderComplete = false;
    m_isOrderWanted = false;
    m_marked.clear();
    m_hasLastMark = false;
    m_request.sort.clear();
    m_request.conditions = {};
    m_request.filter.clear();
    QSqlRelationalTableModel::clear();
    endResetModel();
}

} // namespace tables
