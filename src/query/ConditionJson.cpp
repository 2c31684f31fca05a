// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ConditionJson.h"

#include "query/Operators.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr int deepest = 32;

const QList<std::pair<QString, Condition::Kind>> &groupWords()
{
    static const QList<std::pair<QString, Condition::Kind>> words{{u"all"_s, Condition::Kind::All},
                                                                  {u"any"_s, Condition::Kind::Any},
                                                                  {u"none"_s, Condition::Kind::None}};
    return words;
}

/// What the condition is of; decides what may stand in it.
enum class Home { Filter, Query };

class Reader
{
public:
    explicit Reader(Home home)
        : m_home(home)
    {
    }

    base::Result<Condition> read(const QJsonValue &json, const QString &path, int depth) const
    {
        if (!json.isObject() || depth > deepest)
            return bad(path, QCoreApplication::translate("query", "a condition is expected."));
        const QJsonObject object = json.toObject();
        SHOPBOOK_TRY(checkKeys(object, path));
        base::Result<Condition> condition = Condition();
        bool isGroup = false;
        for (const auto &[word, kind] : groupWords()) {
            if (!object.contains(word))
                continue;
            const QString here = u"%1.%2"_s.arg(path, word);
            if (isGroup || !object.value(word).isArray())
                return bad(here, QCoreApplication::translate("query", "one list of conditions is expected."));
            isGroup = true;
            condition->kind = kind;
            const QJsonArray parts = object.value(word).toArray();
            for (qsizetype i = 0; i < parts.size(); ++i) {
                auto part = read(parts.at(i), u"%1[%2]"_s.arg(here).arg(i), depth + 1);
                SHOPBOOK_TRY(part);
                condition->parts.append(std::move(*part));
            }
        }
        if (!isGroup)
            condition = readTest(object, path);
        SHOPBOOK_TRY(condition);
        condition->isOff = object.value(u"off"_s).toBool();
        return condition;
    }

private:
    base::Error bad(const QString &path, const QString &sentence) const
    {
        const QString whole = m_home == Home::Filter
            ? QCoreApplication::translate("query", "At %1: %2 Mend the file or save the view anew.")
            : QCoreApplication::translate("query", "At %1: %2 Mend it there.");
        return {base::ErrorCode::Usage, whole.arg(path, sentence), path, {}, {}};
    }

    base::Result<void> checkKeys(const QJsonObject &object, const QString &path) const
    {
        static const QStringList known{u"all"_s, u"any"_s,    u"none"_s, u"field"_s,
                                       u"op"_s,  u"values"_s, u"off"_s,  u"by_name"_s};
        if (m_home == Home::Filter)
            return {};
        for (const QString &key : object.keys())
            if (!known.contains(key))
                return bad(u"%1.%2"_s.arg(path, key),
                           QCoreApplication::translate("query", "nothing has this name."));
        for (const QString &key : {u"off"_s, u"by_name"_s})
            if (object.contains(key) && !object.value(key).isBool())
                return bad(u"%1.%2"_s.arg(path, key),
                           QCoreApplication::translate("query", "true or false is expected."));
        return {};
    }

    base::Result<Condition> readTest(const QJsonObject &object, const QString &path) const
    {
        Condition condition;
        condition.kind = Condition::Kind::Test;
        condition.field = object.value(u"field"_s).toString();
        condition.isByName = m_home == Home::Query && object.value(u"by_name"_s).toBool();
        if (condition.field.isEmpty())
            return bad(path + u".field"_s,
                       QCoreApplication::translate("query", "the name of a field is missing."));
        const QString code = object.value(u"op"_s).toString();
        const auto op = opFromCode(code);
        if (!op)
            return bad(
                path + u".op"_s,
                QCoreApplication::translate("query", "“%1” is no comparison that Shopbook knows.").arg(code));
        condition.op = *op;
        const QJsonValue values = object.value(u"values"_s);
        if (!values.isUndefined() && !values.isArray())
            return bad(path + u".values"_s,
                       QCoreApplication::translate("query", "a list of values is expected."));
        const QJsonArray array = values.toArray();
        for (const QJsonValue &value : array) {
            if (value.isArray() || value.isObject() || (value.isNull() && m_home == Home::Filter))
                return bad(
                    m_home == Home::Filter ? path + u".values"_s
                                           : u"%1.values[%2]"_s.arg(path).arg(condition.values.size()),
                    QCoreApplication::translate("query", "a value is a text, a number, true or false."));
            condition.values.append(valueFromJson(value));
        }
        return condition;
    }

    Home m_home;
};

} // namespace

QJsonValue valueToJson(const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toHex());
    return value.typeId() == QMetaType::LongLong ? QJsonValue(value.toLongLong())
                                                 : QJsonValue::fromVariant(value);
}

QVariant valueFromJson(const QJsonValue &json)
{
    if (json.isDouble()) {
        const QVariant number = json.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return number;
        const double real = number.toDouble();
        // Beyond 64 bits there is no whole number to turn it into.
        const bool fits = real >= -9223372036854775808.0 && real < 9223372036854775808.0;
        return fits && real == double(qint64(real)) ? QVariant(qint64(real)) : QVariant(real);
    }
    return json.isNull() ? QVariant() : json.toVariant();
}

QJsonObject toJson(const Condition &condition)
{
    QJsonObject object;
    if (condition.isOff)
        object.insert(u"off"_s, true);
    if (condition.isByName)
        object.insert(u"by_name"_s, true);
    if (condition.kind == Condition::Kind::Test) {
        object.insert(u"field"_s, condition.field);
        object.insert(u"op"_s, codeOf(condition.op));
        QJsonArray values;
        for (const QVariant &value : condition.values)
            values.append(valueToJson(value));
        if (!values.isEmpty())
            object.insert(u"values"_s, values);
        return object;
    }
    QJsonArray parts;
    for (const Condition &part : condition.parts)
        parts.append(toJson(part));
    for (const auto &[word, kind] : groupWords())
        if (kind == condition.kind)
            object.insert(word, parts);
    return object;
}

base::Result<Condition> conditionFromJson(const QJsonValue &json, const QString &path)
{
    return Reader(Home::Filter).read(json, path, 0);
}

base::Result<Condition> queryConditionFromJson(const QJsonValue &json, const QString &path)
{
    return Reader(Home::Query).read(json, path, 0);
}

} // namespace query
