// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/CheckupRules.h"

/// One pass over a table in slices by id. Inside reports only.
namespace reports::checkup
{

/// What a pass needs besides the rules. Owns nothing.
struct Pass {
    const database::Connection &connection;
    const CheckupOptions &options;
    qint64 rowsDone = 0; ///< over all passes
};

/// Calls `read` with the ids (after, upTo] of each slice of a table; a slice takes some 50 ms. Cancelled when
/// `between` says so.
base::Result<void>
eachSlice(Pass &pass, const schema::Entity &entity,
          const std::function<base::Result<void>(qint64 after, std::optional<qint64> upTo)> &read);
/// "id > ? AND id <= ?" for a slice, with its values behind `values`.
[[nodiscard]] QString sliceSql(const database::Dialect &dialect, const schema::Entity &entity, qint64 after,
                               std::optional<qint64> upTo, QVariantList &values);

/// The rows of each rule; what holds for no row is left out.
[[nodiscard]] base::Result<QList<Finding>> scan(Pass &pass, const schema::Entity &entity,
                                                const QList<RowRule> &rules);
/// Payment types of all purchases. More than `most` different ones: the first of them.
[[nodiscard]] base::Result<QStringList> paymentTypesOf(Pass &pass, qsizetype most);
/// Rows whose value in a column that should be unique is another row's too. Remembers 8 bytes a row.
[[nodiscard]] base::Result<std::optional<Finding>> duplicates(Pass &pass, const schema::Entity &entity,
                                                              const schema::Field &field);

/// What concerns no single row of ours: damage, counters, constraints, references of other programs.
[[nodiscard]] base::Result<QList<Finding>> databaseFindings(Pass &pass);
/// What the tables lack, with the statement that adds it (CheckupConstraints.cpp).
[[nodiscard]] base::Result<QList<Finding>> constraints(const database::Connection &connection);
/// SQLite: references that lead nowhere and are not ours, those of other programs' tables too
/// (CheckupReferences.cpp).
[[nodiscard]] base::Result<QList<Finding>> otherReferences(Pass &pass);
[[nodiscard]] Finding finding(const QString &rule, const QString &kind, Severity severity,
                              base::ErrorCode code);
/// The columns of our tables that nothing keeps unique, although the scripts say so: "table.column".
[[nodiscard]] base::Result<QSet<QString>> unguarded(const database::Connection &connection);

} // namespace reports::checkup
