// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/TableHeader.h"

#include "tables/StoreTableModel.h"

#include <QStyleOptionHeader>

namespace gui
{

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    const auto *rows = qobject_cast<const tables::StoreTableModel *>(model());
    if (!rows || section < 0 || section >= rows->columnCount())
        return;
    const schema::Field &field = rows->fieldAt(section);
    const bool isNumber =
        !field.relation && (field.type == schema::Type::Integer || field.type == schema::Type::Real);
    option->textAlignment = Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    QSize size = QHeaderView::sectionSizeFromContents(section);
    if (!model() || sortIndicatorSection() == section)
        return size;
    const QString title = model()->headerData(section, orientation()).toString();
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    size.setWidth(fontMetrics().horizontalAdvance(title) + 2 * margin);
    return size;
}

} // namespace gui
