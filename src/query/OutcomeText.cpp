// SPDX-License-Identifier: GPL-3.0-or-later
// An outcome as JSON text: QJsonObject would order the columns by their names (Outcome.h).
#include "query/JsonText.h"
#include "query/Outcome.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

/// An object that toJson() made, its members in the order of the shape's columns.
void addColumns(const ResultShape &shape, qsizetype first, qsizetype count, const QJsonObject &object,
                QStringList &names, QStringList &values)
{
    for (qsizetype i = 0; i < count; ++i) {
        names.append(shape.columns.at(first + i).column);
        values.append(compactJson(object.value(names.constLast())));
    }
}

QString loadedText(const ResultShape &shape, const ResultShape::Loaded &loaded, const QJsonValue &value)
{
    const auto one = [&](const QJsonValue &row) {
        QStringList names;
        QStringList values;
        addColumns(shape, loaded.first, loaded.count, row.toObject(), names, values);
        return objectText(names, values);
    };
    if (!value.isArray())
        return value.isObject() ? one(value) : compactJson(value);
    QStringList rows;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &row : array)
        rows.append(one(row));
    return u'[' + rows.join(u", ") + u']';
}

QString partText(const ResultShape &shape, qsizetype part, const QJsonValue &value)
{
    if (!shape.parts.at(part).isObject || !value.isObject())
        return compactJson(value);
    QStringList names;
    QStringList values;
    addColumns(shape, shape.parts.at(part).first, shape.parts.at(part).count, value.toObject(), names,
               values);
    for (const ResultShape::Loaded &loaded : shape.loaded) {
        if (loaded.part != part)
            continue;
        names.append(loaded.attribute);
        values.append(loadedText(shape, loaded, value[loaded.attribute]));
    }
    return objectText(names, values);
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
        return compactJson(value);
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items.append(itemText(shape, item));
    return listText(items);
}

QString jsonText(const QJsonValue &value)
{
    if (!value.isArray())
        return compactJson(value);
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items.append(compactJson(item));
    return listText(items);
}

} // namespace query
