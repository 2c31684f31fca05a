// SPDX-License-Identifier: GPL-3.0-or-later
// Where the expressions of a prepared query lead (Prepared.h).
#include "query/Prepared.h"

namespace query
{

using Function = Expression::Function;
using schema::Type;

Source sourceOf(const Expression &expression)
{
    Source source;
    source.entity = schema::entityByName(expression.table);
    if (source.entity && expression.column != u"*")
        source.field = source.entity->field(expression.column);
    switch (expression.function) {
    case Function::Count:
        source.type = Type::Integer;
        break;
    case Function::Avg:
        source.type = Type::Real;
        break;
    default:
        if (source.field)
            source.type = source.field->type;
    }
    return source;
}

Expression expressionOf(const Condition &test)
{
    return Expression::parse(test.field).value_or(Expression());
}

} // namespace query
