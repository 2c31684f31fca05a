// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "schema/Entity.h"

/// The counters that give new rows their ids on PostgreSQL. One that stands behind the last id, after rows
/// were copied in with their ids, makes the next insertion fail. SQLite has no such thing.
namespace records
{

/// False on SQLite, for a table that is not there and for one without a counter.
[[nodiscard]] base::Result<bool> counterIsBehind(const database::Connection &connection, schema::Table table);
/// Moves it behind the last id, and never back. Inside the caller's transaction or in none. Changes no row.
base::Result<void> moveCounter(const database::Connection &connection, schema::Table table);

} // namespace records
