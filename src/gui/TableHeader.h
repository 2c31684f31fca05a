// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace gui
{

namespace finding
{
class FilterRow;
class PageFilter;
} // namespace finding

/// The header above a table: titles stand over their columns, numbers at the right; below them, where it is
/// wanted, a row to filter by. Shift+click sorts by one more column.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent = nullptr);

    /// Once, before the row is shown.
    void setFilter(finding::PageFilter &filter);
    void setFilterRowShown(bool shown);
    [[nodiscard]] bool isFilterRowShown() const { return m_isFilterRowShown; }
    /// nullptr before setFilter().
    [[nodiscard]] finding::FilterRow *filterRow() const { return m_row; }
    /// Editors follow their sections, which may have moved.
    void placeFilterRow();

    QSize sizeHint() const override;

Q_SIGNALS:
    /// Shift+click.
    void alsoSortedBy(int section);
    void leaveRequested();
    void filterFocused(int section);
    void filterOrderChanged();

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override;
    /// Only sections that are sorted by need room for the mark: the base class keeps it free in each.
    QSize sectionSizeFromContents(int section) const override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int sortPlace(int section) const;

    finding::FilterRow *m_row = nullptr;
    bool m_isFilterRowShown = false;
    int m_pressed = -1; ///< with Shift
};

} // namespace gui
