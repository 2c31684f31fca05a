// SPDX-License-Identifier: GPL-3.0-or-later
// The half of QueryConnection that asks SQLite files.
#include "database/QueryConnection.h"

#include "database/DriverErrors.h"
#include "database/FileReplace.h"
#include "database/SqliteStatement.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlError>
#include <QTemporaryDir>

#include <limits>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

constexpr int opsBetweenLooks = 2000; ///< of SQLite's machine: some 20 µs
constexpr qint64 patienceMs = 5000;
/// A value larger than that would only fill the memory: zeroblob(2000000000).
constexpr int mostBytesOfAValue = 64 * 1024 * 1024;

base::Error errorOf(sqlite3 *database, int code, const Location &location)
{
    return errorFrom(QSqlError(u"SQLite"_s, QString::fromUtf8(sqlite3_errmsg(database)),
                               QSqlError::StatementError, QString::number(code)),
                     location);
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

/// SELECT load_extension(…), SELECT * FROM pragma_…
base::Error moreThanTables(const QString &detail)
{
    return {base::ErrorCode::NoPermission,
            QCoreApplication::translate(
                "database",
                "Here the database is only asked, and this asks for more than tables and plain functions. "
                "Nothing was run; leave out what is not one of these."),
            detail,
            {},
            {}};
}

base::Error moreThanOne()
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate(
                "database",
                "One statement is run at a time, and there are more. None was run; remove what "
                "stands behind the first semicolon."),
            u"text behind the first statement"_s,
            {},
            {}};
}

base::Error noRoom(const QString &detail)
{
    return {base::ErrorCode::NoSpace,
            QCoreApplication::translate(
                "database",
                "The query takes long, and a program that writes to the file would have to wait. There "
                "is no room for a copy to run it on, so it was not run. Free some space in the folder "
                "for temporary files, or ask for less."),
            detail,
            {},
            {}};
}

bool isWriteError(int code)
{
    return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE
        || code == SQLITE_IOERR_FSYNC;
}

base::Error changesAllTheTime(const Location &location)
{
    return {base::ErrorCode::Locked,
            QCoreApplication::translate(
                "database",
                "The query takes long, and another program writes to “%1” all the time, so no copy to "
                "run it on could be made. Nothing was changed; ask for less, or try again when that "
                "program is quiet.")
                .arg(location.displayName()),
            u"backup restarted"_s,
            {},
            {}};
}

/// By the rules that SQLite itself has for declared types, and those of the tables we know.
std::optional<value::Type> typeOf(const char *declared)
{
    if (!declared)
        return {};
    const QByteArray type = QByteArray(declared).toUpper();
    if (type.contains("TIME") || type.contains("DATE"))
        return value::Type::Timestamp;
    if (type.contains("BOOL"))
        return value::Type::Boolean;
    if (type.contains("INT"))
        return value::Type::Integer;
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT"))
        return value::Type::Text;
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") || type.contains("NUM")
        || type.contains("DEC"))
        return value::Type::Real;
    return {};
}

/// The text behind the first statement holds nothing but white space, comments and semicolons.
bool isEmptyRest(sqlite3 *database, const char *rest, const char *end)
{
    while (rest < end) {
        sqlite3_stmt *statement = nullptr;
        const char *next = nullptr;
        const int code = sqlite3_prepare_v2(database, rest, int(end - rest), &statement, &next);
        sqlite3_finalize(statement);
        if (code != SQLITE_OK || statement || next <= rest)
            return false;
        rest = next;
    }
    return true;
}

bool maySee(int action, const char *function)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return true;
    case SQLITE_FUNCTION:
        return function && sqlite3_stricmp(function, "load_extension") != 0
            && sqlite3_stricmp(function, "fts3_tokenizer") != 0;
    default:
        return false;
    }
}

} // namespace

