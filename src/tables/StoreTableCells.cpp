// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Lookup.h"
#include "schema/Conversion.h"
#include "tables/StepNames.h"
#include "tables/StoreTableModel.h"

#include <limits>

// What a cell shows: what is read, with what is pending laid over it.

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Worker;
using records::Operation;
using records::Record;

namespace
{

constexpr std::chrono::milliseconds patience{10};

QString mask()
{
    return u"••••••"_s;
}

QString numberSign(qint64 id)
{
    return u"#%1"_s.arg(id);
}

bool isNumeric(const schema::Field &field)
{
    return !field.relation && (field.type == schema::Type::Integer || field.type == schema::Type::Real);
}

/// A value for the outside: invalid for NULL.
QVariant plain(const QVariant &value)
{
    return database::value::isNull(value) ? QVariant() : value;
}

} // namespace

QVariant StoreTableModel::View::value(const QString &column) const
{
    if (change && change->after.contains(column))
        return change->after.value(column);
    return stored ? stored->value(column) : QVariant();
}

bool StoreTableModel::View::isEdited(const QString &column) const
{
    return change && change->after.contains(column);
}

StoreTableModel::View StoreTableModel::viewAt(int row, bool mayWait) const
{
    View view;
    const RowKey key = keyAt(row);
    view.change = m_session.pending().change(key);
    if (key.id < 0) {
        view.state = view.change ? RowState::Inserted : RowState::Gone;
        return view;
    }
    auto *entry = m_rows.find(key.id);
    const bool isStill = m_changing > 0;
    if (!entry && !isStill) {
        const auto read = requestPage(row, Worker::Priority::Urgent);
        if (read && mayWait && read->asked.waitFor(patience))
            takePage(read);
        entry = m_rows.find(key.id);
    } else if (entry && entry->isStale && !isStill) {
        // Shown as it was until the answer is here.
        (void)requestPage(row, Worker::Priority::Normal);
    }
    if (!entry)
        return view;
    if (!entry->row) {
        view.state = RowState::Gone;
        return view;
    }
    view.stored = &*entry->row;
    if (!view.change)
        view.state = RowState::Stored;
    else
        view.state = view.change->operation == Operation::Delete ? RowState::Removed : RowState::Edited;
    return view;
}

QVariant StoreTableModel::data(const QModelIndex &index, int role) const
{
    // The base class looks while it is told which rows are dirty: nothing of ours goes into its cache.
    if (m_marking || !index.isValid() || index.row() >= m_order.size()
        || index.column() >= m_entity.fields.size())
        return {};
    const schema::Field &field = fieldAt(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isNumeric(field) ? Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)
                                                    : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role == KeyRole)
        return m_order.at(index.row());
    if (role == ProblemRole)
        return problemOf(keyAt(index.row()), field);
    if (role == Qt::ToolTipRole) {
        const QString problem = problemOf(keyAt(index.row()), field);
        return problem.isEmpty() ? QVariant() : QVariant(problem);
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case RawRole:
    case IsNullRole:
    case StateRole:
    case FieldEditedRole:
    case RelationLabelRole:
    case ArchivedRole:
        return cell(viewAt(index.row(), true), field, role);
    default:
        return {};
    }
}

/// Asked for every cell that is painted: mostly there is none.
QString StoreTableModel::problemOf(const RowKey &key, const schema::Field &field) const
{
    for (const schema::Problem &problem : m_session.problemsOf(key))
        if (problem.loc.value(0) == field.column)
            return problem.msg;
    return {};
}

QVariant StoreTableModel::cell(const View &view, const schema::Field &field, int role) const
{
    if (role == StateRole)
        return QVariant::fromValue(view.state);
    const bool isThere = view.state != RowState::Loading && view.state != RowState::Gone;
    switch (role) {
    case Qt::DisplayRole:
        return isThere ? shown(view, field) : QVariant();
    case Qt::EditRole:
    case RawRole:
        return isThere && !isMasked(field) ? plain(view.value(field.column)) : QVariant();
    case IsNullRole:
        return isThere && database::value::isNull(view.value(field.column));
    case FieldEditedRole:
        return view.isEdited(field.column);
    case RelationLabelRole:
        return isThere && field.relation ? relationLabel(view, field) : QVariant();
    default:
        return view.stored && view.stored->archived;
    }
}

