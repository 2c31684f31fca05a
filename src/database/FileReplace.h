// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

/// Files that must be whole or absent.
///
/// Beware: on POSIX, closing any descriptor of a file drops every lock that the process holds on it. Nobody opens
/// an SQLite database by QFile or syncFile() while a connection of ours may have it open, not even to read;
/// checkLooksLikeSqlite() reads it through SQLite, which minds that.
namespace database::files
{

/// Bytes free for us on the disk that holds `path` (the file or its folder need not exist yet).
[[nodiscard]] base::Result<qint64> freeSpace(const QString &path);
/// Writes the file's and its folder's contents through to the disk.
base::Result<void> syncFile(const QString &path);
/// Renames `partial` to `target` in one step and syncs the folder; an existing target is replaced.
base::Result<void> moveIntoPlace(const QString &partial, const QString &target);
/// What stands at the path, before SQLite is asked: an Error for a folder, a missing file, a file that
/// cannot be read or that does not begin like a SQLite database. An empty file is fine: a new database.
base::Result<void> checkLooksLikeSqlite(const QString &path);

} // namespace database::files
