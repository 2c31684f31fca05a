// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SqliteStatement.h"

#include "database/DriverErrors.h"

#include <QSqlError>

#include <array>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace database::sqlite
{

namespace
{

/// A page, an order and a count of each table, and what a save runs.
constexpr qsizetype mostWaiting = 48;

base::Error errorOf(sqlite3 *database, int code, const Location &location)
{
    return errorFrom(QSqlError(u"SQLite"_s, QString::fromUtf8(sqlite3_errmsg(database)),
                               QSqlError::StatementError, QString::number(code)),
                     location);
}

base::Error misuse(const QString &text, const Location &location)
{
    return errorFrom(QSqlError(u"SQLite"_s, text, QSqlError::StatementError, QString::number(SQLITE_MISUSE)),
                     location);
}

bool mayWait(const QString &sql)
{
    static constexpr std::array kinds{"SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT",
                                      "PRAGMA data_version"};
    for (const char *kind : kinds)
        if (sql.startsWith(QLatin1StringView(kind)))
            return true;
    return false;
}

int bindOne(sqlite3_stmt *statement, int place, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return sqlite3_bind_int64(statement, place, value.toLongLong());
    case QMetaType::Bool:
        return sqlite3_bind_int(statement, place, value.toBool() ? 1 : 0);
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble());
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return sqlite3_bind_blob64(statement, place, bytes.constData(), sqlite3_uint64(bytes.size()),
                                   SQLITE_TRANSIENT);
    }
    default: {
        // Not as UTF-16: SQLite would convert it more slowly, and takes a mark of the byte order off it.
        const QByteArray utf8 = value.toString().toUtf8();
        return sqlite3_bind_text64(statement, place, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    }
}

} // namespace

StatementCache::~StatementCache()
{
    for (sqlite3_stmt *statement : std::as_const(m_waiting))
        sqlite3_finalize(statement);
}

base::Result<StatementCache::Statement> StatementCache::take(const QString &sql, const Location &location)
{
    const auto given = [this, &sql](sqlite3_stmt *statement) {
        return Statement(statement, [sql, cache = weak_from_this()](sqlite3_stmt *done) {
            if (const auto alive = cache.lock())
                alive->giveBack(sql, done);
            else
                sqlite3_finalize(done);
        });
    };
    if (sqlite3_stmt *known = m_waiting.take(sql)) {
        m_order.removeOne(sql);
        return given(known);
    }
    sqlite3_stmt *statement = nullptr;
    const void *rest = nullptr;
    const bool persistent = mayWait(sql);
    const int code =
        sqlite3_prepare16_v3(m_database, sql.utf16(), int((sql.size() + 1) * qsizetype(sizeof(QChar))),
                             persistent ? SQLITE_PREPARE_PERSISTENT : 0, &statement, &rest);
    ++m_compiled;
    const Statement owned = given(statement);
    if (code != SQLITE_OK)
        return errorOf(m_database, code, location);
    if (rest && !QStringView(static_cast<const char16_t *>(rest)).trimmed().isEmpty())
        return misuse(u"Unable to execute multiple statements at a time"_s, location);
    if (!statement)
        return misuse(u"No query"_s, location);
    return owned;
}

void StatementCache::giveBack(const QString &sql, sqlite3_stmt *statement)
{
    if (!statement)
        return;
    // A second one of the same text was in use beside it.
    if (!mayWait(sql) || m_waiting.contains(sql)) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_waiting.insert(sql, statement);
    m_order.append(sql);
    if (m_order.size() > mostWaiting)
        sqlite3_finalize(m_waiting.take(m_order.takeFirst()));
}

base::Result<void> bind(sqlite3_stmt *statement, const QVariantList &values, const Location &location)
{
    if (sqlite3_bind_parameter_count(statement) != values.size())
        return misuse(u"Parameter count mismatch"_s, location);
    for (int index = 0; index < values.size(); ++index) {
        const QVariant value = value::toDriver(values.at(index));
        const int code = value::isNull(value) ? sqlite3_bind_null(statement, index + 1)
                                              : bindOne(statement, index + 1, value);
        if (code != SQLITE_OK)
            return errorOf(sqlite3_db_handle(statement), code, location);
    }
    return {};
}

base::Result<bool> step(sqlite3_stmt *statement, const Location &location)
{
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement);
        return false;
    }
    auto error = errorOf(sqlite3_db_handle(statement), code, location);
    sqlite3_reset(statement);
    return error;
}

QVariant value(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
        return {};
    case SQLITE_BLOB: {
        // Never null: an empty one is no NULL.
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return bytes ? QByteArray(bytes, sqlite3_column_bytes(statement, column)) : QByteArray("");
    }
    default: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return value::fromUtf8(text, sqlite3_column_bytes(statement, column));
    }
    }
}

} // namespace database::sqlite
