// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/QtChart.h"

#include "gui/Style.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QPieSeries>
#include <QPieSlice>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

constexpr int widestName = 90; ///< a longer one is cut

/// A category axis holds each name once: what is seen of them is the same.
QString unique(const QString &name, const QStringList &others)
{
    QString text = name;
    while (others.contains(text))
        text += QChar(0x200B); // no width
    return text;
}

} // namespace

QtChart::QtChart(QWidget *parent)
    : ChartView(parent)
    , m_view(new QChartView(this))
{
    m_view->setObjectName(u"qtChartView"_s);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be changed; what it says stands beside it
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
}

/// A chart of its own each time: series and axes of the one before are gone with it.
void QtChart::refresh()
{
    QChart *old = m_chart;
    m_chart = new QChart;
    m_names = nullptr;
    const QPalette colours = palette();
    m_chart->setBackgroundBrush(colours.color(QPalette::Active, QPalette::Window));
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins({4, 4, 4, 4});
    m_chart->setLocalizeNumbers(true);
    m_chart->setLocale(QLocale());
    m_chart->legend()->setLabelColor(colours.color(QPalette::Active, QPalette::WindowText));
    m_chart->legend()->setFont(font());
    m_chart->legend()->hide();
    m_view->setBackgroundBrush(colours.color(QPalette::Active, QPalette::Window));
    if (!data().values.isEmpty()) {
        if (kind() == ChartData::Kind::Pie)
            addPie();
        else
            addBarsOrLine();
    }
    m_view->setChart(m_chart);
    delete old;
}

void QtChart::addPie()
{
    auto *series = new QPieSeries(m_chart);
    for (qsizetype i = 0; i < data().values.size(); ++i) {
        QPieSlice *slice = series->append(sliceText(data(), i), data().values.at(i));
        slice->setColor(colourAt(i));
        slice->setBorderColor(palette().color(QPalette::Active, QPalette::Window));
    }
    series->setPieSize(0.9);
    m_chart->addSeries(series);
    m_chart->legend()->setAlignment(Qt::AlignRight);
    m_chart->legend()->show();
}

void QtChart::addBarsOrLine()
{
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    if (kind() == ChartData::Kind::Line) {
        auto *series = new QLineSeries(m_chart);
        for (qsizetype i = 0; i < data().values.size(); ++i)
            series->append(double(i), data().values.at(i));
        series->setPen(QPen(accent, 2));
        series->setPointsVisible();
        m_chart->addSeries(series);
    } else {
        auto *set = new QBarSet(data().valuesTitle);
        set->append(data().values);
        set->setColor(accent);
        set->setBorderColor(accent);
        auto *series = new QBarSeries(m_chart);
        series->append(set);
        series->setBarWidth(0.7);
        m_chart->addSeries(series);
    }
    addAxes();
}

void QtChart::addAxes()
{
    m_names = new QBarCategoryAxis(m_chart);
    m_names->setTitleText(data().namesTitle);
    m_names->setGridLineVisible(false);
    auto *values = new QValueAxis(m_chart);
    values->setTitleText(data().valuesTitle);
    const auto [least, most] = std::ranges::minmax(data().values);
    values->setRange(qMin(0.0, least), most > qMin(0.0, least) ? qMax(0.0, most) : least + 1);
    values->setLabelFormat(u"%.6g"_s);
    values->applyNiceNumbers();
    m_chart->addAxis(m_names, Qt::AlignBottom);
    m_chart->addAxis(values, Qt::AlignLeft);
    useColours(m_names);
    useColours(values);
    for (QAbstractSeries *series : m_chart->series()) {
        series->attachAxis(m_names);
        series->attachAxis(values);
    }
    nameCategories();
}

void QtChart::useColours(QAbstractAxis *axis) const
{
    const QColor text = palette().color(QPalette::Active, QPalette::WindowText);
    axis->setLabelsColor(text);
    axis->setTitleBrush(text);
    axis->setLabelsFont(font());
    axis->setTitleFont(font());
    axis->setGridLineColor(style::line(palette()));
    axis->setLinePenColor(style::muted(palette()));
}

/// As many names as have room beside each other, cut where one is too long; the others are empty.
void QtChart::nameCategories()
{
    const QFontMetrics metrics(font());
    int widest = 20;
    for (const QString &name : data().names)
        widest = qMax(widest, qMin(widestName, metrics.horizontalAdvance(name) + 12));
    const double room = qMax(100, width() - 90);
    const double step = room / double(data().names.size());
    const int every = qMax(1, int(std::ceil(widest / step)));
    QStringList names;
    for (qsizetype i = 0; i < data().names.size(); ++i) {
        const QString name = i % every == 0
            ? metrics.elidedText(data().names.at(i), Qt::ElideRight, int(step * every) - 8)
            : QString(QChar(0x200B));
        names.append(unique(name, names));
    }
    if (m_names->categories() != names)
        m_names->setCategories(names);
}

void QtChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    if (m_names)
        nameCategories();
}

} // namespace gui::queries
