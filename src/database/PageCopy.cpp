// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/PageCopy.h"

#include "database/DriverErrors.h"

#include <QSqlError>

#include <sqlite3.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

base::Error errorOf(int code, const QString &text, const Location &location)
{
    return errorFrom(QSqlError(u"SQLite backup"_s, text, QSqlError::StatementError, QString::number(code)),
                     location);
}

} // namespace

base::Result<PageCopy> PageCopy::begin(const Connection &target, const Connection &source)
{
    sqlite3 *into = target.sqliteHandle();
    sqlite3_backup *made = sqlite3_backup_init(into, "main", source.sqliteHandle(), "main");
    if (!made)
        return errorOf(sqlite3_extended_errcode(into), QString::fromUtf8(sqlite3_errmsg(into)),
                       target.location());
    PageCopy copy(made, target);
    // No page yet: this is where the lock of the target is taken.
    if (const int code = sqlite3_backup_step(made, 0); code != SQLITE_OK && code != SQLITE_DONE)
        return copy.endWith(code);
    return copy;
}

PageCopy::PageCopy(sqlite3_backup *copy, const Connection &target)
    : m_copy(copy)
    , m_target(&target)
{
}

PageCopy::PageCopy(PageCopy &&other) noexcept
    : m_copy(std::exchange(other.m_copy, nullptr))
    , m_target(other.m_target)
{
}

PageCopy::~PageCopy()
{
    // Its answer is the failure that made the caller give up.
    if (m_copy)
        sqlite3_backup_finish(m_copy);
}

base::Error PageCopy::endWith(int code)
{
    sqlite3_backup_finish(std::exchange(m_copy, nullptr));
    return errorOf(code, QString::fromUtf8(sqlite3_errstr(code)), m_target->location());
}

base::Result<void> PageCopy::finish() &&
{
    if (const int code = sqlite3_backup_step(m_copy, -1); code != SQLITE_DONE)
        return endWith(code);
    if (const int code = sqlite3_backup_finish(std::exchange(m_copy, nullptr)); code != SQLITE_OK)
        return errorOf(code, QString::fromUtf8(sqlite3_errstr(code)), m_target->location());
    return {};
}

quint32 PageCopy::lastSeenChange(const Connection &connection)
{
    unsigned int version = 0;
    if (sqlite3_file_control(connection.sqliteHandle(), "main", SQLITE_FCNTL_DATA_VERSION, &version)
        != SQLITE_OK)
        return 0;
    return version;
}

} // namespace database
