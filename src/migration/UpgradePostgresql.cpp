// SPDX-License-Identifier: GPL-3.0-or-later
// The order of steps on a server: look, one transaction, the lock of all Shopbooks, look again, change,
// commit.
#include "migration/Run.h"

#include "base/Failpoint.h"
#include "database/Transaction.h"

#include <QCoreApplication>
#include <QThread>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Connection;
using database::OpenMode;
using database::Role;
using database::Transaction;

/// "Shopbook" in ASCII: the key of the lock that everyone who changes this database's schema takes.
constexpr qint64 lockKey = 0x53686f70626f6f6b;
constexpr int lockPollMs = 100;
/// How long a statement waits for a table that a running program uses; its own patience is 5 s.
constexpr int lockTimeoutMs = 5000;
/// Less than the server's deadlock_timeout of 1 s: a bot that holds what we want and wants what we hold gets
/// it before the server ends one of us.
constexpr int tableLockMs = 300;

base::Result<void> takeLock(const Run &run, const Handle &handle)
{
    QElapsedTimer waited;
    waited.start();
    while (true) {
        const auto row = handle.rows(u"SELECT pg_try_advisory_xact_lock(%1)::int"_s.arg(lockKey));
        SHOPBOOK_TRY(row);
        if (row->constFirst().constFirst().toInt() == 1)
            return {};
        if (run.isCancelled())
            return cancelledError();
        if (waited.elapsed() >= run.options().lockWaitMs)
            return base::Error{base::ErrorCode::Locked,
                               QCoreApplication::translate(
                                   "migration",
                                   "Another Shopbook is bringing this database up to date and has not "
                                   "finished yet. Nothing was changed here; try again in a moment."),
                               u"pg_try_advisory_xact_lock"_s,
                               {},
                               {}};
        run.tell(u"waiting"_s);
        QThread::msleep(lockPollMs);
    }
}

base::Result<void> setLockTimeout(const Connection &connection, int milliseconds)
{
    return connection.execute(u"SET LOCAL lock_timeout = %1"_s.arg(milliseconds));
}

/// The tables of the branches that change; those that refer to others first, as a bot's INSERT takes them.
base::Result<QStringList> tablesOf(const Run &run, const Handle &handle, const QList<Step> &steps)
{
    const auto live = readStructure(handle);
    SHOPBOOK_TRY(live);
    QStringList children;
    QStringList parents;
    QStringList branches;
    for (const Step &step : steps) {
        const QString branch = step.script.branch;
        if (branches.contains(branch))
            continue;
        branches.append(branch);
        const auto structures = structuresOf(run.scripts().scripts(), branch);
        SHOPBOOK_TRY(structures);
        for (const Table &table : structures->value(run.scripts().headOf(branch)).tables) {
            const Table *there = live->table(table.name);
            if (!there)
                continue;
            const QString name = handle.quoted(there->schemaName) + u'.' + handle.quoted(there->name);
            (table.foreignKeys.isEmpty() ? parents : children).append(name);
        }
    }
    return children + parents;
}

/// All of them before anything is changed: taken one by one on the way, they would stop a running bot with a
/// deadlock. What cannot be had soon is let go and tried again.
base::Result<void> lockTables(const Run &run, const Connection &connection, const QList<Step> &steps)
{
    const auto tables = tablesOf(run, connection, steps);
    SHOPBOOK_TRY(tables);
    if (tables->isEmpty())
        return {};
    QElapsedTimer waited;
    waited.start();
    SHOPBOOK_TRY(setLockTimeout(connection, tableLockMs));
    SHOPBOOK_TRY(connection.execute(u"SAVEPOINT locks"_s));
    while (true) {
        const auto taken =
            connection.execute(u"LOCK TABLE %1 IN ACCESS EXCLUSIVE MODE"_s.arg(tables->join(u", "_s)));
        if (taken)
            break;
        SHOPBOOK_TRY(connection.execute(u"ROLLBACK TO SAVEPOINT locks"_s));
        if (taken.error().code == base::ErrorCode::NoPermission)
            break; // what may not be changed is said by the change itself
        if (run.isCancelled())
            return cancelledError();
        if (taken.error().code != base::ErrorCode::Locked || waited.elapsed() >= run.options().lockWaitMs)
            return taken;
        run.tell(u"waiting"_s);
    }
    SHOPBOOK_TRY(connection.execute(u"RELEASE SAVEPOINT locks"_s));
    return setLockTimeout(connection, qBound(1, run.options().lockWaitMs, lockTimeoutMs));
}

