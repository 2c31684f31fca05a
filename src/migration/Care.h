// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

namespace migration
{

/// Something that is not as it should be, and what kind of failure it is.
struct Finding {
    base::ErrorCode code = base::ErrorCode::Failed;
    QString sentence;
};

/// Asks everything that can be asked about what was migrated: is the file sound, do the scripts still say
/// what was run, does every @verify hold, does every reference lead somewhere, did an interrupted run leave
/// tables behind. Only reads. Errors: those of reading; what is wrong is a Finding.
[[nodiscard]] base::Result<QList<Finding>> examine(const database::Connection &connection,
                                                   const ScriptSet &scripts);

/// Writes down that the script of a revision is right as it is today. Errors: UnknownRevision, Usage (it was
/// never run here), Locked, NoPermission.
base::Result<void> acceptChecksumOf(const database::Location &location, const ScriptSet &scripts,
                                    const QString &revision);

/// SQLite: what a broken rebuild of Alembic's or ours left behind. A copy beside its table is dropped, after
/// a backup; a copy whose table is gone holds the only rows there are and takes the table's place. Returns a
/// sentence for each; nothing to do on a server.
[[nodiscard]] base::Result<QStringList> clearLeftovers(const database::Location &location,
                                                       const QString &backupFolder);

/// Sets where branches stand, and runs nothing. With `purge`, rows that nobody knows are taken away first.
/// Errors: Usage (no place to write it down, or an unknown row stands there), UnknownRevision, Locked,
/// NoPermission.
base::Result<void> stamp(const database::Location &location, const ScriptSet &scripts,
                         const QMap<QString, QString> &revisions, const QString &ownerHead, bool purge);

} // namespace migration
