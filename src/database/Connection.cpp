// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Connection.h"

#include "base/Log.h"
#include "database/DriverErrors.h"
#include "database/Query.h"
#include "database/SqliteStatement.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlError>

#include <atomic>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

QString nextName()
{
    static std::atomic<quint64> counter = 0;
    return u"shopbook-%1"_s.arg(++counter);
}

base::Error driverMissing(const QString &driver, const QString &detail)
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate(
                "database",
                "The driver for this kind of database (%1) is not there. Nothing was changed; "
                "install Shopbook again, or its driver (Debian: libqt6sql6-sqlite, "
                "libqt6sql6-psql, libpq5), and start the program again.")
                .arg(driver),
            detail,
            {},
            {}};
}

} // namespace

void Interrupter::interrupt()
{
    const std::scoped_lock lock(m_mutex);
    if (m_sqlite)
        sqlite3_interrupt(m_sqlite);
    if (m_cancel) {
        char problem[256] = {};
        if (PQcancel(m_cancel, problem, sizeof problem) == 0)
            qCWarning(base::log::database, "a statement could not be cancelled: %s", problem);
    }
}

base::Result<Connection> Connection::open(const Location &location, OpenMode mode, Role role)
{
    const QString driver = location.engine == Engine::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s;
    // That a driver's file is there does not tell whether it loads; whether it does is seen below. But libpq is
    // asked before it: where the driver comes without one of its own (Windows), Qt and this program load it
    // each for itself, and what we call of it must be there, too.
    const bool hasLibpq = location.engine == Engine::Sqlite || PQlibVersion() > 0;
    if (!QSqlDatabase::isDriverAvailable(driver) || !hasLibpq)
        return driverMissing(driver, u"QSqlDatabase::isDriverAvailable, PQlibVersion"_s);
    Connection connection;
    connection.m_location = location;
    connection.m_mode = mode;
    connection.m_role = role;
    connection.m_interrupter = std::make_shared<Interrupter>();
    connection.m_name = nextName();
    connection.m_database = QSqlDatabase::addDatabase(driver, connection.m_name);
    // It is there, but does not load.
    if (!connection.m_database.isValid())
        return driverMissing(driver, connection.m_database.lastError().text());
    // NUMERIC as exact text: a double would lose digits, and value::fromDriver() decides.
    connection.m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    connection.m_dialect = std::make_unique<Dialect>(location.engine, connection.m_database.driver());
    SHOPBOOK_TRY(location.engine == Engine::Sqlite ? connection.openSqlite() : connection.openPostgres());

    const std::scoped_lock lock(connection.m_interrupter->m_mutex);
    connection.m_interrupter->m_sqlite = connection.sqliteHandle();
    if (PGconn *server = connection.postgresHandle())
        connection.m_interrupter->m_cancel = PQgetCancel(server);
    return connection;
}

Connection::Connection(Connection &&other) noexcept
    : m_name(std::exchange(other.m_name, {}))
    , m_database(std::exchange(other.m_database, {}))
    , m_statements(std::move(other.m_statements))
    , m_dialect(std::move(other.m_dialect))
    , m_location(std::move(other.m_location))
    , m_mode(other.m_mode)
    , m_role(other.m_role)
    , m_interrupter(std::move(other.m_interrupter))
{
}

Connection &Connection::operator=(Connection &&other) noexcept
{
    if (this == &other)
        return *this;
    close();
    m_name = std::exchange(other.m_name, {});
    m_database = std::exchange(other.m_database, {});
    m_statements = std::move(other.m_statements);
    m_dialect = std::move(other.m_dialect);
    m_location = std::move(other.m_location);
    m_mode = other.m_mode;
    m_role = other.m_role;
    m_interrupter = std::move(other.m_interrupter);
    return *this;
}

Connection::~Connection()
{
    close();
}

void Connection::close() noexcept
{
    if (m_name.isEmpty())
        return; // moved from
    if (m_interrupter) {
        const std::scoped_lock lock(m_interrupter->m_mutex);
        m_interrupter->m_sqlite = nullptr;
        if (m_interrupter->m_cancel)
            PQfreeCancel(std::exchange(m_interrupter->m_cancel, nullptr));
    }
    m_dialect.reset();
    m_statements.reset(); // SQLite closes nothing that a statement belongs to
    m_database.close();
    m_database = {}; // the last copy must go before the name
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

QString Connection::engineVersion() const
{
    if (engine() == Engine::Sqlite)
        return u"SQLite "_s + QString::fromLatin1(sqlite3_libversion());
    const char *version = PQparameterStatus(postgresHandle(), "server_version");
    return u"PostgreSQL "_s + QString::fromLatin1(version).section(u' ', 0, 0);
}

bool Connection::inTransaction() const
{
    if (engine() == Engine::Sqlite)
        return sqliteHandle() && sqlite3_get_autocommit(sqliteHandle()) == 0;
    const auto status = PQtransactionStatus(postgresHandle());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool Connection::hasFailedTransaction() const
{
    return engine() == Engine::Postgresql && PQtransactionStatus(postgresHandle()) == PQTRANS_INERROR;
}

base::Result<void> Connection::execute(const QString &sql, const QVariantList &values) const
{
    auto query = Query::run(*this, sql, values);
    SHOPBOOK_TRY(query);
    return query->finish();
}

base::Result<QVariant> Connection::scalar(const QString &sql, const QVariantList &values) const
{
    auto query = Query::run(*this, sql, values);
    SHOPBOOK_TRY(query);
    const QVariant value = query->next() ? query->value(0) : QVariant();
    SHOPBOOK_TRY(query->finish());
    return value;
}

base::Result<qint64> Connection::dataVersion() const
{
    if (engine() == Engine::Postgresql)
        return 0;
    const auto version = scalar(u"PRAGMA data_version"_s);
    SHOPBOOK_TRY(version);
    return version->toLongLong();
}

} // namespace database
