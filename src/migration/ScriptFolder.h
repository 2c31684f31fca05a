// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Autogenerate.h"
#include "migration/ScriptSet.h"

namespace migration
{

/// What a new script of a person's own is to be.
struct NewScript {
    QString message;
    QString revision; ///< "" = 12 random hexadecimal digits
    QString branch; ///< "" = the one branch of the folder, or "own" in an empty one
    database::Engine engine = database::Engine::Sqlite; ///< whose statements `sql` holds
    GeneratedSql sql; ///< empty: the sections stay empty, for the person to fill
};

/// Makes a folder for scripts of a person's own, with a README that says how to go on. Errors: Usage when
/// something is in it already, NoPermission.
base::Result<void> makeScriptFolder(const QString &folder);

/// Writes a script after the newest of its branch and returns its path. What it writes can be read back.
/// Errors: Usage, NoPermission, NoSpace; nothing is written then.
[[nodiscard]] base::Result<QString> writeScript(const QString &folder, const ScriptSet &scripts,
                                                const NewScript &wish);

} // namespace migration
