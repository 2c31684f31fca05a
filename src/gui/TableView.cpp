// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/TableView.h"

#include "gui/PinnedColumns.h"
#include "gui/Style.h"
#include "gui/TableHeader.h"
#include "gui/finding/FilterEdit.h"
#include "gui/finding/FilterRow.h"
#include "tables/StoreTableModel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

using tables::StoreTableModel;

TableView::TableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new TableHeader(this))
{
    setAlternatingRowColors(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(
        qMax(style::rowHeight, fontMetrics().height() + 2 * style::space - 4));
    setHorizontalHeader(m_header);
    horizontalHeader()->setObjectName(u"tableHeader"_s);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumHeight(style::rowHeight);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connectHeader();
}

void TableView::connectHeader()
{
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &TableView::showColumnMenu);
    connect(m_header, &TableHeader::alsoSortedBy, this, &TableView::alsoSortBy);
    connect(m_header, &TableHeader::leaveRequested, this, [this] { setFocus(); });
    connect(m_header, &TableHeader::filterFocused, this, &TableView::showColumn);
    connect(m_header, &TableHeader::filterOrderChanged, this, &TableView::filterEditsChanged);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_header, &TableHeader::placeFilterRow);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_isFitting)
            fitColumns(); // the mark needs room
    });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        m_isSizedByHand = m_isSizedByHand || !m_isFitting;
        if (m_pinned)
            m_pinned->follow();
    });
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, [this] {
        if (!m_isFitting)
            rememberColumns();
    });
}

void TableView::follow(StoreTableModel &model)
{
    m_model = &model;
    m_isFitting = true;
    // The order is by id at first, without a mark in the header. Before the model is there: each of these
    // would sort it, and the model has begun to read.
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    setModel(&model);
    chooseColumns();
    m_isFitting = false;
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TableView::rememberPlace);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &TableView::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &TableView::findPlace);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &TableView::findPlace);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TableView::findPlace);
    connect(&model, &StoreTableModel::orderCompleted, this, &TableView::findPlace);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_isPainted)
            fitColumns();
    });
}

void TableView::setFilter(finding::PageFilter &filter)
{
    m_filter = &filter;
    m_header->setFilter(filter);
}

void TableView::setFilterRowShown(bool shown)
{
    if (m_isPainted)
        m_header->filterRow()->wake();
    m_header->setFilterRowShown(shown);
    updateGeometries();
    Q_EMIT filterEditsChanged();
}

QList<QWidget *> TableView::filterEdits() const
{
    QList<QWidget *> edits;
    if (m_pinned && m_header->isFilterRowShown())
        for (finding::FilterEdit *edit : m_pinned->header().filterRow()->edits())
            edits.append(edit);
    if (m_header->filterRow() && m_header->isFilterRowShown())
        for (finding::FilterEdit *edit : m_header->filterRow()->edits())
            edits.append(edit);
    return edits;
}

void TableView::goToFilter()
{
    setFilterRowShown(true);
    const int column = currentIndex().isValid() ? currentIndex().column() : m_header->logicalIndex(0);
    const bool isPinned = m_pinned && m_pinned->contains(column);
    const auto *row = isPinned ? m_pinned->header().filterRow() : m_header->filterRow();
    if (finding::FilterEdit *edit = row->editOf(column); edit && edit->isVisible())
        edit->setFocus(Qt::ShortcutFocusReason);
    else if (!row->edits().isEmpty())
        row->edits().constFirst()->setFocus(Qt::ShortcutFocusReason);
}

void TableView::alsoSortBy(int column)
{
    auto keys = m_model->sorting();
    const auto found = std::ranges::find(keys, column, &tables::RowQuery::SortKey::column);
    if (found == keys.end())
        keys.append({column, false});
    else if (!found->descending)
        found->descending = true;
    else
        keys.erase(found);
    sortBy(keys);
}

