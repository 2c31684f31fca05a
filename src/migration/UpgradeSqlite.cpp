// SPDX-License-Identifier: GPL-3.0-or-later
// The order of steps on a file: look, room, lock, look again, backup under the lock, change, compare, commit.
#include "migration/Run.h"

#include "base/Failpoint.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "database/FileReplace.h"
#include "database/FileUse.h"
#include "database/Transaction.h"
#include "migration/Backup.h"
#include "migration/ForeignKeys.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Connection;
using database::OpenMode;
using database::Role;
using database::Transaction;

constexpr qint64 spareBytes = 1024 * 1024;
constexpr int cacheKib = 128 * 1024;
constexpr int lockPollMs = 100;
constexpr int busyTimeoutMs = 5000;

QString backupFolderOf(const Run &run)
{
    return run.options().backupFolder.isEmpty() ? base::paths::backupFolder() : run.options().backupFolder;
}

/// Once for the copy, once for the journal of the change.
base::Result<void> checkRoom(const Run &run)
{
    const qint64 needed = QFileInfo(run.location().path).size() + spareBytes;
    for (const QString &place : {backupFolderOf(run), run.location().path}) {
        const auto room = database::files::freeSpace(place);
        SHOPBOOK_TRY(room);
        if (*room < needed)
            return base::Error{base::ErrorCode::NoSpace,
                               QCoreApplication::translate(
                                   "migration",
                                   "There is not enough room on the disk for the backup and the change: %1 "
                                   "MiB are needed. Nothing was changed; make room and try again.")
                                   .arg(needed / (1024 * 1024) + 1),
                               place,
                               {},
                               {}};
    }
    return {};
}

/// Beside a running bot: a trial on a copy says for how long it could not write.
base::Result<void> checkOthers(const Run &run)
{
    const UpgradeOptions &options = run.options();
    if (options.longestLockMs < 0 || run.isTrial() || !database::files::isOpenElsewhere(run.location().path))
        return {};
    run.tell(u"trial"_s);
    const auto trial = tryOut(run.location(), run.scripts(), options);
    SHOPBOOK_TRY(trial);
    const qint64 lockedMs = trial->report.lockedMs;
    if (lockedMs <= options.longestLockMs)
        return {};
    return base::Error{
        base::ErrorCode::WouldBlock,
        QCoreApplication::translate(
            "migration",
            "Another program has “%1” open, and the change would keep it from writing for about %2 s. "
            "Nothing was changed. Stop that program first, or go on now all the same.")
            .arg(run.location().displayName(),
                 QLocale().toString(double(lockedMs) / 1000.0, 'f', lockedMs < 10000 ? 1 : 0)),
        QString::number(lockedMs) + u" ms"_s,
        {},
        {}};
}

/// Foreign keys would turn a rebuild's DROP TABLE into a deletion of its children. Inside a transaction the
/// PRAGMA does nothing and says ok, so it comes first and is read back.
base::Result<void> turnForeignKeysOff(const Connection &connection)
{
    SHOPBOOK_TRY(connection.execute(u"PRAGMA foreign_keys = OFF"_s));
    const auto state = connection.scalar(u"PRAGMA foreign_keys"_s);
    SHOPBOOK_TRY(state);
    if (state->toInt() == 0)
        return {};
    return base::Error{
        base::ErrorCode::Failed,
        QCoreApplication::translate(
            "migration", "Foreign keys cannot be switched off for the change. Nothing was changed."),
        u"PRAGMA foreign_keys"_s,
        {},
        {}};
}

base::Result<void> makeBackup(Run &run, const Assessment &assessment)
{
    if (!run.options().makesBackup || !assessment.isBigEnoughToBackUp || !run.report.backup.isEmpty())
        return {};
    if (run.isCancelled())
        return cancelledError();
    run.tell(u"backup"_s);
    QElapsedTimer timer;
    timer.start();
    auto path = backUp(run.location(), backupFolderOf(run));
    SHOPBOOK_TRY(path);
    run.report.backupMs += timer.elapsed();
    run.report.backup = *path;
    qCInfo(base::log::migration).noquote() << "Backup" << run.report.backup;
    return {};
}

/// The backup is what stood there before: it is asked only when something is broken now. Without one, `known` was
/// broken before.
base::Result<void> compareForeignKeys(Run &run, const Connection &connection, const Violations &known)
{
    const auto now = foreignKeyViolations(connection);
    SHOPBOOK_TRY(now);
    if (now->isEmpty())
        return {};
    Violations before = known;
    if (!run.report.backup.isEmpty()) {
        database::Location copy;
        copy.path = run.report.backup;
        const auto backup = Connection::open(copy, OpenMode::ReadOnly, Role::Inspector);
        SHOPBOOK_TRY(backup);
        auto old = foreignKeyViolations(*backup);
        SHOPBOOK_TRY(old);
        before = *old;
    }
    run.report.oldViolations = before.keys();
    QStringList added;
    for (auto broken = now->begin(); broken != now->end(); ++broken) {
        if (broken.value() > before.value(broken.key()))
            added.append(broken.key());
    }
    if (added.isEmpty())
        return {};
    return base::Error{
        base::ErrorCode::BrokenReference,
        QCoreApplication::translate(
            "migration",
            "The change would leave rows that point at nothing (%1), so everything was taken back.")
            .arg(added.first(qMin(qsizetype(4), added.size())).join(u", "_s)),
        added.join(u"; "_s),
        {},
        {}};
}

