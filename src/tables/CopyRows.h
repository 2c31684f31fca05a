// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "records/Bulk.h"

namespace tables
{

/// Rows as text for a spreadsheet: tabs between cells, a line a row; references by their label, amounts as
/// plain numbers, secrets as dots however they are shown. What is not saved yet is copied as it is typed.
/// Reads by blocks, in the reader's thread. Rows that are gone are left out.
[[nodiscard]] base::Result<QString> rowsAsTsv(const database::Connection &connection, schema::Table table,
                                              const QList<qint64> &ids, const QStringList &columns,
                                              const records::ChangeSet &pending,
                                              const records::Progress &progress);

} // namespace tables
