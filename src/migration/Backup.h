// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace migration
{

/// A verified copy of an SQLite database: VACUUM INTO a `.partial`, fsync, quick_check, rename. Named after
/// file and time, readable by its owner only, the last ten of a file kept. Returns its path. Works while
/// another connection of ours holds the write lock: it then holds what stood there before. Errors: NoSpace,
/// NoPermission, Locked, NotADatabase, Failed; the database is untouched by all of them.
[[nodiscard]] base::Result<QString> backUp(const database::Location &location, const QString &folder);

/// The same into a file of the person's choice, which must not be there yet; only that one is made, and none
/// removed.
[[nodiscard]] base::Result<QString> backUpTo(const database::Location &location, const QString &file);

/// The backups of a file in `folder`, newest first.
[[nodiscard]] QStringList backupsOf(const database::Location &location, const QString &folder);

} // namespace migration
