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
    QMap<QString, QString>
        noted; ///< branch → the newest revision that the owner's Alembic knows, if we noted it

    /// The row of alembic_version that stands in this branch's chain; "" when none does.
    [[nodiscard]] QString alembicOf(const QString &branch, const ScriptSet &scripts) const;
    /// Rows of alembic_version that no script knows.
    [[nodiscard]] QStringList unknown(const ScriptSet &scripts) const;
    /// The newest revision of a branch that we take the owner's Alembic to know: as noted, else the last
    /// common one; "" for a branch that no other program has.
    [[nodiscard]] QString knownOf(const QString &branch) const;
    /// Where a branch stands; "" when nothing says so. A row of alembic_version below where we left it wins
    /// over ours: the owner went down by their own tool, and our guards find what is still there.
    [[nodiscard]] QString positionOf(const QString &branch, const ScriptSet &scripts) const;
};

/// Two or three small statements; writes nothing.
[[nodiscard]] base::Result<Versions> readVersions(const Handle &handle);

/// What may be written into `alembic_version` of this database.
struct VersionPolicy {
    bool isNew = false; ///< we make this database: the market's head stands there
    /// Branch → the newest revision of it that the owner's Alembic knows, else Versions::knownOf(). Its row
    /// goes no further.
    QMap<QString, QString> ownerKnows;
};

/// The market's revisions up to this one are in the chain of both bots.
inline constexpr const char *lastCommonRevision = "1720ca777755";
/// The one after it, which only one of the two bots knows.
inline constexpr const char *lastMarketRevision = "5ca0f991801d";
/// The last of the lesson's phonebook.
inline constexpr const char *lastPhonebookRevision = "e99bb21b3bad";

/// The checksum that each revision was applied with, or that was accepted for it since; oldest first.
[[nodiscard]] base::Result<QMap<QString, QString>> recordedChecksums(const Handle &handle);
/// Writes down that a script that changed since is taken for what was run.
[[nodiscard]] base::Result<void> acceptChecksum(const Handle &handle, const Script &script);
/// The branch of the newest entry of shopbook_history; "" without one.
[[nodiscard]] base::Result<QString> newestBranch(const Handle &handle);

/// After a script ran: moves the branch's head as moveHead() does, and adds a row to shopbook_history.
[[nodiscard]] base::Result<void> recordRevision(const Handle &handle, const ScriptSet &scripts,
                                                const Script &script, Direction direction,
                                                const VersionPolicy &policy, qint64 durationMs);
/// Moves a branch's head without running anything. The owner's row follows as far as their Alembic knows the
/// way; what is beyond stands in shopbook_revision, with a note of how far they know it. With no place of
/// ours, it is their row alone.
[[nodiscard]] base::Result<void> moveHead(const Handle &handle, const ScriptSet &scripts,
                                          const QString &branch, const QString &revision,
                                          const VersionPolicy &policy);
/// Writes down where a branch stands that was recognised by its tables.
[[nodiscard]] base::Result<void> recordOwn(const Handle &handle, const QString &branch,
                                           const QString &revision);

} // namespace migration