/// Sets what stands between a question and the file.
void QueryConnection::watchSqlite(const Connection &connection)
{
    sqlite3 *database = connection.sqliteHandle();
    sqlite3_set_authorizer(
        database,
        [](void *watch, int action, const char *, const char *second, const char *, const char *) {
            auto *self = static_cast<Watch *>(watch);
            if (self->isOurs || maySee(action, second))
                return SQLITE_OK;
            self->isRefused = true;
            return SQLITE_DENY;
        },
        m_watch.get());
    sqlite3_progress_handler(
        database, opsBetweenLooks,
        [](void *watch) {
            const auto *self = static_cast<Watch *>(watch);
            return !self->isOurs && self->connection->mustEnd() != End::None ? 1 : 0;
        },
        m_watch.get());
    sqlite3_busy_handler(
        database,
        [](void *watch, int count) {
            auto *self = static_cast<Watch *>(watch)->connection;
            if (count == 0)
                self->m_waited.start();
            const End end = self->mustEnd();
            if (end == End::Stopped || end == End::TimeIsUp || self->m_waited.elapsed() > patienceMs)
                return 0;
            sqlite3_sleep(count < 5 ? 1 : 10);
            return 1;
        },
        m_watch.get());
    // Once known, they need no right to make a table; of pragma_… none becomes known. Without JSON there is
    // nothing to do.
    m_watch->isOurs = true;
    sqlite3_exec(database, "SELECT 1 FROM json_each('[]'), json_tree('[]')", nullptr, nullptr, nullptr);
    m_watch->isOurs = false;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, mostBytesOfAValue);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
}

base::Result<QVariant> QueryConnection::pragma(const QString &name)
{
    m_watch->isOurs = true;
    auto answer = m_connection.scalar(u"PRAGMA "_s + name);
    m_watch->isOurs = false;
    return answer;
}

base::Result<void> QueryConnection::beginSqlite()
{
    m_isLent = false;
    if (!m_isOnCopy) {
        const auto mode = pragma(u"journal_mode"_s);
        SHOPBOOK_TRY(mode);
        const bool isLent = mode->toString().compare(u"wal"_s, Qt::CaseInsensitive) != 0;
        if (isLent) {
            const auto version = pragma(u"data_version"_s);
            SHOPBOOK_TRY(version);
            if (m_limits.isLong || (m_copy && m_copy->dataVersion == version->toLongLong()))
                SHOPBOOK_TRY(makeCopy());
        }
        m_isLent = isLent && !m_isOnCopy;
    }
    m_lent.start();
    m_watch->isOurs = true;
    auto begun = current().execute(u"BEGIN"_s);
    m_watch->isOurs = false;
    return begun;
}

base::Result<void> QueryConnection::makeCopy()
{
    // Read before the copy: what changes meanwhile makes it look older than it is, never newer.
    const auto version = pragma(u"data_version"_s);
    SHOPBOOK_TRY(version);
    if (!m_copy || m_copy->dataVersion != version->toLongLong()) {
        m_copy.reset();
        auto folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"shopbook-query-XXXXXX"_s));
        const auto pages = pragma(u"page_count"_s);
        SHOPBOOK_TRY(pages);
        const auto pageSize = pragma(u"page_size"_s);
        SHOPBOOK_TRY(pageSize);
        if (!folder->isValid())
            return noRoom(folder->errorString());
        const auto space = files::freeSpace(folder->path());
        SHOPBOOK_TRY(space);
        if (*space < pages->toLongLong() * pageSize->toLongLong())
            return noRoom(u"%1 bytes free"_s.arg(*space));
        Location copied = location();
        copied.path = folder->filePath(u"copy.db"_s);
        SHOPBOOK_TRY(copyTo(copied.path, int(pageSize->toLongLong())));
        auto connection = Connection::open(copied, OpenMode::ReadOnly, Role::Query);
        SHOPBOOK_TRY(connection);
        watchSqlite(*connection);
        m_copy.reset(new Copy{std::move(folder), std::move(*connection), version->toLongLong()});
    }
    m_isOnCopy = true;
    return {};
}

