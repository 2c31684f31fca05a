// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"

#include <QList>

#include <compare>

/// What a diagram shows, in the language in force: values without places. Made from a structure; reads
/// nothing.
namespace gui::diagram
{

/// Beside an earlier structure; see contentOfChange().
enum class Change { None, Added, Changed, Dropped };

struct CardRow {
    QString column;
    QString type; ///< as declared
    bool isKey = false;
    bool isUnique = false; ///< by itself
    bool isRequired = false;
    Change change = Change::None;
    bool operator==(const CardRow &) const = default;

    /// The column with the sign of its change: "+ city", "~ city", "− city".
    [[nodiscard]] QString label() const;
};

/// A table of the database.
struct Card {
    QString table; ///< in the database
    QString title; ///< what Shopbook calls it; "" = it doesn't know it
    QList<CardRow> rows;
    Change change = Change::None;
    bool operator==(const Card &) const = default;

    /// "Purchases (purchases)"; the table's name alone when that is all there is.
    [[nodiscard]] QString name() const;
    /// What stands at the top, with the sign of its change; the table's own name follows a title.
    [[nodiscard]] QString heading() const;
};

/// Rows of cards. A reference to a table without the column that was named ends at its first row.
struct Reference {
    int from = 0;
    int fromRow = 0;
    int to = 0;
    int toRow = 0;
    auto operator<=>(const Reference &) const = default;
};

struct Content {
    QList<Card> cards; ///< by name
    QList<Reference> references; ///< in the order of their rows
    bool operator==(const Content &) const = default;

    /// One card as a sentence or two: what changed, what it refers to and what refers to it.
    [[nodiscard]] QString describe(int card) const;
};

/// Alembic's note of the revision, and what Shopbook keeps for itself.
[[nodiscard]] bool isService(const migration::Table &table);
[[nodiscard]] Content contentOf(const migration::Structure &structure, bool withService);

} // namespace gui::diagram
