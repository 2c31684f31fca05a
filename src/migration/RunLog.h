// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"

namespace migration
{

/// One line of shopbook_history: what was run here, when, by which program.
struct RunEntry {
    QString revision;
    QString branch;
    QString direction; ///< "upgrade", "downgrade" or "accept"
    QString at; ///< UTC, as it was stored
    qint64 durationMs = 0;
    QString program;
};

/// All of them, oldest first; none where Shopbook has never written. Only reads.
[[nodiscard]] base::Result<QList<RunEntry>> runLog(const Handle &handle);

} // namespace migration
