// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Query.h"

/// What all who turn a query into something begin with, so that none of them has to ask whether a name
/// exists. Inside query only.
namespace query
{

/// The query with every table and column named in full, `columns` filled and every value as one of its
/// column's type. Its conditions' fields are texts of such expressions. Error (Usage; the path is its detail)
/// of the first of check()'s problems.
[[nodiscard]] base::Result<Query> prepared(const Query &query);

/// Of a prepared query's expression; field is null for count(*) and whole rows.
struct Source {
    const schema::Entity *entity = nullptr; ///< null for count(*)
    const schema::Field *field = nullptr;
    schema::Type type = schema::Type::Integer; ///< of its values
};
[[nodiscard]] Source sourceOf(const Expression &expression);
/// Of a condition's field in a prepared query.
[[nodiscard]] Expression expressionOf(const Condition &test);

} // namespace query
