// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"

namespace migration
{

/// One thing that is not the same in two structures.
struct StructureChange {
    enum class Kind { Added, Changed, Dropped };
    Kind kind = Kind::Added;
    QString table; ///< as the database names it; "" for a view
    QString what; ///< a column, an index, a view; "" = the whole table
    QString before, after; ///< how it is described; "" where it is not there
};

/// What changed from one structure to the next: tables first, then what is in them, by name. A new table is
/// one change, and so is a dropped one.
[[nodiscard]] QList<StructureChange> changesBetween(const Structure &before, const Structure &after);

} // namespace migration
