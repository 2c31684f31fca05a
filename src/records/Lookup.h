// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"
#include "database/Connection.h"

/// Reading rows of the six tables, whole and by name.
namespace records {

/// A row that may be chosen in a drop-down.
struct Choice {
    qint64 id = 0;
    QString label;
};

/// The row's creation time as shopbook_archived and the journal name it ("" for NULL): an id alone may be
/// given again (design.md 2). Text on both engines.
[[nodiscard]] QString createdAtSql(const database::Dialect &dialect, Table table, const QString &alias);
/// True for a row that is archived (a row of shopbook_archived, which must be there: hasArchive()) …
[[nodiscard]] QString archivedSql(const database::Dialect &dialect, Table table, const QString &alias);
/// … and for one that is softly deleted. "" for tables that know no soft deletion.
[[nodiscard]] QString deletedSql(const database::Dialect &dialect, Table table, const QString &alias);
/// False in a database that Shopbook only reads: nothing is archived there.
[[nodiscard]] base::Result<bool> hasArchive(const database::Connection &connection);
/// Whether any row of the table is archived; the archive is there.
[[nodiscard]] base::Result<bool> hasArchived(const database::Connection &connection, Table table);
[[nodiscard]] base::Result<bool> isArchived(const database::Connection &connection, const RowKey &key);

/// Every field of the row. NotFound when it is not there.
[[nodiscard]] base::Result<Record> readRow(const database::Connection &connection, const RowKey &key);
[[nodiscard]] base::Result<QString> labelOf(const database::Connection &connection, const RowKey &key);
/// The labels of many rows with few statements; a row that is gone is not in the answer.
[[nodiscard]] base::Result<QHash<RowKey, QString>> labelsOf(const database::Connection &connection,
                                                            const QList<RowKey> &rows);
/// The first `limit` rows whose label contains `typed` (any case, any script), archived and softly
/// deleted rows left out: the exact match first, then those that begin with it, then the rest. Nothing typed:
/// the first rows by label; in a table of a thousand rows and more the newest. The connection is a reader or a writer.
[[nodiscard]] base::Result<QList<Choice>> choices(const database::Connection &connection, Table table, const QString &typed,
                                                  int limit = 20);
/// Distinct values of a text column that contain `typed`: for country, city, payment type.
[[nodiscard]] base::Result<QStringList> distinctValues(const database::Connection &connection, Table table,
                                                       const QString &column, const QString &typed, int limit = 20);
/// False where the table was not made (an area that is not turned on) or lacks a column.
[[nodiscard]] base::Result<bool> hasTable(const database::Connection &connection, Table table);

} // namespace records
