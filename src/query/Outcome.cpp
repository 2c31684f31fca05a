// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Outcome.h"

#include "query/ConditionJson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

bool isWhole(double number)
{
    constexpr double exact = 9007199254740992.0; // beyond it a double holds no ones
    return std::abs(number) <= exact && number == std::floor(number);
}

/// Equal for what Python holds equal: 1 and 1.0 and True, NULL and NULL; never '' and NULL.
void append(QByteArray &key, const QVariant &value)
{
    if (database::value::isNull(value)) {
        key += 'n';
    } else if (value.typeId() == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        key += 't' + QByteArray::number(text.size()) + ':' + text;
    } else if (value.typeId() == QMetaType::Double && !isWhole(value.toDouble())) {
        key += 'd' + QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest) + ';';
    } else {
        key += 'i' + QByteArray::number(value.toLongLong()) + ';';
    }
}

/// The id comes first in every model.
bool isNone(const QVariantList &row, qsizetype first)
{
    return database::value::isNull(row.value(first));
}

QJsonValue valueOf(const ResultColumn &column, const QVariant &value, const QString &mask)
{
    if (column.isSecret && !mask.isEmpty() && !database::value::isNull(value) && value != QString())
        return mask;
    return valueToJson(value);
}

QJsonObject objectOf(const ResultShape &shape, qsizetype first, qsizetype count, const QVariantList &values,
                     qsizetype from, const QString &mask)
{
    QJsonObject object;
    for (qsizetype i = 0; i < count; ++i) {
        const ResultColumn &column = shape.columns.at(first + i);
        object.insert(column.column, valueOf(column, values.value(from + i), mask));
    }
    return object;
}

QByteArray keyOf(const ResultShape &shape, const QVariantList &row)
{
    QByteArray key;
    for (const ResultShape::Part &part : shape.parts)
        append(key, row.value(part.first));
    return key;
}

/// How many values of a row are the item's own; the rest is loaded into its objects.
qsizetype ownValues(const ResultShape &shape)
{
    return shape.parts.constLast().first + shape.parts.constLast().count;
}

} // namespace

Collector::Collector(ResultShape shape, Ending ending)
    : m_shape(std::move(shape))
    , m_ending(ending)
{
}

qsizetype Collector::add(const QVariantList &row)
{
    ++m_rows;
    const bool isUnique = m_shape.hasObjects();
    qsizetype place = m_items.size();
    if (isUnique) {
        const QByteArray key = keyOf(m_shape, row);
        place = m_places.value(key, place);
        if (place == m_items.size())
            m_places.insert(key, place);
    }
    if (place == m_items.size()) {
        m_items.append({row.first(ownValues(m_shape)), QList<QList<QVariantList>>(m_shape.loaded.size())});
        if (!m_shape.loaded.isEmpty())
            m_seen.append(QSet<QByteArray>());
    }
    if (!m_shape.loaded.isEmpty())
        load(m_items[place], row, m_seen[place]);
    return place;
}

void Collector::load(Item &item, const QVariantList &row, QSet<QByteArray> &seen) const
{
    for (qsizetype i = 0; i < m_shape.loaded.size(); ++i) {
        const ResultShape::Loaded &loaded = m_shape.loaded.at(i);
        if (isNone(row, loaded.first))
            continue;
        QByteArray key = QByteArray::number(i) + ' ';
        append(key, row.at(loaded.first));
        if (seen.contains(key))
            continue;
        seen.insert(key);
        item.loaded[i].append(row.mid(loaded.first, loaded.count));
    }
}

bool Collector::isSettled() const
{
    switch (m_ending) {
    case Ending::First:
        return !m_items.isEmpty() && m_shape.loaded.isEmpty();
    case Ending::One:
    case Ending::OneOrNone:
    case Ending::Scalar:
        return m_items.size() > 1;
    case Ending::Count:
        return m_rows > 0;
    case Ending::All:
        break;
    }
    return false;
}

