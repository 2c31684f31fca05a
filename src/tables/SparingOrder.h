// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "schema/Entity.h"

#include <functional>

/// The order of a large table of an SQLite file that is not in WAL mode, where whoever reads keeps a bot from
/// writing (design.md 1: no read of ours holds its lock over 1 s). Ids are read in slices, a statement each;
/// for a sorted order the keys go into a temporary table of ours, slice by slice, and are sorted there. Costs
/// about twice what one statement does. In the reader's thread.
namespace tables::sparing
{

struct Key {
    QString sql;
    schema::Type type = schema::Type::Text;
    bool descending = false;
};

/// SELECT id FROM … WHERE … ORDER BY keys, id, in its parts.
struct Plan {
    QString table; ///< quoted
    QString id; ///< of the table, qualified
    QString from; ///< with the joins that the keys need
    QString where; ///< "" = all rows
    QVariantList values; ///< of `where`
    QList<Key> keys; ///< before the id
    bool isIdDescending = false;
};

/// Whether one statement might lock a writer out for long: rollback journal, and more rows than a slice.
[[nodiscard]] base::Result<bool> isNeeded(const database::Connection &connection, const Plan &plan);

/// The first `limit` ids, -1 = all. `between` runs between two slices, without a lock; false from it cancels.
[[nodiscard]] base::Result<QList<qint64>> order(const database::Connection &connection, const Plan &plan,
                                                qint64 limit, const std::function<bool()> &between);

} // namespace tables::sparing
