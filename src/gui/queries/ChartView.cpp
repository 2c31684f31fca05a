// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ChartView.h"

#include "gui/Style.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr int most = 60; ///< names beside each other
constexpr int mostSlices = 12;

bool isNumber(const QVariant &value)
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

bool holdsNumbers(const QList<QVariantList> &rows, int column)
{
    return std::ranges::any_of(rows, [column](const QVariantList &row) { return !row.at(column).isNull(); })
        && std::ranges::all_of(rows, [column](const QVariantList &row) {
               return row.at(column).isNull() || isNumber(row.at(column));
           });
}

QString numberText(double value)
{
    return QLocale().toString(value, 'g', 6);
}

} // namespace

std::optional<ChartData> chartOf(const QStringList &titles, const QList<QVariantList> &rows)
{
    if (titles.size() != 2 || rows.isEmpty())
        return std::nullopt;
    // The second one is the number where both could be.
    const int values = holdsNumbers(rows, 1) ? 1 : holdsNumbers(rows, 0) ? 0 : -1;
    if (values < 0)
        return std::nullopt;
    ChartData data;
    data.namesTitle = titles.at(1 - values);
    data.valuesTitle = titles.at(values);
    data.isCut = rows.size() > most;
    for (const QVariantList &row : rows.first(qMin(qsizetype(most), rows.size()))) {
        const QVariant &name = row.at(1 - values);
        data.names.append(name.isNull() ? u"NULL"_s : name.toString());
        data.values.append(row.at(values).toDouble());
    }
    return data;
}

bool canBePie(const ChartData &data)
{
    return data.values.size() <= mostSlices
        && std::ranges::all_of(data.values, [](double value) { return value >= 0; })
        && std::ranges::any_of(data.values, [](double value) { return value > 0; });
}

ChartView::ChartView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"chartView"_s);
    setMinimumSize(200, 120);
}

void ChartView::setData(const ChartData &chart, ChartData::Kind kind)
{
    m_data = chart;
    m_kind = kind;
    setAccessibleName(tr("Chart: %1 by %2").arg(chart.valuesTitle, chart.namesTitle));
    QStringList parts;
    for (qsizetype i = 0; i < chart.names.size(); ++i)
        parts.append(u"%1: %2"_s.arg(chart.names.at(i), numberText(chart.values.at(i))));
    setAccessibleDescription(parts.join(u"; "_s));
    update();
}

QColor ChartView::colourAt(qsizetype index) const
{
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    return QColor::fromHsv((accent.hsvHue() + int(index) * 47) % 360, style::isDark(palette()) ? 130 : 150,
                           style::isDark(palette()) ? 190 : 170);
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    if (m_data.values.isEmpty())
        return;
    const QRectF whole = QRectF(rect()).adjusted(style::space, style::space, -style::space, -style::space);
    if (m_kind == ChartData::Kind::Pie)
        return paintPie(painter, whole);
    const double least = qMin(0.0, *std::ranges::min_element(m_data.values));
    double greatest = qMax(0.0, *std::ranges::max_element(m_data.values));
    if (greatest <= least)
        greatest = least + 1;
    const int line = fontMetrics().height();
    const int left = qMax(fontMetrics().horizontalAdvance(numberText(greatest)),
                          fontMetrics().horizontalAdvance(numberText(least)))
        + style::space;
    const QRectF area = whole.adjusted(left, line + line / 2 + 2, 0, -line - 4);
    painter.drawText(whole, int(Qt::AlignTop | Qt::AlignLeft), m_data.valuesTitle);
    paintAxes(painter, area, least, greatest);
    if (m_kind == ChartData::Kind::Line)
        paintLine(painter, area, least, greatest);
    else
        paintBars(painter, area, least, greatest);
    paintNames(painter, area);
}

