// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Journal.h"

namespace records {

/// The step that Ctrl+Z (or Ctrl+Shift+Z) would take back next: the author's newest one that is not
/// undone (the newest undo that is not redone). Nothing when there is none.
/// Steps in `passedOver` are not offered: the person looked at them and left everything as others had made it.
[[nodiscard]] base::Result<std::optional<Step>> nextUndo(const database::Connection &connection, const Author &author,
                                                         const QSet<qint64> &passedOver = {});
[[nodiscard]] base::Result<std::optional<Step>> nextRedo(const database::Connection &connection, const Author &author,
                                                         const QSet<qint64> &passedOver = {});

/// What a person decided about a field of a step that somebody changed since.
struct UndoDecision {
    enum class Take {
        Before,  ///< what stood there before the step
        Mine,    ///< what the step had written
        Theirs,  ///< what stands there now
    };
    RowKey row;
    QString field = {};   ///< "" = the row as a whole: one that is gone, or one that the undo would remove
    Take take = Take::Theirs;
    Record theirs = {};   ///< the row as it was shown; when it changed again, it is a conflict again
};

/// Takes a step back in one transaction, as a new step that names the old one; undoing an undo is a redo.
/// Refused with conflicts when somebody changed the rows since, with an Error when the schema changed since
/// the step or a deleted row's id was taken by another row.
/// A conflict's `mine` is what would be put back (nothing: the row would go), its `before` what the step had written;
/// `decisions` settle conflicts field by field. When everything stays theirs, nothing is written and the report's step
/// is 0.
[[nodiscard]] SaveResult undo(const database::Connection &connection, const Author &author, qint64 step,
                              const QList<UndoDecision> &decisions = {});

} // namespace records
