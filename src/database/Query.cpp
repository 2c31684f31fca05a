// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"

#include "database/PostgresStatement.h"
#include "database/SqliteStatement.h"

#include <QCoreApplication>

#include <libpq-fe.h>
#include <sqlite3.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

base::Error holdsNul()
{
    return {base::ErrorCode::BrokenRule,
            QCoreApplication::translate(
                "database",
                "A statement holds a NUL character and would be cut there. It was not run and "
                "nothing was changed; remove that character."),
            u"NUL in a statement"_s,
            {},
            {}};
}

} // namespace

Query::Query(const Connection &connection)
    : m_location(connection.location())
{
}

base::Result<void> Query::checkText(const QString &sql)
{
    if (sql.contains(QChar(u'\0')))
        return holdsNul();
    return {};
}

Query Query::over(const Connection &connection, std::shared_ptr<pg_result> result)
{
    Query query(connection);
    query.m_postgres = std::move(result);
    return query;
}

base::Result<Query> Query::run(const Connection &connection, const QString &sql, const QVariantList &values)
{
    SHOPBOOK_TRY(checkText(sql));
    if (connection.engine() == Engine::Sqlite) {
        Query query(connection);
        SHOPBOOK_TRY(query.runSqlite(connection, sql, values));
        return query;
    }
    auto result = postgres::run(connection.postgresHandle(), sql, values, connection.location());
    SHOPBOOK_TRY(result);
    return over(connection, std::move(*result));
}

base::Result<void> Query::runSqlite(const Connection &connection, const QString &sql,
                                    const QVariantList &values)
{
    auto statement = connection.sqliteStatements().take(sql, m_location);
    SHOPBOOK_TRY(statement);
    m_sqlite = std::move(*statement);
    SHOPBOOK_TRY(sqlite::bind(m_sqlite.get(), values, m_location));
    // The first step does what the statement is for.
    const auto stepped = sqlite::step(m_sqlite.get(), m_location);
    SHOPBOOK_TRY(stepped);
    m_isRowThere = *stepped;
    m_isDone = !*stepped;
    if (sqlite3_column_count(m_sqlite.get()) == 0)
        m_affected = sqlite3_changes64(connection.sqliteHandle());
    return {};
}

bool Query::next()
{
    if (!m_sqlite)
        return m_postgres && m_row + 1 < PQntuples(m_postgres.get()) && ++m_row >= 0;
    if (std::exchange(m_isRowThere, false))
        return true;
    if (m_isDone)
        return false;
    const auto stepped = sqlite::step(m_sqlite.get(), m_location);
    if (!stepped)
        m_failed = tl::make_unexpected(stepped.error());
    m_isDone = !stepped || !*stepped;
    return !m_isDone;
}

QVariant Query::value(int column) const
{
    if (m_sqlite)
        return m_isDone ? QVariant() : sqlite::value(m_sqlite.get(), column);
    return postgres::value(m_postgres.get(), m_row, column);
}

QVariant Query::value(int column, value::Type type) const
{
    const QVariant plain = value(column);
    if (type == value::Type::Text || (type == value::Type::Integer && plain.typeId() == QMetaType::LongLong))
        return plain;
    return value::fromDriver(plain, type);
}

qint64 Query::number(int column) const
{
    if (m_sqlite)
        return m_isDone ? 0 : sqlite3_column_int64(m_sqlite.get(), column);
    return value(column).toLongLong();
}

QByteArrayView Query::text(int column) const
{
    if (!m_sqlite)
        return m_row < 0 ? QByteArrayView()
                         : QByteArrayView(PQgetvalue(m_postgres.get(), m_row, column),
                                          PQgetlength(m_postgres.get(), m_row, column));
    const auto *text = m_isDone ? nullptr : sqlite3_column_text(m_sqlite.get(), column);
    return text ? QByteArrayView(text, sqlite3_column_bytes(m_sqlite.get(), column)) : QByteArrayView();
}

int Query::columnCount() const
{
    return m_sqlite ? sqlite3_column_count(m_sqlite.get()) : PQnfields(m_postgres.get());
}

QString Query::columnName(int column) const
{
    return QString::fromUtf8(m_sqlite ? sqlite3_column_name(m_sqlite.get(), column)
                                      : PQfname(m_postgres.get(), column));
}

qint64 Query::rowsAffected() const
{
    return m_sqlite ? m_affected : QByteArray(PQcmdTuples(m_postgres.get())).toLongLong();
}

base::Result<void> Query::finish()
{
    m_postgres.reset();
    m_sqlite.reset();
    m_isRowThere = false;
    m_isDone = true;
    return std::exchange(m_failed, {});
}

} // namespace database
