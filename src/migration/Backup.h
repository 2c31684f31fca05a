// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace migration {

/// A verified copy of an SQLite database: VACUUM INTO a `.partial`, fsync, quick_check, rename. Named after
/// file and time, readable by its owner only, the last ten of a file kept. Returns its path. Works while another
/// connection of ours holds the write lock.
[[nodiscard]] base::Result<QString> backUp(const database::Location &location, const QString &folder);

} // namespace migration
