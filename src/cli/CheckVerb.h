// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli
{

/// `check`: looks for what is wrong with the data (reports::checkUp()), and repairs what one rule found where
/// that is safe. Drift of the schema is `migrate check`.
class CheckVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString argumentSyntax() const override;
    [[nodiscard]] QString details() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] bool writes(const Invocation &invocation) const override;
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
