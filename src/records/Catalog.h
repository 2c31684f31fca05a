// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Batch.h"

#include <QSet>

/// What tables and columns a database really has. Asks the catalogue and never the tables themselves: on
/// PostgreSQL a failed statement would end the caller's transaction, and SQLite takes an unknown "column" for a text.
namespace records::catalog {

/// Those of `names` that are tables or views, on PostgreSQL through the search path.
[[nodiscard]] base::Result<QSet<QString>> tablesAmong(const database::Connection &connection, const QStringList &names);
/// The same, asked together with other statements; `found` lives until the batch has run.
void askTables(database::Batch &batch, const database::Connection &connection, const QStringList &names,
               QSet<QString> &found);
/// Columns of a table in their order; empty when there is no such table.
[[nodiscard]] base::Result<QStringList> columnsOf(const database::Connection &connection, const QString &table);

/// "?, ?, ?" for a list of values.
[[nodiscard]] QString placeholders(qsizetype count, const QString &one = QStringLiteral("?"));

inline const QString stepTable = QStringLiteral("shopbook_step");
inline const QString changeTable = QStringLiteral("shopbook_change");
inline const QString archiveTable = QStringLiteral("shopbook_archived");
inline const QString revisionTable = QStringLiteral("shopbook_revision");
inline const QString alembicTable = QStringLiteral("alembic_version");

} // namespace records::catalog
