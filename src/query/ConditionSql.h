// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "database/Dialect.h"
#include "query/Condition.h"
#include "query/Matching.h"

namespace query
{

/// The condition about rows of `table`, whose columns are qualified by the table's own name. Every value is
/// bound. As a person means it: "is not" and "none of" let rows through whose value is NULL, "contains"
/// ignores case in every script (on SQLite by a function that only reader and writer connections know).
///
/// Error (Usage, with the path of the bad part) for a field that is not there, an operator or a value that
/// doesn't fit it, a search in a secret field, and for what is nested deeper than any person would.
[[nodiscard]] base::Result<SqlText> sqlOf(const database::Dialect &dialect, schema::Table table,
                                          const Condition &condition);

} // namespace query
