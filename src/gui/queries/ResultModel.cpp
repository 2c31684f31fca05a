// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ResultModel.h"

#include "base/Text.h"
#include "gui/Style.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

/// NULL before everything, numbers before texts, as SQLite has it.
bool isLess(const QVariant &left, const QVariant &right)
{
    if (left.isNull() || right.isNull())
        return left.isNull() && !right.isNull();
    if (ResultModel::isNumber(left) != ResultModel::isNumber(right))
        return ResultModel::isNumber(left);
    if (left.typeId() == QMetaType::Double || right.typeId() == QMetaType::Double)
        return left.toDouble() < right.toDouble();
    if (ResultModel::isNumber(left))
        return left.toLongLong() < right.toLongLong();
    return left.toString() < right.toString();
}

} // namespace

bool ResultModel::isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
    case QMetaType::Double:
        return true;
    default:
        return false;
    }
}

ResultModel::ResultModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ResultModel::setRows(const QList<Column> &columns, const QList<QVariantList> &rows)
{
    beginResetModel();
    m_columns = columns;
    m_rows = rows;
    endResetModel();
}

void ResultModel::append(const QList<QVariantList> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows.append(rows);
    endInsertRows();
}

void ResultModel::clear()
{
    setRows({}, {});
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString ResultModel::textAt(int row, int column, bool nullAsEmpty) const
{
    const QVariant value = m_rows.at(row).value(column);
    if (value.isNull())
        return nullAsEmpty ? QString() : u"NULL"_s;
    if (m_columns.at(column).isSecret)
        return value.toString().isEmpty() ? QString() : u"••••••"_s;
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? tr("yes") : tr("no");
    if (value.typeId() == QMetaType::QByteArray)
        return tr("%n byte(s)", nullptr, int(value.toByteArray().size()));
    if (value.typeId() == QMetaType::Double)
        return base::text::shortest(value.toDouble());
    return value.toString();
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QVariant value = m_rows.at(index.row()).value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index.row(), index.column()).left(500).replace(u'\n', u'⏎');
    case Qt::AccessibleTextRole:
        return textAt(index.row(), index.column());
    case Qt::ToolTipRole:
        if (!value.isNull() && value.toString().isEmpty())
            return tr("An empty text, which is not NULL");
        return textAt(index.row(), index.column()).left(2000);
    case Qt::ForegroundRole:
        return value.isNull() ? QVariant(style::muted(QGuiApplication::palette())) : QVariant();
    case Qt::FontRole: {
        if (!value.isNull())
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::TextAlignmentRole:
        return int((isNumber(value) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ValueRole:
        return m_columns.at(index.column()).isSecret ? QVariant() : value;
    case IsNullRole:
        return value.isNull();
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section >= 0 && section < m_columns.size() ? m_columns.at(section).title : QVariant();
}

void ResultModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size() || m_columns.at(column).isSecret)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QList<int> places(m_rows.size());
    std::iota(places.begin(), places.end(), 0);
    std::stable_sort(places.begin(), places.end(), [&](int left, int right) {
        const QVariant &a = m_rows.at(left).at(column);
        const QVariant &b = m_rows.at(right).at(column);
        return order == Qt::AscendingOrder ? isLess(a, b) : isLess(b, a);
    });
    QList<QVariantList> sorted;
    sorted.reserve(m_rows.size());
    QList<int> newPlace(m_rows.size());
    for (int i = 0; i < places.size(); ++i) {
        sorted.append(m_rows.at(places.at(i)));
        newPlace[places.at(i)] = i;
    }
    m_rows = sorted;
    for (const QModelIndex &old : persistentIndexList())
        changePersistentIndex(old, index(newPlace.at(old.row()), old.column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QString ResultModel::asText(const QModelIndexList &cells) const
{
    std::set<int> rows;
    std::set<int> columns;
    for (const QModelIndex &cell : cells) {
        rows.insert(cell.row());
        columns.insert(cell.column());
    }
    QStringList lines;
    QStringList line;
    for (const int column : columns)
        line.append(m_columns.at(column).title);
    lines.append(line.join(u'\t'));
    for (const int row : rows) {
        line.clear();
        for (const int column : columns)
            line.append(textAt(row, column).replace(u'\t', u' ').replace(u'\n', u' '));
        lines.append(line.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace gui::queries
