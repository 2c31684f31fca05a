// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/TableHeader.h"

#include "gui/finding/FilterRow.h"
#include "tables/StoreTableModel.h"

#include <QMouseEvent>
#include <QStyleOptionHeader>

using namespace Qt::StringLiterals;

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
    const auto &sorting = rows->sorting();
    if (const int place = sortPlace(section); place >= 0 && sorting.size() > 1) {
        option->sortIndicator =
            sorting.at(place).descending ? QStyleOptionHeader::SortUp : QStyleOptionHeader::SortDown;
        option->text += u" %1"_s.arg(place + 1);
    }
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    QSize size = QHeaderView::sectionSizeFromContents(section);
    if (!model() || sortIndicatorSection() == section || sortPlace(section) >= 0)
        return size;
    const QString title = model()->headerData(section, orientation()).toString();
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    size.setWidth(fontMetrics().horizontalAdvance(title) + 2 * margin);
    return size;
}

int TableHeader::sortPlace(int section) const
{
    const auto *rows = qobject_cast<const tables::StoreTableModel *>(model());
    if (!rows)
        return -1;
    const auto &sorting = rows->sorting();
    for (qsizetype i = 0; i < sorting.size(); ++i)
        if (sorting.at(i).column == section)
            return int(i);
    return -1;
}

void TableHeader::setFilter(finding::PageFilter &filter)
{
    m_row = new finding::FilterRow(*this, filter, this);
    connect(m_row, &finding::FilterRow::leaveRequested, this, &TableHeader::leaveRequested);
    connect(m_row, &finding::FilterRow::focused, this, &TableHeader::filterFocused);
    connect(m_row, &finding::FilterRow::orderChanged, this, &TableHeader::filterOrderChanged);
    connect(this, &QHeaderView::geometriesChanged, this, &TableHeader::placeFilterRow);
    connect(this, &QHeaderView::sectionResized, this, &TableHeader::placeFilterRow);
    connect(this, &QHeaderView::sectionMoved, this, &TableHeader::placeFilterRow);
    connect(this, &QHeaderView::sectionMoved, this, &TableHeader::filterOrderChanged);
}

void TableHeader::setFilterRowShown(bool shown)
{
    if (m_isFilterRowShown == shown || !m_row)
        return;
    m_isFilterRowShown = shown;
    updateGeometries();
    placeFilterRow();
    Q_EMIT geometriesChanged(); // the view gives another height
}

void TableHeader::placeFilterRow()
{
    // Below the viewport, which has the titles, by where it is: the size hint is no measure here, since it is
    // empty while the header counts it anew, and that may be what led here.
    if (m_isFilterRowShown)
        m_row->place(viewport()->geometry().bottom() + 1);
    else if (m_row)
        m_row->hide();
}

QSize TableHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    if (m_isFilterRowShown)
        size.rheight() += m_row->height();
    return size;
}

void TableHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_isFilterRowShown ? m_row->height() : 0);
    QHeaderView::updateGeometries();
    placeFilterRow();
}

void TableHeader::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    placeFilterRow();
}

void TableHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && (event->modifiers() & Qt::ShiftModifier)) {
        m_pressed = logicalIndexAt(event->position().toPoint());
        return;
    }
    QHeaderView::mousePressEvent(event);
}

void TableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0) {
        if (logicalIndexAt(event->position().toPoint()) == pressed)
            Q_EMIT alsoSortedBy(pressed);
        return;
    }
    QHeaderView::mouseReleaseEvent(event);
}

} // namespace gui
