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
    SHOPBOOK_TRY(connection.execute(
        u"SET LOCAL lock_timeout = %1"_s.arg(qBound(1, run.options().lockWaitMs, lockTimeoutMs))));
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
