// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Model.h"

using namespace Qt::StringLiterals;

namespace query
{

using schema::Table;

namespace
{

const QList<Relationship> &allRelationships()
{
    static const QList<Relationship> all{
        {Table::People, Table::Numbers, u"phone_numbers"_s, true, u"user_id"_s},
        {Table::Numbers, Table::People, u"user"_s, false, u"user_id"_s},
        {Table::Categories, Table::Products, u"products"_s, true, u"category_id"_s},
        {Table::Products, Table::Categories, u"category"_s, false, u"category_id"_s},
        {Table::Products, Table::Purchases, u"purchases"_s, true, u"product_id"_s},
        {Table::Purchases, Table::Products, u"product"_s, false, u"product_id"_s},
        {Table::Customers, Table::Purchases, u"purchases"_s, true, u"user_id"_s},
        {Table::Purchases, Table::Customers, u"user"_s, false, u"user_id"_s},
    };
    return all;
}

QStringList columnsOf(Table table)
{
    switch (table) {
    case Table::Categories:
        return {u"id"_s, u"category_name"_s, u"created_at"_s, u"updated_at"_s};
    case Table::Customers:
        return {u"id"_s,        u"telegram_id"_s, u"username"_s,  u"first_name"_s,
                u"last_name"_s, u"created_at"_s,  u"updated_at"_s};
    case Table::Products:
        return {u"id"_s,          u"name"_s,       u"description"_s, u"price"_s,         u"file_id"_s,
                u"category_id"_s, u"created_at"_s, u"updated_at"_s,  u"hidden_content"_s};
    case Table::Purchases:
        return {u"id"_s,         u"user_id"_s,    u"product_id"_s, u"price"_s,
                u"created_at"_s, u"updated_at"_s, u"payment_id"_s, u"payment_type"_s};
    case Table::People:
    case Table::Numbers:
        break; // as schema has them
    }
    return {};
}

} // namespace

QString className(Table table)
{
    switch (table) {
    case Table::Categories:
        return u"Category"_s;
    case Table::Products:
        return u"Product"_s;
    case Table::Purchases:
        return u"Purchase"_s;
    case Table::Numbers:
        return u"PhoneBook"_s;
    case Table::Customers:
    case Table::People:
        break;
    }
    return u"User"_s;
}

QList<const schema::Field *> modelFields(Table table)
{
    const schema::Entity &entity = schema::entity(table);
    QList<const schema::Field *> fields;
    for (const QString &column : columnsOf(table))
        fields.append(entity.field(column));
    if (fields.isEmpty())
        for (const schema::Field &field : entity.fields)
            fields.append(&field);
    return fields;
}

const Relationship *relationship(Table from, Table to)
{
    for (const Relationship &each : allRelationships())
        if (each.from == from && each.to == to)
            return &each;
    return nullptr;
}

QList<const Relationship *> relationshipsOf(Table from)
{
    QList<const Relationship *> found;
    for (const Relationship &each : allRelationships())
        if (each.from == from)
            found.append(&each);
    return found;
}

} // namespace query
