// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QLoggingCategory>

/// The rotating log of both programs: `2026-11-20T21:38:17Z INFO [migration] Running upgrade …`.
/// Never holds a value of a row, a password or a PIN: callers pass names, counts and times only.
namespace base::log {

Q_DECLARE_LOGGING_CATEGORY(app)
Q_DECLARE_LOGGING_CATEGORY(database)
Q_DECLARE_LOGGING_CATEGORY(migration)
Q_DECLARE_LOGGING_CATEGORY(records)
Q_DECLARE_LOGGING_CATEGORY(tables)

enum class Level { Debug, Info, Warning, Error };

/// Sends Qt's messages to file() from now on (1 MiB a file, five kept), and those from `console` up
/// to stderr as well. Any thread may log. Call once, from main().
Result<void> install(Level console);
[[nodiscard]] QString file();
/// debug, info, warning or error.
Result<Level> levelFromName(const QString &name);

/// Writes code, sentence and technical text of a failure at warning level.
void report(const QLoggingCategory &category, const Error &error);

} // namespace base::log
