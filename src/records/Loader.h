// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/ChangeSet.h"
#include "database/Connection.h"

namespace records {

/// Fills empty tables with many rows, ids and times given, inside the caller's transaction: the sample and
/// the generator of large databases. Not journalled (there is nothing to go back to) and not for a table
/// with rows: begin() refuses that. Rules are checked row by row. On PostgreSQL finish() moves the
/// sequences on.
class Loader
{
public:
    /// Failed when any of the six tables that exist holds a row.
    [[nodiscard]] static base::Result<Loader> begin(const database::Connection &connection);
    base::Result<void> add(Table table, const Record &row);
    base::Result<void> finish();

private:
    explicit Loader(const database::Connection &connection);
    const database::Connection *m_connection;
    QMap<Table, QList<Record>> m_waiting;
};

} // namespace records
