// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

class QSqlDatabase;

namespace database
{

/// Registers shopbook_contains(haystack, needle), shopbook_starts_with(text, beginning) and the collation SHOPBOOK_UNICODE on this SQLite
/// connection only. LIKE, lower() and NOCASE stay what they are, and nothing of ours is stored in the
/// schema, so that any other program still reads and writes the file (design.md 1.6, 4).
base::Result<void> registerFunctions(const QSqlDatabase &database);

} // namespace database
