// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Operators.h"

#include "query/Period.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using schema::Field;
using schema::Type;

struct Row {
    Op op;
    const char16_t *code;
    const char16_t *sign;
    Arity arity;
    const char *title;
    const char *timeTitle; ///< where a time is spoken of in other words
};

constexpr Row table[] = {
    {Op::Equals, u"==", u"=", Arity::One, QT_TRANSLATE_NOOP("query", "is"), QT_TRANSLATE_NOOP("query", "in")},
    {Op::NotEquals, u"!=", u"≠", Arity::One, QT_TRANSLATE_NOOP("query", "is not"),
     QT_TRANSLATE_NOOP("query", "not in")},
    {Op::Less, u"<", u"<", Arity::One, QT_TRANSLATE_NOOP("query", "is less than"),
     QT_TRANSLATE_NOOP("query", "before")},
    {Op::LessOrEqual, u"<=", u"≤", Arity::One, QT_TRANSLATE_NOOP("query", "is at most"),
     QT_TRANSLATE_NOOP("query", "until the end of")},
    {Op::Greater, u">", u">", Arity::One, QT_TRANSLATE_NOOP("query", "is greater than"),
     QT_TRANSLATE_NOOP("query", "after")},
    {Op::GreaterOrEqual, u">=", u"≥", Arity::One, QT_TRANSLATE_NOOP("query", "is at least"),
     QT_TRANSLATE_NOOP("query", "from the beginning of")},
    {Op::Between, u"between", u"a–b", Arity::Two, QT_TRANSLATE_NOOP("query", "is between"), nullptr},
    {Op::OneOf, u"in", u"a;b", Arity::Many, QT_TRANSLATE_NOOP("query", "is one of"), nullptr},
    {Op::NoneOf, u"not in", u"!a;b", Arity::Many, QT_TRANSLATE_NOOP("query", "is none of"), nullptr},
    {Op::Contains, u"contains", u"…a…", Arity::One, QT_TRANSLATE_NOOP("query", "contains"), nullptr},
    {Op::NotContains, u"not contains", u"!a", Arity::One, QT_TRANSLATE_NOOP("query", "does not contain"),
     nullptr},
    {Op::StartsWith, u"startswith", u"a…", Arity::One, QT_TRANSLATE_NOOP("query", "starts with"), nullptr},
    {Op::IsNull, u"is null", u"∅", Arity::None, QT_TRANSLATE_NOOP("query", "has no value (NULL)"), nullptr},
    {Op::IsEmpty, u"is empty", u"“”", Arity::None, QT_TRANSLATE_NOOP("query", "is an empty text"), nullptr},
    {Op::HasValue, u"has value", u"●", Arity::None, QT_TRANSLATE_NOOP("query", "has a value"), nullptr},
    {Op::Like, u"like", u"LIKE", Arity::One, QT_TRANSLATE_NOOP("query", "is like"), nullptr},
    {Op::NotLike, u"not like", u"NOT LIKE", Arity::One, QT_TRANSLATE_NOOP("query", "is not like"), nullptr},
    {Op::ILike, u"ilike", u"ILIKE", Arity::One, QT_TRANSLATE_NOOP("query", "is like, in any case"), nullptr},
    {Op::EndsWith, u"endswith", u"…a", Arity::One, QT_TRANSLATE_NOOP("query", "ends with"), nullptr},
    {Op::IsNotNull, u"is not null", u"!∅", Arity::None, QT_TRANSLATE_NOOP("query", "is not NULL"), nullptr},
};

const Row &rowOf(Op op)
{
    return *std::ranges::find(table, op, &Row::op);
}

/// An operator that was typed before the value, and what follows it.
std::pair<std::optional<Op>, QString> splitOperator(const QString &typed)
{
    static const QList<std::pair<QString, Op>> signs{
        {u">="_s, Op::GreaterOrEqual}, {u"≥"_s, Op::GreaterOrEqual}, {u"<="_s, Op::LessOrEqual},
        {u"≤"_s, Op::LessOrEqual},     {u"<>"_s, Op::NotEquals},     {u"!="_s, Op::NotEquals},
        {u"≠"_s, Op::NotEquals},       {u">"_s, Op::Greater},        {u"<"_s, Op::Less},
        {u"="_s, Op::Equals}};
    for (const auto &[sign, op] : signs)
        if (typed.startsWith(sign))
            return {op, typed.mid(sign.size()).trimmed()};
    return {std::nullopt, typed};
}

tl::expected<QVariant, QString> valueFrom(const Field &field, Op op, const QString &text)
{
    if (field.type == Type::Timestamp) {
        if (const QString code = periodFromTyped(text); !code.isEmpty())
            return QVariant(code);
        return tl::make_unexpected(
            QCoreApplication::translate("query", "“%1” is no date. Write it like %2, or a month like %3.")
                .arg(text, periodInWords(u"2026-11-20"_s), u"11.2026"_s));
    }
    if (field.relation || op == Op::Contains || op == Op::NotContains || op == Op::StartsWith)
        return QVariant(text);
    auto value = schema::fromTyped(field, text);
    if (!value)
        return tl::make_unexpected(value.error().msg);
    return std::move(*value);
}

