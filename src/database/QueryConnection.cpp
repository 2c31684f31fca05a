// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/QueryConnection.h"

#include "base/Log.h"
#include "database/PostgresStatement.h"
#include "database/SqliteStatement.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <libpq-fe.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

/// Of the second that a reader may keep a bot waiting; the rest is for what can't be broken off at once.
constexpr qint64 mostLentMs = 700;

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate(
                "database", "The query was cancelled. Nothing was changed; run it again when you like."),
            u"stopped by a person"_s,
            {},
            {}};
}

base::Error timeIsUp(int seconds)
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate(
                "database",
                "The query was stopped after %n second(s), its time limit. Nothing was changed; "
                "ask for fewer rows, or give it more time.",
                nullptr, seconds),
            timeLimitDetail,
            {},
            {}};
}

base::Error oneAtATime()
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate("database", "Another query runs here. Wait until it is done."),
            u"looks do not nest"_s,
            {},
            {}};
}

base::Error holdsNul()
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate("database",
                                        "The statement holds a NUL character and would be cut there. It was "
                                        "not run; remove that character."),
            u"NUL in a statement"_s,
            {},
            {}};
}

} // namespace

void StopSign::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_isStopped = true;
    if (m_running)
        m_running->interrupt();
}

bool StopSign::isStopped() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isStopped;
}

void StopSign::setRunning(std::shared_ptr<Interrupter> interrupter)
{
    const std::scoped_lock lock(m_mutex);
    m_running = std::move(interrupter);
}

QueryConnection::Copy::~Copy() = default;

QueryConnection::QueryConnection(Connection connection)
    : m_connection(std::move(connection))
    , m_watch(std::make_unique<Watch>())
{
    m_watch->connection = this;
}

QueryConnection::QueryConnection(QueryConnection &&other) noexcept
    : m_connection(std::move(other.m_connection))
    , m_copy(std::move(other.m_copy))
    , m_pace(other.m_pace)
    , m_watch(std::move(other.m_watch))
{
    if (m_watch)
        m_watch->connection = this;
}

QueryConnection::~QueryConnection() = default;

base::Result<QueryConnection> QueryConnection::open(const Location &location, const CopyPace &pace)
{
    auto connection = Connection::open(location, OpenMode::ReadOnly, Role::Query);
    if (!connection)
        return std::move(connection).error();
    QueryConnection made(std::move(*connection));
    made.m_pace = pace;
    if (made.engine() == Engine::Sqlite)
        made.watchSqlite(made.m_connection);
    return made;
}

QueryConnection::End QueryConnection::mustEnd() const
{
    if (m_limits.sign && m_limits.sign->isStopped())
        return End::Stopped;
    if (m_deadline.hasExpired())
        return End::TimeIsUp;
    return m_isLent && m_lent.elapsed() > mostLentMs ? End::MustGiveBack : End::None;
}

base::Error QueryConnection::endError(const base::Error &otherwise)
{
    switch (mustEnd()) {
    case End::Stopped:
        return cancelled();
    case End::TimeIsUp:
        return timeIsUp(int(m_limits.time.count() / 1000));
    default:
        return otherwise;
    }
}

base::Result<void> QueryConnection::begin()
{
    m_errorOffset = -1;
    return engine() == Engine::Sqlite ? beginSqlite() : beginPostgres();
}

base::Result<void> QueryConnection::end()
{
    if (m_limits.sign)
        m_limits.sign->setRunning({});
    m_isLent = false;
    if (engine() == Engine::Postgresql)
        return endPostgres();
    if (!current().inTransaction())
        return {};
    m_watch->isOurs = true;
    auto ended = current().execute(u"ROLLBACK"_s);
    m_watch->isOurs = false;
    return ended;
}

base::Result<void> QueryConnection::run(const Work &work)
{
    auto begun = begin();
    if (!begun) {
        const base::Error error = endError(begun.error());
        if (const auto ended = end(); !ended)
            base::log::report(base::log::database(), ended.error());
        return error;
    }
    Look look(this);
    auto done = work(look);
    const bool mustGiveBack = !done && mustEnd() == End::MustGiveBack;
    if (!done && !mustGiveBack)
        done = endError(done.error());
    auto ended = end();
    if (!done)
        return mustGiveBack ? base::Result<void>(base::Error{base::ErrorCode::WouldBlock, {}, {}, {}, {}})
                            : done;
    return ended;
}

