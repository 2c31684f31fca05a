// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/diagram/DiagramSheet.h"

class QFontMetricsF;

/// The small marks beside a column, and the arrow of a reference. Private to the diagram.
namespace gui::diagram::marks
{

/// The room that the marks take before a column's name.
[[nodiscard]] qreal width(const QFontMetricsF &metrics);
void paint(QPainter &painter, const QFontMetricsF &metrics, const Colours &colours, const QPointF &at,
           qreal height, const CardRow &row);
/// At `tip`, coming from `from`.
void paintArrow(QPainter &painter, const QColor &colour, const QPointF &from, const QPointF &tip);

} // namespace gui::diagram::marks
