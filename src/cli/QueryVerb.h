// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli
{

/// `query FILE`, `query --lesson NAME`, `query --sql TEXT`: asks, read-only, and writes what comes back as a
/// table, JSON or CSV; or says the query in another language (--show) and asks nothing.
class QueryVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString argumentSyntax() const override;
    [[nodiscard]] QString details() const override;
    void addOptions(QCommandLineParser &parser) const override;
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
