// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace gui
{

/// The header above a table: titles stand over their columns, numbers at the right.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override;
    /// Only the section that is sorted by needs room for the mark: the base class keeps it free in each.
    QSize sectionSizeFromContents(int section) const override;
};

} // namespace gui
