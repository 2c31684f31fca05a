// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

/// A number that moves when somebody writes to the database: how the changes of other programs are
/// noticed (design.md 11). Cheap whatever the size of the tables. Outside transactions only.
namespace tables::mark
{

/// SQLite: PRAGMA data_version, which own commits on this connection don't move. PostgreSQL: rows written to
/// the tables of the schema as the statistics count them, own ones included; they follow within seconds.
[[nodiscard]] base::Result<qint64> read(const database::Connection &connection);

/// By how much a save moves it, as far as is known: a trigger of another program may have written more.
[[nodiscard]] qint64 ofSave(const database::Connection &connection, const records::SaveResult &result);

/// PostgreSQL: has this connection's own writes counted now. False where the server (before 15) can't:
/// then they are counted within the next seconds. True on SQLite, where they never are.
[[nodiscard]] bool settle(const database::Connection &connection);

} // namespace tables::mark
