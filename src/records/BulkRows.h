// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Bulk.h"

namespace records
{

/// A row as it is stored and as it will be with what is not saved yet.
struct RowNow {
    RowKey key;
    Record stored; ///< of a new row: what was given
    Record now;
};

/// Reads rows by blocks, in the order of `ids`; those that are gone or shall be deleted are left out.
/// Negative ids are rows that are not saved yet.
[[nodiscard]] base::Result<void> forRows(const database::Connection &connection, Table table,
                                         const QList<qint64> &ids, const ChangeSet &pending,
                                         const std::function<void(const RowNow &)> &take,
                                         const Progress &progress);

} // namespace records
