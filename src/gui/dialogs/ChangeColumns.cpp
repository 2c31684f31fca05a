// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ChangeColumns.h"

#include "gui/dialogs/ChangeLines.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace gui
{

namespace
{
constexpr int linesLookedAt = 30;
constexpr int mostCharacters = 34;
} // namespace

void setUpChangeView(QTableView &view, ChangeLines &lines, ChangeProblems problems)
{
    view.setModel(&lines);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 10);
    view.setColumnHidden(ChangeLines::ProblemColumn, problems == ChangeProblems::Hidden);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.horizontalHeader()->setStretchLastSection(true);
    view.setAlternatingRowColors(true);
    // Labels of rows come a moment later than the rows.
    QObject::connect(&lines, &QAbstractItemModel::dataChanged, &view, [&view] { fitChangeColumns(view); });
}

void fitChangeColumns(QTableView &view)
{
    const QAbstractItemModel *lines = view.model();
    const int most = view.fontMetrics().averageCharWidth() * mostCharacters;
    QList<int> widths;
    int used = 0;
    for (int column = 0; column < lines->columnCount(); ++column) {
        int width = view.isColumnHidden(column) ? 0 : view.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; width > 0 && row < qMin(lines->rowCount(), linesLookedAt); ++row)
            width =
                qMax(width,
                     view.fontMetrics().horizontalAdvance(lines->index(row, column).data().toString()) + 14);
        widths.append(width);
        used += width;
    }
    // Cut only what does not fit, the widest first.
    for (int spare = view.viewport()->width() - used; spare < 0;) {
        auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= most)
            break;
        const int cut = std::min(-spare, *widest - most);
        *widest -= cut;
        spare += cut;
    }
    for (int column = 0; column < widths.size(); ++column)
        if (widths.at(column) > 0)
            view.setColumnWidth(column, widths.at(column));
}

} // namespace gui
