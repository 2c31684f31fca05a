// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs below the query as a whole; the tables of rows are in RowsView.cpp.
#include "gui/queries/ResultPanel.h"

#include "gui/Style.h"
#include "gui/queries/ChartView.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::queries
{

ResultPanel::ResultPanel(QWidget *parent)
    : QTabWidget(parent)
    , m_rows(new RowsView(u"resultView"_s, this))
    , m_step(new StepPanel(u"step"_s, this))
    , m_difference(new StepPanel(u"difference"_s, this))
    , m_chartTab(makeChartTab())
    , m_plan(new QTreeWidget(this))
    , m_coachTab(makeCoachTab())
{
    setObjectName(u"resultTabs"_s);
    setDocumentMode(true);
    tabBar()->setObjectName(u"resultTabBar"_s);
    m_plan->setObjectName(u"planTree"_s);
    m_plan->setColumnCount(2);
    m_plan->setWordWrap(true);
    for (QWidget *tab :
         {static_cast<QWidget *>(m_rows), static_cast<QWidget *>(m_difference),
          static_cast<QWidget *>(m_step), m_chartTab, static_cast<QWidget *>(m_plan), m_coachTab})
        addTab(tab, QString());
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (isPlanShown())
            Q_EMIT planWanted();
        if (currentWidget() == m_chartTab)
            updateChart();
    });
    setTabVisible(indexOf(m_difference), false);
    retranslate();
}

QWidget *ResultPanel::makeChartTab()
{
    auto *tab = new QWidget(this);
    m_chartKind = new QComboBox(tab);
    m_chartKind->setObjectName(u"chartKindBox"_s);
    m_chart = ChartView::make(ChartView::painters().constLast(), tab);
    m_chartLabel = new QLabel(tab);
    m_chartLabel->setObjectName(u"chartLabel"_s);
    m_chartLabel->setWordWrap(true);
    m_picture = new QPushButton(tab);
    m_picture->setObjectName(u"savePictureButton"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_chartKind);
    row->addWidget(m_chartLabel, 1);
    row->addWidget(m_picture);
    auto *column = new QVBoxLayout(tab);
    column->addLayout(row);
    column->addWidget(m_chart, 1);
    connect(m_picture, &QPushButton::clicked, this, &ResultPanel::pictureWanted);
    connect(m_chartKind, &QComboBox::currentIndexChanged, this, &ResultPanel::chooseChart);
    return tab;
}

QWidget *ResultPanel::makeCoachTab()
{
    auto *area = new QScrollArea(this);
    area->setObjectName(u"coachArea"_s);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *sheet = new QWidget;
    m_coachColumn = new QVBoxLayout(sheet);
    area->setWidget(sheet);
    return area;
}

void ResultPanel::showDifference(bool isThere)
{
    setTabVisible(indexOf(m_difference), isThere);
    if (isThere)
        setCurrentWidget(m_difference);
}

void ResultPanel::setHasSteps(bool hasSteps)
{
    setTabVisible(indexOf(m_step), hasSteps);
}

bool ResultPanel::isPlanShown() const
{
    return currentIndex() == indexOf(m_plan);
}

void ResultPanel::showStep()
{
    setCurrentWidget(m_step);
}

void ResultPanel::updateChart()
{
    const QVariant kept = m_chartKind->currentData();
    QStringList titles;
    bool isSecret = false;
    for (const ResultModel::Column &column : m_rows->model().columns()) {
        titles.append(column.title);
        isSecret = isSecret || column.isSecret;
    }
    const auto chart = isSecret ? std::nullopt : chartOf(titles, m_rows->model().rows());
    m_chart->setVisible(chart.has_value());
    m_chartKind->setVisible(chart.has_value());
    m_picture->setVisible(chart.has_value());
    m_chartLabel->setText(
        chart ? (chart->isCut ? tr("The first %n row(s) are shown.", nullptr, int(chart->names.size()))
                              : QString())
              : tr("A chart is made of two columns, one of them numbers: for example a city and the "
                   "number of people for each of them."));
    const QSignalBlocker blocked(m_chartKind);
    m_chartKind->clear();
    m_chartKind->addItem(tr("Bars"), int(ChartData::Kind::Bar));
    m_chartKind->addItem(tr("Line"), int(ChartData::Kind::Line));
    if (chart && canBePie(*chart))
        m_chartKind->addItem(tr("Pie"), int(ChartData::Kind::Pie));
    m_chartKind->setCurrentIndex(qMax(0, m_chartKind->findData(kept)));
    if (chart)
        m_chart->setData(*chart, ChartData::Kind(m_chartKind->currentData().toInt()));
}

