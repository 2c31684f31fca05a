// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/ScriptSet.h"
#include "migration/Structure.h"

namespace migration
{

/// The body of a revision that brings a database to a target's schema, and back.
struct GeneratedSql {
    QStringList upgrade; ///< statements with their directives and comments, in the order in which they run
    QStringList downgrade;
    QStringList dataLoss; ///< what the downgrade loses: "books", "users.phone"
    QStringList drops; ///< what the target lacks: written commented out, and named to the person
    QStringList left; ///< differences that nobody can write for them, in words

    [[nodiscard]] bool isEmpty() const { return upgrade.isEmpty() && drops.isEmpty() && left.isEmpty(); }
};

/// What `live` lacks beside `target`: tables, columns, unique sets, indexes, views, triggers. Version tables
/// and Shopbook's own are no part of either; the tables of the built-in branches are nobody's to drop.
/// Changes of a type or of NOT NULL are named, not written. For the engine of `live`.
[[nodiscard]] base::Result<GeneratedSql> generate(const Structure &live, const Structure &target,
                                                  const ScriptSet &scripts);

/// The structure that an SQL file makes, on a scratch database. Errors: NotFound, Usage, Failed with the
/// statement's line.
[[nodiscard]] base::Result<Structure> structureOfFile(const QString &file);

} // namespace migration
