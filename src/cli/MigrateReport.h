// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Output.h"
#include "migration/Trial.h"

namespace cli
{

/// What an upgrade, a downgrade or a trial did, as lines or as JSON.
class MigrateReport
{
public:
    explicit MigrateReport(const migration::UpgradeReport &report);
    explicit MigrateReport(const migration::Trial &trial);

    [[nodiscard]] QJsonObject toJson() const;
    /// One line a step, one a value that had to be changed, one a table whose rows became more or fewer.
    [[nodiscard]] QString toText() const;
    /// What a person should know beside the result: backup, broken references, losses.
    void say(Output &output) const;

private:
    const migration::UpgradeReport &m_report;
    const migration::Trial *m_trial = nullptr;
};

} // namespace cli
