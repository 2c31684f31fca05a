// SPDX-License-Identifier: GPL-3.0-or-later
// The half of QueryConnection that asks servers of PostgreSQL.
#include "database/QueryConnection.h"

#include "database/DriverErrors.h"
#include "database/PostgresStatement.h"

#include <QCoreApplication>
#include <QSqlError>

#include <algorithm>
#include <libpq-fe.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <poll.h>
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

constexpr int waitMs = 10; ///< between two looks at the sign and the clock
constexpr int drainMs =
    5000; ///< a server that has not ended a cancelled statement by then is not there any more
constexpr qint64 cancelAgainMs = 100;
/// The server ends it by itself when this program can't any more.
constexpr qint64 serverGraceMs = 2000;

/// Something can be read.
bool waitFor(int socket, int ms)
{
#ifdef Q_OS_WIN
    WSAPOLLFD one{SOCKET(socket), POLLRDNORM, 0};
    return WSAPoll(&one, 1, ms) > 0;
#else
    pollfd one{socket, POLLIN, 0};
    return ::poll(&one, 1, ms) > 0;
#endif
}

/// Rows that are under way when a question is stopped have to be read all the same: some thousands, not a
/// million.
void limitRowsUnderWay(int socket)
{
    const int bytes = 256 * 1024;
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

base::Error onlyQuestions(const QString &detail)
{
    return {base::ErrorCode::NoPermission,
            QCoreApplication::translate(
                "database",
                "Here the database is only asked, and this would do something else. Nothing was "
                "changed; begin with SELECT."),
            detail,
            {},
            {}};
}

std::optional<value::Type> typeOf(Oid type)
{
    switch (type) {
    case 16:
        return value::Type::Boolean;
    case 20:
    case 21:
    case 23:
    case 26:
        return value::Type::Integer;
    case 700:
    case 701:
    case 1700: // NUMERIC, whose value is the exact text
        return value::Type::Real;
    case 1114:
    case 1184:
        return value::Type::Timestamp;
    default:
        return value::Type::Text;
    }
}

bool mayBegin(const QString &sql)
{
    const QString word = postgres::firstWord(sql);
    return word == u"select" || word == u"with" || word == u"values" || word == u"table";
}

} // namespace

base::Result<void> QueryConnection::beginPostgres()
{
    if (PQstatus(m_connection.postgresHandle()) == CONNECTION_BAD)
        SHOPBOOK_TRY(m_connection.reopen());
    limitRowsUnderWay(PQsocket(m_connection.postgresHandle()));
    m_cancelSent.invalidate();
    SHOPBOOK_TRY(m_connection.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s));
    // The first SELECT: after it nobody makes the transaction one that writes.
    return m_connection.execute(u"SELECT pg_catalog.set_config('statement_timeout', ?, true)"_s,
                                {QString::number(m_limits.time.count() + serverGraceMs)});
}

base::Result<void> QueryConnection::endPostgres()
{
    pg_conn *server = m_connection.postgresHandle();
    drain(false);
    // Twice, if need be: a stop that comes late may hit the first.
    for (int attempt = 0; attempt < 2 && PQtransactionStatus(server) != PQTRANS_IDLE; ++attempt)
        PQclear(PQexec(server, "ROLLBACK"));
    if (PQtransactionStatus(server) == PQTRANS_IDLE) {
        // Locks of the session outlive a rollback.
        PQclear(PQexec(server, "SELECT pg_catalog.pg_advisory_unlock_all()"));
        return {};
    }
    return m_connection.reopen();
}

/// False when the statement must end before the server has answered.
bool QueryConnection::waitForServer()
{
    pg_conn *server = m_connection.postgresHandle();
    QDeadlineTimer drained(QDeadlineTimer::Forever);
    while (PQisBusy(server) != 0) {
        if (mustEnd() != End::None) {
            if (!m_cancelSent.isValid())
                drained.setRemainingTime(drainMs);
            cancelStatement();
        }
        if (drained.hasExpired())
            return false;
        waitFor(PQsocket(server), waitMs);
        if (PQconsumeInput(server) == 0)
            return true; // lost: the next result says so
    }
    return true;
}

