// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Dialect.h"

/// Any number of ids as one bound value: no limit of a database on how many values a statement takes stands
/// against them, and its text is the same for all of them.
namespace query
{

/// What follows the column: "IN (SELECT value FROM json_each(?))", "= ANY(?::bigint[])".
[[nodiscard]] QString amongIds(const database::Dialect &dialect);
/// The value: "[1,2]" for SQLite, "{1,2}" for PostgreSQL.
[[nodiscard]] QString idList(const database::Dialect &dialect, const QList<qint64> &ids);

} // namespace query