base::Result<void> QueryConnection::copyTo(const QString &path, int pageSize)
{
    sqlite3 *opened = nullptr;
    int code = sqlite3_open_v2(path.toUtf8().constData(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> target(opened, sqlite3_close);
    if (code == SQLITE_OK)
        code = sqlite3_exec(opened, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nullptr, nullptr,
                            nullptr);
    if (code != SQLITE_OK)
        return errorOf(opened, code, location());
    sqlite3_backup *made = sqlite3_backup_init(opened, "main", m_connection.sqliteHandle(), "main");
    if (!made)
        return errorOf(opened, sqlite3_extended_errcode(opened), location());
    std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> backup(made, sqlite3_backup_finish);
    int slice = std::max(1, m_pace.sliceBytes / pageSize);
    int left = std::numeric_limits<int>::max();
    for (int restarts = 0; code == SQLITE_OK;) {
        if (mustEnd() != End::None)
            return base::Error{base::ErrorCode::Cancelled, {}, u"while the file was copied"_s, {}, {}};
        QElapsedTimer timer;
        timer.start();
        code = sqlite3_backup_step(made, slice);
        const int remaining = sqlite3_backup_remaining(made);
        if (remaining > left && ++restarts > m_pace.mostRestarts)
            return changesAllTheTime(location());
        if (remaining > left && timer.elapsed() < m_pace.longestSliceMs)
            slice *= 2;
        left = remaining;
    }
    if (code == SQLITE_DONE)
        code = sqlite3_backup_finish(backup.release());
    if (code == SQLITE_OK)
        return {};
    // The database's own disk is not the one that is full.
    const auto error = errorOf(opened, code, location());
    return isWriteError(code) ? noRoom(error.detail) : error;
}

base::Result<bool> QueryConnection::stepSqlite(sqlite3_stmt *statement)
{
    auto stepped = sqlite::step(statement, location());
    if (!stepped && (sqlite3_errcode(current().sqliteHandle()) & 0xff) == SQLITE_AUTH)
        return onlyQuestions(stepped.error().detail);
    return stepped;
}

base::Result<QueryConnection::Rows> QueryConnection::askSqlite(const QString &sql, const QVariantList &values,
                                                               const QString &prefix)
{
    sqlite3 *database = current().sqliteHandle();
    const QByteArray text = (prefix + sql).toUtf8();
    sqlite3_stmt *prepared = nullptr;
    const char *rest = nullptr;
    m_watch->isRefused = false;
    const int code = sqlite3_prepare_v2(database, text.constData(), int(text.size()), &prepared, &rest);
    Rows rows(this);
    rows.m_sqlite = std::shared_ptr<sqlite3_stmt>(prepared, sqlite3_finalize);
    if (code != SQLITE_OK) {
        if (const int offset = sqlite3_error_offset(database); offset >= 0)
            m_errorOffset =
                std::max<qsizetype>(0, QString::fromUtf8(text.constData(), offset).size() - prefix.size());
        const auto error = errorOf(database, code, location());
        if ((code & 0xff) == SQLITE_AUTH)
            return onlyQuestions(error.detail);
        // Of a function and of a table that is made on the way SQLite says only that it failed.
        return m_watch->isRefused ? moreThanTables(error.detail) : error;
    }
    if (!prepared)
        return onlyQuestions(u"no statement"_s);
    if (!isEmptyRest(database, rest, text.constData() + text.size())) {
        m_errorOffset = QString::fromUtf8(text.constData(), rest - text.constData()).size() - prefix.size();
        return moreThanOne();
    }
    if (sqlite3_stmt_readonly(prepared) == 0 || sqlite3_column_count(prepared) == 0)
        return onlyQuestions(u"no query"_s);
    SHOPBOOK_TRY(sqlite::bind(prepared, values, location()));
    for (int column = 0; column < sqlite3_column_count(prepared); ++column)
        rows.m_columns.append({QString::fromUtf8(sqlite3_column_name(prepared, column)),
                               typeOf(sqlite3_column_decltype(prepared, column))});
    const auto stepped = stepSqlite(prepared);
    SHOPBOOK_TRY(stepped);
    rows.m_isRowThere = *stepped;
    rows.m_isRunning = *stepped;
    return rows;
}

} // namespace database
