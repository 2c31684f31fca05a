// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ResultShape.h"

#include "query/Model.h"
#include "query/Prepared.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

QList<ResultColumn> wholeRow(schema::Table table)
{
    QList<ResultColumn> columns;
    for (const schema::Field *field : modelFields(table))
        columns.append(
            {field->column, schema::entity(table).name, field->column, field->type, field->secret});
    return columns;
}

ResultColumn single(const Expression &expression, const QString &root)
{
    const Source source = sourceOf(expression);
    Expression said = expression;
    if (said.table == root)
        said.table.clear();
    const bool isItself = expression.function == Expression::Function::None;
    return {said.text(), expression.table, source.field ? source.field->column : QString(), source.type,
            source.field && source.field->secret && isItself};
}

} // namespace

bool ResultShape::hasObjects() const
{
    return std::ranges::any_of(parts, &Part::isObject);
}

bool isSecretName(const QString &title)
{
    return std::ranges::any_of(schema::entities(), [&title](const schema::Entity &entity) {
        return std::ranges::any_of(entity.fields, [&title](const schema::Field &field) {
            return field.secret && title.compare(field.column, Qt::CaseInsensitive) == 0;
        });
    });
}

base::Result<ResultShape> shapeOf(const Query &query)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    ResultShape shape;
    if (ready->ending == Ending::Count) {
        shape.columns = {{u"count(*)"_s, {}, {}, schema::Type::Integer, false}};
        shape.parts = {{false, ready->from, 0, 1, u"count(*)"_s}};
        return shape;
    }
    const QString root = schema::entity(ready->from).name;
    qsizetype rootPart = 0;
    for (const Expression &expression : ready->columns) {
        ResultShape::Part part;
        part.first = shape.columns.size();
        part.isObject = expression.isWholeRow();
        if (part.isObject) {
            part.table = sourceOf(expression).entity->table;
            part.name = className(part.table);
            shape.columns += wholeRow(part.table);
            if (expression.table == root)
                rootPart = shape.parts.size();
        } else {
            shape.columns.append(single(expression, root));
            part.name = shape.columns.constLast().name;
        }
        part.count = shape.columns.size() - part.first;
        shape.parts.append(part);
    }
    for (const QString &name : ready->loaded) {
        const schema::Table table = schema::entityByName(name)->table;
        const Relationship *way = relationship(ready->from, table);
        const QList<ResultColumn> columns = wholeRow(table);
        shape.loaded.append(
            {way->attribute, table, way->isList, shape.columns.size(), columns.size(), rootPart});
        shape.columns += columns;
    }
    return shape;
}

} // namespace query
