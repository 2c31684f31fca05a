// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

namespace records {

/// What only the database knows about a change set: unique values already taken (by stored rows or by
/// another row of the set) and references to rows that do not exist. Phone numbers are not unique.
[[nodiscard]] base::Result<QList<RowProblem>> checkAgainstDatabase(const database::Connection &connection,
                                                                   const ChangeSet &changes);

/// The same for one draft in a dialog: `self` is the row that is edited (its own value is not a duplicate).
[[nodiscard]] base::Result<QList<schema::Problem>> checkDraft(const database::Connection &connection, const RowKey &self,
                                                              const Record &record);

/// Turns a constraint error that only the database noticed into a problem at its field; nothing when the
/// error is not about a field of this table.
[[nodiscard]] std::optional<schema::Problem> problemFrom(const base::Error &error, const schema::Entity &entity);

} // namespace records
