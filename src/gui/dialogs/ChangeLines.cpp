// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ChangeLines.h"

#include "base/Log.h"
#include "gui/dialogs/ShownValue.h"
#include "gui/dialogs/Tints.h"
#include "records/Lookup.h"
#include "records/Rows.h"
#include "tables/StepNames.h"

#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace gui
{

using records::Operation;
using records::RowKey;

namespace
{

QString done(Operation operation)
{
    switch (operation) {
    case Operation::Insert:
        return ChangeLines::tr("new");
    case Operation::Delete:
        return ChangeLines::tr("deleted");
    case Operation::Restore:
        return ChangeLines::tr("brought back");
    case Operation::Archive:
        return ChangeLines::tr("archived");
    case Operation::Unarchive:
        return ChangeLines::tr("taken out of the archive");
    case Operation::Update:
        break;
    }
    return {};
}

std::optional<bool> inStars(const records::Record &values, const records::Record &otherwise)
{
    const QString column = u"payment_type"_s;
    if (!values.contains(column) && !otherwise.contains(column))
        return std::nullopt;
    return schema::isStars((values.contains(column) ? values : otherwise).value(column).toString());
}

/// What is called how, and which payments are in Stars; the reader's work.
base::Result<QSet<RowKey>> paidInStars(const database::Connection &connection, const QList<RowKey> &rows)
{
    QList<qint64> ids;
    for (const RowKey &row : rows)
        if (row.table == schema::Table::Purchases)
            ids.append(row.id);
    const auto stored =
        records::readRows(connection, schema::entity(schema::Table::Purchases), ids, records::RowLock::None);
    if (!stored)
        return stored.error();
    QSet<RowKey> found;
    for (auto it = stored->cbegin(); it != stored->cend(); ++it)
        if (schema::isStars(it->values.value(u"payment_type"_s).toString()))
            found.insert({schema::Table::Purchases, it.key()});
    return found;
}

} // namespace

ChangeLines::ChangeLines(tables::Session &session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
}

void ChangeLines::setLines(const QList<ChangeLine> &lines, const records::ChangeSet &named)
{
    beginResetModel();
    m_lines = lines;
    m_named = named;
    endResetModel();
}

QList<ChangeLine> ChangeLines::linesOf(const RowKey &row, const records::RowChange &change)
{
    QList<ChangeLine> lines;
    const bool isWhole = change.operation != Operation::Update && change.operation != Operation::Insert;
    if (isWhole || change.after.isEmpty())
        lines.append({row, {}, change.operation});
    for (const schema::Field &field : schema::entity(row.table).fields) {
        if (!change.after.contains(field.column))
            continue;
        ChangeLine line{row, field.column, change.operation, change.before.value(field.column),
                        change.after.value(field.column)};
        line.wasInStars = inStars(change.before, {});
        line.isInStars = inStars(change.after, change.before);
        lines.append(line);
    }
    return lines;
}

QList<ChangeLine> ChangeLines::linesOf(const records::ChangeSet &changes)
{
    QList<ChangeLine> lines;
    const auto &all = changes.changes();
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        lines += linesOf(it.key(), *it);
    return lines;
}

int ChangeLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ChangeLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangeLines::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const ChangeLine &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column()).replace(u'\n', QChar(0x23ce));
    case Qt::ToolTipRole:
        return text(line, index.column());
    case Qt::ForegroundRole:
        if (!line.problem.isEmpty())
            return tints::problem(QGuiApplication::palette());
        return {};
    default:
        return {};
    }
}

QVariant ChangeLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case RecordColumn:
        return m_recordTitle.isEmpty() ? tr("Record") : m_recordTitle;
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return m_afterTitle.isEmpty() ? tr("After") : m_afterTitle;
    default:
        return tr("Not taken because");
    }
}

