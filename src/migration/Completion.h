// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

namespace migration
{

/// Whether completeTables() has something to do: a unique set or an index that a revision made here, and that
/// is gone. Only reads.
[[nodiscard]] base::Result<bool> canComplete(const database::Connection &connection, const ScriptSet &scripts,
                                             const Assessment &assessment);

/// Makes what is missing of a database that stands at its revisions by the statements of their own scripts
/// that wait for it (`@when missing-unique …`), in one transaction, after a backup while the lock is held. A
/// half state is finished by upgrade(). Values that stand against a unique set are treated as the script
/// does. Returns a sentence for each thing done. Blocks; call it in a thread of its own. Errors: Locked,
/// NoPermission, NoSpace, Failed, those of upgrade(); then everything is as it was.
[[nodiscard]] base::Result<QStringList> completeTables(const database::Location &location,
                                                       const ScriptSet &scripts,
                                                       const QString &backupFolder = {});

} // namespace migration
