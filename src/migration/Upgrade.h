// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

#include <atomic>
#include <functional>

namespace migration
{

/// What happened, for the report, the log and the command line.
struct UpgradeReport {
    QList<Script> applied;
    QString backup; ///< path of the verified backup; "" when none was needed
    QStringList oldViolations; ///< foreign keys that were broken before and still are
    qint64 durationMs = 0;
};

struct UpgradeOptions {
    QStringList newAreas; ///< branches to turn on
    bool ownerAgreed = false; ///< the one question was answered (or asked for on the command line)
    QString ownerHead; ///< the owner says which revision their own Alembic ends at; "" = look for signs
    QString backupFolder; ///< "" = base::paths::backupFolder()
    int lockWaitMs = 10000; ///< how long to wait for another program that is writing
    /// Called from the working thread: revision and message, "backup", or "waiting". May be empty.
    std::function<void(const QString &)> progress;
    const std::atomic_bool *cancelled = nullptr; ///< looked at between statements
};

/// Brings the database to head in the order of design.md 5: look (and return when there is nothing to do,
/// without a write or a lock), free space, lock, re-read, verified backup while the lock is held, all pending
/// revisions with their @verify in one transaction, foreign keys compared with before, COMMIT, WAL for a
/// new file. PostgreSQL: one transaction under an advisory lock. A missing file is made. Either
/// everything is done or the database is as it was. Blocks; call it in a thread of its own.
/// Errors: Locked, NotAtHead (a foreign database and ownerAgreed is false), the refusals of Assessment,
/// NoSpace, NoPermission, Cancelled, Failed.
[[nodiscard]] base::Result<UpgradeReport> upgrade(const database::Location &location,
                                                  const ScriptSet &scripts, const UpgradeOptions &options);

} // namespace migration
