// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Journal.h"

namespace records
{

/// What one row went through, as far as the journal knows. No full audit: what other programs did is only
/// noticed, where a value is no longer the one that the journal saw last, and nobody knows who it was or how
/// often.
struct HistoryEntry {
    std::optional<Step> step; ///< absent: noticed, another program's doing
    QString from; ///< noticed: UTC, after this; with a step: when. "" = since the row is known
    QString until; ///< noticed: UTC, before this; "" = by now
    Operation operation = Operation::Update;
    Record before; ///< changed fields; a new row has none
    Record after; ///< a row that is gone has none
};

/// Newest first, `limit` steps at most. Fields that the program itself writes are left out.
[[nodiscard]] base::Result<QList<HistoryEntry>> historyOf(const database::Connection &connection,
                                                          const RowKey &row, int limit);

} // namespace records
