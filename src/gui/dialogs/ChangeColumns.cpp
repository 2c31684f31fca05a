// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ChangeColumns.h"

#include "gui/dialogs/ChangeLines.h"

#include <QHeaderView>
#include <QTableView>

namespace gui
{

namespace
{
constexpr int linesLookedAt = 30;
constexpr int mostCharacters = 28;
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
    // The row's name, or when and who, has what the others leave.
    view.horizontalHeader()->setStretchLastSection(false);
    view.horizontalHeader()->setSectionResizeMode(ChangeLines::RecordColumn, QHeaderView::Stretch);
    view.setAlternatingRowColors(true);
    // Labels of rows come a moment later than the rows.
    QObject::connect(&lines, &QAbstractItemModel::dataChanged, &view, [&view] { fitChangeColumns(view); });
}

void fitChangeColumns(QTableView &view)
{
    const QAbstractItemModel *lines = view.model();
    const int most = view.fontMetrics().averageCharWidth() * mostCharacters;
    for (int column = ChangeLines::FieldColumn; column < lines->columnCount(); ++column) {
        if (view.isColumnHidden(column))
            continue;
        int width = view.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < qMin(lines->rowCount(), linesLookedAt); ++row)
            width = qMax(width, view.fontMetrics().horizontalAdvance(lines->index(row, column).data().toString()) + 20);
        // A reason is a sentence.
        view.setColumnWidth(column, qMin(width, column == ChangeLines::ProblemColumn ? 2 * most : most));
    }
}

} // namespace gui
