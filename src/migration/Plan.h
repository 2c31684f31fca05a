// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"
#include "migration/Target.h"

namespace migration
{

/// Where a database is wanted. The default is its head: of what it holds, of Shopbook's own tables and of a
/// person's own branches; in an empty one, of everything.
struct Goal {
    Direction direction = Direction::Upgrade;
    QList<Target> targets; ///< absolute places, as migration::targets() reads them; empty = the head
    bool withHistory = true; ///< on the way up: Shopbook's own tables first, where what is done is written down
    QStringList newAreas; ///< with the head: branches to turn on
};

struct Step {
    Script script;
    Direction direction = Direction::Upgrade;
    [[nodiscard]] QString from() const; ///< the revision that it starts from; "" = before the first
    [[nodiscard]] QString to() const;
};

/// The steps from where the database stands to the goal, in the order in which they run: with what they
/// depend on, on the way down with what depends on them. Empty: it is there already, or beyond a goal that
/// lies behind it. Errors: Usage for a way down that leads up.
[[nodiscard]] base::Result<QList<Step>> plan(const Assessment &assessment, const ScriptSet &scripts,
                                             const Goal &goal = {});

/// Where each branch stands after the steps.
[[nodiscard]] QMap<QString, QString> standingAfter(QMap<QString, QString> revisions,
                                                   const QList<Step> &steps);

} // namespace migration
