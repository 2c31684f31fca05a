// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

/// The tables as the lesson's and the bot's Python declares them: the names and the order that printed code,
/// whole rows and objects have. What the fields are says schema.
namespace query
{

/// "User", "PhoneBook", "Category" … Two tables are called User; no query holds both.
[[nodiscard]] QString className(schema::Table table);
/// The columns in the order of the model's declaration, which is that of the table.
[[nodiscard]] QList<const schema::Field *> modelFields(schema::Table table);

/// An attribute of one class that leads to another along the foreign key between their tables.
struct Relationship {
    schema::Table from;
    schema::Table to;
    QString attribute; ///< "phone_numbers"
    bool isList; ///< the foreign key is of the other table
    QString column; ///< the foreign key; it points to the other one's id
};
/// nullptr: no foreign key lies between them.
[[nodiscard]] const Relationship *relationship(schema::Table from, schema::Table to);
[[nodiscard]] QList<const Relationship *> relationshipsOf(schema::Table from);

} // namespace query
