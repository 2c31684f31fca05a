// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"
#include "migration/Upgrade.h"
#include "migration/VersionTables.h"

#include <QElapsedTimer>

namespace migration
{

/// One upgrade while it runs: what both engines have in common. Lives for one call of upgrade().
class Run
{
public:
    Run(const database::Location &location, const ScriptSet &scripts, const UpgradeOptions &options);

    /// Nothing: go on. True: there is nothing to do. Else the refusal, or NotAtHead when the owner was not
    /// asked.
    [[nodiscard]] base::Result<bool> isDone(const Assessment &assessment) const;

    /// Inside a write transaction: the transactional scripts at the front of what is pending, their records,
    /// the owner's extras compared with before, and at the end the fit. True when nothing is pending after
    /// them.
    [[nodiscard]] base::Result<bool> applyFront(const Handle &handle, const Assessment &assessment);
    /// Outside a transaction: the first pending script, which asks for that. The caller records it.
    [[nodiscard]] base::Result<void> applyAlone(const Handle &handle, const Assessment &assessment);
    [[nodiscard]] base::Result<void> record(const Handle &handle, const Script &script);

    [[nodiscard]] bool isCancelled() const { return m_options.cancelled && *m_options.cancelled; }
    void tell(const QString &progress) const;

    const database::Location &location() const { return m_location; }
    const ScriptSet &scripts() const { return m_scripts; }
    const UpgradeOptions &options() const { return m_options; }
    UpgradeReport report;

private:
    [[nodiscard]] base::Result<void> prepare(const Handle &handle, const Assessment &assessment);
    void announce(const Script &script);
    [[nodiscard]] base::Result<void> applyOne(const Handle &handle, const Script &script);
    [[nodiscard]] base::Result<void> recordRecognised(const Handle &handle, const Assessment &assessment);
    [[nodiscard]] base::Result<void> checkExtras(const QStringList &before, const Structure &after) const;
    [[nodiscard]] base::Result<void> checkFit(const Structure &after, const QStringList &branches) const;
    /// PostgreSQL: where a branch's new tables go, as a search_path.
    [[nodiscard]] base::Result<QString> searchPathFor(const Handle &handle, const QString &branch) const;

    const database::Location &m_location;
    const ScriptSet &m_scripts;
    const UpgradeOptions &m_options;
    VersionPolicy m_policy;
    bool m_isPrepared = false;
    QElapsedTimer m_script;
};

/// The two engines' own order of steps.
[[nodiscard]] base::Result<void> upgradeSqlite(Run &run);
[[nodiscard]] base::Result<void> upgradePostgresql(Run &run);

} // namespace migration
