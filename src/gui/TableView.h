// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/ChangeSet.h"
#include "tables/RowQuery.h"

#include <QTableView>

#include <optional>

class QMenu;

namespace tables
{
class StoreTableModel;
}

namespace gui
{

namespace finding
{
class PageFilter;
} // namespace finding

class PinnedColumns;
class TableHeader;

/// The table of a page: sensible columns and widths, keys, the place that is kept when rows are read again,
/// a sentence where there is nothing to show. Reads and writes nothing itself.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    void follow(tables::StoreTableModel &model);
    /// The filter row asks it.
    void setFilter(finding::PageFilter &filter);
    void setFilterRowShown(bool shown);
    /// The keyboard goes to the filter of the current column.
    void goToFilter();
    /// The filter row's editors, as they stand.
    [[nodiscard]] QList<QWidget *> filterEdits() const;
    [[nodiscard]] TableHeader &header() const { return *m_header; }
    void setEmptyText(const QString &text);
    /// The current row's key; nothing without a current row.
    [[nodiscard]] std::optional<records::RowKey> currentKey() const;
    /// Keys of all selected rows, top to bottom; from the ranges, never cell by cell.
    [[nodiscard]] QList<records::RowKey> selectedKeys() const;
    /// First and last row of each selected stretch, top to bottom: cheap whatever is selected.
    [[nodiscard]] QList<std::pair<int, int>> selectedStretches() const;
    /// Makes the row current as soon as it is in the order.
    void goTo(const records::RowKey &key);
    /// Those that are shown, by name, from the left.
    [[nodiscard]] QStringList shownColumns() const;
    /// Shows these and no others, in this order; the first `pinned` of them stay at the left.
    void showColumns(const QStringList &columns, int pinned);
    [[nodiscard]] int pinnedColumns() const { return m_pinnedCount; }
    /// The first `count` columns stay where they are when the table is scrolled sideways.
    void pin(int count);
    /// By several columns: the index of each field, and whether it is descending.
    void sortBy(const QList<tables::RowQuery::SortKey> &keys);
    /// Fits the widths to header and visible rows, unless the person has set them.
    void fitColumns();
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    /// Rows that are read were painted for the first time.
    void rowsPainted();
    void placeChanged();
    /// The filter row's editors came, went or moved.
    void filterEditsChanged();
    /// Enter on a cell that cannot be edited in its place.
    void openRequested();

protected:
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void chooseColumns();
    void rememberColumns();
    void addPinLines(QMenu &menu, int visual);
    [[nodiscard]] QList<int> shownSections() const;
    /// Of a column's first rows, about.
    [[nodiscard]] int contentWidth(int column) const;
    int spread(int spare, const QList<int> &columns, QHash<int, int> &widths) const;
    void showColumnMenu(const QPoint &at);
    void connectHeader();
    void alsoSortBy(int column);
    void showColumn(int column);
    void rememberPlace();
    void findPlace();

    TableHeader *m_header;
    PinnedColumns *m_pinned = nullptr;
    finding::PageFilter *m_filter = nullptr;
    int m_pinnedCount = 0;
    tables::StoreTableModel *m_model = nullptr;
    QString m_emptyText;
    std::optional<records::RowKey> m_wanted;
    bool m_isOnItsWay = false; ///< m_wanted was asked for, not just remembered
    int m_wantedColumn = -1;
    bool m_isPainted = false;
    bool m_isFitting = false;
    bool m_isSizedByHand = false;
};

} // namespace gui
