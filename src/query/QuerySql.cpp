// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/QuerySql.h"

#include "query/Prepared.h"
#include "query/SqlWriter.h"

using namespace Qt::StringLiterals;

namespace query
{

using database::Dialect;

base::Result<SqlText> sqlOf(const Dialect &dialect, const Query &query)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    const MarkedText text = SqlWriter(dialect, *ready).statement();
    return SqlText{text.text, text.values};
}

base::Result<SqlText> fromSql(const Dialect &dialect, const Query &query)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    return SqlText{SqlWriter(dialect, *ready).from().text, {}};
}

base::Result<SqlText> conditionSql(const Dialect &dialect, const Query &query, Clause clause,
                                   const Condition &condition)
{
    Query asking = query;
    (clause == Clause::Where ? asking.where : asking.having) = Condition::all({condition});
    const auto ready = prepared(asking);
    SHOPBOOK_TRY(ready);
    const Condition &part = (clause == Clause::Where ? ready->where : ready->having).parts.constFirst();
    if (part.isVoid())
        return SqlText();
    const MarkedText text = SqlWriter(dialect, *ready).condition(part, {});
    return SqlText{text.text, text.values};
}

base::Result<QString> expressionSql(const Dialect &dialect, const Query &query, const Expression &expression)
{
    Query asking = query;
    asking.columns = {expression};
    asking.orderBy.clear();
    asking.loaded.clear();
    const auto ready = prepared(asking);
    SHOPBOOK_TRY(ready);
    return SqlWriter(dialect, *ready).expression(ready->columns.constFirst());
}

} // namespace query
