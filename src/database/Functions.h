// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

class QSqlDatabase;

namespace database
{

/// Registers shopbook_contains(haystack, needle), shopbook_starts_with(text, beginning) and the collation SHOPBOOK_UNICODE on this SQLite
/// connection only. LIKE, lower() and NOCASE stay what they are, and nothing of ours is stored in the
/// schema, so that any other program still reads and writes the file (design.md 1.6, 4).
base::Result<void> registerFunctions(const QSqlDatabase &database);

/// A text as shopbook_contains() compares it, in UTF-8: one contains another if its bytes do.
[[nodiscard]] QByteArray folded(QByteArrayView text);
/// The same behind what stands in `to`, for very many of them.
void appendFolded(QByteArrayView text, QByteArray &to);

} // namespace database
