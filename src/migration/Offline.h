// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Plan.h"

namespace migration
{

/// Writes the SQL of steps as a text to be run by another program (Alembic's offline mode): with the version
/// rows, in one transaction, guards decided for a database that stands exactly where it is said to. Knows no
/// database. Differs from a run where only a database could tell: @verify stands there as a comment, and on
/// SQLite a column is dropped by DROP COLUMN, which keeps what the owner added and refuses where a rebuild
/// would be needed.
///
/// `from` is where each branch stands before the steps. Errors: Usage for a revision without a part for the
/// dialect, and those of running the scripts on a scratch database.
[[nodiscard]] base::Result<QString> offlineSql(const ScriptSet &scripts, const QList<Step> &steps,
                                               const QMap<QString, QString> &from, database::Engine dialect);

} // namespace migration
