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

    /// What SQLite makes of "word" where no such name is: a text, as other programs' databases may need it,
    /// or an error.
    enum class QuotedWords { MayBeTexts, AreNames };
    [[nodiscard]] base::Result<Handle> open(QuotedWords words = QuotedWords::MayBeTexts);

private:
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace migration
