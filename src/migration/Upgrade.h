// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Plan.h"
#include "migration/Runner.h"

#include <atomic>
#include <functional>
#include <optional>

namespace migration
{

struct AppliedStep {
    Step step;
    Effect effect;
    qint64 durationMs = 0;
};

/// What happened, for the report, the log and the command line.
struct UpgradeReport {
    QList<AppliedStep> applied;
    QString backup; ///< path of the verified backup; "" when none was needed
    /// alembic_version before and after, where the owner's row was moved and no sign said how far they know it.
    QString ownerRowBefore, ownerRowAfter;
    QStringList oldViolations; ///< foreign keys that were broken before and still are
    qint64 durationMs = 0;
    qint64 backupMs = 0; ///< of these, for the backup
    qint64 lockedMs = 0; ///< how long nobody else could write
};

/// A running bot may be kept from writing for so long without being asked (design.md 5).
inline constexpr int politeLockMs = 200;

struct UpgradeOptions : Goal {
    bool ownerAgreed = false; ///< the one question was answered (or asked for on the command line)
    bool adopts = false; ///< a Recognised state was proposed and is right
    bool acceptsDataLoss = false; ///< a downgrade may drop what rows hold
    QString ownerHead; ///< the owner says which revision their own Alembic ends at; "" = look for signs
    std::optional<database::Location>
        original; ///< for a copy: what it is a copy of, with the signs beside it
    bool makesBackup = true;
    QString backupFolder; ///< "" = base::paths::backupFolder()
    int lockWaitMs = 10000; ///< how long to wait for another program that is writing
    /// SQLite: a change that would lock out another program that has the file open for longer than this is
    /// not begun (a trial on a copy tells); -1 = however long.
    int longestLockMs = -1;
    /// Called from the working thread: revision and message, "backup", or "waiting". May be empty.
    std::function<void(const QString &)> progress;
    const std::atomic_bool *cancelled = nullptr; ///< looked at between statements
    /// Called from the working thread with what stops a statement that runs. Who sets `cancelled` interrupts after it.
    std::function<void(std::shared_ptr<database::Interrupter>)> connected;
};

/// Brings the database to its goal in the order of design.md 5: look (and return when there is nothing to do,
/// without a write or a lock), free space, lock, re-read, verified backup while the lock is held, all
/// steps with their @verify in one transaction, foreign keys compared with before, COMMIT, WAL for a
/// new file. PostgreSQL: one transaction under an advisory lock. A missing file is made. Either
/// everything is done or the database is as it was. Blocks; call it in a thread of its own.
/// Errors: Locked (another program, or longestLockMs), NotAtHead (a foreign database and ownerAgreed is
/// false), the refusals of Assessment, Checksum, Usage (rows would be lost), NoSpace, NoPermission, Drift,
/// Cancelled, Failed.
[[nodiscard]] base::Result<UpgradeReport> upgrade(const database::Location &location,
                                                  const ScriptSet &scripts, const UpgradeOptions &options);

} // namespace migration
