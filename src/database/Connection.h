// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Dialect.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <memory>
#include <mutex>

struct sqlite3;
struct pg_conn;
struct pg_cancel;

namespace database
{

namespace sqlite
{
class StatementCache;
}

/// What a connection is for; decides its session settings.
enum class Role {
    Window, ///< the window's own: fields and headers only, busy timeout 0
    Reader, ///< reads pages, orders and counts; shopbook_contains is registered
    Writer, ///< saves; synchronous=FULL; shopbook_contains is registered
    Migrator, ///< changes the schema; nothing of ours is registered
    Inspector, ///< looks at a database that may not be ours: read-only, nothing registered
    Query, ///< QueryConnection's: questions of a person, read-only, nothing registered
};

enum class OpenMode {
    ReadOnly, ///< never writes a byte, makes no file (SQLite: mode=ro)
    ReadWrite, ///< the file must exist
    CreateIfMissing ///< a missing SQLite file is made
};

/// Stops what a connection is doing, from any thread (sqlite3_interrupt, PQcancel). Outlives the
/// connection harmlessly: a stop after its end does nothing.
class Interrupter
{
public:
    void interrupt();

private:
    friend class Connection;
    std::mutex m_mutex;
    sqlite3 *m_sqlite = nullptr;
    pg_cancel *m_cancel = nullptr;
};

/// One open connection with its session settings made and read back. Owns the QSqlDatabase: it is
/// removed with the object. Made, used and destroyed in one thread. Not a pool, not a transaction.
///
/// SQLite: foreign_keys ON and read back, busy timeout by role (Window 0, others 5,000 ms),
/// the header and the schema are read, so that a text file or a truncated database is an error here and
/// not at the first click. The journal mode is left as it is.
/// PostgreSQL: search_path "public, shopbook", time zone UTC, client encoding UTF-8, lock_timeout,
/// application_name; a missing sslmode is "prefer".
class Connection
{
public:
    /// Errors: NotFound, NotADatabase, NoPermission, Locked, Unreachable, AccessDenied, Failed.
    [[nodiscard]] static base::Result<Connection> open(const Location &location, OpenMode mode, Role role);

    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    [[nodiscard]] const QSqlDatabase &handle() const { return m_database; }
    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] Engine engine() const { return m_location.engine; }
    [[nodiscard]] const Location &location() const { return m_location; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] bool isReadOnly() const { return m_mode == OpenMode::ReadOnly; }
    /// "SQLite 3.40.1", "PostgreSQL 15.18".
    [[nodiscard]] QString engineVersion() const;
    [[nodiscard]] std::shared_ptr<Interrupter> interrupter() const { return m_interrupter; }

    /// PostgreSQL, after the server was away: opens it again in its place, with its session settings, so that whoever
    /// holds the handle goes on with it. Nothing to do on SQLite.
    [[nodiscard]] base::Result<void> reopen();

    /// Runs one statement that returns no rows.
    base::Result<void> execute(const QString &sql, const QVariantList &values = {}) const;
    /// Runs one statement and returns the first column of its first row; NULL when there is none.
    [[nodiscard]] base::Result<QVariant> scalar(const QString &sql, const QVariantList &values = {}) const;

    /// A transaction is open here; after SQLITE_FULL it is not, although nobody ended it.
    [[nodiscard]] bool inTransaction() const;
    /// PostgreSQL: the open transaction has failed, and COMMIT would answer ok and roll back. Else false.
    [[nodiscard]] bool hasFailedTransaction() const;
    /// The driver's own handle (sqlite3*, PGconn*); null for the other engine. Used in this connection's
    /// thread.
    [[nodiscard]] sqlite3 *sqliteHandle() const;
    [[nodiscard]] pg_conn *postgresHandle() const;
    /// SQLite: the statements that were compiled on it (database's own, and for tests).
    [[nodiscard]] sqlite::StatementCache &sqliteStatements() const { return *m_statements; }

    /// SQLite: moves whenever another connection has committed (PRAGMA data_version). 0 on PostgreSQL.
    [[nodiscard]] base::Result<qint64> dataVersion() const;

private:
    Connection() = default;
    void close() noexcept;
    [[nodiscard]] base::Result<void> openSqlite();
    [[nodiscard]] base::Result<void> openSqliteFile(const QString &parameters);
    [[nodiscard]] base::Result<void> checkSqliteFile() const;
    [[nodiscard]] base::Result<void> setSqliteSession();
    [[nodiscard]] base::Result<void> openPostgres();
    [[nodiscard]] base::Result<void> setPostgresSession();
    /// Why QPSQL could not connect, which it does not say.
    [[nodiscard]] base::Error refusal(qint64 waitedMs) const;

    QString m_name;
    QSqlDatabase m_database;
    std::shared_ptr<sqlite::StatementCache> m_statements;
    std::unique_ptr<Dialect> m_dialect;
    Location m_location;
    OpenMode m_mode = OpenMode::ReadOnly;
    Role m_role = Role::Inspector;
    std::shared_ptr<Interrupter> m_interrupter;
};

/// For the four steps of the connection dialog's test button.
struct ConnectionStep {
    QString title; ///< "The server answers", "The user may log in", …
    bool passed = false;
    QString advice; ///< what to do when it failed
};
/// Tries a server step by step (name found, port answers, login, database, right to read) and stops at
/// the first that fails. Blocks: call it from a worker thread. Changes nothing on the server.
[[nodiscard]] QList<ConnectionStep> tryServer(const Location &location);

} // namespace database
