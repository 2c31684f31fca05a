// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QDateTime>

namespace migration
{

/// A verified copy of an SQLite database: VACUUM INTO a `.partial`, fsync, quick_check, rename. Named after
/// file and time, readable by its owner only, the last ten of a file kept. Returns its path. Works while
/// another connection of ours holds the write lock: it then holds what stood there before. Errors: NoSpace,
/// NoPermission, Locked, NotADatabase, Failed; the database is untouched by all of them.
enum class OldBackups { Remove, Keep };
[[nodiscard]] base::Result<QString> backUp(const database::Location &location, const QString &folder,
                                           OldBackups old = OldBackups::Remove);

/// All but the last ten of a file, and `spared`.
void removeOldBackups(const database::Location &location, const QString &folder, const QString &spared = {});

/// A file that can no longer be read as a database, byte by byte, with its journal and log: kept in `folder`, not
/// one of its backups. "" = there was nothing to keep. No connection of this process may have it open.
[[nodiscard]] base::Result<QString> keepAsItIs(const database::Location &location, const QString &folder);

/// An empty file for its owner's eyes, before anything is written to it: it must not be there yet.
[[nodiscard]] base::Result<void> makeEmptyPrivateFile(const QString &path);

/// The same into a file of the person's choice, which must not be there yet; only that one is made, and none
/// removed.
[[nodiscard]] base::Result<QString> backUpTo(const database::Location &location, const QString &file);

/// The backups of a file in `folder`, newest first.
[[nodiscard]] QStringList backupsOf(const database::Location &location, const QString &folder);

/// When a backup was made, in UTC: its name says so, a copied file's own time does not. Invalid for other names.
[[nodiscard]] QDateTime timeOfBackup(const QString &path);

} // namespace migration
