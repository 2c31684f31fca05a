// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli {

/// `status`: what stands in a database. Only reads. A database that waits for a migration is no failure;
/// one that this program must not write (newer, unknown, another program's) is shown and refused.
class StatusVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
