// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Splitter.h"

namespace migration
{

/// What no script may hold: placeholders (`?`, `:name`), a word after DEFAULT that SQLite would take for a
/// text, and, where the engine's transaction is around it, words that end that transaction or do nothing
/// inside it. Error: Usage with the line.
[[nodiscard]] base::Result<void> checkStatement(const Piece &piece, database::Engine dialect,
                                                bool transactional);

} // namespace migration
