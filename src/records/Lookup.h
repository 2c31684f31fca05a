// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/ChangeSet.h"
#include "database/Connection.h"

/// Reading rows of the six tables, whole and by name. The SQL of labels lives here, once, for pages,
/// drop-downs, cards and sentences.
namespace records {

/// A row that may be chosen in a drop-down.
struct Choice {
    qint64 id = 0;
    QString label;
};

/// The expression that labels a row of `table`, whose columns are reached through `alias`
/// ("" = the table's own name): COALESCE over the alternatives of Entity::label, "#id" at last.
[[nodiscard]] QString labelSql(const database::Dialect &dialect, Table table, const QString &alias);

/// NotFound when it is not there.
[[nodiscard]] base::Result<Record> readRow(const database::Connection &connection, const RowKey &key);
[[nodiscard]] base::Result<QString> labelOf(const database::Connection &connection, const RowKey &key);
/// The first `limit` rows whose label contains `typed` (any case, any script), archived and softly
/// deleted rows left out; the connection is a reader or a writer.
[[nodiscard]] base::Result<QList<Choice>> choices(const database::Connection &connection, Table table, const QString &typed,
                                                  int limit = 20);
/// Distinct values of a text column that contain `typed`: for country, city, payment type.
[[nodiscard]] base::Result<QStringList> distinctValues(const database::Connection &connection, Table table,
                                                       const QString &column, const QString &typed, int limit = 20);
/// False where the table was not made (an area that is not turned on) or lacks a column.
[[nodiscard]] base::Result<bool> hasTable(const database::Connection &connection, Table table);

} // namespace records
