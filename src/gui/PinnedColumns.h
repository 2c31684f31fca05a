// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QFrame;

namespace gui
{

namespace finding
{
class PageFilter;
}

class TableHeader;
class TableView;

/// The first columns of a table, laid over it, so that they stay where they are when it is scrolled sideways.
/// Shows the same model, selection and editors; the keyboard stays with the table itself.
class PinnedColumns : public QTableView
{
    Q_OBJECT
public:
    PinnedColumns(TableView &table, finding::PageFilter *filter);

    /// Which columns, from the left.
    void setColumns(const QList<int> &columns);
    [[nodiscard]] bool contains(int column) const { return m_columns.contains(column); }
    [[nodiscard]] int totalWidth() const;
    [[nodiscard]] TableHeader &header() const { return *m_header; }
    /// Takes over widths, places and the order from the table.
    void follow();

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    TableView &m_table;
    TableHeader *m_header;
    QFrame *m_line;
    QList<int> m_columns;
};

} // namespace gui
