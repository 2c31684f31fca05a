// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"
#include "migration/Structure.h"

namespace migration
{

/// One difference between a database and what the scripts make at the revision where it stands.
struct Difference {
    enum class Kind {
        Missing, ///< Shopbook needs it
        Different, ///< NOT NULL, a default or the spelling of a type: it works, and it is not the same
        Extra, ///< there beyond it: the owner's
    };
    Kind kind = Kind::Missing;
    QString text; ///< in words
};

struct Drift {
    Assessment assessment;
    QString fingerprint; ///< of the tables that Shopbook knows, as they are
    QList<Difference> differences;
};

/// The tables as the scripts leave them at the revisions where a database stands. Empty for one that is newer
/// than this program, or that nobody knows.
[[nodiscard]] base::Result<Structure> neededStructure(const database::Connection &connection,
                                                      const ScriptSet &scripts, const Assessment &assessment);

/// Looks at the whole schema; writes nothing. Errors: the refusals of a database that holds nothing of ours,
/// and those of assess().
[[nodiscard]] base::Result<Drift> driftOf(const database::Connection &connection, const ScriptSet &scripts);

} // namespace migration
