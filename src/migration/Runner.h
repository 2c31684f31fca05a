// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"
#include "migration/Script.h"

#include <atomic>

namespace migration
{

/// A value that a script had to change, named so that the owner can look at it.
struct Listed {
    QString table;
    QString column;
    qint64 id = 0;
    QString value; ///< what it is now
};

/// What running a script did.
struct Effect {
    qint64 rows = 0; ///< changed by its INSERT, UPDATE and DELETE statements and copied by its rebuilds
    QList<Listed> listed; ///< by its `@list`, the first thousand
};

/// Runs the statements of one revision, guarded as they are, inside the caller's transaction; on the way up
/// its @verify follows. Writes no version row. Stops at the first failure and runs nothing after it: on
/// SQLite the transaction may be gone by then, and the next statement would be committed by itself. Errors:
/// Cancelled, Locked, NoSpace, NoPermission, else Failed, naming the revision, the file and the line.
[[nodiscard]] base::Result<Effect> runScript(const Handle &handle, const Script &script, Direction direction,
                                             const std::atomic_bool *cancelled = nullptr);

/// Runs one statement, with its rebuild and its @list, whatever its guards say.
[[nodiscard]] base::Result<void> runStatement(const Handle &handle, const Statement &statement, Effect &effect);

enum class VerifyTime { AfterRun, Later };

/// Asks a script's @verify: each SELECT must return no row; later without those that are marked @once. Changes
/// nothing. Errors: Failed.
[[nodiscard]] base::Result<void> verify(const Handle &handle, const Script &script, VerifyTime time);

/// The Error of a person's stop: everything was taken back.
[[nodiscard]] base::Error cancelledError();

} // namespace migration
