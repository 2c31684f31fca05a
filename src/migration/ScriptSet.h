// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Script.h"

namespace migration
{

/// All revisions as a graph: branches that are never merged, with dependencies between them. Checked when
/// it is made: one id once, known parents, no cycles, one head a branch. A value.
class ScriptSet
{
public:
    /// The scripts embedded under :/migrations; read once.
    [[nodiscard]] static base::Result<ScriptSet> builtIn();
    [[nodiscard]] static base::Result<ScriptSet> from(QList<Script> scripts);
    /// The built-in ones and those of a folder (every *.sql in it), which are branches of the person's own.
    /// Errors: NotFound, NoPermission, Usage (a script that cannot be read, or that claims one of our
    /// branches).
    [[nodiscard]] static base::Result<ScriptSet> withFolder(const QString &folder);

    [[nodiscard]] const QList<Script> &scripts() const { return m_scripts; } ///< parents first
    [[nodiscard]] const Script *byRevision(const QString &revision) const;
    [[nodiscard]] QStringList branches() const;
    /// Whether the program brings this branch, and not a person's own folder.
    [[nodiscard]] static bool isBuiltIn(const QString &branch);
    [[nodiscard]] QString headOf(const QString &branch) const;
    [[nodiscard]] QList<Script> chain(const QString &branch) const; ///< base first
    /// A branch that stands at `at` ("" = before its first) has this script of its own behind it.
    [[nodiscard]] bool isReached(const Script &script, const QString &at) const;
    /// Revisions of a branch after `revision` ("" = from its base), up to its head, oldest first.
    [[nodiscard]] QList<Script> after(const QString &branch, const QString &revision) const;

private:
    [[nodiscard]] static base::Result<ScriptSet> readBuiltIn();
    QList<Script> m_scripts;
};

inline constexpr const char *marketBranch = "market";
inline constexpr const char *phonebookBranch = "phonebook";
inline constexpr const char *walletBranch = "wallet";
inline constexpr const char *shopbookBranch = "shopbook";

} // namespace migration
