// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ChartView.h"

#include "gui/Style.h"
#include "gui/queries/PaintedChart.h"
#ifdef SHOPBOOK_QT_CHARTS
#include "gui/queries/QtChart.h"
#endif

#include <QBuffer>
#include <QEvent>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::queries
{

QList<ChartView::Painter> ChartView::painters()
{
#ifdef SHOPBOOK_QT_CHARTS
    return {Painter::Plain, Painter::QtCharts};
#else
    return {Painter::Plain};
#endif
}

ChartView *ChartView::make(Painter painter, QWidget *parent)
{
#ifdef SHOPBOOK_QT_CHARTS
    if (painter == Painter::QtCharts)
        return new QtChart(parent);
#else
    Q_UNUSED(painter);
#endif
    return new PaintedChart(parent);
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
    describe();
    refresh();
}

void ChartView::describe()
{
    setAccessibleName(tr("Chart: %1 by %2").arg(m_data.valuesTitle, m_data.namesTitle));
    QStringList parts;
    for (qsizetype i = 0; i < m_data.names.size(); ++i)
        parts.append(u"%1: %2"_s.arg(m_data.names.at(i), chartNumber(m_data.values.at(i))));
    setAccessibleDescription(parts.join(u"; "_s));
}

void ChartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

QByteArray ChartView::picture(const QString &suffix)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QBuffer::WriteOnly))
        return {};
    if (suffix == u"pdf") {
        QPdfWriter file(&buffer);
        file.setResolution(96);
        file.setPageSize(QPageSize(QSizeF(size()) * 72 / 96, QPageSize::Point));
        file.setPageMargins({});
        QPainter painter(&file);
        render(&painter);
        return painter.end() ? bytes : QByteArray();
    }
    constexpr int scale = 2;
    QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(palette().color(QPalette::Active, QPalette::Window));
    render(&image);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QColor ChartView::colourAt(qsizetype index) const
{
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    return QColor::fromHsv((accent.hsvHue() + int(index) * 47) % 360, style::isDark(palette()) ? 130 : 150,
                           style::isDark(palette()) ? 190 : 170);
}

qsizetype ChartView::everyName(const ChartData &chart, const QFontMetrics &metrics, double room)
{
    constexpr int mostWidth = 70; // a longer name is cut
    int widest = 20;
    for (const QString &name : chart.names)
        widest = qMax(widest, qMin(mostWidth, metrics.horizontalAdvance(name) + 12));
    const auto every = qsizetype(std::ceil(widest * double(chart.names.size()) / room));
    return every / 2 * 2 + 1;
}

} // namespace gui::queries
