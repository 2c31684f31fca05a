// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace gui
{

class ChangeLines;

enum class ChangeProblems { Hidden, Shown };

/// A view of ChangeLines as all dialogs have it: no grid of numbers beside, widths by what is seen.
void setUpChangeView(QTableView &view, ChangeLines &lines, ChangeProblems problems);
/// Anew, after the lines changed. Looks at the first lines only.
void fitChangeColumns(QTableView &view);

} // namespace gui