QVariant StoreTableModel::shown(const View &view, const schema::Field &field) const
{
    const QVariant value = view.value(field.column);
    if (database::value::isNull(value))
        return QString();
    if (field.relation) {
        const QVariant label = relationLabel(view, field);
        return label.isValid() ? label : numberSign(value.toLongLong());
    }
    if (isMasked(field))
        return value.toString().isEmpty() ? QString() : mask();
    const bool inStars =
        field.format == schema::Format::Payment && schema::isStars(view.value(u"payment_type"_s).toString());
    return schema::toShown(field, value, inStars);
}

/// Invalid for NULL, for an orphan, and while nobody has said how the row is called.
QVariant StoreTableModel::relationLabel(const View &view, const schema::Field &field) const
{
    const QVariant value = view.value(field.column);
    if (database::value::isNull(value))
        return {};
    if (view.stored && database::value::same(value, view.stored->value(field.column)))
        if (const QVariant label = view.stored->label(field.column); label.isValid())
            return label;
    if (view.stored && !view.isEdited(field.column) && !m_written.contains(view.stored->id()))
        return {};
    return labelOfPending({field.relation->target, value.toLongLong()});
}

/// How a row is called that an edit points to. Asked for once; dataChanged() says when it is here.
QVariant StoreTableModel::labelOfPending(const RowKey &target) const
{
    if (target.id < 0) {
        const records::RowChange *change = m_session.pending().change(target);
        const QString label = change ? names::labelOf(target.table, change->after) : QString();
        return label.isEmpty() ? QVariant() : QVariant(label);
    }
    if (const auto known = m_labels.constFind(target); known != m_labels.cend())
        return *known;
    m_labels.insert(target, QVariant());
    auto *self = const_cast<StoreTableModel *>(this);
    m_session.reader().run(
        Worker::Priority::Normal, self,
        [target](const Connection &connection) { return records::labelOf(connection, target); },
        [self, target](const base::Result<QString> &label) {
            // An orphan has no name: labelOf() answers with its number, which is shown anyway.
            if (!label || *label == numberSign(target.id))
                return;
            self->m_labels.insert(target, *label);
            self->emitAllChanged();
        });
    return {};
}

QVariant StoreTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (role == Qt::DisplayRole && section >= 0 && section < columnCount()
            && section < m_entity.fields.size())
            return schema::fieldTitle(fieldAt(section));
        return QSqlRelationalTableModel::headerData(section, orientation, role);
    }
    if (role != Qt::DisplayRole || section < 0 || section >= m_order.size())
        return {};
    if (m_order.at(section) < 0)
        return u"*"_s;
    const records::RowChange *change = m_session.pending().change(keyAt(section));
    return change && change->operation == Operation::Delete ? QVariant(u"!"_s) : QVariant(section + 1);
}

/// Asked for a million rows when a column is selected: no row is read for it.
Qt::ItemFlags StoreTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() >= m_entity.fields.size())
        return m_marking ? Qt::ItemIsEditable : Qt::NoItemFlags;
    constexpr Qt::ItemFlags fixed = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (m_marking)
        return fixed | Qt::ItemIsEditable;
    if (m_session.isReadOnly() || m_entity.fields.at(index.column()).automatic)
        return fixed;
    if (!m_session.pending().isEmpty()) {
        const records::RowChange *change = m_session.pending().change(keyAt(index.row()));
        if (change && change->operation == Operation::Delete)
            return fixed;
    }
    return fixed | Qt::ItemIsEditable;
}

int StoreTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_marking ? std::numeric_limits<int>::max() : int(m_order.size());
}

void StoreTableModel::setSecretsShown(bool isShown)
{
    if (m_secretsShown == isShown)
        return;
    m_secretsShown = isShown;
    emitAllChanged();
}

std::optional<records::Record> StoreTableModel::storedRow(int row) const
{
    if (row < 0 || row >= m_order.size())
        return std::nullopt;
    awaitWritten(m_order.at(row));
    const View view = viewAt(row, true);
    return view.stored ? std::optional<Record>(view.stored->record()) : std::nullopt;
}

std::optional<records::Record> StoreTableModel::row(int row) const
{
    if (row < 0 || row >= m_order.size())
        return std::nullopt;
    const View view = viewAt(row, true);
    if (view.state == RowState::Loading || view.state == RowState::Gone)
        return std::nullopt;
    Record record = view.stored ? view.stored->record() : Record();
    if (view.change)
        record.insert(view.change->after);
    if (view.state == RowState::Inserted)
        for (const schema::Field &field : m_entity.fields)
            if (!record.contains(field.column))
                record.insert(field.column, QVariant());
    return record;
}

StoreTableModel::RowState StoreTableModel::rowState(int row) const
{
    return row < 0 || row >= m_order.size() ? RowState::Gone : viewAt(row, true).state;
}

} // namespace tables
