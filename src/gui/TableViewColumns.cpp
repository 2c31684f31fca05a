// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a table shows, and how wide they are.
#include "gui/PinnedColumns.h"
#include "gui/Style.h"
#include "gui/TableHeader.h"
#include "gui/TableView.h"
#include "gui/ViewSettings.h"
#include "gui/finding/FilterRow.h"
#include "tables/StoreTableModel.h"

#include <QMenu>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

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

void TableView::chooseColumns()
{
    const auto chosen = viewsettings::columns(m_model->entity().name);
    QStringList columns;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const schema::Field &field = m_model->fieldAt(column);
        if (chosen ? chosen->contains(field.column) : isShownAtFirst(m_model->entity(), field))
            columns.append(field.column);
        if (isForMachines(field)) // behind what people read
            m_header->moveSection(m_header->visualIndex(column), m_model->columnCount() - 1);
    }
    if (chosen) // in their order, without those that this version doesn't know
        std::ranges::stable_sort(columns, {}, [&](const QString &column) { return chosen->indexOf(column); });
    const int pinned = viewsettings::pinned(m_model->entity().name);
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnHidden(column, !columns.contains(m_model->fieldAt(column).column));
    for (qsizetype place = 0; chosen && place < columns.size(); ++place)
        m_header->moveSection(m_header->visualIndex(m_model->entity().indexOf(columns.at(place))),
                              int(place));
    m_pinnedCount = qBound(0, pinned, int(columns.size()) - 1); // its columns are made after the first paint
}

QList<int> TableView::shownSections() const
{
    QList<int> sections;
    for (int visual = 0; visual < m_header->count(); ++visual)
        if (const int section = m_header->logicalIndex(visual); !isColumnHidden(section))
            sections.append(section);
    return sections;
}

QStringList TableView::shownColumns() const
{
    QStringList columns;
    for (const int section : shownSections())
        columns.append(m_model->fieldAt(section).column);
    return columns;
}

void TableView::showColumns(const QStringList &columns, int pinned)
{
    m_isFitting = true;
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnHidden(column, !columns.contains(m_model->fieldAt(column).column));
    for (qsizetype place = 0; place < columns.size(); ++place)
        m_header->moveSection(m_header->visualIndex(m_model->entity().indexOf(columns.at(place))),
                              int(place));
    m_isFitting = false;
    m_pinnedCount = qBound(0, pinned, int(columns.size()) - 1);
    rememberColumns();
    fitColumns();
}

void TableView::rememberColumns()
{
    viewsettings::setColumns(m_model->entity().name, shownColumns());
    pin(m_pinnedCount);
    m_header->placeFilterRow();
    Q_EMIT filterEditsChanged();
}

void TableView::pin(int count)
{
    const QList<int> sections = m_model ? shownSections() : QList<int>();
    m_pinnedCount = qBound(0, count, qMax(0, int(sections.size()) - 1));
    const QList<int> pinned = sections.mid(0, m_pinnedCount);
    if (m_header->filterRow())
        m_header->filterRow()->leaveOut(pinned);
    if (pinned.isEmpty()) {
        delete m_pinned;
        m_pinned = nullptr;
        return;
    }
    if (!m_pinned)
        m_pinned = new PinnedColumns(*this, m_filter);
    m_pinned->setColumns(pinned);
}

void TableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_pinned)
        m_pinned->follow();
}

void TableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QTableView::scrollTo(index, hint);
    if (!m_pinned || !index.isValid() || m_pinned->contains(index.column()))
        return;
    // Not under the columns that stay.
    const int covered = m_pinned->totalWidth() - columnViewportPosition(index.column());
    if (covered > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - covered);
}

void TableView::addPinLines(QMenu &menu, int visual)
{
    const QList<int> sections = shownSections();
    const auto place = sections.indexOf(m_header->logicalIndex(visual));
    menu.addSeparator();
    QAction *upToHere = menu.addAction(tr("&Keep the columns up to here at the left"));
    upToHere->setEnabled(place >= 0 && place + 1 < sections.size());
    connect(upToHere, &QAction::triggered, this, [this, place] {
        viewsettings::setPinned(m_model->entity().name, int(place) + 1);
        m_pinnedCount = int(place) + 1;
        rememberColumns();
    });
    QAction *none = menu.addAction(tr("Keep &no column at the left"));
    none->setEnabled(m_pinnedCount > 0);
    connect(none, &QAction::triggered, this, [this] {
        viewsettings::setPinned(m_model->entity().name, 0);
        m_pinnedCount = 0;
        rememberColumns();
    });
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
            rememberColumns();
            fitColumns();
        });
    }
    addPinLines(*menu, m_header->visualIndexAt(at.x()));
    menu->popup(m_header->viewport()->mapToGlobal(at));
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
    return fontMetrics().horizontalAdvance(longest.replace(u'★', u"00"_s));
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

} // namespace gui
