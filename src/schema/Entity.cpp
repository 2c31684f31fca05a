// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Entity.h"

#include "schema/Areas.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schema
{

namespace
{

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("schema", text) : QString();
}

} // namespace

const Field *Entity::field(const QString &column) const
{
    const int index = indexOf(column);
    return index < 0 ? nullptr : &fields.at(index);
}

int Entity::indexOf(const QString &column) const
{
    for (int index = 0; index < fields.size(); ++index) {
        if (fields.at(index).column == column)
            return index;
    }
    return -1;
}

Field idField()
{
    return {.column = u"id"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Id"),
            .subject = QT_TRANSLATE_NOOP("schema", "The id"),
            .type = Type::Integer,
            .unique = true,
            .automatic = true};
}

const QList<Entity> &entities()
{
    static const QList<Entity> all = marketEntities() + phonebookEntities();
    return all;
}

const Entity &entity(Table table)
{
    const auto found = std::find_if(entities().begin(), entities().end(),
                                    [table](const Entity &candidate) { return candidate.table == table; });
    Q_ASSERT(found != entities().end());
    return *found;
}

const Entity *entityByName(const QString &tableName)
{
    for (const Entity &candidate : entities()) {
        if (candidate.name == tableName)
            return &candidate;
    }
    return nullptr;
}

QList<Reference> referencesTo(Table table)
{
    QList<Reference> found;
    for (const Entity &from : entities()) {
        for (const Field &field : from.fields) {
            if (field.relation && field.relation->target == table)
                found.append({from.table, field.column});
        }
    }
    return found;
}

QString fieldTitle(const Field &field)
{
    return field.title ? translated(field.title) : field.column;
}

QString fieldSubject(const Field &field)
{
    return field.subject ? translated(field.subject) : fieldTitle(field);
}

QString entityTitle(const Entity &entity)
{
    return translated(entity.title);
}

QString entityOne(const Entity &entity)
{
    return translated(entity.one);
}

QString paymentTypeTitle(const QString &stored)
{
    if (stored == u"yukassa")
        return u"ЮKassa"_s;
    if (stored == u"robocassa")
        return u"Robokassa"_s;
    if (stored == u"stars")
        return u"Stars"_s;
    if (stored.isEmpty() || stored == QLatin1StringView(unknownPaymentType))
        return QCoreApplication::translate("schema", "not recorded");
    return stored;
}

bool isStars(const QString &paymentType)
{
    return paymentType.trimmed().compare(u"stars", Qt::CaseInsensitive) == 0;
}

} // namespace schema
