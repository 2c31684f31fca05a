// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/QueryJson.h"

#include "query/ConditionJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

base::Error bad(const QString &path, const QString &sentence)
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate("query", "At %1: %2 Mend it there.").arg(path, sentence),
            path,
            {},
            {}};
}

QString expected(const char *what)
{
    return QCoreApplication::translate("query", what);
}

/// Reads one key after the other; the first bad part ends it.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }

    base::Result<Query> read()
    {
        SHOPBOOK_TRY(version());
        SHOPBOOK_TRY(keys(m_object, {}, knownKeys()));
        SHOPBOOK_TRY(from());
        SHOPBOOK_TRY(expressions(u"columns"_s, m_query.columns));
        SHOPBOOK_TRY(joins());
        SHOPBOOK_TRY(texts(u"joinedload"_s, m_query.loaded));
        SHOPBOOK_TRY(conditions(u"where"_s, m_query.where));
        SHOPBOOK_TRY(expressions(u"group_by"_s, m_query.groupBy));
        SHOPBOOK_TRY(conditions(u"having"_s, m_query.having));
        SHOPBOOK_TRY(flag(m_object, u"distinct"_s, {}, m_query.isDistinct));
        SHOPBOOK_TRY(orders());
        SHOPBOOK_TRY(limits());
        SHOPBOOK_TRY(ending());
        return m_query;
    }

