// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/ChangeColumns.h"

#include "gui/dialogs/ChangeLines.h"

#include <QHeaderView>
#include <QMap>
#include <QTableView>

#include <algorithm>

namespace gui
{

namespace
{
constexpr int linesLookedAt = 30;
constexpr int mostCharacters = 28;
constexpr int leastCharacters = 12;
/// What the row's name keeps in any case.
constexpr int nameCharacters = 20;
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
    const int character = view.fontMetrics().averageCharWidth();
    const int most = character * mostCharacters;
    QMap<int, int> widths;
    int sum = 0;
    for (int column = ChangeLines::FieldColumn; column < lines->columnCount(); ++column) {
        if (view.isColumnHidden(column))
            continue;
        int width = view.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < qMin(lines->rowCount(), linesLookedAt); ++row)
            width = qMax(width, view.fontMetrics().horizontalAdvance(lines->index(row, column).data().toString()) + 20);
        // A reason is a sentence.
        widths.insert(column, qMin(width, column == ChangeLines::ProblemColumn ? 2 * most : most));
        sum += widths.value(column);
    }
    // Which row it is must be readable: the others give, the last ones first. All of a text is in its tool
    // tip.
    int tooMuch = view.isVisible() ? sum - (view.viewport()->width() - character * nameCharacters) : 0;
    for (auto it = widths.end(); it != widths.begin();) {
        --it;
        const int given = std::clamp(it.value() - character * leastCharacters, 0, qMax(0, tooMuch));
        it.value() -= given;
        tooMuch -= given;
    }
    for (auto it = widths.cbegin(); it != widths.cend(); ++it)
        view.setColumnWidth(it.key(), it.value());
}

} // namespace gui
