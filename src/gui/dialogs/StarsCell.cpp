// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/StarsCell.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <cmath>

namespace gui::stars
{

namespace
{
constexpr QChar telegramStar = u'★';

/// Five points, one up, in the yellow of the emoji.
void drawStar(QPainter *painter, const QRectF &place)
{
    const double side = place.height() / 2;
    QPolygonF star;
    for (int corner = 0; corner < 10; ++corner) {
        const double angle = M_PI * (corner / 5.0 - 0.5);
        const double radius = corner % 2 == 0 ? side : side * 0.42;
        star.append(place.center() + QPointF(radius * std::cos(angle), side * 0.06 + radius * std::sin(angle)));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0xf5, 0xb8, 0x1c));
    painter->drawPolygon(star);
    painter->restore();
}
} // namespace

bool isAmount(const QString &text)
{
    return text.endsWith(telegramStar);
}

void paintCell(QPainter *painter, QStyleOptionViewItem cell)
{
    const QString amount = cell.text.chopped(1).trimmed();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    const QRect inner = cell.rect.adjusted(margin, 0, -margin, 0);
    const int side = cell.fontMetrics.ascent();
    cell.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    painter->setFont(cell.font);
    const auto group = cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter->setPen(cell.palette.color(group, cell.state.testFlag(QStyle::State_Selected) ? QPalette::HighlightedText
                                                                                           : QPalette::Text));
    const QRect place = inner.adjusted(0, 0, -side - cell.fontMetrics.horizontalAdvance(u' '), 0);
    painter->drawText(place, int(Qt::AlignRight | Qt::AlignVCenter),
                      cell.fontMetrics.elidedText(amount, Qt::ElideRight, place.width()));
    painter->restore();
    drawStar(painter, QRectF(inner.right() - side + 1, inner.center().y() - side / 2.0 + 1, side, side));
}

} // namespace gui::stars
