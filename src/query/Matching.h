// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Dialect.h"
#include "schema/Entity.h"

#include <QVariantList>

/// How rows are called and how a text is looked for in a field: the SQL of both, once, for the quick search,
/// filters, drop-downs, cards and sentences.
namespace query
{

/// An expression and the values that are bound to its placeholders, in their order.
struct SqlText {
    QString sql; ///< "" = all rows
    QVariantList values;
};

/// The expression that labels a row of `table`, whose columns are reached through `alias`
/// ("" = the table's own name): COALESCE over the alternatives of Entity::label, "#id" at last.
[[nodiscard]] QString labelSql(const database::Dialect &dialect, schema::Table table, const QString &alias);

/// What a person sees in the field contains `typed`, in any case and any script: the stored text, the digits
/// of a phone number, the title of a payment type. Not for references (containsLabelSql()) and secrets.
[[nodiscard]] SqlText containsSql(const database::Dialect &dialect, const schema::Entity &entity,
                                  const schema::Field &field, const QString &typed);
/// The label of the row that the reference leads to contains it.
[[nodiscard]] SqlText containsLabelSql(const database::Dialect &dialect, const schema::Entity &entity,
                                       const schema::Field &field, const QString &typed);

} // namespace query
