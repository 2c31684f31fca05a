// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

/// A whole database as the engine's own program writes it down: every object and every row.
namespace wholedump
{

/// Times, durations and what is random are left out. SQLite: taken from a copy, so that a journal that a
/// killed program left behind stays where it is. PostgreSQL: once nobody is connected any more. No file = an
/// empty one.
[[nodiscard]] QByteArray of(const support::TestDatabase &database);
[[nodiscard]] QByteArray of(const database::Location &location);

} // namespace wholedump
