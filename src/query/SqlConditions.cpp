// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions of a query: plain SQL, NULL and all (SqlWriter.h).
#include "base/Result.h"
#include "query/Operators.h"
#include "query/Prepared.h"
#include "query/SqlWriter.h"

using namespace Qt::StringLiterals;

namespace query
{

using database::Engine;
using schema::Type;

namespace
{

/// As SQLAlchemy binds a time on SQLite, where it is a text.
QString microseconds(const QString &stored)
{
    const qsizetype dot = stored.indexOf(u'.');
    return dot < 0 ? stored + u".000000"_s
                   : stored.left(dot + 1) + stored.mid(dot + 1).leftJustified(6, u'0', true);
}

} // namespace

MarkedText SqlWriter::value(const QVariant &value, Type type)
{
    MarkedText text;
    ++m_count;
    // 18.5 beside a whole number stays 18.5.
    const bool isFraction = type == Type::Integer && value.typeId() == QMetaType::Double;
    if (isFraction)
        type = Type::Real;
    text.values.append(type == Type::Timestamp && m_engine == Engine::Sqlite
                               && !database::value::isNull(value)
                           ? QVariant(microseconds(value.toString()))
                           : value);
    if (m_dialect)
        text.text = m_dialect->placeholder(type);
    else if (m_engine == Engine::Sqlite)
        text.text = u"?"_s;
    else // which would be taken for a whole number, as the column is one
        text.text = u"$%1"_s.arg(m_count) + (isFraction ? u"::double precision"_s : QString());
    return text;
}

MarkedText SqlWriter::conditions(const Condition &group, const QString &word, const QString &path)
{
    MarkedText text;
    for (qsizetype i = 0; i < group.parts.size(); ++i) {
        const Condition &part = group.parts.at(i);
        if (part.isVoid())
            continue;
        text += u'\n' + (text.isEmpty() ? word : u"  AND "_s);
        text += condition(part, u"%1[%2]"_s.arg(path).arg(i));
    }
    return text;
}

MarkedText SqlWriter::condition(const Condition &condition, const QString &path)
{
    return (condition.kind == Condition::Kind::Test ? test(condition) : group(condition, path)).of(path);
}

MarkedText SqlWriter::group(const Condition &condition, const QString &path)
{
    const QString word = condition.kind == Condition::Kind::All ? u"all"_s
        : condition.kind == Condition::Kind::Any                ? u"any"_s
                                                                : u"none"_s;
    QList<MarkedText> parts;
    for (qsizetype i = 0; i < condition.parts.size(); ++i)
        if (!condition.parts.at(i).isVoid())
            parts.append(this->condition(condition.parts.at(i), u"%1.%2[%3]"_s.arg(path, word).arg(i)));
    MarkedText text = joined(parts, condition.kind == Condition::Kind::All ? u" AND "_s : u" OR "_s);
    if (condition.kind == Condition::Kind::None)
        return u"NOT ("_s + text + u")"_s;
    return parts.size() > 1 ? u"("_s + text + u")"_s : text;
}

/// `form` holds %1 and, for the value, %2.
MarkedText SqlWriter::pattern(const QString &left, const QString &form, const QVariant &value)
{
    const MarkedText bound = this->value(value, Type::Text);
    MarkedText text(form.arg(left, bound.text));
    text.values = bound.values;
    return text;
}

MarkedText SqlWriter::test(const Condition &condition)
{
    const Expression what = expressionOf(condition);
    const QString left = expression(what);
    const Type type = sourceOf(what).type;
    const QVariant first = condition.values.value(0);
    const bool isNull = database::value::isNull(first);
    switch (condition.op) {
    case Op::Equals:
    case Op::NotEquals:
        if (isNull)
            return MarkedText(left + (condition.op == Op::Equals ? u" IS NULL"_s : u" IS NOT NULL"_s));
        return MarkedText(left + (condition.op == Op::Equals ? u" = "_s : u" != "_s)) + value(first, type);
    case Op::IsNull:
        return MarkedText(left + u" IS NULL"_s);
    case Op::IsNotNull:
        return MarkedText(left + u" IS NOT NULL"_s);
    case Op::Between: {
        MarkedText text(left + u" BETWEEN "_s);
        text += value(first, type);
        text += u" AND "_s;
        text += value(condition.values.value(1), type);
        return text;
    }
    case Op::OneOf:
    case Op::NoneOf: {
        const bool isIn = condition.op == Op::OneOf;
        if (condition.values.isEmpty()) // in nothing: false, even for NULL
            return MarkedText(isIn ? u"1 != 1"_s : u"1 = 1"_s);
        MarkedText text(left + (isIn ? u" IN ("_s : u" NOT IN ("_s));
        for (qsizetype i = 0; i < condition.values.size(); ++i) {
            text += i > 0 ? u", "_s : QString();
            text += value(condition.values.at(i), type);
        }
        return text + u")"_s;
    }
    case Op::Contains:
        return pattern(left, u"(%1 LIKE '%' || %2 || '%')"_s, first);
    case Op::NotContains:
        return pattern(left, u"(%1 NOT LIKE '%' || %2 || '%')"_s, first);
    case Op::StartsWith:
        return pattern(left, u"(%1 LIKE %2 || '%')"_s, first);
    case Op::EndsWith:
        return pattern(left, u"(%1 LIKE '%' || %2)"_s, first);
    case Op::Like:
        return pattern(left, u"%1 LIKE %2"_s, first);
    case Op::NotLike:
        return pattern(left, u"%1 NOT LIKE %2"_s, first);
    case Op::ILike:
        return pattern(left, m_engine == Engine::Sqlite ? u"lower(%1) LIKE lower(%2)"_s : u"%1 ILIKE %2"_s,
                       first);
    default:
        return MarkedText(u"%1 %2 "_s.arg(left, codeOf(condition.op))) + value(first, type);
    }
}

} // namespace query
