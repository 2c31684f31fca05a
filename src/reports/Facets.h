// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "query/ConditionSql.h"

#include <functional>

namespace reports
{

/// A short list of values by which rows of a table can be told apart with one click: the category, the
/// payment type, the city, the month.
struct Facet {
    QString path; ///< the field, along references: "product_id.category_id"
    QString title; ///< in the language in force
};

/// Those of a table; none for one that has nothing of the kind.
[[nodiscard]] QList<Facet> facetsOf(schema::Table table);

struct FacetValue {
    QVariant value; ///< for a condition: a text, a row's id, a month ("2026-11")
    QString text; ///< for people
    qint64 count = 0;
    bool isExact = true; ///< false: rows were written while they were counted, slice by slice
};

/// The values of a facet with their rows, among the rows for which `where` (about the table by its own name)
/// holds: at most `limit` of them, those with most rows, months newest first. What is NULL or empty is left
/// out. Of a large file without WAL in slices; `between` runs between two of them, false from it cancels.
[[nodiscard]] base::Result<QList<FacetValue>> facetValues(const database::Connection &connection,
                                                          schema::Table table, const Facet &facet,
                                                          const query::SqlText &where, int limit = 24,
                                                          const std::function<bool()> &between = {});

} // namespace reports
