// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Pipeline.h"
#include "query/QuerySql.h"

/// What a query is up to a station: trees and pieces of SQL for counts and rows. Inside query only; queries
/// are prepared.
namespace query::steps
{

/// Rows of the query's first tables: `joins` of its joins, `conditions` of its WHERE, as whole rows of each
/// table.
[[nodiscard]] Query joined(const Query &query, qsizetype joins, qsizetype conditions);
/// Its groups, after `conditions` of its HAVING: the keys and every aggregate that is asked of them.
[[nodiscard]] Query grouped(const Query &query, qsizetype conditions);
/// Without DISTINCT and what follows; with DISTINCT; with ORDER BY; with LIMIT.
[[nodiscard]] Query selected(const Query &query);
[[nodiscard]] Query distinct(const Query &query);
[[nodiscard]] Query ordered(const Query &query);
[[nodiscard]] Query limited(const Query &query);

/// Rows become groups, one of them where nothing is grouped by.
[[nodiscard]] bool hasGroups(const Query &query);
/// The aggregates in its columns, conditions and order, each once.
[[nodiscard]] QList<Expression> aggregates(const Query &query);

/// The parts of WHERE or HAVING that ask something, ANDed; "" for none.
[[nodiscard]] base::Result<SqlText> conditions(const database::Dialect &dialect, const Query &query,
                                               Clause clause, qsizetype count);
/// "FROM … WHERE … GROUP BY …" of the query, HAVING left out.
[[nodiscard]] base::Result<SqlText> source(const database::Dialect &dialect, const Query &query,
                                           qsizetype conditions, bool isGrouped);

/// Sentences, for a station with its numbers. Of a join "".
[[nodiscard]] QString sentence(const Query &query, const Station &station);
/// What a join did: how many rows became how many, and of not too many rows which found several partners, and
/// which none.
[[nodiscard]] base::Result<QString> joinSentence(database::QueryConnection::Look &look, const Query &query,
                                                 const Station &station);

} // namespace query::steps
