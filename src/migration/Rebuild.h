// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"
#include "migration/Script.h"

namespace migration
{

/// SQLite: carries out `-- @rebuild TABLE` with `ALTER TABLE TABLE DROP COLUMN COLUMN` after it, from what
/// stands there: the table is made anew without the column and the constraints over it, rows are copied, and
/// indexes, triggers, views, extra columns and the AUTOINCREMENT mark stay. Only an index or a UNIQUE over
/// the column goes with it. Inside the caller's transaction, with foreign keys off. Errors: Usage for another
/// statement, Failed when a trigger or a view needs the column, those of the driver. Returns how many rows
/// were copied.
[[nodiscard]] base::Result<qint64> rebuildTable(const Handle &handle, const Statement &statement);

} // namespace migration
