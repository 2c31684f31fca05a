// SPDX-License-Identifier: GPL-3.0-or-later
// An outcome as JSON text: QJsonObject would order the columns by their names (Outcome.h).
#include "query/Outcome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

bool needsEscape(QChar c)
{
    return c < u' ' || c == u'"' || c == u'\\' || c == u'\x7f' || c.isSurrogate();
}

QString compact(const QJsonValue &value)
{
    // What most values are needs no document of its own.
    if (value.isNull())
        return u"null"_s;
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (const QString text = value.toString(); value.isString() && std::ranges::none_of(text, needsEscape))
        return u'"' + text + u'"';
    const QString all = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return all.mid(1, all.size() - 2);
}

/// The pairs of an object that toJson() made, in the order of the shape's columns.
QStringList pairsOf(const ResultShape &shape, qsizetype first, qsizetype count, const QJsonObject &object)
{
    QStringList pairs;
    for (qsizetype i = 0; i < count; ++i) {
        const QString name = shape.columns.at(first + i).column;
        pairs.append(u"%1: "_s.arg(compact(name)) + compact(object.value(name)));
    }
    return pairs;
}

QString loadedText(const ResultShape &shape, const ResultShape::Loaded &loaded, const QJsonValue &value)
{
    const auto one = [&](const QJsonValue &row) {
        return u'{' + pairsOf(shape, loaded.first, loaded.count, row.toObject()).join(u", ") + u'}';
    };
    if (!value.isArray())
        return value.isObject() ? one(value) : compact(value);
    QStringList rows;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &row : array)
        rows.append(one(row));
    return u'[' + rows.join(u", ") + u']';
}

QString partText(const ResultShape &shape, qsizetype part, const QJsonValue &value)
{
    if (!shape.parts.at(part).isObject || !value.isObject())
        return compact(value);
    QStringList pairs =
        pairsOf(shape, shape.parts.at(part).first, shape.parts.at(part).count, value.toObject());
    for (const ResultShape::Loaded &loaded : shape.loaded)
        if (loaded.part == part)
            pairs.append(u"%1: "_s.arg(compact(loaded.attribute))
                         + loadedText(shape, loaded, value[loaded.attribute]));
    return u'{' + pairs.join(u", ") + u'}';
}

QString itemText(const ResultShape &shape, const QJsonValue &item)
{
    if (shape.isSingleObject())
        return partText(shape, 0, item);
    QStringList parts;
    for (qsizetype i = 0; i < shape.parts.size(); ++i)
        parts.append(partText(shape, i, item[i]));
    return u'[' + parts.join(u", ") + u']';
}

QString lines(const QStringList &items)
{
    return items.isEmpty() ? u"[]"_s : u"[\n"_s + items.join(u",\n") + u"\n]"_s;
}

} // namespace

QString toJsonText(const ResultShape &shape, const Item &item, const QString &mask)
{
    return itemText(shape, toJson(shape, item, mask));
}

QString toJsonText(const ResultShape &shape, const Outcome &outcome, const QString &mask)
{
    const QJsonValue value = toJson(shape, outcome, mask);
    if (outcome.kind == Outcome::Kind::Item)
        return outcome.isFirstPart ? partText(shape, 0, value) : itemText(shape, value);
    if (outcome.kind != Outcome::Kind::List)
        return compact(value);
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items.append(itemText(shape, item));
    return lines(items);
}

QString jsonText(const QJsonValue &value)
{
    if (!value.isArray())
        return compact(value);
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items.append(compact(item));
    return lines(items);
}

} // namespace query