void TableView::sortBy(const QList<tables::RowQuery::SortKey> &keys)
{
    // The header would sort by its one column alone.
    const QSignalBlocker quiet(m_header);
    if (keys.isEmpty())
        m_header->setSortIndicator(-1, Qt::AscendingOrder);
    else
        m_header->setSortIndicator(keys.constFirst().column,
                                   keys.constFirst().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_model->setSorting(keys);
    m_header->viewport()->update();
    fitColumns();
}

void TableView::showColumn(int column)
{
    const int left = m_header->sectionViewportPosition(column);
    const int right = left + m_header->sectionSize(column);
    if (left < 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + left);
    else if (right > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + right - viewport()->width());
}

void TableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

std::optional<records::RowKey> TableView::currentKey() const
{
    if (!m_model || !currentIndex().isValid())
        return std::nullopt;
    return m_model->keyAt(currentIndex().row());
}

QList<std::pair<int, int>> TableView::selectedStretches() const
{
    QList<std::pair<int, int>> stretches;
    if (!selectionModel())
        return stretches;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        stretches.append({range.top(), range.bottom()});
    std::sort(stretches.begin(), stretches.end());
    QList<std::pair<int, int>> merged;
    for (const auto &[first, last] : std::as_const(stretches)) {
        if (!merged.isEmpty() && first <= merged.constLast().second + 1)
            merged.last().second = qMax(merged.constLast().second, last);
        else
            merged.append({first, last});
    }
    return merged;
}

QList<records::RowKey> TableView::selectedKeys() const
{
    QList<records::RowKey> keys;
    if (!m_model)
        return keys;
    for (const auto &[first, last] : selectedStretches())
        for (int row = first; row <= last; ++row)
            keys.append(m_model->keyAt(row));
    return keys;
}

void TableView::goTo(const records::RowKey &key)
{
    m_wanted = key;
    m_isOnItsWay = true;
    m_wantedColumn = currentIndex().isValid() ? currentIndex().column() : -1;
    findPlace();
}

void TableView::rememberPlace()
{
    if (m_wanted || !currentIndex().isValid())
        return;
    m_wanted = currentKey();
    m_wantedColumn = currentIndex().column();
}

void TableView::findPlace()
{
    if (!m_model)
        return;
    if (m_model->rowCount() == 0) {
        // A reset takes the place away without a word, and what is shown of it must go.
        if (m_model->isOrderComplete())
            Q_EMIT placeChanged();
        return;
    }
    int row = m_wanted ? m_model->rowOf(*m_wanted) : 0;
    // A row that was asked for may still have to be read; one that was here before fell out of what is shown.
    if (m_wanted && row < 0 && m_model->isOrderComplete() && !m_isOnItsWay)
        row = 0;
    if (row < 0 || (!m_wanted && currentIndex().isValid()))
        return;
    int column = m_wantedColumn;
    if (column < 0 || column >= m_model->columnCount() || isColumnHidden(column)) {
        column = 0;
        while (column < m_model->columnCount() - 1
               && (isColumnHidden(column) || m_model->fieldAt(column).column == u"id"))
            ++column;
    }
    m_wanted.reset();
    m_isOnItsWay = false;
    const QModelIndex index = m_model->index(row, column);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers() == Qt::NoModifier && state() != EditingState && currentIndex().isValid()) {
        if (currentIndex().flags() & Qt::ItemIsEditable)
            edit(currentIndex());
        else
            Q_EMIT openRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_model)
        return;
    const bool isEmpty = m_model->rowCount() == 0;
    if (isEmpty && !m_model->isOrderComplete())
        return;
    if (isEmpty) {
        QPainter painter(viewport());
        painter.setPen(style::muted(palette()));
        painter.drawText(viewport()->rect().adjusted(32, 32, -32, -32), int(Qt::AlignCenter) | Qt::TextWordWrap,
                         m_emptyText);
    }
    if (!m_isPainted
        && (isEmpty || m_model->rowState(qMax(0, rowAt(0))) != StoreTableModel::RowState::Loading)) {
        m_isPainted = true;
        if (m_header->filterRow())
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_header->filterRow()->wake();
                    pin(m_pinnedCount);
                    m_header->placeFilterRow();
                },
                Qt::QueuedConnection);
        QMetaObject::invokeMethod(this, &TableView::rowsPainted, Qt::QueuedConnection);
    }
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Whoever goes elsewhere is not pulled back.
    if (current.isValid() && m_isOnItsWay) {
        m_wanted.reset();
        m_isOnItsWay = false;
    }
    Q_EMIT placeChanged();
}

void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT placeChanged();
}

} // namespace gui
