// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Areas.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// The bot's own tables, column for column (design.md 2). Columns that an upgrade added to an older file may
// allow NULL there; a new row gives them all the same.

namespace schema
{

namespace
{

Field createdField(const char *title = QT_TRANSLATE_NOOP("schema", "Added"),
                   const char *subject = QT_TRANSLATE_NOOP("schema", "The time when it was added"))
{
    return {.column = u"created_at"_s,
            .title = title,
            .subject = subject,
            .type = Type::Timestamp,
            .automatic = true};
}

Field updatedField()
{
    return {.column = u"updated_at"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Changed"),
            .subject = QT_TRANSLATE_NOOP("schema", "The time of the last change"),
            .type = Type::Timestamp,
            .automatic = true};
}

Entity categories()
{
    return {.table = Table::Categories,
            .area = Area::Market,
            .name = u"categories"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Categories"),
            .one = QT_TRANSLATE_NOOP("schema", "category"),
            .fields = {idField(),
                       {.column = u"category_name"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "Name"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The name"),
                        .searched = true,
                        .minLength = 1},
                       createdField(),
                       updatedField()},
            .label = {{u"category_name"_s}},
            .archivable = true};
}

Entity customers()
{
    return {.table = Table::Customers,
            .area = Area::Market,
            .name = u"users"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Customers"),
            .one = QT_TRANSLATE_NOOP("schema", "customer"),
            .fields = {idField(),
                       {.column = u"first_name"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "First name"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The first name"),
                        .nullable = true,
                        .searched = true},
                       {.column = u"last_name"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "Last name"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The last name"),
                        .nullable = true,
                        .searched = true},
                       {.column = u"username"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "User name"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The user name"),
                        .nullable = true,
                        .searched = true},
                       {.column = u"telegram_id"_s,
                        .title = QT_TRANSLATE_NOOP("schema", "Telegram id"),
                        .subject = QT_TRANSLATE_NOOP("schema", "The Telegram id"),
                        .type = Type::Integer,
                        .unique = true},
                       createdField(),
                       updatedField()},
            .label = {{u"first_name"_s, u"last_name"_s}, {u"username"_s}, {u"telegram_id"_s}},
            .archivable = true};
}

QList<Field> productFields()
{
    return {idField(),
            {.column = u"name"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Name"),
             .subject = QT_TRANSLATE_NOOP("schema", "The name"),
             .searched = true,
             .minLength = 5},
            {.column = u"category_id"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Category"),
             .subject = QT_TRANSLATE_NOOP("schema", "The category"),
             .type = Type::Integer,
             .atMost = greatestInteger,
             .moreThan = 0,
             .relation = Relation{Table::Categories}},
            {.column = u"price"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Price"),
             .subject = QT_TRANSLATE_NOOP("schema", "The price"),
             .type = Type::Integer,
             .format = Format::Roubles,
             .atMost = greatestInteger,
             .moreThan = 0},
            {.column = u"description"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Description"),
             .subject = QT_TRANSLATE_NOOP("schema", "The description"),
             .format = Format::LongText,
             .searched = true,
             .minLength = 5},
            {.column = u"hidden_content"_s,
             .title = QT_TRANSLATE_NOOP("schema", "What the buyer receives"),
             .subject = QT_TRANSLATE_NOOP("schema", "What the buyer receives"),
             .format = Format::LongText,
             .secret = true,
             .minLength = 5},
            {.column = u"file_id"_s,
             .title = QT_TRANSLATE_NOOP("schema", "File id in Telegram"),
             .subject = QT_TRANSLATE_NOOP("schema", "The file id in Telegram"),
             .nullable = true},
            createdField(),
            updatedField()};
}

Entity products()
{
    return {.table = Table::Products,
            .area = Area::Market,
            .name = u"products"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Products"),
            .one = QT_TRANSLATE_NOOP("schema", "product"),
            .fields = productFields(),
            .label = {{u"name"_s}},
            .archivable = true};
}

QList<Field> purchaseFields()
{
    return {idField(),
            {.column = u"user_id"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Customer"),
             .subject = QT_TRANSLATE_NOOP("schema", "The customer"),
             .type = Type::Integer,
             .atMost = greatestInteger,
             .relation = Relation{Table::Customers}},
            {.column = u"product_id"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Product"),
             .subject = QT_TRANSLATE_NOOP("schema", "The product"),
             .type = Type::Integer,
             .atMost = greatestInteger,
             .relation = Relation{Table::Products}},
            {.column = u"price"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Paid"),
             .subject = QT_TRANSLATE_NOOP("schema", "The amount paid"),
             .type = Type::Integer,
             .format = Format::Payment,
             .atMost = greatestInteger,
             .moreThan = 0},
            {.column = u"payment_type"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Payment type"),
             .subject = QT_TRANSLATE_NOOP("schema", "The payment type"),
             .format = Format::PaymentType,
             .searched = true,
             .minLength = 1},
            {.column = u"payment_id"_s,
             .title = QT_TRANSLATE_NOOP("schema", "Payment number"),
             .subject = QT_TRANSLATE_NOOP("schema", "The payment number"),
             .unique = true,
             .searched = true,
             .minLength = 1,
             .maxLength = 255},
            createdField(QT_TRANSLATE_NOOP("schema", "Bought"),
                         QT_TRANSLATE_NOOP("schema", "The time of the purchase")),
            updatedField()};
}

Entity purchases()
{
    return {.table = Table::Purchases,
            .area = Area::Market,
            .name = u"purchases"_s,
            .title = QT_TRANSLATE_NOOP("schema", "Purchases"),
            .one = QT_TRANSLATE_NOOP("schema", "purchase"),
            .fields = purchaseFields(),
            .label = {{u"payment_id"_s}},
            .archivable = true};
}

} // namespace

QList<Entity> marketEntities()
{
    return {categories(), customers(), products(), purchases()};
}

} // namespace schema