QString ChangeLines::text(const ChangeLine &line, int column) const
{
    switch (column) {
    case RecordColumn:
        return recordText(line);
    case FieldColumn: {
        const schema::Field *field = schema::entity(line.row.table).field(line.column);
        return field ? schema::fieldTitle(*field) : line.column;
    }
    case BeforeColumn:
        return line.operation == Operation::Insert || line.column.isEmpty() || !line.problem.isEmpty()
            ? QString()
            : value(line, line.before, line.wasInStars);
    case AfterColumn:
        return line.column.isEmpty() ? done(line.operation) : value(line, line.after, line.isInStars);
    default:
        return line.problem;
    }
}

QString ChangeLines::value(const ChangeLine &line, const QVariant &given,
                           std::optional<bool> paidInStars) const
{
    const schema::Field *field = schema::entity(line.row.table).field(line.column);
    if (!field)
        return given.toString();
    // A text that is no value of this field: what somebody wanted to paste.
    if (!line.problem.isEmpty() && !field->secret && given.typeId() == QMetaType::QString)
        return given.toString();
    // Of another program's spelling: two of one time would look alike.
    if (field->type == schema::Type::Timestamp && !field->secret
        && given.toString() != database::value::fromDriver(given, field->type).toString())
        return given.toString();
    if (field->relation && !database::value::isNull(given)) {
        if (const QString known = label({field->relation->target, given.toLongLong()}); !known.isEmpty())
            return known;
    }
    if (field->format == schema::Format::Payment && !paidInStars && line.row.id > 0) {
        if (want(line.row))
            return u"…"_s; // roubles or Stars: never the wrong sign
        paidInStars = m_known.inStars.contains(line.row);
    }
    return shownValue(*field, given, paidInStars.value_or(false));
}

QString ChangeLines::recordText(const ChangeLine &line) const
{
    if (!line.where.isEmpty())
        return line.where;
    const QString one = schema::entityOne(schema::entity(line.row.table));
    const QString known = label(line.row);
    if (line.row.id <= 0)
        return known.isEmpty() ? tr("new: %1").arg(one) : tr("new: %1 “%2”").arg(one, known);
    return known.isEmpty() ? u"%1 #%2"_s.arg(one).arg(line.row.id) : tr("%1 “%2”").arg(one, known);
}

QString ChangeLines::label(const RowKey &row) const
{
    if (row.id <= 0) {
        const records::RowChange *change = m_named.change(row);
        if (!change)
            change = m_session.pending().change(row);
        return change ? tables::names::labelOf(row.table, change->after) : QString();
    }
    (void)want(row);
    return tables::names::calledBy(row, m_known.labels.value(row));
}

/// True while the row is not known yet; it will be asked for.
bool ChangeLines::want(const RowKey &row) const
{
    if (m_asked.contains(row))
        return !m_answered.contains(row);
    m_wanted.insert(row);
    if (!m_isAsking) {
        m_isAsking = true;
        QMetaObject::invokeMethod(const_cast<ChangeLines *>(this), &ChangeLines::ask, Qt::QueuedConnection);
    }
    return true;
}

/// For all lines that were looked at since the last answer.
void ChangeLines::ask()
{
    const QSet<RowKey> rows = std::exchange(m_wanted, {});
    m_asked.unite(rows);
    m_session.reader().run(
        database::Worker::Priority::Urgent, this,
        [rows](const database::Connection &connection) -> base::Result<Known> {
            const QList<RowKey> keys(rows.begin(), rows.end());
            auto labels = records::labelsOf(connection, keys);
            SHOPBOOK_TRY(labels);
            auto stars = paidInStars(connection, keys);
            SHOPBOOK_TRY(stars);
            return Known{*labels, *stars};
        },
        [this, rows](const base::Result<Known> &known) {
            m_isAsking = false;
            m_answered.unite(rows);
            if (known)
                takeKnown(*known);
            else
                base::log::report(base::log::tables(), known.error()); // the numbers stay: nothing is lost
        });
}

void ChangeLines::takeKnown(const Known &known)
{
    m_known.labels.insert(known.labels);
    m_known.inStars.unite(known.inStars);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace gui
