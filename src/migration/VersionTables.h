// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Runner.h"
#include "migration/ScriptSet.h"

namespace migration
{

/// What the version tables of a database say. `alembic_version` belongs to the owner's Alembic,
/// `shopbook_revision` to us.
struct Versions {
    bool hasAlembic = false;
    bool hasOwn = false;
    QStringList alembic; ///< the rows of alembic_version
    QMap<QString, QString> own; ///< branch → revision
    /// Branches among `own` that a person's own folder brought: a program without that folder leaves them
    /// alone.
    QStringList personal;

    /// The row of alembic_version that stands in this branch's chain; "" when none does.
    [[nodiscard]] QString alembicOf(const QString &branch, const ScriptSet &scripts) const;
    /// Rows of alembic_version that no script knows.
    [[nodiscard]] QStringList unknown(const ScriptSet &scripts) const;
    /// Where a branch stands; "" when nothing says so. A row of alembic_version below what both bots share
    /// wins over ours: the owner went down by their own tool, and our guards find what is still there.
    [[nodiscard]] QString positionOf(const QString &branch, const ScriptSet &scripts) const;
};

/// Two or three small statements; writes nothing.
[[nodiscard]] base::Result<Versions> readVersions(const Handle &handle);

/// What may be written into `alembic_version` of this database.
struct VersionPolicy {
    bool isNew = false; ///< we make this database: the market's head stands there
    bool ownerKnowsLast = false; ///< the owner's Alembic knows 5ca0f991801d
};

/// The market's revisions up to this one are in the chain of both bots.
inline constexpr const char *lastCommonRevision = "1720ca777755";
/// The one after it, which only one of the two bots knows.
inline constexpr const char *lastMarketRevision = "5ca0f991801d";

/// Is there a sign that the owner's Alembic knows lastMarketRevision? The bot's folder migration/versions
/// beside the file holds it, or its column is there although we did not add it.
[[nodiscard]] bool ownerKnowsLast(const database::Location &location, const Versions &versions,
                                  bool hasItsColumn);

/// The checksum that each revision was applied with, or that was accepted for it since; oldest first.
[[nodiscard]] base::Result<QMap<QString, QString>> recordedChecksums(const Handle &handle);
/// Writes down that a script that changed since is taken for what was run.
[[nodiscard]] base::Result<void> acceptChecksum(const Handle &handle, const Script &script);
/// The branch of the newest entry of shopbook_history; "" without one.
[[nodiscard]] base::Result<QString> newestBranch(const Handle &handle);

/// After a script ran: moves the branch's head, in the one place where it stands, and adds a row to
/// shopbook_history.
[[nodiscard]] base::Result<void> recordRevision(const Handle &handle, const ScriptSet &scripts,
                                                const Script &script, Direction direction,
                                                const VersionPolicy &policy, qint64 durationMs);
/// Moves a branch's head without running anything, in the one place where it stands; with no place of ours,
/// in alembic_version.
[[nodiscard]] base::Result<void> moveHead(const Handle &handle, const ScriptSet &scripts,
                                          const QString &branch, const QString &revision,
                                          const VersionPolicy &policy);
/// Writes down where a branch stands that was recognised by its tables.
[[nodiscard]] base::Result<void> recordOwn(const Handle &handle, const QString &branch,
                                           const QString &revision);

} // namespace migration
