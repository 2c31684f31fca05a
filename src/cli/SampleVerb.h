// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli {

/// `sample [URL]`: fills an empty database with the sample, or with a market as large as is wished. Makes a missing SQLite file. A database that
/// holds a row is left as it is, to the byte.
class SampleVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString argumentSyntax() const override;
    [[nodiscard]] QString details() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] bool writes(const Invocation &) const override { return true; }
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
