// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Matching.h"
#include "query/Query.h"

namespace query
{

/// The SELECT that a query's ending sends: first() has its LIMIT 1, count() its SELECT count(*) FROM (…). Every value is
/// bound in the order of the "?", every name quoted by the dialect. Columns of whole rows come in the order of the
/// models. Error (Usage) of the first of check()'s problems.
[[nodiscard]] base::Result<SqlText> sqlOf(const database::Dialect &dialect, const Query &query);

} // namespace query
