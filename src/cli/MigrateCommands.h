// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"
#include "migration/Trial.h"

/// The commands of `shopbook-cli migrate` that do more than look, a function each; MigrateVerb lists them.
namespace cli::migrate
{

/// --scripts, else SHOPBOOK_SCRIPTS; "" = none.
[[nodiscard]] QString scriptFolder(const Invocation &invocation);
[[nodiscard]] base::Error usage(const QString &sentence);
/// Where the database stands: by looking, never by writing.
[[nodiscard]] base::Result<migration::Assessment> lookAt(const Invocation &invocation,
                                                         const migration::ScriptSet &scripts);
/// Branches that the database stands in, and where.
[[nodiscard]] QMap<QString, QString> standing(const migration::Assessment &assessment);

/// upgrade [head|REV|BRANCH@head|+N], with --sql or --dry-run without changing anything.
base::Result<void> upgrade(const Invocation &invocation, const migration::ScriptSet &scripts);
/// downgrade REV|-N|base.
base::Result<void> downgrade(const Invocation &invocation, const migration::ScriptSet &scripts);
/// Either of them with --sql.
base::Result<void> printSql(const Invocation &invocation, const migration::ScriptSet &scripts,
                            migration::Direction direction);
/// adopt: goes on from what the tables are where no version row says so.
base::Result<void> adopt(const Invocation &invocation, const migration::ScriptSet &scripts);
/// check: what differs from what the scripts make. Only reads.
base::Result<void> check(const Invocation &invocation, const migration::ScriptSet &scripts);
/// verify: whether all that was migrated holds. Only reads.
base::Result<void> verify(const Invocation &invocation, const migration::ScriptSet &scripts);
/// repair --accept-checksum REV, --clean-temp.
base::Result<void> repair(const Invocation &invocation, const migration::ScriptSet &scripts);
/// stamp REV|heads|base: writes down where branches stand, and runs nothing.
base::Result<void> stamp(const Invocation &invocation, const migration::ScriptSet &scripts);
/// init DIR: a folder for scripts of one's own.
base::Result<void> init(const Invocation &invocation, const migration::ScriptSet &scripts);
/// revision -m TEXT: a new script in the folder, with --autogenerate what the database lacks.
base::Result<void> revision(const Invocation &invocation, const migration::ScriptSet &scripts);

} // namespace cli::migrate
