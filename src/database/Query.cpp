// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"

#include "database/DriverErrors.h"
#include "database/PostgresStatement.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlRecord>

#include <libpq-fe.h>

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

base::Result<Query> Query::run(const Connection &connection, const QString &sql, const QVariantList &values)
{
    if (sql.contains(QChar(u'\0')))
        return holdsNul();
    Query query(connection);
    if (connection.engine() == Engine::Sqlite) {
        SHOPBOOK_TRY(query.runSqlite(connection, sql, values));
        return query;
    }
    auto result = postgres::run(connection.postgresHandle(), sql, values, connection.location());
    SHOPBOOK_TRY(result);
    query.m_postgres = std::move(*result);
    return query;
}

base::Result<void> Query::runSqlite(const Connection &connection, const QString &sql,
                                    const QVariantList &values)
{
    m_sqlite.emplace(connection.handle());
    m_sqlite->setForwardOnly(true);
    bool ok = false;
    if (values.isEmpty()) {
        ok = m_sqlite->exec(sql);
    } else if (m_sqlite->prepare(sql)) {
        for (const QVariant &value : values)
            m_sqlite->addBindValue(value::toDriver(value));
        ok = m_sqlite->exec();
    }
    if (!ok)
        return errorFrom(m_sqlite->lastError(), m_location);
    return {};
}

bool Query::next()
{
    if (m_sqlite)
        return m_sqlite->next();
    return m_postgres && m_row + 1 < PQntuples(m_postgres.get()) && ++m_row >= 0;
}

QVariant Query::value(int column) const
{
    return m_sqlite ? value::fromDriver(m_sqlite->value(column))
                    : postgres::value(m_postgres.get(), m_row, column);
}

QVariant Query::value(int column, value::Type type) const
{
    return m_sqlite ? value::fromDriver(m_sqlite->value(column), type)
                    : value::fromDriver(postgres::value(m_postgres.get(), m_row, column), type);
}

int Query::columnCount() const
{
    return m_sqlite ? m_sqlite->record().count() : PQnfields(m_postgres.get());
}

QString Query::columnName(int column) const
{
    return m_sqlite ? m_sqlite->record().fieldName(column)
                    : QString::fromUtf8(PQfname(m_postgres.get(), column));
}

qint64 Query::rowsAffected() const
{
    return m_sqlite ? m_sqlite->numRowsAffected() : QByteArray(PQcmdTuples(m_postgres.get())).toLongLong();
}

base::Result<void> Query::finish()
{
    if (!m_sqlite) {
        m_postgres.reset();
        return {};
    }
    const QSqlError error = m_sqlite->lastError();
    m_sqlite->finish();
    if (error.isValid())
        return errorFrom(error, m_location);
    return {};
}

} // namespace database
