// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Journal.h"

namespace records {

/// The step that Ctrl+Z (or Ctrl+Shift+Z) would take back next: the author's newest one that is not
/// undone (the newest undo that is not redone). Nothing when there is none.
[[nodiscard]] base::Result<std::optional<Step>> nextUndo(const database::Connection &connection, const Author &author);
[[nodiscard]] base::Result<std::optional<Step>> nextRedo(const database::Connection &connection, const Author &author);

/// Takes a step back in one transaction, as a new step that names the old one; undoing an undo is a redo.
/// Refused with conflicts when somebody changed the rows since, with an Error when the schema changed since
/// the step or a deleted row's id was taken by another row.
[[nodiscard]] SaveResult undo(const database::Connection &connection, const Author &author, qint64 step);

} // namespace records