private:
    static QStringList knownKeys()
    {
        return {u"version"_s,    u"title"_s, u"description"_s, u"from"_s,   u"columns"_s,  u"joins"_s,
                u"joinedload"_s, u"where"_s, u"group_by"_s,    u"having"_s, u"distinct"_s, u"order_by"_s,
                u"slice"_s,      u"limit"_s, u"offset"_s,      u"ending"_s};
    }

    static base::Result<void> keys(const QJsonObject &object, const QString &path, const QStringList &known)
    {
        for (const QString &key : object.keys())
            if (!known.contains(key))
                return bad(path.isEmpty() && !key.isEmpty() ? key : u"%1.%2"_s.arg(path, key),
                           expected(QT_TRANSLATE_NOOP("query", "nothing has this name.")));
        return {};
    }

    base::Result<void> version() const
    {
        const QJsonValue version = m_object.value(u"version"_s);
        if (!version.isDouble() || version.toDouble() < 1
            || version.toDouble() != std::floor(version.toDouble()))
            return bad(u"version"_s,
                       expected(QT_TRANSLATE_NOOP("query", "a version is expected; this program writes 1.")));
        if (version.toDouble() > documentVersion)
            return base::Error{
                base::ErrorCode::Usage,
                QCoreApplication::translate("query",
                                            "At version: this query was made by a later Shopbook (document "
                                            "version %1; this program reads up to %2). Open it there, or "
                                            "install that one.")
                    .arg(version.toDouble())
                    .arg(documentVersion),
                u"version"_s,
                {},
                {}};
        return {};
    }

    base::Result<void> from()
    {
        const QString name = m_object.value(u"from"_s).toString();
        const schema::Entity *entity = schema::entityByName(name);
        if (!entity)
            return bad(u"from"_s,
                       name.isEmpty()
                           ? expected(QT_TRANSLATE_NOOP("query", "the name of a table is expected."))
                           : QCoreApplication::translate("query", "there is no table “%1”.").arg(name));
        m_query.from = entity->table;
        return {};
    }

    [[nodiscard]] base::Result<QJsonArray> list(const QString &key) const
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isArray())
            return bad(key, expected(QT_TRANSLATE_NOOP("query", "a list is expected.")));
        return value.toArray();
    }

    base::Result<void> texts(const QString &key, QStringList &into) const
    {
        const auto array = list(key);
        SHOPBOOK_TRY(array);
        for (const QJsonValue &value : *array) {
            if (!value.isString())
                return bad(u"%1[%2]"_s.arg(key).arg(into.size()),
                           expected(QT_TRANSLATE_NOOP("query", "a text is expected.")));
            into.append(value.toString());
        }
        return {};
    }

    static base::Result<Expression> expression(const QJsonValue &value, const QString &path)
    {
        auto parsed = Expression::parse(value.toString());
        if (!parsed)
            return bad(path, parsed.error().message);
        return parsed;
    }

    base::Result<void> expressions(const QString &key, QList<Expression> &into) const
    {
        const auto array = list(key);
        SHOPBOOK_TRY(array);
        for (const QJsonValue &value : *array) {
            auto parsed = expression(value, u"%1[%2]"_s.arg(key).arg(into.size()));
            SHOPBOOK_TRY(parsed);
            into.append(*parsed);
        }
        return {};
    }

    static base::Result<void> flag(const QJsonObject &object, const QString &key, const QString &path,
                                   bool &into)
    {
        const QJsonValue value = object.value(key);
        if (!value.isUndefined() && !value.isBool())
            return bad(path.isEmpty() ? key : u"%1.%2"_s.arg(path, key),
                       expected(QT_TRANSLATE_NOOP("query", "true or false is expected.")));
        into = value.toBool();
        return {};
    }

    base::Result<void> joins()
    {
        const auto array = list(u"joins"_s);
        SHOPBOOK_TRY(array);
        for (const QJsonValue &value : *array) {
            const QString path = u"joins[%1]"_s.arg(m_query.joins.size());
            const QJsonObject object = value.toObject();
            SHOPBOOK_TRY(keys(object, path, {u"table"_s, u"outer"_s}));
            Join join;
            join.table = object.value(u"table"_s).toString();
            if (join.table.isEmpty())
                return bad(path + u".table"_s,
                           expected(QT_TRANSLATE_NOOP("query", "the name of a table is expected.")));
            SHOPBOOK_TRY(flag(object, u"outer"_s, path, join.isOuter));
            m_query.joins.append(join);
        }
        return {};
    }

    base::Result<void> conditions(const QString &key, Condition &into) const
    {
        const auto array = list(key);
        SHOPBOOK_TRY(array);
        for (const QJsonValue &value : *array) {
            auto part = queryConditionFromJson(value, u"%1[%2]"_s.arg(key).arg(into.parts.size()));
            SHOPBOOK_TRY(part);
            into.parts.append(std::move(*part));
        }
        return {};
    }

    base::Result<void> orders()
    {
        const auto array = list(u"order_by"_s);
        SHOPBOOK_TRY(array);
        for (const QJsonValue &value : *array) {
            const QString path = u"order_by[%1]"_s.arg(m_query.orderBy.size());
            // The short form: "age".
            const QJsonObject object = value.isString() ? QJsonObject{{u"by"_s, value}} : value.toObject();
            SHOPBOOK_TRY(keys(object, path, {u"by"_s, u"descending"_s, u"nulls"_s}));
            Order order;
            const auto by = expression(object.value(u"by"_s), path + u".by"_s);
            SHOPBOOK_TRY(by);
            order.by = *by;
            SHOPBOOK_TRY(flag(object, u"descending"_s, path, order.isDescending));
            const QJsonValue nulls = object.value(u"nulls"_s);
            if (nulls == u"first"_s)
                order.nulls = Order::Nulls::First;
            else if (nulls == u"last"_s)
                order.nulls = Order::Nulls::Last;
            else if (!nulls.isUndefined())
                return bad(path + u".nulls"_s,
                           expected(QT_TRANSLATE_NOOP("query", "“first” or “last” is expected.")));
            m_query.orderBy.append(order);
        }
        return {};
    }

    [[nodiscard]] static base::Result<std::optional<qint64>> number(const QJsonValue &value,
                                                                    const QString &path)
    {
        if (value.isUndefined() || value.isNull())
            return std::optional<qint64>();
        const QVariant number = value.isDouble() ? valueFromJson(value) : QVariant();
        if (number.typeId() != QMetaType::LongLong)
            return bad(path, expected(QT_TRANSLATE_NOOP("query", "a whole number is expected.")));
        return std::optional<qint64>(number.toLongLong());
    }

    base::Result<void> limits()
    {
        auto limit = number(m_object.value(u"limit"_s), u"limit"_s);
        SHOPBOOK_TRY(limit);
        auto offset = number(m_object.value(u"offset"_s), u"offset"_s);
        SHOPBOOK_TRY(offset);
        m_query.limit = *limit;
        m_query.offset = *offset;
        const QJsonValue slice = m_object.value(u"slice"_s);
        if (slice.isUndefined())
            return {};
        if (!slice.isArray() || slice.toArray().size() != 2)
            return bad(u"slice"_s,
                       expected(QT_TRANSLATE_NOOP("query", "two numbers are expected: from and to.")));
        if (*limit || *offset)
            return bad(u"slice"_s,
                       expected(QT_TRANSLATE_NOOP(
                           "query", "a slice says already what limit and offset say. Leave one of them.")));
        auto begin = number(slice.toArray().at(0), u"slice[0]"_s);
        SHOPBOOK_TRY(begin);
        auto end = number(slice.toArray().at(1), u"slice[1]"_s);
        SHOPBOOK_TRY(end);
        m_query.isSlice = true;
        m_query.offset = *begin;
        if (*end) {
            qint64 length = 0;
            if (qSubOverflow(**end, begin->value_or(0), &length))
                return bad(u"slice"_s, expected(QT_TRANSLATE_NOOP("query", "a whole number is expected.")));
            m_query.limit = length;
        }
        return {};
    }

    base::Result<void> ending()
    {
        const QJsonValue value = m_object.value(u"ending"_s);
        if (value.isUndefined())
            return {};
        const auto known = endingFromCode(value.toString());
        if (!known)
            return bad(u"ending"_s,
                       expected(QT_TRANSLATE_NOOP(
                           "query", "all, first, one, one_or_none, scalar or count is expected.")));
        m_query.ending = *known;
        return {};
    }

    const QJsonObject &m_object;
    Query m_query;
};

