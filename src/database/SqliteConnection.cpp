// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Connection that opens SQLite files.
#include "database/Connection.h"

#include "database/DriverErrors.h"
#include "database/Functions.h"
#include "database/Query.h"
#include "database/SqliteFile.h"
#include "database/SqliteStatement.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

constexpr int patienceMs = 5000;

QSqlError errorOf(sqlite3 *database)
{
    return QSqlError(u"SQLite"_s, QString::fromUtf8(sqlite3_errmsg(database)), QSqlError::StatementError,
                     QString::number(sqlite3_extended_errcode(database)));
}

/// Reading makes SQLite look at the header, the size and (page by page) the schema.
int readSchema(sqlite3 *database)
{
    return sqlite3_exec(database, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
}

bool isDamage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

base::Error journalInTheWay(const QString &file)
{
    return {base::ErrorCode::NoPermission,
            QCoreApplication::translate(
                "database",
                "Another program was interrupted and left “%1”; it must be worked in before "
                "the database can be read, but this place may not be written. Nothing was "
                "changed; copy the database together with that file to a folder of yours.")
                .arg(QDir::toNativeSeparators(file)),
            u"hot journal or filled WAL in a read-only place"_s,
            {},
            {}};
}

base::Error settingIgnored(const QString &name)
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate(
                "database",
                "The database did not accept a setting that keeps your data whole. Nothing "
                "was changed; start the program again, or update SQLite."),
            u"PRAGMA %1 was ignored"_s.arg(name),
            {},
            {}};
}

/// mode=ro on a file in WAL mode would make a log and an index beside it, and leave them there.
QString parametersForReading(const QString &path, const sqlite::Header &header)
{
    if (!header.usesWal() || sqlite::hasFilledWal(path))
        return u"mode=ro"_s;
    // Read and write: the last to close takes away both files, and query_only stops every change.
    return sqlite::isWritable(path) ? u"mode=rw"_s : u"mode=ro&immutable=1"_s;
}

} // namespace

sqlite3 *Connection::sqliteHandle() const
{
    if (engine() != Engine::Sqlite || !m_database.isOpen())
        return nullptr;
    const QVariant handle = m_database.driver()->handle();
    return qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<sqlite3 *const *>(handle.data())
                                                       : nullptr;
}

base::Result<void> Connection::openSqliteFile(const QString &parameters)
{
    m_statements.reset();
    m_database.close();
    QString options = u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patienceMs);
    if (parameters.startsWith(u"mode=ro"))
        options += u";QSQLITE_OPEN_READONLY"_s;
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(sqlite::uri(m_location.path, parameters));
    if (!m_database.open())
        return errorFrom(m_database.lastError(), m_location);
    if (!sqliteHandle())
        return settingIgnored(u"handle"_s);
    m_statements = std::make_shared<sqlite::StatementCache>(sqliteHandle());
    return {};
}