/// Another program's journal mode is its own business, so only a file that we made gets one; a busy file
/// gets it another time.
void setWalOnNewFile(const Connection &connection)
{
    if (const auto mode = connection.scalar(u"PRAGMA journal_mode = WAL"_s); !mode)
        qCInfo(base::log::migration).noquote() << "WAL was not set:" << mode.error().detail;
}

base::Result<void> setBusyTimeout(const Connection &connection, int milliseconds)
{
    const auto read = connection.scalar(u"PRAGMA busy_timeout = %1"_s.arg(milliseconds));
    SHOPBOOK_TRY(read);
    return {};
}

/// The write lock, waited for in steps, so that the wait is seen and can be stopped.
base::Result<Transaction> takeLock(const Run &run, const Connection &connection)
{
    QElapsedTimer waited;
    waited.start();
    SHOPBOOK_TRY(setBusyTimeout(connection, lockPollMs));
    while (true) {
        auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
        if (transaction || transaction.error().code != base::ErrorCode::Locked
            || waited.elapsed() >= run.options().lockWaitMs) {
            SHOPBOOK_TRY(setBusyTimeout(connection, busyTimeoutMs));
            return transaction;
        }
        if (run.isCancelled())
            return cancelledError();
        run.tell(u"waiting"_s);
    }
}

/// Readers are waited for in the same way.
base::Result<void> commit(const Run &run, const Connection &connection, Transaction transaction)
{
    QElapsedTimer waited;
    waited.start();
    SHOPBOOK_TRY(setBusyTimeout(connection, lockPollMs));
    const auto done = std::move(transaction).commit([&] {
        run.tell(u"waiting"_s);
        return !run.isCancelled() && waited.elapsed() < run.options().lockWaitMs;
    });
    SHOPBOOK_TRY(setBusyTimeout(connection, busyTimeoutMs));
    return !done && run.isCancelled() ? cancelledError() : done;
}

/// One transaction. True when nothing is left to do.
base::Result<bool> runOnce(Run &run, const Connection &connection)
{
    auto transaction = takeLock(run, connection);
    SHOPBOOK_TRY(transaction);
    base::failpoint("begun");
    const auto assessment = assess(connection, run.scripts(), run.options().newAreas);
    SHOPBOOK_TRY(assessment);
    const auto steps = run.stepsFor(*assessment);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty()) {
        SHOPBOOK_TRY(std::move(*transaction).rollback());
        return true;
    }
    SHOPBOOK_TRY(makeBackup(run, *assessment));
    const Step &first = steps->constFirst();
    if (!first.script.transactional) {
        SHOPBOOK_TRY(std::move(*transaction).rollback());
        SHOPBOOK_TRY(run.runAlone(connection, *assessment, first));
        return false;
    }
    const bool isNewFile = !assessment->isBigEnoughToBackUp;
    SHOPBOOK_TRY(run.pictureBefore(connection, *assessment, *steps));
    Violations known;
    if (run.report.backup.isEmpty() && !isNewFile) {
        auto broken = foreignKeyViolations(connection);
        SHOPBOOK_TRY(broken);
        known = *broken;
    }
    QElapsedTimer locked;
    locked.start();
    const auto complete = run.applyFront(connection, *assessment, *steps);
    SHOPBOOK_TRY(complete);
    SHOPBOOK_TRY(compareForeignKeys(run, connection, known));
    if (run.isCancelled())
        return cancelledError();
    base::failpoint("commit");
    SHOPBOOK_TRY(commit(run, connection, std::move(*transaction)));
    base::failpoint("committed");
    run.report.lockedMs += locked.elapsed();
    SHOPBOOK_TRY(run.pictureAfter(connection));
    if (isNewFile)
        setWalOnNewFile(connection);
    return *complete;
}

} // namespace

base::Result<void> upgradeSqlite(Run &run)
{
    const auto seen = look(run.location(), run.scripts(), run.options().newAreas);
    SHOPBOOK_TRY(seen);
    const auto steps = run.stepsFor(*seen);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty())
        return {};
    SHOPBOOK_TRY(checkRoom(run));
    SHOPBOOK_TRY(checkOthers(run));
    const bool exists = QFileInfo::exists(run.location().path);
    const auto connection = Connection::open(
        run.location(), exists ? OpenMode::ReadWrite : OpenMode::CreateIfMissing, Role::Migrator);
    SHOPBOOK_TRY(connection);
    if (run.options().connected)
        run.options().connected(connection->interrupter());
    SHOPBOOK_TRY(turnForeignKeysOff(*connection));
    // A change that outgrows the cache takes the exclusive lock early: others could not read until COMMIT.
    SHOPBOOK_TRY(connection->execute(u"PRAGMA cache_size = -%1"_s.arg(cacheKib)));
    for (bool finished = false; !finished;) {
        const auto step = runOnce(run, *connection);
        SHOPBOOK_TRY(step);
        finished = *step;
    }
    return {};
}

} // namespace migration
