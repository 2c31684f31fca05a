// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/PaintedChart.h"

#include "gui/Style.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gui::queries
{

/// An axis of round numbers that holds all values and zero.
struct PaintedChart::Scale {
    double least = 0;
    double step = 1;
    int steps = 1;

    [[nodiscard]] double at(int index) const { return least + step * index; }
    [[nodiscard]] double place(double value, const QRectF &area) const
    {
        return area.bottom() - area.height() * (value - least) / (step * steps);
    }
};

PaintedChart::Scale PaintedChart::scaleOf(const QList<double> &values)
{
    constexpr double wanted = 4;
    const double least = qMin(0.0, *std::ranges::min_element(values));
    const double most = qMax(0.0, *std::ranges::max_element(values));
    const bool isWhole = std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
    Scale scale;
    if (const double rough = (most - least) / wanted; rough > 0) {
        const double power = std::pow(10.0, std::floor(std::log10(rough)));
        const double first = rough / power;
        scale.step = power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
    }
    if (isWhole)
        scale.step = qMax(1.0, scale.step); // nobody is half a person
    scale.least = std::floor(least / scale.step) * scale.step;
    scale.steps = qMax(1, int(std::ceil((most - scale.least) / scale.step)));
    return scale;
}

void PaintedChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    if (data().values.isEmpty())
        return;
    const QRectF whole = QRectF(rect()).adjusted(style::space, style::space, -style::space, -style::space);
    if (kind() == ChartData::Kind::Pie)
        return paintPie(painter, whole);
    const Scale scale = scaleOf(data().values);
    const int line = fontMetrics().height();
    int left = 0;
    for (int i = 0; i <= scale.steps; ++i)
        left = qMax(left, fontMetrics().horizontalAdvance(chartNumber(scale.at(i))));
    const QRectF area = whole.adjusted(left + style::space, line + line / 2 + 2, 0, -2 * line - 8);
    painter.drawText(whole, int(Qt::AlignTop | Qt::AlignLeft), data().valuesTitle);
    painter.drawText(QRectF(area.left(), whole.top(), area.width(), whole.height()),
                     int(Qt::AlignBottom | Qt::AlignHCenter), data().namesTitle);
    paintAxes(painter, area, scale);
    if (kind() == ChartData::Kind::Line)
        paintLine(painter, area, scale);
    else
        paintBars(painter, area, scale);
    paintNames(painter, area);
}

void PaintedChart::paintAxes(QPainter &painter, const QRectF &area, const Scale &scale) const
{
    for (int i = 0; i <= scale.steps; ++i) {
        const double y = area.bottom() - area.height() * i / scale.steps;
        painter.setPen(style::line(palette()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(style::muted(palette()));
        painter.drawText(QRectF(0, y - 20, area.left() - 6, 40), int(Qt::AlignRight | Qt::AlignVCenter),
                         chartNumber(scale.at(i)));
    }
}

void PaintedChart::paintBars(QPainter &painter, const QRectF &area, const Scale &scale) const
{
    const double step = area.width() / double(data().values.size());
    const double zero = scale.place(0, area);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Active, QPalette::Highlight));
    for (qsizetype i = 0; i < data().values.size(); ++i) {
        const double y = scale.place(data().values.at(i), area);
        painter.drawRect(QRectF(QPointF(area.left() + step * double(i) + step * 0.15, qMin(y, zero)),
                                QSizeF(step * 0.7, qAbs(zero - y))));
    }
}

void PaintedChart::paintLine(QPainter &painter, const QRectF &area, const Scale &scale) const
{
    const double step = area.width() / double(data().values.size());
    QPolygonF points;
    for (qsizetype i = 0; i < data().values.size(); ++i)
        points.append({area.left() + step * (double(i) + 0.5), scale.place(data().values.at(i), area)});
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(QPen(accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.setBrush(accent);
    for (const QPointF &point : std::as_const(points))
        painter.drawEllipse(point, 3, 3);
}

void PaintedChart::paintNames(QPainter &painter, const QRectF &area) const
{
    const double step = area.width() / double(data().names.size());
    const qsizetype every = everyName(data(), fontMetrics(), area.width());
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    for (qsizetype i = every / 2; i + every / 2 < data().names.size(); i += every) {
        const double room = step * double(every);
        const QRectF place(area.left() + step * (double(i) + 0.5) - room / 2, area.bottom() + 3, room,
                           fontMetrics().height());
        painter.drawText(place, int(Qt::AlignHCenter | Qt::AlignTop),
                         fontMetrics().elidedText(data().names.at(i), Qt::ElideRight, int(room) - 4));
    }
}

void PaintedChart::paintPie(QPainter &painter, const QRectF &area) const
{
    double sum = 0;
    for (const double value : data().values)
        sum += value;
    const double side = qMin(area.height(), area.width() / 2);
    const QRectF circle(area.left(), area.top() + (area.height() - side) / 2, side, side);
    const int line = fontMetrics().height() + 4;
    double angle = 90;
    double y = area.top() + qMax(0.0, (area.height() - line * double(data().names.size())) / 2);
    for (qsizetype i = 0; i < data().values.size(); ++i) {
        const double part = sum > 0 ? 360 * data().values.at(i) / sum : 0;
        painter.setPen(QPen(palette().color(QPalette::Window), 1.5));
        painter.setBrush(colourAt(i));
        painter.drawPie(circle, int(angle * 16), int(-part * 16));
        angle -= part;
        const QRectF mark(circle.right() + 2 * style::space, y + 4, 10, 10);
        painter.drawRect(mark);
        painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
        const QString text = sliceText(data(), i);
        const QRectF place(mark.right() + 6, y, area.right() - mark.right() - 6, line);
        painter.drawText(place, int(Qt::AlignLeft | Qt::AlignTop),
                         fontMetrics().elidedText(text, Qt::ElideRight, int(place.width())));
        y += line;
    }
}

} // namespace gui::queries
