// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Conversion.h"
#include "tables/StoreTableModel.h"

#include <QScopedValueRollback>
#include <QSqlError>
#include <QSqlField>
#include <QSqlRecord>

#include <algorithm>

// Editing: everything goes into the session's change set.

using namespace Qt::StringLiterals;

namespace tables
{

using records::Operation;
using records::Record;
using schema::Field;
using schema::Problem;

/// Keeps the problems for whoever asks. Always false.
bool StoreTableModel::refuse(const QList<Problem> &problems)
{
    m_lastProblems = problems;
    QStringList sentences;
    for (const Problem &problem : problems)
        sentences.append(problem.msg);
    setLastError(QSqlError(sentences.join(u'\n'), {}, QSqlError::StatementError));
    return false;
}

/// Typed text or a value, as a value of the field. Clearing a text keeps what the cell was: NULL stays NULL,
/// a text becomes ''.
std::optional<QVariant> StoreTableModel::converted(const View &view, const Field &field,
                                                   const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return QVariant();
    const bool isText = value.typeId() == QMetaType::QString;
    if (isText && value.toString().isEmpty() && field.type == schema::Type::Text) {
        const QVariant was = view.stored ? view.stored->value(field.column) : QVariant();
        if (field.nullable && database::value::isNull(was))
            return QVariant();
        return QVariant(u""_s);
    }
    const auto result = isText ? schema::fromTyped(field, value.toString()) : schema::convert(field, value);
    if (result)
        return *result;
    (void)refuse({result.error()});
    return std::nullopt;
}

bool StoreTableModel::stageValue(const QModelIndex &index, const View &view, const QVariant &value)
{
    const Field &field = fieldAt(index.column());
    // Equal to what stands there is no change, and an unnamed field of a new row is NULL already.
    if (database::value::same(view.value(field.column), value))
        return true;
    const RowKey key = keyAt(index.row());
    const Record before = view.stored ? view.stored->record() : Record();
    const QScopedValueRollback editing(m_editing, m_editing + 1);
    const QList<Problem> problems = m_session.stageEdit(key, before, {{field.column, value}});
    return problems.isEmpty() || refuse(problems);
}

bool StoreTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.row() >= m_order.size()
        || index.column() >= m_entity.fields.size())
        return false;
    m_lastProblems.clear();
    awaitWritten(m_order.at(index.row()));
    const View view = viewAt(index.row(), true);
    const bool isEditable = flags(index).testFlag(Qt::ItemIsEditable);
    if (!isEditable || view.state == RowState::Loading || view.state == RowState::Gone)
        return false;
    const Field &field = fieldAt(index.column());
    // A masked cell gives its editor nothing: nothing coming back is no edit.
    if (isMasked(field) && (value.isNull() || value.toString().isEmpty()))
        return true;
    const auto wanted = converted(view, field, value);
    return wanted && stageValue(index, view, *wanted);
}

bool StoreTableModel::clearItemData(const QModelIndex &index)
{
    if (!index.isValid() || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    m_lastProblems.clear();
    const View view = viewAt(index.row(), true);
    if (view.state == RowState::Loading || view.state == RowState::Gone)
        return false;
    return stageValue(index, view, QVariant());
}

/// What whoever listens to primeInsert() wants a new row to begin with.
Record StoreTableModel::startValues(int row)
{
    QSqlRecord start = record();
    for (int column = 0; column < start.count(); ++column)
        start.setGenerated(column, false);
    Q_EMIT primeInsert(row, start);
    Record values;
    for (int column = 0; column < start.count(); ++column) {
        const Field *field = m_entity.field(start.fieldName(column));
        if (!field || field->automatic || !start.isGenerated(column))
            continue;
        if (const auto value = schema::convert(*field, start.value(column)))
            values.insert(field->column, *value);
    }
    return values;
}

bool StoreTableModel::insertRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || row > m_order.size() || count <= 0 || tableName().isEmpty()
        || m_session.isReadOnly() || m_changing > 0)
        return false;
    for (int at = row; at < row + count; ++at) {
        const Record values = startValues(at);
        const QScopedValueRollback place(m_insertAt, at);
        (void)m_session.stageEmpty(m_entity.table, values);
    }
    return true;
}

