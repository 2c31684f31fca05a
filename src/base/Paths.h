// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

/// Where the program keeps its files. Every folder is made on demand, readable by its owner only:
/// drafts, journals and backups hold secrets (design.md 10).
namespace base::paths {

/// A file "portable.txt" beside the program makes it portable: data, settings and state lie in the folder "data" there.
/// Called once, when there is an application and before anything is read or a thread is made.
void settle();
/// The same with another folder than the program's. "" takes it back; for tests.
void settleIn(const QString &programFolder);
/// Makes the portable folder and says when it can't be written: the program goes on, without a place to keep anything,
/// since nothing of a portable program may get into the person's home. Says yes where it is not portable.
Result<void> checkPortable();

/// ~/.local/share/shopbook or the platform's equal: the default database, drafts.
[[nodiscard]] QString dataFolder();
/// dataFolder()/backups, or what was preset (base::presets).
[[nodiscard]] QString backupFolder();
/// ~/.local/state/shopbook or the platform's equal: the log.
[[nodiscard]] QString stateFolder();
/// The database that is opened when none was named.
[[nodiscard]] QString defaultDatabase();

/// Makes `folder` with its parents, mode 0700 for what it makes.
Result<void> makePrivateFolder(const QString &folder);
/// Takes every right from group and others (0600). A platform without such rights says yes.
Result<void> makePrivateFile(const QString &file);

/// True if both paths name the same file as the platform compares them (links followed).
[[nodiscard]] bool samePath(const QString &left, const QString &right);

} // namespace base::paths
