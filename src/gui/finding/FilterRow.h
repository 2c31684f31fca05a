// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding/PageFilter.h"

#include <QPointer>

class QHeaderView;

namespace gui::finding
{

class FilterEdit;

/// A row of FilterEdits below the titles of a header, which gives it the room and tells it when sections
/// moved. Makes an editor when its column is shown for the first time.
class FilterRow : public QObject
{
    Q_OBJECT
public:
    FilterRow(QHeaderView &header, PageFilter &filter, QObject *parent = nullptr);

    [[nodiscard]] int height() const;
    /// Puts the editors over their sections, `y` below the header's upper edge.
    void place(int y);
    void hide();
    /// Before this there is only room: editors are made after the first rows were painted.
    void wake();
    [[nodiscard]] FilterEdit *editOf(int section) const { return m_edits.value(section); }
    /// Sections whose editors stand elsewhere.
    void leaveOut(const QList<int> &sections);
    /// In the order in which they stand.
    [[nodiscard]] QList<FilterEdit *> edits() const;
    void retranslate();

Q_SIGNALS:
    void leaveRequested();
    void focused(int section);
    void orderChanged();

private:
    FilterEdit *make(int section);

    QHeaderView &m_header;
    PageFilter &m_filter;
    QHash<int, FilterEdit *> m_edits;
    mutable int m_height = 0;
    bool m_isAwake = false;
    QList<int> m_leftOut;
};

} // namespace gui::finding
