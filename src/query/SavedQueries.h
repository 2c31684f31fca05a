// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

/// The queries that a person keeps in the database, by name (table shopbook_query). What a document says is
/// not looked at here: a tree's is QueryJson's. Each call is one short transaction, in the writer's thread;
/// names are trimmed and differ in case. Errors say what to do: a read-only database NoPermission, one
/// without the table yet NotAtHead.
namespace query
{

struct SavedQuery {
    QString name;
    QString document;
    QString createdAt; ///< UTC, as base::text::nowUtc() gives it
    QString updatedAt;
};

/// By name. None where the table is not there yet. Reads only: any connection will do.
[[nodiscard]] base::Result<QList<SavedQuery>> savedQueries(const database::Connection &connection);
/// NotFound: somebody deleted or renamed it.
[[nodiscard]] base::Result<SavedQuery> savedQuery(const database::Connection &connection,
                                                  const QString &name);

enum class IfThere { Refuse, Replace };
/// NotUnique, when there is one of this name and it is not to be replaced; Usage for a name that is none.
[[nodiscard]] base::Result<void> saveQuery(const database::Connection &connection, const QString &name,
                                           const QString &document, IfThere ifThere);
/// NotFound, NotUnique, Usage.
[[nodiscard]] base::Result<void> renameQuery(const database::Connection &connection, const QString &from,
                                             const QString &to);
/// NotFound.
[[nodiscard]] base::Result<void> deleteQuery(const database::Connection &connection, const QString &name);

} // namespace query
