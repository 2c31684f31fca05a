// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Statements.h"

#include "database/Query.h"

namespace records {

base::Result<Statements::Answer> Statements::run(const QString &sql, const QVariantList &values)
{
    auto query = database::Query::run(m_connection, sql, values);
    if (!query)
        return std::move(query).error();
    Answer answer;
    answer.affected = query->rowsAffected();
    if (query->next()) {
        for (int column = 0; column < query->columnCount(); ++column)
            answer.row.append(query->value(column));
        answer.affected = qMax<qint64>(1, answer.affected); // SQLite has not counted yet
    }
    SHOPBOOK_TRY(query->finish());
    return answer;
}

} // namespace records
