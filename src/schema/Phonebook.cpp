// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Areas.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// The lesson's tables (design.md 2). Its created_at, updated_at and deleted allow NULL.

namespace schema
{

namespace
{

Field timeField(const QString &column, const char *title, const char *subject)
{
    return {.column = column,
            .title = title,
            .subject = subject,
            .type = Type::Timestamp,
            .nullable = true,
            .automatic = true};
}

Field createdField()
{
    return timeField(u"created_at"_s, QT_TRANSLATE_NOOP("schema", "Added"),
                     QT_TRANSLATE_NOOP("schema", "The time when it was added"));
}

Field updatedField()
{
    return timeField(u"updated_at"_s, QT_TRANSLATE_NOOP("schema", "Changed"),
                     QT_TRANSLATE_NOOP("schema", "The time of the last change"));
}

Field deletedField()
{
    return {.column = u"deleted"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Deleted"),
            .subject = QT_TRANSLATE_NOOP("schema", "The mark “deleted”"),
            .type = Type::Boolean,
            .nullable = true,
            .automatic = true,
            .defaultValue = false};
}

QList<Field> personFields()
{
    return {idField(),
            {.column = u"name"_s,
             .title = QT_TRANSLATE_NOOP("schema", "First name"),
             .subject = QT_TRANSLATE_NOOP("schema", "The first name"),
             .searched = true,
             .minLength = 1,
             .maxLength = 25},
            {.column = u"surname"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Surname"),
             .subject = QT_TRANSLATE_NOOP("schema", "The surname"),
             .nullable = true,
             .searched = true,
             .maxLength = 30},
            {.column = u"age"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Age"),
             .subject = QT_TRANSLATE_NOOP("schema", "The age"),
             .type = Type::Real,
             .atLeast = 0,
             .atMost = 150},
            {.column = u"email"_s,
             .title = QT_TRANSLATE_NOOP("schema", "E-mail"),
             .subject = QT_TRANSLATE_NOOP("schema", "The e-mail"),
             .format = Format::Email,
             .unique = true,
             .searched = true,
             .maxLength = 100},
            {.column = u"country"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Country"),
             .subject = QT_TRANSLATE_NOOP("schema", "The country"),
             .searched = true,
             .maxLength = 40},
            {.column = u"city"_s,
             .title = QT_TRANSLATE_NOOP("schema", "City"),
             .subject = QT_TRANSLATE_NOOP("schema", "The city"),
             .nullable = true,
             .searched = true,
             .maxLength = 30},
            deletedField(),
            createdField(),
            updatedField()};
}

Entity people()
{
    return {.table = Table::People,
            .area = Area::Phonebook,
            .name = u"user"_s,
            .title = QT_TRANSLATE_NOOP("schema", "People"),
            .one = QT_TRANSLATE_NOOP("schema", "person"),
            .fields = personFields(),
            .label = {{u"name"_s, u"surname"_s}},
            .softDelete = true};
}

Entity numbers()
{
    return {.table = Table::Numbers,
            .area = Area::Phonebook,
            .name = u"phonebook"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Numbers"),
            .one = QT_TRANSLATE_NOOP("schema", "number"),
            .fields = {idField(),
                       {.column = u"user_id"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "Person"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The person"),
                        .type = Type::Integer,
                        .nullable = true,
                        .atMost = greatestInteger,
                        .relation = Relation{Table::People}},
                       {.column = u"number"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "Number"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The number"),
                        .format = Format::Phone,
                        .nullable = true,
                        .searched = true,
                        .maxLength = 50},
                       deletedField(),
                       createdField(),
                       updatedField(),
                       timeField(u"deleted_at"_s, QT_TRANSLATE_NOOP("schema", "Deleted at"),
                                 QT_TRANSLATE_NOOP("schema", "The time of the deletion"))},
            .label = {{u"number"_s}},
            .softDelete = true};
}

} // namespace

QList<Entity> phonebookEntities()
{
    return {people(), numbers()};
}

} // namespace schema
