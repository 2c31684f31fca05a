// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/RunLog.h"

#include "migration/VersionTables.h"

using namespace Qt::StringLiterals;

namespace migration
{

base::Result<QList<RunEntry>> runLog(const Handle &handle)
{
    const auto versions = readVersions(handle);
    SHOPBOOK_TRY(versions);
    QList<RunEntry> entries;
    if (!versions->hasOwn)
        return entries;
    const auto rows =
        handle.rows(u"SELECT revision, branch, direction, applied_at, duration_ms, program FROM "
                    "shopbook_history ORDER BY id"_s);
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows)
        entries.append({row.at(0).toString(), row.at(1).toString(), row.at(2).toString(),
                        row.at(3).toString(), row.at(4).toLongLong(), row.at(5).toString()});
    return entries;
}

} // namespace migration
