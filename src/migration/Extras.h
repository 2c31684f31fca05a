// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Plan.h"
#include "migration/Structure.h"

namespace migration
{

/// What stood there before the steps, was not theirs to take, and is not there after them, a line each. Only
/// what downgrades of our branches take is theirs: their tables, their columns and what stands on those. A
/// person's own scripts may take what they like.
[[nodiscard]] base::Result<QStringList> lostExtras(const QList<Step> &steps, const ScriptSet &scripts,
                                                   const Structure &before, const Structure &after);

} // namespace migration
