// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QMap>

#include <memory>

class QTemporaryDir;

namespace database
{

enum class Engine { Sqlite, Postgresql };

/// "sqlite" or "postgresql": the names of the dialects in scripts, on the command line and in URLs.
[[nodiscard]] QString nameOf(Engine engine);

/// Where a database is: a file, or a database of a server. A value; opens nothing.
/// The password travels beside the address and is in none of the texts that this class gives.
struct Location {
    Engine engine = Engine::Sqlite;

    QString path; ///< SQLite: absolute path of the file
    bool temporary = false; ///< sqlite:///:memory: – a private file that is removed at close

    QString hosts; ///< PostgreSQL: one host or several, "a,b", as libpq takes them
    QString ports; ///< one port or one per host; "" = 5432
    QString name; ///< the database's name
    QString user;
    QString password; ///< never shown, never logged, never stored with the address
    QMap<QString, QString> options; ///< sslmode, sslrootcert, connect_timeout …

    /// Holds the folder of a temporary database, which goes with the last copy of the location.
    std::shared_ptr<QTemporaryDir> folder;

    /// Understands a path, sqlite:///path, postgresql://user@host[:port][,host…]/name?sslmode=…, and
    /// SQLAlchemy's spellings (sqlite+aiosqlite, postgresql+asyncpg, +psycopg2, postgres://, percent
    /// encoding). A relative path is taken from the current folder. Error: Usage, with what is wrong.
    [[nodiscard]] static base::Result<Location> parse(const QString &text);
    /// DB_URL, DB_POS_URL or DB_USER_POS, DB_PASS_POS, DB_HOST_POS, DB_PORT_POS, DB_NAME_POS of a bot's .env.
    [[nodiscard]] static base::Result<Location> fromEnvFile(const QString &file);

    /// The address as a URL, without the password. parse(toUrl()) gives the same address again.
    [[nodiscard]] QString toUrl() const;
    /// Short, for a title and the status line: the file's name, or "name on host".
    [[nodiscard]] QString displayName() const;

    /// The same place, whatever the password.
    [[nodiscard]] bool sameAs(const Location &other) const;
};

} // namespace database
