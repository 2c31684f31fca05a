// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/VersionTables.h"

namespace migration
{

/// What is known about the owner's own Alembic before its row is moved.
struct OwnerSigns {
    const database::Location &location; ///< the folders beside the file are signs
    const ScriptSet &scripts;
    const Versions &versions;
    QString said; ///< the owner's own word; "" = none
    bool hasLastColumn = false; ///< the column of lastMarketRevision is there
};

/// Branch → the newest revision of it that the owner's Alembic knows. What the owner says comes first, then a
/// folder of Alembic's beside a SQLite file (migration, migrations, alembic, or what alembic.ini names) if
/// it holds an id of the branch, then lastMarketRevision's column where we did not add it, then our note,
/// then the part that is common to all. What stands in alembic_version is known in any case.
[[nodiscard]] QMap<QString, QString> ownerKnows(const OwnerSigns &signs);

} // namespace migration
