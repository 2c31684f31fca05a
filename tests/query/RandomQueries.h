// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

namespace trees
{

/// A query that can be run on both engines and whose answer is determined, the same for the same seed: of the
/// phonebook or the market, with whatever a tree may hold.
[[nodiscard]] query::Query random(quint32 seed);
/// Its rows come in one order only.
[[nodiscard]] bool isOrdered(const query::Query &query);

/// Rows that a sample lacks: Cyrillic, ё and Ё, quotes, %, _, backslashes, '' and NULL. One statement each.
[[nodiscard]] QStringList strangeRows();

} // namespace trees
