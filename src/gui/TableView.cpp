// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/TableView.h"

#include "gui/Style.h"
#include "gui/TableHeader.h"
#include "gui/ViewSettings.h"
#include "tables/StoreTableModel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

using tables::StoreTableModel;

namespace
{

/// Numbers of Telegram and of the payment service: the search finds them and the card shows them.
bool isForMachines(const schema::Field &field)
{
    return field.column == u"file_id" || field.column == u"payment_id";
}

/// What a person looks for is shown; what the program keeps for itself can be shown from the header.
bool isShownAtFirst(const schema::Entity &entity, const schema::Field &field)
{
    if (!field.automatic)
        return field.column != u"deleted" && !isForMachines(field);
    return field.column == u"id"
        || (field.column == u"created_at" && entity.table == schema::Table::Purchases);
}

constexpr int leastTextWidth = 110;
/// For the widths of columns; a page shows about as many at first.
constexpr int rowsLookedAt = 24;

int widestFor(const schema::Field &field)
{
    if (field.format == schema::Format::LongText || field.secret)
        return 260;
    return field.column == u"id" ? 80 : 240;
}

bool takesSpareWidth(const schema::Field &field)
{
    return field.type == schema::Type::Text || field.relation.has_value();
}

} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
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
    setHorizontalHeader(new TableHeader(this));
    horizontalHeader()->setObjectName(u"tableHeader"_s);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumHeight(style::rowHeight);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &TableView::showColumnMenu);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_isFitting)
            fitColumns(); // the mark needs room
    });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { m_isSizedByHand = m_isSizedByHand || !m_isFitting; });
}

void TableView::follow(StoreTableModel &model)
{
    m_model = &model;
    m_isFitting = true;
    // The order is by id at first, without a mark in the header. Before the model is there: each of these would
    // sort it, and the model has begun to read.
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

QList<records::RowKey> TableView::selectedKeys() const
{
    QList<records::RowKey> keys;
    if (!m_model || !selectionModel())
        return keys;
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const int row : rows)
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
    if (!m_model || m_model->rowCount() == 0)
        return;
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

void TableView::chooseColumns()
{
    const auto chosen = viewsettings::columns(m_model->entity().name);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const schema::Field &field = m_model->fieldAt(column);
        const bool show = chosen ? chosen->contains(field.column) : isShownAtFirst(m_model->entity(), field);
        setColumnHidden(column, !show);
        if (isForMachines(field)) // behind what people read
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column),
                                            m_model->columnCount() - 1);
    }
}

void TableView::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        QAction *action = menu->addAction(schema::fieldTitle(m_model->fieldAt(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            QStringList columns;
            for (int i = 0; i < m_model->columnCount(); ++i)
                if (!isColumnHidden(i))
                    columns.append(m_model->fieldAt(i).column);
            viewsettings::setColumns(m_model->entity().name, columns);
            fitColumns();
        });
    }
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(at));
}

/// Gives `spare` (takes it, when it is negative) in equal parts, as long as one of the columns can take any;
/// returns what could not be placed.
int TableView::spread(int spare, const QList<int> &columns, QHash<int, int> &widths) const
{
    for (int before = 0; spare != before;) {
        before = spare;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const int column = columns.at(i);
            const int left = int(columns.size() - i);
            const int share = (spare < 0 ? spare - left + 1 : spare) / left; // the last pixel is taken, too
            const int least = qMax(horizontalHeader()->sectionSizeHint(column), leastTextWidth);
            const int width = qMax(qMin(least, widths.value(column)), widths.value(column) + share);
            spare -= width - widths.value(column);
            widths[column] = width;
        }
    }
    return spare;
}

int TableView::contentWidth(int column) const
{
    // Only the text with most characters is measured: shaping the texts of all columns took more than half of
    // the first paint's instructions.
    QString longest;
    for (int row = 0; row < qMin(m_model->rowCount(), rowsLookedAt); ++row) {
        const QString text = m_model->index(row, column).data().toString();
        if (text.size() > longest.size())
            longest = text;
    }
    // Further down may stand more than these rows have, and an amount that is cut would be read wrongly.
    using schema::Format;
    const Format format = m_model->fieldAt(column).format;
    if ((format == Format::Roubles || format == Format::Payment) && longest.size() < 9)
        longest = u"000 000 00"_s;
    // The star is drawn, in a place of two digits; its font is not even loaded.
    return fontMetrics().horizontalAdvance(longest.replace(u'⭐', u"00"_s));
}

void TableView::fitColumns()
{
    if (!m_model || m_isSizedByHand || viewport()->width() <= 0)
        return;
    m_isFitting = true;
    QHash<int, int> widths;
    QList<int> flexible;
    int used = 0;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        const schema::Field &field = m_model->fieldAt(column);
        const int header = horizontalHeader()->sectionSizeHint(column) + style::space;
        const int width = qMax(header, qMin(widestFor(field), contentWidth(column) + 2 * style::space));
        widths.insert(column, width);
        used += width;
        if (takesSpareWidth(field))
            flexible.append(column);
    }
    // What is left over widens the texts; what is lacking is taken from the long ones first, then from the
    // others, as long as they can be read.
    int spare = viewport()->width() - used;
    if (spare < 0) {
        const auto isLong = [this](int column) {
            return m_model->fieldAt(column).format == schema::Format::LongText;
        };
        const auto middle = std::stable_partition(flexible.begin(), flexible.end(), isLong);
        spare = spread(spare, QList<int>(flexible.begin(), middle), widths);
        flexible.erase(flexible.begin(), middle);
    }
    spread(spare, flexible, widths);
    for (auto it = widths.cbegin(); it != widths.cend(); ++it)
        setColumnWidth(it.key(), it.value());
    m_isFitting = false;
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
    if (m_model->rowCount() == 0) {
        if (m_model->isOrderComplete()) {
            QPainter painter(viewport());
            painter.setPen(style::muted(palette()));
            painter.drawText(viewport()->rect().adjusted(32, 32, -32, -32),
                             int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        }
        return;
    }
    if (!m_isPainted && m_model->rowState(qMax(0, rowAt(0))) != StoreTableModel::RowState::Loading) {
        m_isPainted = true;
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
