// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/QtChart.h"

#include "gui/Style.h"

#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QPieSeries>
#include <QPieSlice>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

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
    , m_chart(m_view->chart())
{
    m_view->setObjectName(u"qtChartView"_s);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus); // nothing in it can be changed; what it says stands beside it
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
}

/// A chart of its own each time: series and axes of the one before are gone with it. The view lets go of it,
/// also of the empty one that it begins with, and leaves it to its caller to end it.
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
    m_names = new QCategoryAxis(m_chart);
    m_names->setLabelsPosition(QCategoryAxis::AxisLabelsPositionCenter);
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

/// As many names as have room, each below the middle one of the values that share its room, cut where it is
/// too long all the same.
void QtChart::nameCategories()
{
    const QFontMetrics metrics(font());
    const double room = qMax(100, width() - 90);
    const qsizetype count = data().names.size();
    const qsizetype every = everyName(data(), metrics, room);
    for (const QStringList old = m_names->categoriesLabels(); const QString &name : old)
        m_names->remove(name);
    m_names->setStartValue(-0.5);
    QStringList names;
    for (qsizetype i = 0; i < count; i += every) {
        const qsizetype end = qMin(i + every, count);
        const bool isWhole = end - i == every;
        const int space = int(room / double(count) * double(every)) - 8;
        const QString name =
            isWhole ? metrics.elidedText(data().names.at(i + every / 2), Qt::ElideRight, space) : QString();
        names.append(unique(name + QChar(0x200B), names));
        m_names->append(names.constLast(), double(end) - 0.5);
    }
    m_names->setRange(-0.5, double(count) - 0.5);
}

void QtChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    if (m_names)
        nameCategories();
}

} // namespace gui::queries
