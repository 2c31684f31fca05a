// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

struct sqlite3_backup;

namespace database
{

/// Puts all pages of one open SQLite database in the place of another's (SQLite's backup API): one
/// transaction of the target, so whoever has that file open reads the new content afterwards, and a crash
/// leaves old or new. Both need the same page size. Lives no longer than the two connections, which nobody
/// uses meanwhile.
class PageCopy
{
public:
    /// Takes the target's lock and waits for it as long as that connection waits for anything. No transaction
    /// may be open in the target. Errors: Locked, NoSpace, NoPermission, Failed.
    [[nodiscard]] static base::Result<PageCopy> begin(const Connection &target, const Connection &source);
    PageCopy(PageCopy &&other) noexcept;
    PageCopy &operator=(PageCopy &&) = delete;
    /// Rolls back unless finish() said yes.
    ~PageCopy();

    /// Copies and commits. Whatever it answers, the lock is gone; on failure the target is as it was.
    base::Result<void> finish() &&;

    /// Moves when another program's change is met, which happens when the connection next takes a lock.
    /// Unlike Connection::dataVersion() it reads nothing, so it may be asked while the copy holds the lock.
    [[nodiscard]] static quint32 lastSeenChange(const Connection &connection);

private:
    PageCopy(sqlite3_backup *copy, const Connection &target);
    [[nodiscard]] base::Error endWith(int code);

    sqlite3_backup *m_copy;
    const Connection *m_target;
};

} // namespace database
