// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Checkup.h"
#include "support/TestDatabase.h"

/// What the check-up found, for tests of it.
namespace checked
{

/// "error references orphan purchases.user_id 2: 4 5", a line a finding.
[[nodiscard]] QString told(const QList<reports::Finding> &findings);
[[nodiscard]] QList<reports::Finding> found(const support::TestDatabase &database,
                                            const QStringList &rules = {}, int listed = 1000);

} // namespace checked
