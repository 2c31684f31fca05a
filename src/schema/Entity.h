// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Value.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>

/// What the tables are: the single description that models, validation, queries, import and export
/// read (design.md 2 and 3). Constant data; knows no connection and writes nothing.
namespace schema
{

using database::value::Type;

enum class Table { Categories, Customers, Products, Purchases, People, Numbers };
enum class Area { Market, Phonebook };

/// What a value looks like beyond its type: decides editor, display and rule.
enum class Format {
    Plain,
    Email,
    Phone,
    Roubles, ///< whole roubles
    Payment, ///< what was paid: roubles, or Stars where payment_type is stars
    PaymentType, ///< yukassa, robocassa, stars, unknown or free text
    LongText, ///< several lines
};

/// A reference: this field holds the id of a row of `target`.
struct Relation {
    Table target;
};

/// A column with its rules. Everything that is said once about it is said here.
struct Field {
    QString column = {}; ///< as in the database
    const char *title = nullptr; ///< English, for QCoreApplication::translate("schema", …): use fieldTitle()
    /// The title as the beginning of a sentence: "The price". Use fieldSubject().
    const char *subject = nullptr;
    Type type = Type::Text;
    Format format = Format::Plain;
    bool nullable = false;
    bool unique = false;
    bool secret = false; ///< masked wherever it is shown until asked for
    bool automatic =
        false; ///< id, created_at, updated_at, deleted_at: written by the program, not by a person
    bool searched = false; ///< quick search looks here
    int minLength = 0; ///< of a text, in Unicode code points
    int maxLength = 0; ///< 0 = no limit
    std::optional<double> atLeast = {}; ///< >=
    std::optional<double> atMost = {}; ///< <=
    std::optional<double> moreThan = {}; ///< >
    std::optional<Relation> relation = {};
    /// What the database fills in when the field is not named; NULL when there is nothing.
    QVariant defaultValue = {};

    /// A new row must give it: NULL is refused and nothing fills it in.
    [[nodiscard]] bool isRequired() const { return !nullable && !automatic && !defaultValue.isValid(); }
};

struct Entity {
    Table table = Table::Categories;
    Area area = Area::Market;
    QString name = {}; ///< of the table in the database
    const char *title = nullptr; ///< "Purchases"; use entityTitle()
    const char *one = nullptr; ///< "purchase"; use entityOne()
    QList<Field> fields = {}; ///< in the order of the page: id first
    /// How a row is called where another points to it: the first of these that is not empty. Each is
    /// one or more columns joined by a space.
    QList<QStringList> label = {};
    bool softDelete = false; ///< `deleted` instead of DELETE
    bool archivable = false; ///< a row of shopbook_archived hides it

    [[nodiscard]] const Field *field(const QString &column) const;
    [[nodiscard]] int indexOf(const QString &column) const;
};

/// Who points to a table: (table, field) pairs.
struct Reference {
    Table from;
    QString column;
};

[[nodiscard]] const QList<Entity> &entities();
[[nodiscard]] const Entity &entity(Table table);
/// nullptr for a table that is not ours.
[[nodiscard]] const Entity *entityByName(const QString &tableName);
[[nodiscard]] QList<Reference> referencesTo(Table table);

/// Translated, in the language in force.
[[nodiscard]] QString fieldTitle(const Field &field);
/// "The price": the subject of a sentence about the field; its title where it has none.
[[nodiscard]] QString fieldSubject(const Field &field);
[[nodiscard]] QString entityTitle(const Entity &entity);
[[nodiscard]] QString entityOne(const Entity &entity);
/// A payment type for people: "ЮKassa", "Stars", "not recorded" (unknown or empty); free text as it is.
[[nodiscard]] QString paymentTypeTitle(const QString &stored);
/// True for payment types whose amount is in Telegram Stars, never in roubles. Blind to case and to white
/// space around, because free text may be anything and a wrong sign is a wrong number.
[[nodiscard]] bool isStars(const QString &paymentType);
inline constexpr const char *unknownPaymentType = "unknown";

} // namespace schema
