// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Statements.h"

#include "database/DriverErrors.h"
#include "database/Query.h"

#include <QSqlError>
#include <QSqlRecord>

namespace records {

base::Result<Statements::Answer> Statements::run(const QString &sql, const QVariantList &values)
{
    return m_connection.engine() == database::Engine::Sqlite ? runPrepared(sql, values) : runOnce(sql, values);
}

/// PostgreSQL answers a statement with its values in one round trip; preparing would only add one.
base::Result<Statements::Answer> Statements::runOnce(const QString &sql, const QVariantList &values)
{
    auto query = database::Query::run(m_connection, sql, values);
    if (!query)
        return std::move(query).error();
    Answer answer;
    answer.affected = query->rowsAffected();
    if (query->next())
        for (int column = 0; column < query->columnCount(); ++column)
            answer.row.append(query->value(column));
    SHOPBOOK_TRY(query->finish());
    return answer;
}

base::Result<Statements::Answer> Statements::runPrepared(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_connection.handle());
        if (!query->prepare(sql)) {
            const QSqlError error = query->lastError();
            m_prepared.remove(sql);
            return database::errorFrom(error, m_connection.location());
        }
    }
    for (int index = 0; index < values.size(); ++index)
        query->bindValue(index, database::value::toDriver(values.at(index)));
    if (!query->exec())
        return database::errorFrom(query->lastError(), m_connection.location());
    Answer answer;
    if (query->isSelect()) {
        if (query->next())
            for (int column = 0; column < query->record().count(); ++column)
                answer.row.append(query->value(column));
        if (query->lastError().isValid())
            return database::errorFrom(query->lastError(), m_connection.location());
    }
    answer.affected = query->isSelect() ? qint64(!answer.row.isEmpty()) : query->numRowsAffected();
    query->finish();   // an open statement would keep SQLite's transaction from ending
    return answer;
}

} // namespace records
