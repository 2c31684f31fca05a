// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DiagramLegend.h"

#include "gui/diagram/DiagramSheet.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace gui
{

using diagram::Colours;
using diagram::DiagramSheet;

DiagramLegend::DiagramLegend(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

QSize DiagramLegend::sizeHint() const
{
    return {200, heightForWidth(width())};
}

int DiagramLegend::heightForWidth(int width) const
{
    return int(std::ceil(DiagramSheet::paintLegend(nullptr, font(), Colours::of(palette()), {}, width)));
}

void DiagramLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    DiagramSheet::paintLegend(&painter, font(), Colours::of(palette()), {}, width());
}

void DiagramLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DiagramLegend::retranslate()
{
    setAccessibleName(tr("Marks: %1").arg(DiagramSheet::legendText()));
    updateGeometry();
    update();
}

} // namespace gui
