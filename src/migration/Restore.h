// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <functional>

namespace migration
{

struct RestoreOptions {
    QString backupFolder; ///< "" = the folder of backups
    /// "checking", "keeping", "restoring"; called in the thread of restore().
    std::function<void(const QString &step)> progress;
};

struct RestoreReport {
    /// What stood there before: a backup like any other, or the damaged file as it was; "" = there was
    /// nothing.
    QString kept;
    bool wasDamaged = false;
};

/// Brings the content of `file`, a backup or any other sound SQLite database, back into the database at
/// `location`. All or nothing, a crash included. What stands there is kept first, as it is at the moment of
/// the change; then the content is replaced inside the file, under its lock, in its page size and journal
/// mode: a program that has it open goes on with what was brought back. A file that is missing or damaged is
/// replaced as a whole, the damaged one being kept beside the backups. Blocks: call it from a worker thread.
/// No connection of this process may be open there while a damaged file is replaced.
///
/// Errors, the present file being as it was: Usage (no file, or the file itself), NotFound, NotADatabase
/// (`file` is none, damaged or empty), Locked (another program kept the lock for 5 s), NoPermission, NoSpace,
/// Failed.
[[nodiscard]] base::Result<RestoreReport> restore(const database::Location &location, const QString &file,
                                                  const RestoreOptions &options = {});

} // namespace migration
