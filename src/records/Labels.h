// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Lookup.h"

#include <map>
#include <memory>

namespace records
{

/// choices() without asking the database for each row at each key: the labels of a table in memory, folded as
/// the database folds them (about 55 bytes a row). The answer is the same, row for row: the labels are of use
/// only as long as nobody has written to the database, they are read again after that, and what is answered
/// is read by id and compared once more. A database that is written all the time, and a table of more than
/// half a million rows, is asked as choices() does.
///
/// Of one connection, in its thread: shared with the jobs of a reader, never used beside them.
class Labels
{
public:
    Labels();
    ~Labels();
    Labels(const Labels &) = delete;
    Labels &operator=(const Labels &) = delete;

    [[nodiscard]] base::Result<QList<Choice>> choices(const database::Connection &connection, Table table,
                                                      const QString &typed, int limit = 20);
    /// Reads the labels now, so that the first key finds them there.
    base::Result<void> prepare(const database::Connection &connection, Table table);
    /// For tests: whether the last choices() was answered from memory.
    [[nodiscard]] bool wasInMemory() const { return m_wasInMemory; }

private:
    struct Index;
    struct Asked;
    base::Result<Index *> current(const database::Connection &connection, Table table, const QString &state);

    std::map<Table, std::unique_ptr<Index>> m_indexes;
    bool m_wasInMemory = false;
};

} // namespace records