QString textOf(const Field &field, const QVariant &value)
{
    if (field.type == Type::Timestamp) {
        const QString words = periodInWords(value.toString());
        return periodFromTyped(words) == value.toString() ? words : value.toString();
    }
    if (field.format == schema::Format::PaymentType)
        return schema::paymentTypeTitle(value.toString());
    return schema::toTyped(value);
}

QStringList partsOf(Arity arity, const QString &text)
{
    QStringList parts;
    if (arity == Arity::One)
        return {text};
    if (arity == Arity::Many) {
        parts = text.split(u';', Qt::SkipEmptyParts);
    } else {
        parts = text.split(u".."_s);
        if (parts.size() != 2)
            parts = text.split(u"–"_s);
        if (parts.size() != 2)
            parts = text.split(u" - "_s);
    }
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

} // namespace

Arity arityOf(Op op)
{
    return rowOf(op).arity;
}

QList<Op> operatorsFor(const Field &field)
{
    QList<Op> ops;
    if (field.secret) {
        ops = {Op::HasValue, Op::IsEmpty};
    } else if (field.relation) {
        ops = {Op::Contains, Op::StartsWith, Op::Equals, Op::NotEquals, Op::OneOf};
    } else {
        switch (field.type) {
        case Type::Text:
            ops = {Op::Contains,  Op::NotContains, Op::StartsWith, Op::Equals,
                   Op::NotEquals, Op::OneOf,       Op::HasValue,   Op::IsEmpty};
            break;
        case Type::Integer:
        case Type::Real:
            ops = {Op::Equals, Op::NotEquals,   Op::Greater, Op::GreaterOrEqual,
                   Op::Less,   Op::LessOrEqual, Op::Between, Op::OneOf};
            break;
        case Type::Timestamp:
            ops = {Op::Equals, Op::NotEquals,   Op::Greater, Op::GreaterOrEqual,
                   Op::Less,   Op::LessOrEqual, Op::Between};
            break;
        case Type::Boolean:
            ops = {Op::Equals};
            break;
        }
    }
    if (field.nullable || field.relation || field.type == Type::Timestamp)
        ops.append(Op::IsNull);
    return ops;
}

QString titleOf(Op op, const Field &field)
{
    const Row &row = rowOf(op);
    const bool isTime = field.type == Type::Timestamp && row.timeTitle;
    return QCoreApplication::translate("query", isTime ? row.timeTitle : row.title);
}

QString signOf(Op op)
{
    return QString::fromUtf16(rowOf(op).sign);
}

QString hintOf(Op op, const Field &field)
{
    const bool isTime = field.type == Type::Timestamp;
    switch (arityOf(op)) {
    case Arity::None:
        return {};
    case Arity::One:
        return isTime ? periodInWords(u"2026-11-20"_s) : op == Op::Contains ? QString() : titleOf(op, field);
    case Arity::Two:
        return QCoreApplication::translate("query", "from .. to");
    case Arity::Many:
        return QCoreApplication::translate("query", "one; another");
    }
    return {};
}

QString codeOf(Op op)
{
    return QString::fromUtf16(rowOf(op).code);
}

std::optional<Op> opFromCode(const QString &code)
{
    for (const Row &row : table)
        if (code == QStringView(row.code))
            return row.op;
    return std::nullopt;
}

tl::expected<Condition, QString> testFromTyped(const QString &path, const Field &field, Op op,
                                               const QString &typed)
{
    if (arityOf(op) == Arity::None)
        return Condition::test(path, op);
    const auto [typedOp, rest] = splitOperator(typed.trimmed());
    const QList<Op> offered = operatorsFor(field);
    if (typedOp && offered.contains(*typedOp))
        op = *typedOp;
    else if (!typedOp && rest.contains(u".."_s) && offered.contains(Op::Between))
        op = Op::Between;
    const QString text = typedOp && offered.contains(*typedOp) ? rest : typed.trimmed();
    if (text.isEmpty())
        return Condition();
    const QStringList parts = partsOf(arityOf(op), text);
    if (parts.isEmpty() || (arityOf(op) == Arity::Two && parts.size() != 2))
        return tl::make_unexpected(arityOf(op) == Arity::Two
                                       ? QCoreApplication::translate("query", "Write both ends: 100 .. 500.")
                                       : QCoreApplication::translate("query", "Write a value."));
    QVariantList values;
    for (const QString &part : parts) {
        auto value = valueFrom(field, op, part);
        if (!value)
            return tl::make_unexpected(value.error());
        values.append(*value);
    }
    return Condition::test(path, op, values);
}

QString typedFrom(const Field &field, const Condition &test)
{
    QStringList texts;
    for (const QVariant &value : test.values)
        texts.append(textOf(field, value));
    return texts.join(arityOf(test.op) == Arity::Two ? u" .. "_s : u"; "_s);
}

} // namespace query
