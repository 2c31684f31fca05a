// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"
#include "migration/Script.h"

#include <atomic>

namespace migration
{

enum class Direction { Upgrade, Downgrade };

/// Runs the statements of one revision, guarded as they are, inside the caller's transaction; on the way up
/// its @verify follows. Writes no version row. Stops at the first failure and runs nothing after it: on
/// SQLite the transaction may be gone by then, and the next statement would be committed by itself. Errors:
/// Cancelled, Locked, NoSpace, NoPermission, else Failed, naming the revision, the file and the line.
[[nodiscard]] base::Result<void> runScript(const Handle &handle, const Script &script, Direction direction,
                                           const std::atomic_bool *cancelled = nullptr);

/// The Error of a person's stop: everything was taken back.
[[nodiscard]] base::Error cancelledError();

} // namespace migration
