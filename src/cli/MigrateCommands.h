// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"
#include "migration/Trial.h"

/// The commands of `shopbook-cli migrate` that do more than look, a function each; MigrateVerb lists them.
namespace cli::migrate
{

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
/// adopt: goes on from what the tables are where no version row says so.
base::Result<void> adopt(const Invocation &invocation, const migration::ScriptSet &scripts);

} // namespace cli::migrate
