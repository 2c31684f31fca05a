// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli
{

/// `restore FILE`: brings a backup back into an SQLite database, beside programs that have it open.
class RestoreVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString argumentSyntax() const override;
    [[nodiscard]] bool writes(const Invocation &) const override { return true; }
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
