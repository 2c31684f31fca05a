// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of ResultPanel.h.
#include "gui/Style.h"
#include "gui/queries/ResultPanel.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int widestColumn = 320;
constexpr int narrowestColumn = 60;
} // namespace

RowsView::RowsView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_model(new ResultModel(this))
    , m_table(new QTableView(this))
{
    m_table->setObjectName(name);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->setDefaultSectionSize(qMax(26, fontMetrics().height() + style::space));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(false);
    m_table->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, m_model,
            &QAbstractItemModel::sort);
    connect(m_model, &QAbstractItemModel::modelReset, this,
            [this] { m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setAccessibleName(m_table->accessibleName());
        connect(menu->addAction(tr("Copy with headings") + u'\t'
                                + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)),
                &QAction::triggered, this, &RowsView::copy);
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
}

void RowsView::setAccessibleTitle(const QString &title)
{
    m_table->setAccessibleName(title);
}

void RowsView::fitColumns()
{
    m_table->resizeColumnsToContents();
    const QFontMetrics metrics(m_table->horizontalHeader()->font());
    for (int i = 0; i < m_model->columnCount(); ++i) {
        // A heading is never cut, whatever stands below it.
        const int heading = metrics.horizontalAdvance(m_model->columns().at(i).title) + 2 * style::space + 16;
        m_table->setColumnWidth(
            i, qMax(heading, qBound(narrowestColumn, m_table->columnWidth(i), widestColumn)));
    }
}

void RowsView::copy()
{
    QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    if (cells.isEmpty() && m_table->currentIndex().isValid())
        cells = {m_table->currentIndex()};
    if (!cells.isEmpty())
        QApplication::clipboard()->setText(m_model->asText(cells));
}

bool RowsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

StepPanel::StepPanel(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_view(new RowsView(name + u"RowsView"_s, this))
{
    m_title->setObjectName(name + u"TitleLabel"_s);
    m_sentence->setObjectName(name + u"SentenceLabel"_s);
    m_sentence->setWordWrap(true);
    m_tabs->setObjectName(name + u"TabBar"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs);
    row->addWidget(m_title);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_sentence);
    column->addWidget(m_view, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &StepPanel::showRows);
    setStep({}, {}, {});
}

void StepPanel::setStep(const QString &title, const QString &sentence, const QList<Rows> &rows)
{
    m_rows = rows;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    {
        // The side that was looked at stays in front from step to step.
        const QSignalBlocker blocked(m_tabs);
        while (m_tabs->count() > rows.size())
            m_tabs->removeTab(m_tabs->count() - 1);
        while (m_tabs->count() < rows.size())
            m_tabs->addTab({});
    }
    for (int i = 0; i < rows.size(); ++i)
        m_tabs->setTabText(i, u"%1: %2"_s.arg(rows.at(i).name, QLocale().toString(rows.at(i).count)));
    m_tabs->setVisible(!rows.isEmpty());
    m_view->setVisible(!rows.isEmpty());
    m_tabs->setAccessibleName(tr("Which rows are shown"));
    showRows();
}

void StepPanel::showRows()
{
    const Rows shown = m_rows.value(m_tabs->currentIndex());
    m_view->model().setRows(shown.columns, shown.rows);
    m_view->setAccessibleTitle(m_tabs->tabText(m_tabs->currentIndex()));
    m_view->fitColumns();
}

} // namespace gui::queries