bool StoreTableModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count <= 0 || row + count > m_order.size() || m_session.isReadOnly()
        || m_changing > 0)
        return false;
    // All or none: a deletion needs the row as it was read.
    for (int at = row; at < row + count; ++at)
        if (keyAt(at).id > 0 && !storedRow(at))
            return false;
    for (int at = row + count - 1; at >= row; --at) {
        const RowKey key = keyAt(at);
        if (key.id < 0)
            m_session.dropChange(key);
        else if (const auto stored = storedRow(at))
            m_session.stage(Operation::Delete, key, *stored);
    }
    return true;
}

void StoreTableModel::revertRow(int row)
{
    if (row >= m_order.size()) {
        revertAll(); // the base class's revertAll() came to the mark behind all rows
        return;
    }
    if (row >= 0)
        m_session.dropChange(keyAt(row));
}

void StoreTableModel::revertAll()
{
    m_session.dropTable(m_entity.table);
}

bool StoreTableModel::submit()
{
    return true; // OnManualSubmit: leaving a row never writes
}

void StoreTableModel::revert()
{
}

bool StoreTableModel::submitAll()
{
    return submitForBase();
}

bool StoreTableModel::isDirty() const
{
    const auto &changes = m_session.pending().changes();
    return std::any_of(changes.keyBegin(), changes.keyEnd(),
                       [this](const RowKey &key) { return key.table == m_entity.table; });
}

bool StoreTableModel::isDirty(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_order.size())
        return false;
    const records::RowChange *change = m_session.pending().change(keyAt(index.row()));
    return change
        && (change->operation != Operation::Update || change->after.contains(fieldAt(index.column()).column));
}

QSqlRecord StoreTableModel::record() const
{
    return QSqlRelationalTableModel::record();
}

QSqlRecord StoreTableModel::record(int row) const
{
    QSqlRecord values = QSqlRelationalTableModel::record(row);
    const records::RowChange *change = row < 0 ? nullptr : m_session.pending().change(keyAt(row));
    for (int column = 0; column < values.count(); ++column)
        values.setGenerated(column, !change || change->after.contains(values.fieldName(column)));
    return values;
}

bool StoreTableModel::insertRecord(int row, const QSqlRecord &values)
{
    const int at = row < 0 ? rowCount() : row;
    if (!insertRows(at, 1))
        return false;
    if (setRecord(at, values))
        return true;
    const QList<Problem> problems = m_lastProblems;
    revertRow(at);
    m_lastProblems = problems;
    return false;
}

bool StoreTableModel::setRecord(int row, const QSqlRecord &values)
{
    if (row < 0 || row >= m_order.size())
        return false;
    m_lastProblems.clear();
    const View view = viewAt(row, true);
    if (view.state == RowState::Loading || view.state == RowState::Gone || view.state == RowState::Removed)
        return false;
    Record after;
    for (int at = 0; at < values.count(); ++at) {
        const Field *field = m_entity.field(values.fieldName(at));
        if (!field)
            return false;
        if (field->automatic || !values.isGenerated(at) || (isMasked(*field) && values.isNull(at)))
            continue;
        const auto value = values.isNull(at) ? QVariant() : converted(view, *field, values.value(at));
        if (!value)
            return false;
        if (!database::value::same(view.value(field->column), *value))
            after.insert(field->column, *value);
    }
    if (after.isEmpty())
        return true;
    const Record before = view.stored ? view.stored->record() : Record();
    const QScopedValueRollback editing(m_editing, m_editing + 1);
    const QList<Problem> problems = m_session.stageEdit(keyAt(row), before, after);
    return problems.isEmpty() || refuse(problems);
}

} // namespace tables
