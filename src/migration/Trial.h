// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"
#include "migration/Upgrade.h"

namespace migration
{

/// Rows that a downgrade would take with it.
struct Loss {
    QString what; ///< "purchases.payment_id", "phonebook"
    qint64 rows = 0; ///< rows that hold something there
};

/// What a plan does, tried out without doing it.
struct Trial {
    Assessment assessment; ///< what stands there now
    QList<Step> steps;
    UpgradeReport report; ///< applied: rows and time of each step; lockedMs: with the time for the backup
    QList<Loss> losses;
    Structure before, after;
    QMap<QString, qint64> rowsBefore, rowsAfter; ///< table → rows
};

/// Tries the plan: an SQLite file on a private copy that is deleted at the end, a server in a transaction
/// that is taken back. The database itself is not written. What would be lost is counted, not refused.
/// Errors: those of upgrade(); Usage for a server and a script that cannot run in a transaction.
[[nodiscard]] base::Result<Trial> tryOut(const database::Location &location, const ScriptSet &scripts,
                                         const UpgradeOptions &options);

/// What the steps down would lose of the rows that are there.
[[nodiscard]] base::Result<QList<Loss>> lossesOf(const Handle &handle, const QList<Step> &steps);

/// Names and rows of all tables of a structure.
[[nodiscard]] base::Result<QMap<QString, qint64>> rowsPerTable(const Handle &handle,
                                                               const Structure &structure);

} // namespace migration