/// Which right is missing, and who can give it.
base::Error withGrant(const Run &run, base::Error error)
{
    if (error.code != base::ErrorCode::NoPermission)
        return error;
    const QString name = run.location().name;
    const QString user = run.location().user;
    error.message =
        QCoreApplication::translate("migration",
                                    "The server does not let user %1 change the schema. Nothing was changed. "
                                    "The owner of the database can allow it: %2")
            .arg(user,
                 u"GRANT CREATE ON DATABASE \"%1\" TO \"%2\"; GRANT CREATE ON SCHEMA public TO \"%2\";"_s.arg(
                     name, user));
    return error;
}

/// One transaction. True when nothing is left to do.
base::Result<bool> runOnce(Run &run, const Connection &connection)
{
    auto transaction = Transaction::begin(connection, Transaction::Kind::Write);
    SHOPBOOK_TRY(transaction);
    // Each statement must see what the lock's last holder committed, whatever the server's default is.
    SHOPBOOK_TRY(connection.execute(u"SET TRANSACTION ISOLATION LEVEL READ COMMITTED"_s));
    SHOPBOOK_TRY(connection.execute(u"SET LOCAL search_path TO public, shopbook"_s));
    SHOPBOOK_TRY(setLockTimeout(connection, qBound(1, run.options().lockWaitMs, lockTimeoutMs)));
    SHOPBOOK_TRY(takeLock(run, connection));
    base::failpoint("begun");
    const auto assessment = assess(connection, run.scripts(), run.options().newAreas);
    SHOPBOOK_TRY(assessment);
    const auto steps = run.stepsFor(*assessment);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty()) {
        SHOPBOOK_TRY(std::move(*transaction).rollback());
        return true;
    }
    const Step &first = steps->constFirst();
    if (!first.script.transactional) {
        SHOPBOOK_TRY(std::move(*transaction).rollback());
        SHOPBOOK_TRY(run.runAlone(connection, *assessment, first));
        return false;
    }
    SHOPBOOK_TRY(run.pictureBefore(connection, *assessment, *steps));
    SHOPBOOK_TRY(lockTables(run, connection, *steps));
    QElapsedTimer locked;
    locked.start();
    const auto complete = run.applyFront(connection, *assessment, *steps);
    if (!complete)
        return withGrant(run, complete.error());
    if (run.isCancelled())
        return cancelledError();
    if (run.isTrial()) {
        run.report.lockedMs = locked.elapsed();
        SHOPBOOK_TRY(run.pictureAfter(connection));
        SHOPBOOK_TRY(std::move(*transaction).rollback());
        return true;
    }
    base::failpoint("commit");
    SHOPBOOK_TRY(std::move(*transaction).commit());
    base::failpoint("committed");
    run.report.lockedMs += locked.elapsed();
    return *complete;
}

} // namespace

base::Result<void> upgradePostgresql(Run &run)
{
    const auto seen = look(run.location(), run.scripts(), run.options().newAreas);
    SHOPBOOK_TRY(seen);
    const auto steps = run.stepsFor(*seen);
    SHOPBOOK_TRY(steps);
    if (steps->isEmpty())
        return {};
    const auto connection = Connection::open(run.location(), OpenMode::ReadWrite, Role::Migrator);
    SHOPBOOK_TRY(connection);
    if (run.options().connected)
        run.options().connected(connection->interrupter());
    for (bool finished = false; !finished;) {
        const auto step = runOnce(run, *connection);
        SHOPBOOK_TRY(step);
        finished = *step;
    }
    return {};
}

} // namespace migration
