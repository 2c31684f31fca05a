// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/ChangeSet.h"
#include "database/Connection.h"

#include <QSet>

#include <memory>

namespace records {

class Statements;

/// Fills empty tables with many rows, ids and times given, inside the caller's transaction: the sample and
/// the generator of large databases. Not journalled (there is nothing to go back to) and not for a table
/// with rows: begin() refuses that. Rules are checked row by row; rows go out in batches, so that a million of them
/// never lie in memory. On PostgreSQL finish() moves the sequences on.
class Loader
{
public:
    /// Failed when any of the six tables that exist holds a row.
    [[nodiscard]] static base::Result<Loader> begin(const database::Connection &connection);
    Loader(Loader &&) noexcept;
    Loader &operator=(Loader &&) noexcept;
    ~Loader();

    /// A row with its id. What is not given: NULL, the field's default, now for created_at, created_at for
    /// updated_at where that may not be NULL. BrokenRule when a rule is broken; nothing of this row is kept then.
    /// A batch that a row fills up is written here, with the batches of the tables it may point to before it.
    base::Result<void> add(Table table, const Record &row);
    /// Writes what waits. Without it the last rows are missing.
    base::Result<void> finish();

private:
    explicit Loader(const database::Connection &connection);
    base::Result<void> flush(Table table);
    base::Result<void> flushUpTo(Table table);

    const database::Connection *m_connection;
    std::unique_ptr<Statements> m_statements;
    QMap<Table, QVariantList> m_waiting;   ///< values of the waiting rows, row after row
    QSet<Table> m_loaded;
    QString m_now;
};

} // namespace records
