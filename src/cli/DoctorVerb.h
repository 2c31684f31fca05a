// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Verb.h"

namespace cli {

/// `shopbook-cli doctor`: whether all is well with the installation and the database, each thing with a number.
class DoctorVerb : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString details() const override;
    base::Result<void> run(const Invocation &invocation) const override;
};

} // namespace cli
