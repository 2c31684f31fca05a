// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the connection dialog's test button.
#include "database/Connection.h"
#include "database/PostgresServer.h"

#include <QCoreApplication>

#include <algorithm>
#include <libpq-fe.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netdb.h>
#endif

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

#ifdef Q_OS_WIN
/// Names can be looked up only between these two.
struct Sockets {
    Sockets()
    {
        WSADATA data;
        WSAStartup(MAKEWORD(2, 2), &data);
    }
    ~Sockets() { WSACleanup(); }
};
#else
struct Sockets {
    Sockets() = default;
};
#endif

bool isKnown(const QString &host)
{
    if (host.isEmpty() || host.startsWith(u'/')) // a socket of this computer
        return true;
    addrinfo *found = nullptr;
    const bool ok = getaddrinfo(host.toUtf8().constData(), nullptr, nullptr, &found) == 0;
    if (found)
        freeaddrinfo(found);
    return ok;
}

bool isAnyKnown(const QString &hosts)
{
    [[maybe_unused]] const Sockets sockets;
    const QStringList names = hosts.split(u',');
    return std::any_of(names.cbegin(), names.cend(), isKnown);
}

/// The tables that the login may not read; an error's text when even that cannot be asked.
QStringList unreadableTables(PGconn *connection)
{
    PGresult *result =
        PQexec(connection,
               "SELECT c.relname FROM pg_catalog.pg_class c"
               " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
               " WHERE n.nspname IN ('public', 'shopbook') AND c.relkind IN ('r', 'p')"
               " AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))"
               " ORDER BY 1");
    QStringList names;
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        names.append(QString::fromUtf8(PQerrorMessage(connection)).trimmed());
    for (int row = 0; row < PQntuples(result); ++row)
        names.append(QString::fromUtf8(PQgetvalue(result, row, 0)));
    PQclear(result);
    return names;
}

} // namespace

QList<ConnectionStep> tryServer(const Location &location)
{
    QList<ConnectionStep> steps;
    const auto step = [&steps](const QString &title, bool passed, const QString &advice) {
        steps.append({title, passed, passed ? QString() : advice});
        return passed;
    };
    if (!step(QCoreApplication::translate("database", "The server's name is known"),
              isAnyKnown(location.hosts),
              QCoreApplication::translate("database",
                                          "No computer is called “%1”. Check the spelling and the network.")
                  .arg(location.hosts)))
        return steps;
    const postgres::Answer answer = postgres::connect(location);
    const bool isIn = answer.connection != nullptr;
    const bool isAnswering = postgres::hasAnswered(location, answer);
    const QString advice = isIn ? QString() : postgres::refusal(location, answer, isAnswering).message;
    if (!step(QCoreApplication::translate("database", "The server answers"), isAnswering, advice))
        return steps;
    // The server looks for the database after it has let the user in.
    const bool isLoggedIn = isIn || answer.sqlState == u"3D000" || answer.sqlState == u"42501";
    if (!step(QCoreApplication::translate("database", "The user may log in"), isLoggedIn, advice))
        return steps;
    if (!step(QCoreApplication::translate("database", "The database is there"), isIn, advice))
        return steps;
    const QStringList unreadable = unreadableTables(answer.connection.get());
    step(QCoreApplication::translate("database", "Its tables may be read"), unreadable.isEmpty(),
         QCoreApplication::translate(
             "database", "“%1” may not read: %2. Ask the owner of the database for the right to read them.")
             .arg(location.user, unreadable.join(u", "_s)));
    return steps;
}

} // namespace database
