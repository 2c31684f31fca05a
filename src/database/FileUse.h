// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace database::files
{

/// Whether another program has the file open just now, as far as this user may see it: on Linux what /proc
/// shows (a bot of another user stays unseen), on Windows whether the file could be had alone. Opens nothing
/// on POSIX, so no lock of ours is dropped. A hint, not a lock: what follows must be right either way.
[[nodiscard]] bool isOpenElsewhere(const QString &path);

} // namespace database::files
