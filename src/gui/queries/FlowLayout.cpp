// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/FlowLayout.h"

#include <QWidget>

namespace gui::queries
{

FlowLayout::FlowLayout(int gap, QWidget *parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    arrange(area, true);
}

int FlowLayout::arrange(const QRect &area, bool isMeant) const
{
    int x = area.x();
    int y = area.y();
    int lineHeight = 0;
    QList<QLayoutItem *> line;
    const auto endLine = [&] {
        // Words of one line stand on one middle.
        for (QLayoutItem *item : line) {
            QRect place = item->geometry();
            place.moveTop(y + (lineHeight - place.height()) / 2);
            item->setGeometry(place);
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = qMin(item->sizeHint().width(), qMax(area.width(), item->minimumSize().width()));
        const QSize size(width,
                         item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            if (isMeant)
                endLine();
            x = area.x();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        if (isMeant) {
            item->setGeometry(QRect(QPoint(x, y), size));
            line.append(item);
        }
        x += size.width() + m_gap;
        lineHeight = qMax(lineHeight, size.height());
    }
    if (isMeant)
        endLine();
    return y + lineHeight - area.y();
}

} // namespace gui::queries
