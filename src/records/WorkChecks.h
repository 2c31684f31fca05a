// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Writer.h"

namespace records {

/// checkAgainstDatabase() for works: unique values and references, with what the works themselves add and take away.
[[nodiscard]] base::Result<QList<RowProblem>> checkWorks(const database::Connection &connection,
                                                         const QList<RowWork> &works);

/// dependentsOf() whatever kind of deletion: also for a row of a table that only marks its deleted rows.
[[nodiscard]] base::Result<QList<Obstacle::Dependent>> rowsPointingTo(const database::Connection &connection,
                                                                      const RowKey &key);

/// A change set as works: values converted to the types of their fields, times and defaults of new rows filled in,
/// and every broken rule of the records themselves.
struct PlannedWorks {
    QList<RowWork> works;
    QList<RowProblem> problems;
};
[[nodiscard]] PlannedWorks worksOf(const ChangeSet &changes, const QString &now);

} // namespace records
