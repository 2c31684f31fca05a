// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/RowQuery.h"
#include "tables/SparingOrder.h"

/// The texts of RowQuery's statements. Plain functions: they ask nothing.
namespace tables::sql
{

[[nodiscard]] QString idOf(const database::Dialect &dialect, const schema::Entity &entity);
/// "" for all rows.
[[nodiscard]] QString whereSql(const query::SqlText &condition);
/// The row that the reference in `column` leads to.
[[nodiscard]] QString joinSql(const database::Dialect &dialect, const schema::Entity &entity, int column);
/// The order in its parts, for a file that may not be read for long at once.
[[nodiscard]] sparing::Plan orderPlan(const database::Dialect &dialect, const RowQuery::Request &request,
                                      const query::SqlText &condition);
/// SELECT id … WHERE … ORDER BY …, id.
[[nodiscard]] QString orderSql(const database::Dialect &dialect, const RowQuery::Request &request,
                               const query::SqlText &condition);
/// Fields in the order of the page, a label for each relation, and the mark of an archived row.
[[nodiscard]] QString pageColumns(const database::Dialect &dialect, const schema::Entity &entity, bool hasArchive);

} // namespace tables::sql
