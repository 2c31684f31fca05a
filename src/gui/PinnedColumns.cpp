// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/PinnedColumns.h"

#include "gui/Style.h"
#include "gui/TableHeader.h"
#include "gui/TableView.h"
#include "gui/finding/FilterRow.h"

#include <QApplication>
#include <QFrame>
#include <QScrollBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace gui
{

PinnedColumns::PinnedColumns(TableView &table, finding::PageFilter *filter)
    : QTableView(&table)
    , m_table(table)
    , m_header(new TableHeader(this))
    , m_line(new QFrame(this))
{
    setObjectName(u"pinnedColumns"_s);
    setAccessibleName(tr("Columns that stay at the left"));
    setHorizontalHeader(m_header);
    m_header->setObjectName(u"pinnedHeader"_s);
    m_header->setHighlightSections(false);
    m_header->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setSortIndicatorShown(true);
    if (filter)
        m_header->setFilter(*filter);
    setModel(table.model());
    setSelectionModel(table.selectionModel());
    setItemDelegate(table.itemDelegate());
    setSelectionBehavior(table.selectionBehavior());
    setSelectionMode(table.selectionMode());
    setEditTriggers(table.editTriggers());
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(table.verticalScrollMode());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(table.verticalHeader()->defaultSectionSize());
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(&table);
    m_line->setFrameShape(QFrame::VLine);
    m_line->setFrameShadow(QFrame::Plain);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, style::line(palette()));
    m_line->setPalette(colours);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, table.verticalScrollBar(), &QScrollBar::setValue);
    connect(m_header, &QHeaderView::sectionClicked, this, [this](int column) {
        const QHeaderView *main = m_table.horizontalHeader();
        const bool isAscending =
            main->sortIndicatorSection() == column && main->sortIndicatorOrder() == Qt::AscendingOrder;
        m_table.sortByColumn(column, isAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(m_header, &TableHeader::leaveRequested, &m_table, qOverload<>(&QWidget::setFocus));
}

void PinnedColumns::setColumns(const QList<int> &columns)
{
    m_columns = columns;
    for (int column = 0; column < model()->columnCount(); ++column)
        setColumnHidden(column, !columns.contains(column));
    for (qsizetype place = 0; place < columns.size(); ++place)
        m_header->moveSection(m_header->visualIndex(columns.at(place)), int(place));
    if (m_header->filterRow())
        m_header->filterRow()->wake();
    follow();
    show();
    raise();
}

int PinnedColumns::totalWidth() const
{
    int width = 0;
    for (const int column : m_columns)
        width += m_table.columnWidth(column);
    return width;
}

void PinnedColumns::follow()
{
    for (const int column : std::as_const(m_columns))
        setColumnWidth(column, m_table.columnWidth(column));
    m_header->setFixedHeight(m_table.horizontalHeader()->height());
    m_header->setFilterRowShown(m_table.header().isFilterRowShown());
    m_header->setSortIndicator(m_table.horizontalHeader()->sortIndicatorSection(),
                               m_table.horizontalHeader()->sortIndicatorOrder());
    const QRect viewport = m_table.viewport()->geometry();
    const int height = viewport.height() + m_table.horizontalHeader()->height();
    setGeometry(viewport.left(), viewport.top() - m_table.horizontalHeader()->height(), totalWidth() + 1,
                height);
    m_line->setGeometry(width() - 1, 0, 1, height);
    m_line->raise();
    verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
}

void PinnedColumns::wheelEvent(QWheelEvent *event)
{
    // Sideways too, by the table's own rules.
    QApplication::sendEvent(m_table.viewport(), event);
}

} // namespace gui
