// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Condition.h"

#include <algorithm>

namespace query
{

namespace
{

Condition group(Condition::Kind kind, const QList<Condition> &parts)
{
    Condition condition;
    condition.kind = kind;
    condition.parts = parts;
    return condition;
}

} // namespace

Condition Condition::test(const QString &field, Op op, const QVariantList &values)
{
    Condition condition;
    condition.kind = Kind::Test;
    condition.field = field;
    condition.op = op;
    condition.values = values;
    return condition;
}

Condition Condition::all(const QList<Condition> &parts)
{
    return group(Kind::All, parts);
}

Condition Condition::any(const QList<Condition> &parts)
{
    return group(Kind::Any, parts);
}

Condition Condition::none(const QList<Condition> &parts)
{
    return group(Kind::None, parts);
}

bool Condition::isVoid() const
{
    return isOff || (kind != Kind::Test && std::ranges::all_of(parts, &Condition::isVoid));
}

bool operator==(const Condition &left, const Condition &right)
{
    return left.kind == right.kind && left.isOff == right.isOff && left.isByName == right.isByName
        && left.field == right.field && left.op == right.op && left.values == right.values
        && left.parts == right.parts;
}

Place placeOf(schema::Table table, const QString &path)
{
    const schema::Entity &entity = schema::entity(table);
    const auto dot = path.indexOf(u'.');
    const schema::Field *field = entity.field(dot < 0 ? path : path.left(dot));
    if (!field || dot < 0)
        return {&entity, field};
    if (!field->relation)
        return {&entity, nullptr};
    return placeOf(field->relation->target, path.mid(dot + 1));
}

} // namespace query
