// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"

namespace migration
{

/// A private SQLite database in memory, on which scripts are run to see what they leave; gone with the
/// object.
class ScratchDatabase
{
public:
    ScratchDatabase();
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;

    [[nodiscard]] base::Result<Handle> open();

private:
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace migration
