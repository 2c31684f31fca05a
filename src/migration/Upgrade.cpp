// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Upgrade.h"

#include "base/Log.h"
#include "migration/Run.h"

namespace migration
{

base::Result<UpgradeReport> upgrade(const database::Location &location, const ScriptSet &scripts,
                                    const UpgradeOptions &options)
{
    QElapsedTimer timer;
    timer.start();
    Run run(location, scripts, options);
    if (options.direction == Direction::Downgrade && options.targets.isEmpty())
        return UpgradeReport{};
    const auto done =
        location.engine == database::Engine::Sqlite ? upgradeSqlite(run) : upgradePostgresql(run);
    if (!done) {
        base::log::report(base::log::migration(), done.error());
        return done.error();
    }
    run.report.durationMs = timer.elapsed();
    return run.report;
}

} // namespace migration
