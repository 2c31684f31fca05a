// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Lookup.h"

#include <map>
#include <memory>

namespace records
{

/// choices() without asking the database for each row at each key: the labels of a table in memory, folded as
/// the database folds them (about 55 bytes a row). As long as nobody has written to the database the answer is the
/// same, row for row. Beside a bot that writes all the time they are read again at most every few seconds: rows that
/// were added since, and those that written() named, are looked up; that another program renamed a row is known when
/// the labels are read again. What is answered is always read by id and compared once more, so no row is offered under
/// a name that it no longer has. A table of more than half a million rows is asked as choices() does.
///
/// Of one connection, in its thread: shared with the jobs of a reader, never used beside them.
class Labels
{
public:
    /// How long, in milliseconds, labels are used while others write; 0 = not at all.
    static constexpr int patienceMs = 10'000;

    explicit Labels(int patience = patienceMs);
    ~Labels();
    Labels(const Labels &) = delete;
    Labels &operator=(const Labels &) = delete;

    [[nodiscard]] base::Result<QList<Choice>> choices(const database::Connection &connection, Table table,
                                                      const QString &typed, int limit = 20);
    /// Reads the labels now, so that the first key finds them there.
    base::Result<void> prepare(const database::Connection &connection, Table table);
    /// Rows that this program has written: they are looked up until the labels are read again.
    void written(const QList<RowKey> &rows);
    /// For tests: whether the last choices() was answered from memory.
    [[nodiscard]] bool wasInMemory() const { return m_wasInMemory; }

private:
    struct Index;
    struct Asked;
    [[nodiscard]] bool mayWait(const Index &index) const;
    base::Result<Index *> current(const database::Connection &connection, Table table, const QString &state);

    std::map<Table, std::unique_ptr<Index>> m_indexes;
    int m_patience;
    bool m_wasInMemory = false;
};

} // namespace records
