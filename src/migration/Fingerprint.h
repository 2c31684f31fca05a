// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/ScriptSet.h"
#include "migration/Structure.h"

namespace migration
{

/// A default as it is compared: without casts, outer parentheses and case, and now() is CURRENT_TIMESTAMP.
[[nodiscard]] QString normalisedDefault(QString text);

/// The tables as sorted lines: columns with kind, NOT NULL and default, keys, unique sets, references. Order,
/// names of constraints and indexes, and the text of CREATE do not show.
[[nodiscard]] QStringList normalised(const Structure &structure);

/// The first 16 hexadecimal digits of the SHA-256 of these lines.
[[nodiscard]] QString fingerprint(const Structure &structure);

/// What a branch's tables look like at one moment of its chain.
struct State {
    QString revision;
    int statement = 0; ///< how many of its statements have run; 0 = all of them
    Structure structure;
    /// "2fda6446e69f", or "1720ca777755/2": stopped after its second statement.
    [[nodiscard]] QString name() const;
};

/// Every state that the scripts of a branch leave or pass on SQLite, where it differs from the one before.
/// What migrations/FINGERPRINTS lists. Errors: those of running them on a scratch database.
[[nodiscard]] base::Result<QList<State>> statesOf(const ScriptSet &scripts, const QString &branch);

} // namespace migration
