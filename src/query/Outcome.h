// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ResultShape.h"

#include <QHash>
#include <QJsonValue>
#include <QSet>

#include <optional>

/// What an ending makes of the rows that a SELECT brought, as SQLAlchemy's Query does: objects are unique,
/// joinedload() puts rows into them, one() insists.
namespace query
{

/// One thing that the ending hands out: a row as the SELECT brought it, with what was loaded into its
/// objects.
struct Item {
    QVariantList values; ///< of the shape's parts
    QList<QList<QVariantList>> loaded; ///< rows of each of the shape's `loaded`, each once
};

struct Outcome {
    enum class Kind { List, Item, Value, None, NoResultFound, MultipleResultsFound };
    Kind kind = Kind::List;
    QList<Item> items; ///< of a list; the one of Item
    QVariant value; ///< of Value: scalar() of a column, count()
    bool isFirstPart = false; ///< of Item: scalar() took the object out of the row
    qint64 rows = 0; ///< that came from the database
    /// SQLAlchemy's own sentence for the last two kinds: "No row was found when one was required".
    QString words;
    [[nodiscard]] bool isException() const
    {
        return kind == Kind::NoResultFound || kind == Kind::MultipleResultsFound;
    }
};

/// Takes rows one by one, so that a list can be shown while it grows. Remembers the keys of the objects
/// (SQLAlchemy does too) and the items; who shows only some of a long list stops giving it rows.
class Collector
{
public:
    Collector(ResultShape shape, Ending ending);

    /// A row of the SELECT, values by ResultShape's types. The number of the item that it became or that it
    /// was put into, which is then to be shown anew.
    qsizetype add(const QVariantList &row);
    /// No later row can change the outcome.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] const ResultShape &shape() const { return m_shape; }
    /// After the last row.
    [[nodiscard]] Outcome outcome() const;

private:
    void load(Item &item, const QVariantList &row, QSet<QByteArray> &seen) const;

    ResultShape m_shape;
    Ending m_ending;
    QList<Item> m_items;
    QHash<QByteArray, qsizetype> m_places; ///< of items, where they are unique
    QList<QSet<QByteArray>> m_seen; ///< what was loaded into each
    qint64 m_rows = 0;
};

/// The things of a list one by one, for who writes them down and keeps none: remembers no more than which
/// objects were there, and not even that where none can come twice.
class ItemStream
{
public:
    /// Each row of the query brings a whole item: a list is asked for, and no list is loaded into its
    /// objects.
    [[nodiscard]] static bool fits(const Query &query, const ResultShape &shape);
    ItemStream(ResultShape shape, const Query &query);
    /// The item of a row; nothing when its object was there before.
    [[nodiscard]] std::optional<Item> next(const QVariantList &row);

private:
    ResultShape m_shape;
    bool m_mayRepeat;
    QSet<QByteArray> m_seen;
};

/// As printed Python prints it: objects {"id": 1, …, "phone_numbers": […]}, rows as lists, None as null, an
/// exception as {"exception": "NoResultFound", "message": …}. `mask` stands where a secret would; "" shows
/// secrets.
[[nodiscard]] QJsonValue toJson(const ResultShape &shape, const Item &item, const QString &mask);
[[nodiscard]] QJsonValue toJson(const ResultShape &shape, const Outcome &outcome, const QString &mask);
/// The same as a text, a line for each thing of a list; the columns of objects come in the order of the
/// models.
[[nodiscard]] QString toJsonText(const ResultShape &shape, const Outcome &outcome, const QString &mask);
[[nodiscard]] QString toJsonText(const ResultShape &shape, const Item &item, const QString &mask);
/// A value that is no object as a text; a list of lists goes on lines.
[[nodiscard]] QString jsonText(const QJsonValue &value);

} // namespace query
