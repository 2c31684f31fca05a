// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Fetch.h"

namespace query
{

/// A step of how the engine would run a statement. Steps inside are done for it, the first first.
struct PlanNode {
    QString sentence; ///< in plain words, in the language in force: "Reads every row of purchases."
    QString engineText; ///< the engine's own: "SCAN purchases", "Seq Scan on purchases"
    std::optional<double> rows; ///< PostgreSQL: how many it guesses
    QList<PlanNode> parts;
};

/// EXPLAIN QUERY PLAN or EXPLAIN (FORMAT JSON) as one tree; the statement is not run. Blocks, in the query
/// thread.
[[nodiscard]] tl::expected<QList<PlanNode>, Failure> explain(database::QueryConnection &connection,
                                                             const SqlText &sql,
                                                             const std::shared_ptr<database::StopSign> &sign);
/// Of what a person typed: refused as by fetchByHand().
[[nodiscard]] tl::expected<QList<PlanNode>, Failure>
explainByHand(database::QueryConnection &connection, const QString &typed,
              const std::shared_ptr<database::StopSign> &sign);

} // namespace query
