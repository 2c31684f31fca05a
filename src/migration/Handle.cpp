// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Handle.h"

#include "base/Failpoint.h"
#include "database/DriverErrors.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <limits>

namespace migration
{

namespace
{

/// Values travel bound; a script's statement goes through exec() as it stands, so that nothing in it is
/// taken for a placeholder.
bool run(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    query.setForwardOnly(true);
    if (values.isEmpty())
        return query.exec(sql);
    if (!query.prepare(sql))
        return false;
    for (const QVariant &value : values)
        query.addBindValue(database::value::toDriver(value));
    return query.exec();
}

} // namespace

Handle::Handle(const database::Connection &connection)
    : m_database(connection.handle())
    , m_engine(connection.engine())
    , m_location(connection.location())
{
}

Handle::Handle(const QSqlDatabase &database, database::Engine engine)
    : m_database(database)
    , m_engine(engine)
{
    m_location.engine = engine;
}

QString Handle::quoted(const QString &name) const
{
    return m_database.driver()->escapeIdentifier(name, QSqlDriver::FieldName);
}

base::Result<qint64> Handle::execute(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(m_database);
    if (!run(query, sql, values))
        return database::errorFrom(query.lastError(), m_location);
    while (query.next()) { }
    if (query.lastError().isValid())
        return database::errorFrom(query.lastError(), m_location);
    base::failpoint("statement");
    return query.isSelect() ? -1 : query.numRowsAffected();
}

base::Result<QList<Row>> Handle::rows(const QString &sql, const QVariantList &values) const
{
    return rows(sql, values, std::numeric_limits<int>::max());
}

base::Result<QList<Row>> Handle::rows(const QString &sql, const QVariantList &values, int limit) const
{
    QSqlQuery query(m_database);
    if (!run(query, sql, values))
        return database::errorFrom(query.lastError(), m_location);
    QList<Row> result;
    const int columns = query.record().count();
    while (result.size() < limit && query.next()) {
        Row row;
        for (int column = 0; column < columns; ++column)
            row.append(database::value::fromDriver(query.value(column)));
        result.append(row);
    }
    if (query.lastError().isValid())
        return database::errorFrom(query.lastError(), m_location);
    return result;
}

} // namespace migration
