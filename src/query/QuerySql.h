// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Matching.h"
#include "query/Query.h"

namespace query
{

/// The SELECT that a query's ending sends: first() has its LIMIT 1, count() its SELECT count(*) FROM (…).
/// Every value is bound in the order of the "?", every name quoted by the dialect. Columns of whole rows come
/// in the order of the models, those of loaded tables (joinedload) at the end: ResultShape says what each is.
/// Error (Usage) of the first of check()'s problems.
[[nodiscard]] base::Result<SqlText> sqlOf(const database::Dialect &dialect, const Query &query);

/// "FROM … JOIN … ON …" of the query: what its columns and conditions refer to.
[[nodiscard]] base::Result<SqlText> fromSql(const database::Dialect &dialect, const Query &query);

enum class Clause { Where, Having };
/// One condition of the query's WHERE or HAVING (any of its parts, at any depth) as an expression: true,
/// false or NULL for each row of fromSql(), or for each group. Empty for one that asks nothing.
[[nodiscard]] base::Result<SqlText> conditionSql(const database::Dialect &dialect, const Query &query,
                                                 Clause clause, const Condition &condition);
/// An expression as it stands in the query's SELECT.
[[nodiscard]] base::Result<QString> expressionSql(const database::Dialect &dialect, const Query &query,
                                                  const Expression &expression);

} // namespace query