void ResultPanel::chooseChart()
{
    updateChart();
}

void ResultPanel::setNotices(const QList<query::Notice> &notices)
{
    // Said already: its buttons, one of which may have the keyboard, stay.
    const auto isSame = [](const query::Notice &one, const query::Notice &other) {
        return one.message == other.message && one.path == other.path && one.position == other.position
            && one.mended == other.mended && one.mendedSql == other.mendedSql;
    };
    if (m_coachColumn->count() > 0 && std::ranges::equal(notices, m_notices, isSame))
        return;
    m_notices = notices;
    fillNotices();
    retranslate();
}

void ResultPanel::fillNotices()
{
    while (QLayoutItem *item = m_coachColumn->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    QWidget *sheet = m_coachColumn->parentWidget();
    if (m_notices.isEmpty()) {
        auto *fine = new QLabel(tr("The coach has nothing to say about this query."), sheet);
        fine->setObjectName(u"coachLabel"_s);
        m_coachColumn->addWidget(fine);
    }
    for (int i = 0; i < m_notices.size(); ++i) {
        const query::Notice &notice = m_notices.at(i);
        auto *line = new QWidget(sheet);
        auto *text = new QLabel(notice.message, line);
        text->setObjectName(u"noticeLabel%1"_s.arg(i));
        text->setTextFormat(Qt::PlainText); // what was typed may look like a tag
        text->setWordWrap(true);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(text, 1);
        if (!notice.suggestion.isEmpty()) {
            auto *mend = new QPushButton(notice.suggestion, line);
            mend->setObjectName(u"mendButton%1"_s.arg(i));
            mend->setAccessibleName(notice.suggestion);
            mend->setAccessibleDescription(notice.message);
            row->addWidget(mend);
            connect(mend, &QPushButton::clicked, this, [this, notice] { Q_EMIT mendRequested(notice); });
        }
        m_coachColumn->addWidget(line);
    }
    m_coachColumn->addStretch(1);
}

void ResultPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        fillNotices();
        retranslate();
        updateChart();
    }
    QTabWidget::changeEvent(event);
}

void ResultPanel::retranslate()
{
    setTabText(indexOf(m_rows), tr("Result"));
    setTabText(indexOf(m_step), tr("Step"));
    setTabText(indexOf(m_difference), tr("Difference"));
    if (m_step->tabs()->count() == 0)
        m_step->setStep({}, tr("Choose a station above to see its rows."), {});
    setTabText(indexOf(m_chartTab), tr("Chart"));
    setTabText(indexOf(m_plan), tr("Plan"));
    setTabText(indexOf(m_coachTab),
               m_notices.isEmpty() ? tr("Coach") : tr("Coach (%1)").arg(m_notices.size()));
    tabBar()->setAccessibleName(tr("What the query brought"));
    m_rows->setAccessibleTitle(tr("Rows of the result"));
    m_chartKind->setAccessibleName(tr("Kind of chart"));
    m_picture->setText(tr("Save picture…"));
    m_picture->setAccessibleName(tr("Save the chart as a picture"));
    m_plan->setHeaderLabels({tr("What the engine does"), tr("In its own words")});
    m_plan->setAccessibleName(tr("How the engine runs the query"));
}

} // namespace gui::queries
