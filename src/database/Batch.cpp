// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Batch.h"

#include "database/PostgresStatement.h"

#include <utility>

namespace database
{

namespace
{

base::Result<void> handOver(Query &answer, const Batch::Take &take)
{
    if (take)
        SHOPBOOK_TRY(take(answer));
    return answer.finish();
}

} // namespace

void Batch::add(const QString &sql, const QVariantList &values, const Take &take)
{
    m_statements.append({sql, values, take});
}

base::Result<void> Batch::run(const Connection &connection)
{
    const QList<Statement> statements = std::exchange(m_statements, {});
    if (connection.engine() == Engine::Sqlite || statements.size() == 1) {
        for (const Statement &statement : statements) {
            auto answer = Query::run(connection, statement.sql, statement.values);
            SHOPBOOK_TRY(answer);
            SHOPBOOK_TRY(handOver(*answer, statement.take));
        }
        return {};
    }
    postgres::Texts texts;
    for (const Statement &statement : statements)
        SHOPBOOK_TRY(Query::checkText(statement.sql));
    for (const Statement &statement : statements)
        texts.append({statement.sql, statement.values});
    const auto results = postgres::runTogether(connection.postgresHandle(), texts, connection.location());
    SHOPBOOK_TRY(results);
    for (qsizetype i = 0; i < statements.size(); ++i) {
        Query answer = Query::over(connection, results->at(i));
        SHOPBOOK_TRY(handOver(answer, statements.at(i).take));
    }
    return {};
}

} // namespace database