base::Result<void> QueryConnection::look(const LookLimits &limits, const Work &work)
{
    if (std::exchange(m_isLooking, true))
        return oneAtATime();
    m_limits = limits;
    m_deadline.setRemainingTime(limits.time);
    m_isOnCopy = false;
    auto done = run(work);
    if (!done && done.error().code == base::ErrorCode::WouldBlock) {
        done = makeCopy();
        if (done)
            done = run(work);
        else
            done = endError(done.error());
    }
    m_isLooking = false;
    m_limits.sign.reset();
    return done;
}

base::Result<QueryConnection::Rows> QueryConnection::ask(const QString &sql, const QVariantList &values,
                                                         const QString &prefix)
{
    m_errorOffset = -1;
    if (sql.contains(QChar(u'\0'))) {
        m_errorOffset = sql.indexOf(QChar(u'\0'));
        return holdsNul();
    }
    if (mustEnd() != End::None)
        return base::Error{base::ErrorCode::Cancelled, {}, u"between two statements"_s, {}, {}};
    // A server is told by this thread, which looks at the sign all the time: who stops must not wait for
    // that.
    if (m_limits.sign && engine() == Engine::Sqlite)
        m_limits.sign->setRunning(current().interrupter());
    return engine() == Engine::Sqlite ? askSqlite(sql, values, prefix) : askPostgres(sql, values, prefix);
}

base::Result<QueryConnection::Rows> QueryConnection::Look::ask(const QString &sql, const QVariantList &values)
{
    return m_connection->ask(sql, values, {});
}

base::Result<QueryConnection::Rows> QueryConnection::Look::explain(const QString &sql,
                                                                   const QVariantList &values)
{
    return m_connection->ask(sql, values,
                             m_connection->engine() == Engine::Sqlite ? u"EXPLAIN QUERY PLAN "_s
                                                                      : u"EXPLAIN (FORMAT JSON) "_s);
}

base::Result<QVariant> QueryConnection::Look::scalar(const QString &sql, const QVariantList &values)
{
    auto rows = ask(sql, values);
    SHOPBOOK_TRY(rows);
    const QVariant first = rows->next() ? rows->value(0) : QVariant();
    while (rows->next()) { // to its end: dropped earlier, the look would be over
    }
    SHOPBOOK_TRY(rows->finish());
    return first;
}

QueryConnection::Rows::Rows(QueryConnection *connection)
    : m_connection(connection)
{
}

QueryConnection::Rows::Rows(Rows &&other) noexcept
    : m_connection(other.m_connection)
    , m_columns(std::move(other.m_columns))
    , m_sqlite(std::move(other.m_sqlite))
    , m_postgres(std::move(other.m_postgres))
    , m_isRowThere(std::exchange(other.m_isRowThere, false))
    , m_isRunning(std::exchange(other.m_isRunning, false))
    , m_failed(std::move(other.m_failed))
{
}

QVariantList QueryConnection::Rows::values() const
{
    QVariantList row;
    row.reserve(m_columns.size());
    for (int column = 0; column < m_columns.size(); ++column)
        row.append(value(column));
    return row;
}

QueryConnection::Rows::~Rows()
{
    if (!m_isRunning)
        return;
    m_sqlite.reset();
    if (m_connection->engine() == Engine::Postgresql)
        m_connection->drain(false);
}

bool QueryConnection::Rows::next()
{
    if (std::exchange(m_isRowThere, false))
        return true;
    if (!m_isRunning)
        return false;
    if (m_sqlite) {
        auto stepped = m_connection->stepSqlite(m_sqlite.get());
        m_isRunning = stepped && *stepped;
        if (!stepped)
            m_failed = std::move(stepped).error();
        return m_isRunning;
    }
    auto result = m_connection->nextResult();
    if (!result)
        m_failed = std::move(result).error();
    m_postgres = result ? std::move(*result) : nullptr;
    if (m_postgres && PQresultStatus(m_postgres.get()) == PGRES_SINGLE_TUPLE)
        return true;
    m_isRunning = false;
    m_postgres.reset();
    m_connection->drain(true);
    return false;
}

QVariant QueryConnection::Rows::value(int column) const
{
    if (m_sqlite)
        return m_isRunning ? sqlite::value(m_sqlite.get(), column) : QVariant();
    return postgres::value(m_postgres.get(), 0, column);
}

base::Result<void> QueryConnection::Rows::finish()
{
    m_isRowThere = false;
    if (std::exchange(m_isRunning, false)) {
        m_sqlite.reset();
        if (m_connection->engine() == Engine::Postgresql)
            m_connection->drain(false);
    }
    m_sqlite.reset();
    m_postgres.reset();
    return std::exchange(m_failed, {});
}

} // namespace database