void ChartView::paintAxes(QPainter &painter, const QRectF &area, double least, double greatest) const
{
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
        const double value = least + (greatest - least) * i / steps;
        const double y = area.bottom() - area.height() * i / steps;
        painter.setPen(style::line(palette()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(style::muted(palette()));
        painter.drawText(QRectF(0, y - 20, area.left() - 6, 40), int(Qt::AlignRight | Qt::AlignVCenter),
                         numberText(value));
    }
}

void ChartView::paintBars(QPainter &painter, const QRectF &area, double least, double greatest) const
{
    const double step = area.width() / double(m_data.values.size());
    const double zero = area.bottom() - area.height() * (0 - least) / (greatest - least);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Active, QPalette::Highlight));
    for (qsizetype i = 0; i < m_data.values.size(); ++i) {
        const double y = area.bottom() - area.height() * (m_data.values.at(i) - least) / (greatest - least);
        painter.drawRect(QRectF(QPointF(area.left() + step * double(i) + step * 0.15, qMin(y, zero)),
                                QSizeF(step * 0.7, qAbs(zero - y))));
    }
}

void ChartView::paintLine(QPainter &painter, const QRectF &area, double least, double greatest) const
{
    const double step = area.width() / double(m_data.values.size());
    QPolygonF points;
    for (qsizetype i = 0; i < m_data.values.size(); ++i)
        points.append({area.left() + step * (double(i) + 0.5),
                       area.bottom() - area.height() * (m_data.values.at(i) - least) / (greatest - least)});
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(QPen(accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.setBrush(accent);
    for (const QPointF &point : std::as_const(points))
        painter.drawEllipse(point, 3, 3);
}

void ChartView::paintNames(QPainter &painter, const QRectF &area) const
{
    const double step = area.width() / double(m_data.names.size());
    // As many names as have room.
    int widest = 20;
    for (const QString &name : m_data.names)
        widest = qMax(widest, qMin(90, fontMetrics().horizontalAdvance(name) + 8));
    const int every = qMax(1, int(std::ceil(widest / step)));
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    for (qsizetype i = 0; i < m_data.names.size(); i += every) {
        const double room = qMax(step * every, 20.0);
        const QRectF place(area.left() + step * (double(i) + 0.5) - room / 2, area.bottom() + 3, room,
                           fontMetrics().height());
        painter.drawText(place, int(Qt::AlignHCenter | Qt::AlignTop),
                         fontMetrics().elidedText(m_data.names.at(i), Qt::ElideRight, int(room) - 4));
    }
}

void ChartView::paintPie(QPainter &painter, const QRectF &area) const
{
    double sum = 0;
    for (const double value : m_data.values)
        sum += value;
    const double side = qMin(area.height(), area.width() / 2);
    const QRectF circle(area.left(), area.top() + (area.height() - side) / 2, side, side);
    const int line = fontMetrics().height() + 4;
    double angle = 90;
    double y = area.top() + qMax(0.0, (area.height() - line * double(m_data.names.size())) / 2);
    for (qsizetype i = 0; i < m_data.values.size(); ++i) {
        const double part = sum > 0 ? 360 * m_data.values.at(i) / sum : 0;
        painter.setPen(QPen(palette().color(QPalette::Window), 1.5));
        painter.setBrush(colourAt(i));
        painter.drawPie(circle, int(angle * 16), int(-part * 16));
        angle -= part;
        const QRectF mark(circle.right() + 2 * style::space, y + 4, 10, 10);
        painter.drawRect(mark);
        painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
        const QString text = u"%1 — %2 (%3 %)"_s.arg(m_data.names.at(i), numberText(m_data.values.at(i)),
                                                     QLocale().toString(part / 3.6, 'f', 1));
        const QRectF place(mark.right() + 6, y, area.right() - mark.right() - 6, line);
        painter.drawText(place, int(Qt::AlignLeft | Qt::AlignTop),
                         fontMetrics().elidedText(text, Qt::ElideRight, int(place.width())));
        y += line;
    }
}

} // namespace gui::queries
