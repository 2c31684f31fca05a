// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/ScriptSet.h"
#include "migration/Structure.h"

#include <optional>

namespace migration
{

/// What a database is by what it contains, whatever its version row says: the newest revision of a branch of
/// which nothing is missing, and what is there of the one after it when that was begun and not finished.
struct Recognition {
    QString branch;
    QString revision; ///< complete in the database; "" = before the first
    QString begun; ///< the revision after it, begun; "" = none
    QStringList present; ///< in words: "purchases.payment_id was added"
    QStringList lacking; ///< in words: "purchases has no UNIQUE (payment_id)"

    [[nodiscard]] bool isHalf() const { return !begun.isEmpty(); }
    /// "purchases.payment_id was added; purchases has no UNIQUE (payment_id): revision 1720ca777755 stopped
    /// half-way", or which revision it is.
    [[nodiscard]] QString sentence() const;
};

/// Compares with every revision of the branch, newest first. Here NOT NULL counts: a column that was added
/// and may still be empty is the mark of a run that was killed. Names of constraints, order, defaults, the
/// spelling of types and whatever else is there do not. Nothing: the tables are those of no revision.
[[nodiscard]] base::Result<std::optional<Recognition>>
recognise(const ScriptSet &scripts, const QString &branch, const Structure &live);

/// What is there of the revision after `revision`: its half state. Nothing unless some of it is there and
/// some is not.
[[nodiscard]] base::Result<std::optional<Recognition>>
begunAfter(const ScriptSet &scripts, const QString &branch, const QString &revision, const Structure &live);

} // namespace migration
