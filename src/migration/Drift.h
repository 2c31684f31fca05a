// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

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

/// Looks at the whole schema; writes nothing. Errors: the refusals of a database that holds nothing of ours,
/// and those of assess().
[[nodiscard]] base::Result<Drift> driftOf(const database::Connection &connection, const ScriptSet &scripts);

} // namespace migration