base::Result<std::shared_ptr<pg_result>> QueryConnection::nextResult()
{
    pg_conn *server = m_connection.postgresHandle();
    if (mustEnd() != End::None) { // rows that come quickly never make it wait
        drain(false);
        return base::Error{base::ErrorCode::Cancelled, {}, u"between two rows"_s, {}, {}};
    }
    if (!waitForServer())
        return base::Error{base::ErrorCode::Unreachable,
                           QCoreApplication::translate(
                               "database",
                               "%1 does not answer any more. Nothing was changed; check the network, "
                               "then run the query again.")
                               .arg(location().displayName()),
                           u"no answer to a cancel request"_s,
                           {},
                           {}};
    std::shared_ptr<pg_result> result(PQgetResult(server), PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (!result || status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK)
        return result;
    const QString state = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
    if (const char *position = PQresultErrorField(result.get(), PG_DIAG_STATEMENT_POSITION))
        m_errorOffset = QByteArray(position).toLongLong() - 1; // in characters: askPostgres() turns it
    const auto error = errorFrom(QSqlError(u"PostgreSQL"_s, QString::fromUtf8(PQerrorMessage(server)),
                                           QSqlError::StatementError, state),
                                 location());
    return state == u"25006" ? onlyQuestions(error.detail) : error;
}

base::Result<QueryConnection::Rows>
QueryConnection::askPostgres(const QString &sql, const QVariantList &values, const QString &prefix)
{
    if (!mayBegin(sql))
        return onlyQuestions(u"begins with another word"_s);
    pg_conn *server = m_connection.postgresHandle();
    drain(false);
    m_cancelSent.invalidate();
    SHOPBOOK_TRY(postgres::send(server, prefix + sql, values, location()));
    PQsetSingleRowMode(server);
    Rows rows(this);
    rows.m_isRunning = true;
    auto first = nextResult();
    if (!first) {
        rows.m_isRunning = false;
        drain(true);
        // From characters to UTF-16 units, without what stands before.
        if (m_errorOffset >= 0) {
            const QList<uint> characters = (prefix + sql).toUcs4().first(m_errorOffset);
            const auto units = characters.size()
                + std::count_if(characters.begin(), characters.end(), [](uint c) { return c > 0xffff; });
            m_errorOffset = std::max<qsizetype>(0, units - prefix.size());
        }
        return std::move(first).error();
    }
    rows.m_postgres = std::move(*first);
    for (int column = 0; column < PQnfields(rows.m_postgres.get()); ++column)
        rows.m_columns.append({QString::fromUtf8(PQfname(rows.m_postgres.get(), column)),
                               typeOf(PQftype(rows.m_postgres.get(), column))});
    rows.m_isRowThere = PQntuples(rows.m_postgres.get()) > 0;
    return rows;
}

/// A request that comes before the server has begun with the statement is lost, so it is made again and
/// again.
void QueryConnection::cancelStatement()
{
    if (m_cancelSent.isValid() && m_cancelSent.elapsed() < cancelAgainMs)
        return;
    m_cancelSent.start();
    m_connection.interrupter()->interrupt();
}

/// Reads what a statement that nobody waits for still sends, and stops it unless it is over.
void QueryConnection::drain(bool isOver)
{
    pg_conn *server = m_connection.postgresHandle();
    if (PQtransactionStatus(server) != PQTRANS_ACTIVE)
        return;
    if (!isOver)
        cancelStatement();
    const QDeadlineTimer deadline(drainMs);
    while (!deadline.hasExpired() && PQtransactionStatus(server) == PQTRANS_ACTIVE) {
        if (PQisBusy(server) == 0) {
            PQclear(PQgetResult(server));
            continue;
        }
        if (!isOver)
            cancelStatement();
        waitFor(PQsocket(server), waitMs);
        if (PQconsumeInput(server) == 0)
            return;
    }
}

} // namespace database