base::Result<void> Connection::openSqlite()
{
    const QString &path = m_location.path;
    QString parameters = u"mode=rw"_s;
    const bool isNew = m_mode == OpenMode::CreateIfMissing && !path.isEmpty() && !QFileInfo::exists(path);
    if (m_mode == OpenMode::CreateIfMissing)
        SHOPBOOK_TRY(sqlite::checkNewName(path));
    if (isNew) {
        const QFileInfo folder(QFileInfo(path).absolutePath());
        if (!folder.isDir())
            return base::Error{
                base::ErrorCode::NotFound,
                QCoreApplication::translate("database",
                                            "There is no folder “%1”, so no database was made in it. "
                                            "Create the folder or choose another.")
                    .arg(QDir::toNativeSeparators(folder.absoluteFilePath())),
                u"no such folder"_s,
                {},
                {}};
        parameters = u"mode=rwc"_s;
    } else {
        SHOPBOOK_TRY(sqlite::checkPath(path));
        const auto header = sqlite::readHeader(path);
        SHOPBOOK_TRY(header);
        if (m_mode == OpenMode::ReadOnly)
            parameters = parametersForReading(path, *header);
    }
    if (m_mode != OpenMode::ReadOnly && !sqlite::isWritable(path))
        return sqlite::notWritable(path, u"file or folder not writable"_s);

    SHOPBOOK_TRY(openSqliteFile(parameters));
    int code = readSchema(sqliteHandle());
    // Busy: the journal beside it belongs to a program that is writing at this moment.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && m_mode == OpenMode::ReadOnly) {
        const int extended = sqlite3_extended_errcode(sqliteHandle());
        const bool isHot = extended == SQLITE_READONLY_ROLLBACK || sqlite::hasHotJournal(path);
        if ((isHot || extended == SQLITE_READONLY_RECOVERY || (extended & 0xff) == SQLITE_CANTOPEN)
            && !sqlite::isWritable(path))
            return journalInTheWay(path + (isHot ? u"-journal"_s : u"-wal"_s));
        if (isHot) {
            // Nobody can read the file before the interrupted change is taken back: done as its own program
            // would do it, then opened again for reading only.
            SHOPBOOK_TRY(openSqliteFile(u"mode=rw"_s));
            if (readSchema(sqliteHandle()) != SQLITE_OK)
                return errorFrom(errorOf(sqliteHandle()), m_location);
            SHOPBOOK_TRY(openSqliteFile(parameters));
            code = readSchema(sqliteHandle());
        }
    }
    if (code != SQLITE_OK)
        return errorFrom(errorOf(sqliteHandle()), m_location);
    if (m_mode != OpenMode::ReadOnly && sqlite3_db_readonly(sqliteHandle(), "main") != 0)
        return sqlite::notWritable(path, u"SQLite opened the file for reading only"_s);
    SHOPBOOK_TRY(checkSqliteFile());
    return setSqliteSession();
}

base::Result<void> Connection::checkSqliteFile() const
{
    sqlite3 *database = sqliteHandle();
    // In one read transaction, so that no other program changes the file between the looks.
    SHOPBOOK_TRY(execute(u"BEGIN"_s));
    base::Result<void> result;
    if (readSchema(database) != SQLITE_OK)
        result = errorFrom(errorOf(database), m_location);
    const sqlite::Header header = sqlite::readHeader(database);
    if (result && !header.isEmpty() && !sqlite::hasFilledWal(m_location.path) && header.isTruncated())
        result = sqlite::damaged(m_location.path, u"the file ends before its last page"_s);
    if (result && m_role != Role::Window) {
        // The first row of every table touches its first pages; the whole file is for the check-up.
        auto tables =
            Query::run(*this, u"SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"_s);
        QStringList names;
        while (tables && tables->next())
            names.append(tables->value(0).toString());
        if (tables)
            result = tables->finish();
        else
            result = std::move(tables).error();
        for (qsizetype i = 0; result && i < names.size(); ++i) {
            const QString sql = u"SELECT 1 FROM %1 LIMIT 1"_s.arg(m_dialect->quoted(names.at(i)));
            if (isDamage(sqlite3_exec(database, sql.toUtf8().constData(), nullptr, nullptr, nullptr)))
                result = errorFrom(errorOf(database), m_location);
        }
    }
    auto ended = execute(u"COMMIT"_s);
    SHOPBOOK_TRY(std::move(result));
    return ended;
}

base::Result<void> Connection::setSqliteSession()
{
    const auto set = [this](const QString &name, int wanted) -> base::Result<void> {
        SHOPBOOK_TRY(execute(u"PRAGMA %1 = %2"_s.arg(name).arg(wanted)));
        const auto read = scalar(u"PRAGMA %1"_s.arg(name));
        SHOPBOOK_TRY(read);
        if (read->toInt() != wanted || value::isNull(*read))
            return settingIgnored(name);
        return {};
    };
    SHOPBOOK_TRY(set(u"foreign_keys"_s, 1));
    if (m_role == Role::Writer || m_role == Role::Migrator)
        SHOPBOOK_TRY(set(u"synchronous"_s, 2));
    if (m_mode == OpenMode::ReadOnly)
        SHOPBOOK_TRY(set(u"query_only"_s, 1));
    if (m_role == Role::Reader || m_role == Role::Writer)
        SHOPBOOK_TRY(registerFunctions(m_database));
    // Opening was patient for all; from here on the window waits for nobody.
    sqlite3_busy_timeout(sqliteHandle(), m_role == Role::Window ? 0 : patienceMs);
    return {};
}

} // namespace database
