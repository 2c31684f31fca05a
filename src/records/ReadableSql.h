// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Dialect.h"
#include "records/ChangeSet.h"

namespace records
{

/// Statements that do about what a save of these changes does, with values as literals: for reading only,
/// never run. The save itself binds its values and writes times and journal, too. Secrets are masked. A new
/// row's id is called :new_1, :new_2 … where another row refers to it. At most `most` statements, in the
/// order of the save.
[[nodiscard]] QStringList readableSql(const database::Dialect &dialect, const ChangeSet &changes, int most);

} // namespace records
