// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli
{

/// `migrate …`: the chains of revisions and where a database stands in them, in Alembic's words and order.
/// The commands that only look are here, the others in MigrateCommands.h.
class MigrateVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString argumentSyntax() const override;
    [[nodiscard]] int mostArguments() const override;
    [[nodiscard]] QString details() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] bool writes(const Invocation &invocation) const override;
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
