// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"

#include "database/DriverErrors.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace database {

Query::Query(const Connection &connection)
    : m_query(connection.handle())
    , m_location(connection.location())
{
    // Forward-only on QPSQL is libpq's single-row mode, where any other statement on the connection ends
    // this result: not for us, who run urgent reads between the slices of a long one.
    m_query.setForwardOnly(connection.engine() == Engine::Sqlite);
}

base::Result<Query> Query::run(const Connection &connection, const QString &sql, const QVariantList &values)
{
    Query query(connection);
    bool ok = false;
    if (values.isEmpty()) {
        ok = query.m_query.exec(sql);
    } else if (query.m_query.prepare(sql)) {
        for (const QVariant &value : values) {
            // libpq takes the statement as a C string: it would end at the NUL.
            if (connection.engine() == Engine::Postgresql && value.typeId() == QMetaType::QString
                && value.toString().contains(QChar(u'\0')))
                return base::Error { base::ErrorCode::BrokenRule,
                                     QCoreApplication::translate(
                                         "database",
                                         "A text holds a NUL character, which the server cannot store. Nothing was "
                                         "changed; remove that character and try again."),
                                     u"NUL in a bound text"_s,
                                     {},
                                     {} };
            query.m_query.addBindValue(value::toDriver(value));
        }
        ok = query.m_query.exec();
    }
    if (!ok)
        return errorFrom(query.m_query.lastError(), connection.location());
    return query;
}

bool Query::next()
{
    return m_query.next();
}

QVariant Query::value(int column) const
{
    return value::fromDriver(m_query.value(column));
}

QVariant Query::value(int column, value::Type type) const
{
    return value::fromDriver(m_query.value(column), type);
}

int Query::columnCount() const
{
    return m_query.record().count();
}

QString Query::columnName(int column) const
{
    return m_query.record().fieldName(column);
}

qint64 Query::rowsAffected() const
{
    return m_query.numRowsAffected();
}

base::Result<void> Query::finish()
{
    const QSqlError error = m_query.lastError();
    m_query.finish();
    if (error.isValid())
        return errorFrom(error, m_location);
    return {};
}

} // namespace database
