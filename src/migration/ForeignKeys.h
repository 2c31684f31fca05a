// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"

#include <QMap>

namespace migration
{

/// "products 4 → categories" → how often. Rows without a rowid are counted under one name.
using Violations = QMap<QString, int>;

/// SQLite: rows whose reference leads nowhere, of all tables. A table whose keys cannot be checked at all
/// (its parent has no unique key) is an entry of its own.
[[nodiscard]] base::Result<Violations> foreignKeyViolations(const Handle &handle);

} // namespace migration