Outcome Collector::outcome() const
{
    Outcome outcome;
    outcome.rows = m_rows;
    if (m_ending == Ending::All) {
        outcome.items = m_items;
        return outcome;
    }
    const bool insists =
        m_ending == Ending::One || m_ending == Ending::OneOrNone || m_ending == Ending::Scalar;
    if (insists && m_items.size() > 1) {
        outcome.kind = Outcome::Kind::MultipleResultsFound;
        outcome.words = m_ending == Ending::OneOrNone
            ? u"Multiple rows were found when one or none was required"_s
            : u"Multiple rows were found when exactly one was required"_s;
    } else if (m_items.isEmpty() && m_ending == Ending::One) {
        outcome.kind = Outcome::Kind::NoResultFound;
        outcome.words = u"No row was found when one was required"_s;
    } else if (m_items.isEmpty()) {
        outcome.kind = Outcome::Kind::None;
    } else if (m_ending == Ending::Count
               || (m_ending == Ending::Scalar && !m_shape.parts.constFirst().isObject)) {
        outcome.kind = Outcome::Kind::Value;
        outcome.value = m_items.constFirst().values.value(0);
    } else {
        outcome.kind = Outcome::Kind::Item;
        outcome.items = m_items.first(1);
        outcome.isFirstPart = m_ending == Ending::Scalar && !m_shape.isSingleObject();
    }
    return outcome;
}

bool ItemStream::fits(const Query &query, const ResultShape &shape)
{
    return query.ending == Ending::All
        && std::none_of(shape.loaded.begin(), shape.loaded.end(),
                        [](const ResultShape::Loaded &loaded) { return loaded.isList; });
}

ItemStream::ItemStream(ResultShape shape, const Query &query)
    : m_shape(std::move(shape))
    , m_mayRepeat(m_shape.hasObjects() && !query.joins.isEmpty()) // a table alone holds each of its rows once
{
}

std::optional<Item> ItemStream::next(const QVariantList &row)
{
    if (m_mayRepeat) {
        const qsizetype before = m_seen.size();
        m_seen.insert(keyOf(m_shape, row));
        if (m_seen.size() == before)
            return std::nullopt;
    }
    Item item{row.first(ownValues(m_shape)), {}};
    for (const ResultShape::Loaded &loaded : m_shape.loaded)
        item.loaded.append(isNone(row, loaded.first)
                               ? QList<QVariantList>()
                               : QList<QVariantList>{row.mid(loaded.first, loaded.count)});
    return item;
}

QJsonValue toJson(const ResultShape &shape, const Item &item, const QString &mask)
{
    QJsonArray parts;
    for (qsizetype i = 0; i < shape.parts.size(); ++i) {
        const ResultShape::Part &part = shape.parts.at(i);
        if (!part.isObject) {
            parts.append(valueOf(shape.columns.at(part.first), item.values.value(part.first), mask));
            continue;
        }
        if (isNone(item.values, part.first)) {
            parts.append(QJsonValue());
            continue;
        }
        QJsonObject object = objectOf(shape, part.first, part.count, item.values, part.first, mask);
        for (qsizetype k = 0; k < shape.loaded.size(); ++k) {
            const ResultShape::Loaded &loaded = shape.loaded.at(k);
            if (loaded.part != i)
                continue;
            QJsonArray rows;
            for (const QVariantList &row : item.loaded.at(k))
                rows.append(objectOf(shape, loaded.first, loaded.count, row, 0, mask));
            object.insert(loaded.attribute,
                          loaded.isList        ? QJsonValue(rows)
                              : rows.isEmpty() ? QJsonValue()
                                               : rows.at(0));
        }
        parts.append(object);
    }
    return shape.isSingleObject() ? parts.at(0) : QJsonValue(parts);
}

QJsonValue toJson(const ResultShape &shape, const Outcome &outcome, const QString &mask)
{
    QJsonArray list;
    switch (outcome.kind) {
    case Outcome::Kind::List:
        for (const Item &item : outcome.items)
            list.append(toJson(shape, item, mask));
        return list;
    case Outcome::Kind::Item: {
        const QJsonValue item = toJson(shape, outcome.items.constFirst(), mask);
        return outcome.isFirstPart ? item.toArray().at(0) : item;
    }
    case Outcome::Kind::Value:
        return valueOf(shape.columns.constFirst(), outcome.value, mask);
    case Outcome::Kind::None:
        break;
    case Outcome::Kind::NoResultFound:
    case Outcome::Kind::MultipleResultsFound:
        return QJsonObject{
            {u"exception"_s,
             outcome.kind == Outcome::Kind::NoResultFound ? u"NoResultFound"_s : u"MultipleResultsFound"_s},
            {u"message"_s, outcome.words}};
    }
    return QJsonValue();
}

} // namespace query
