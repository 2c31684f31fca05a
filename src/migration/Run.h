// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"
#include "migration/Trial.h"
#include "migration/VersionTables.h"

#include <QElapsedTimer>

namespace migration
{

/// One upgrade or downgrade while it runs: what both engines have in common. Lives for one call of upgrade().
class Run
{
public:
    /// With a `trial`, what stands there before and after is written into it, and the server takes
    /// everything back at the end.
    Run(const database::Location &location, const ScriptSet &scripts, const UpgradeOptions &options,
        Trial *trial = nullptr);

    /// The steps to the goal; none: there is nothing to do. Errors: the refusals, NotAtHead when the owner
    /// was not asked, Checksum, and those of plan().
    [[nodiscard]] base::Result<QList<Step>> stepsFor(const Assessment &assessment) const;

    /// Inside a write transaction: the transactional steps at the front, their records, the owner's extras
    /// compared with before, and at the end the fit. True when nothing is left after them.
    [[nodiscard]] base::Result<bool> applyFront(const Handle &handle, const Assessment &assessment,
                                                const QList<Step> &steps);
    /// A step that asks to run outside a transaction, and then its record.
    [[nodiscard]] base::Result<void> runAlone(const database::Connection &connection,
                                              const Assessment &assessment, const Step &step);
    /// For a trial, else nothing.
    [[nodiscard]] base::Result<void> pictureBefore(const Handle &handle, const Assessment &assessment,
                                                   const QList<Step> &steps);
    [[nodiscard]] base::Result<void> pictureAfter(const Handle &handle);

    [[nodiscard]] bool isCancelled() const { return m_options.cancelled && *m_options.cancelled; }
    void tell(const QString &progress) const;

    const database::Location &location() const { return m_location; }
    const ScriptSet &scripts() const { return m_scripts; }
    const UpgradeOptions &options() const { return m_options; }
    [[nodiscard]] bool isTrial() const { return m_trial != nullptr; }
    UpgradeReport report;

private:
    [[nodiscard]] base::Result<void> prepare(const Handle &handle, const Assessment &assessment);
    [[nodiscard]] base::Result<void> record(const Handle &handle, const Step &step, const Effect &effect);
    void announce(const Step &step);
    [[nodiscard]] base::Result<void> checkLosses(const Handle &handle, const QList<Step> &steps);
    [[nodiscard]] base::Result<void> applyOne(const Handle &handle, const Step &step);
    [[nodiscard]] base::Result<void> noteOwnerRow(const Handle &handle);
    [[nodiscard]] base::Result<void> recordRecognised(const Handle &handle, const Assessment &assessment);
    [[nodiscard]] base::Result<void> checkFit(const Structure &after,
                                              const QMap<QString, QString> &revisions) const;
    /// PostgreSQL: where a branch's new tables go, as a search_path.
    [[nodiscard]] base::Result<QString> searchPathFor(const Handle &handle, const QString &branch) const;

    const database::Location &m_location;
    const ScriptSet &m_scripts;
    const UpgradeOptions &m_options;
    Trial *m_trial;
    VersionPolicy m_policy;
    Versions m_before; ///< the version rows that were found
    bool m_isPrepared = false;
    QElapsedTimer m_script;
};

/// The two engines' own order of steps.
[[nodiscard]] base::Result<void> upgradeSqlite(Run &run);
[[nodiscard]] base::Result<void> upgradePostgresql(Run &run);

} // namespace migration