QJsonArray texts(const QList<Expression> &expressions)
{
    QJsonArray array;
    for (const Expression &expression : expressions)
        array.append(expression.text());
    return array;
}

QJsonArray parts(const Condition &group)
{
    QJsonArray array;
    for (const Condition &part : group.parts)
        array.append(toJson(part));
    return array;
}

QJsonArray ordersToJson(const QList<Order> &orders)
{
    QJsonArray array;
    for (const Order &order : orders) {
        QJsonObject object{{u"by"_s, order.by.text()}};
        if (order.isDescending)
            object.insert(u"descending"_s, true);
        if (order.nulls != Order::Nulls::Default)
            object.insert(u"nulls"_s, order.nulls == Order::Nulls::First ? u"first"_s : u"last"_s);
        array.append(object);
    }
    return array;
}

} // namespace

QJsonObject toJson(const Query &query)
{
    QJsonObject object{{u"version"_s, documentVersion}, {u"from"_s, schema::entity(query.from).name}};
    const auto add = [&object](const QString &key, const QJsonArray &array) {
        if (!array.isEmpty())
            object.insert(key, array);
    };
    add(u"columns"_s, texts(query.columns));
    QJsonArray joins;
    for (const Join &join : query.joins) {
        QJsonObject one{{u"table"_s, join.table}};
        if (join.isOuter)
            one.insert(u"outer"_s, true);
        joins.append(one);
    }
    add(u"joins"_s, joins);
    add(u"joinedload"_s, QJsonArray::fromStringList(query.loaded));
    add(u"where"_s, parts(query.where));
    add(u"group_by"_s, texts(query.groupBy));
    add(u"having"_s, parts(query.having));
    if (query.isDistinct)
        object.insert(u"distinct"_s, true);
    add(u"order_by"_s, ordersToJson(query.orderBy));
    const auto numberOf = [](const std::optional<qint64> &number) {
        return number ? QJsonValue(*number) : QJsonValue();
    };
    if (query.isSlice) {
        const QJsonValue end =
            query.limit ? QJsonValue(query.offset.value_or(0) + *query.limit) : QJsonValue();
        object.insert(u"slice"_s, QJsonArray{numberOf(query.offset), end});
    } else {
        if (query.limit)
            object.insert(u"limit"_s, *query.limit);
        if (query.offset)
            object.insert(u"offset"_s, *query.offset);
    }
    object.insert(u"ending"_s, codeOf(query.ending));
    return object;
}

base::Result<Query> queryFromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return bad(u"/"_s, expected(QT_TRANSLATE_NOOP("query", "a query is expected.")));
    const QJsonObject object = json.toObject();
    return Reader(object).read();
}

} // namespace query
