// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

#include <QHash>

/// What a step is called for people: "Edit product “Course”", "Delete 3 rows of Purchases". Text only.
namespace tables::names
{

/// How a row is called by its own fields, as query::labelSql() would say it; "" when none of them is known.
[[nodiscard]] QString labelOf(schema::Table table, const schema::Record &record);

/// What people call a row whose label is known. A purchase goes by its number in the table: of its label, the
/// payment number, nobody knows which row it is.
[[nodiscard]] QString calledBy(const records::RowKey &row, const QString &label);

/// One change. `label` may be "".
[[nodiscard]] QString ofChange(const records::RowKey &row, const records::RowChange &change,
                               const QString &label);

/// Everything of a change set; `labels` name the rows whose change doesn't.
[[nodiscard]] QString ofChanges(const records::ChangeSet &changes,
                                const QHash<records::RowKey, QString> &labels);

/// Everything that is pending, by what was done where a step says it: "+10 % of “Price”, 24 rows".
[[nodiscard]] QString ofPending(const records::ChangeSet &pending,
                                const QHash<records::RowKey, QString> &labels);

} // namespace tables::names
