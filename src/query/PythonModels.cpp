// SPDX-License-Identifier: GPL-3.0-or-later
// The models that a printed Python file begins with (PythonWriter.h).
#include "query/Model.h"
#include "query/PythonWriter.h"

using namespace Qt::StringLiterals;

namespace query
{

using schema::Area;
using schema::Field;
using schema::Table;
using schema::Type;

namespace
{

QString typeOf(const Field &field)
{
    switch (field.type) {
    case Type::Integer:
        return field.column == u"telegram_id" ? u"BigInteger"_s : u"Integer"_s;
    case Type::Real:
        return u"Float"_s;
    case Type::Boolean:
        return u"Boolean"_s;
    case Type::Timestamp:
        return u"TIMESTAMP"_s;
    case Type::Text:
        break;
    }
    return field.maxLength > 0 ? u"String(%1)"_s.arg(field.maxLength) : u"String"_s;
}

QString columnOf(const Field &field)
{
    if (field.column == u"id")
        return u"Column(Integer, primary_key=True)"_s;
    QString inside = typeOf(field);
    if (field.relation)
        inside += u", ForeignKey(\"%1.id\")"_s.arg(schema::entity(field.relation->target).name);
    if (field.unique)
        inside += u", unique=True"_s;
    if (field.column == u"created_at")
        inside += u", server_default=func.now()"_s;
    else if (field.column == u"updated_at")
        inside += u", onupdate=func.now()"_s;
    else if (!field.nullable)
        inside += u", nullable=False"_s;
    return u"Column(%1)"_s.arg(inside);
}

QString classOf(Table table)
{
    QString text =
        u"class %1(Base):\n    __tablename__ = \"%2\"\n"_s.arg(className(table), schema::entity(table).name);
    for (const Field *field : modelFields(table))
        text += u"    %1 = %2\n"_s.arg(field->column, columnOf(*field));
    for (const Relationship *way : relationshipsOf(table)) {
        const Relationship *back = relationship(way->to, way->from);
        text += u"    %1 = relationship(\"%2\", back_populates=\"%3\")\n"_s.arg(
            way->attribute, className(way->to), back->attribute);
    }
    return text;
}

} // namespace

QStringList pythonModelImports(Area area)
{
    QStringList names{u"TIMESTAMP"_s, u"Column"_s, u"ForeignKey"_s, u"Integer"_s, u"String"_s, u"func"_s};
    names += area == Area::Market ? QStringList{u"BigInteger"_s} : QStringList{u"Boolean"_s, u"Float"_s};
    return names;
}

QString pythonModels(Area area)
{
    QString text = area == Area::Market
        ? u"# --- The models of the market, as the shop's bot declares them\n\n"_s
        : u"# --- The models of the phonebook, as the lesson declares them\n\n"_s;
    text += u"Base = declarative_base()\n"_s;
    for (const schema::Entity &entity : schema::entities())
        if (entity.area == area)
            text += u"\n\n"_s + classOf(entity.table);
    return text;
}

} // namespace query
