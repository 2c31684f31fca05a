// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <QVariant>
#include <QVariantList>

#include <memory>

struct pg_conn;
struct pg_result;

/// One statement on QPSQL's connection, by libpq's own binding. Private to `database`.
///
/// QPSQL itself writes the values into the text of EXECUTE, runs what stands behind a semicolon (in prepare()
/// too), ignores values too many, needs three round trips, and warns at every error inside a transaction
/// because its DEALLOCATE fails there.
namespace database::postgres
{

/// "?" outside of quotes and comments as $1, $2 …
[[nodiscard]] QByteArray numbered(const QString &sql);

[[nodiscard]] base::Result<std::shared_ptr<pg_result>>
run(pg_conn *connection, const QString &sql, const QVariantList &values, const Location &location);

/// The same, without waiting for its results: they are PQgetResult()'s.
base::Result<void> send(pg_conn *connection, const QString &sql, const QVariantList &values,
                        const Location &location);
/// The word that a statement begins with, in lower case, behind comments and parentheses.
[[nodiscard]] QString firstWord(const QString &sql);
/// Statements with the values of each.
using Texts = QList<std::pair<QString, QVariantList>>;
/// All of them in one round trip, in their order; after the first that fails none is run, and its error is
/// the answer. With a libpq before version 14, one after the other.
[[nodiscard]] base::Result<QList<std::shared_ptr<pg_result>>>
runTogether(pg_conn *connection, const Texts &statements, const Location &location);

/// A value of a result, as value::fromDriver() gives it. NUMERIC and times are text.
[[nodiscard]] QVariant value(const pg_result *result, int row, int column);

} // namespace database::postgres
