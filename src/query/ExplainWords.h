// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Explain.h"

#include <QJsonObject>

/// An engine's words for its steps, in ours. Inside query only.
namespace query::plan
{

/// Of a line of EXPLAIN QUERY PLAN: "SEARCH phonebook USING INDEX ix (user_id=?)".
[[nodiscard]] QString sqliteSentence(const QString &detail);
/// Of a "Plan" of EXPLAIN (FORMAT JSON), with all that is in it.
[[nodiscard]] PlanNode postgresNode(const QJsonObject &plan);

} // namespace query::plan
