// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/JsonText.h"

#include "query/ConditionJson.h"

#include <QJsonArray>
#include <QJsonDocument>

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

} // namespace

QString compactJson(const QJsonValue &value)
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

QString objectText(const QStringList &names, const QStringList &values)
{
    QStringList pairs;
    for (qsizetype i = 0; i < names.size(); ++i)
        pairs.append(compactJson(names.at(i)) + u": "_s + values.value(i));
    return u'{' + pairs.join(u", ") + u'}';
}

QString rowText(const QStringList &names, const QVariantList &values)
{
    QStringList texts;
    for (qsizetype i = 0; i < names.size(); ++i)
        texts.append(values.value(i).typeId() == QMetaType::LongLong // most of what there is
                         ? QString::number(values.at(i).toLongLong())
                         : compactJson(valueToJson(values.value(i))));
    return objectText(names, texts);
}

QString listText(const QStringList &items)
{
    QString text = listBegin();
    for (qsizetype i = 0; i < items.size(); ++i)
        text += beforeItem(i == 0) + items.at(i);
    return text + listEnd(items.isEmpty());
}

QString listBegin()
{
    return u"["_s;
}

QString beforeItem(bool isFirst)
{
    return isFirst ? u"\n"_s : u",\n"_s;
}

QString listEnd(bool isEmpty)
{
    return isEmpty ? u"]"_s : u"\n]"_s;
}

} // namespace query
