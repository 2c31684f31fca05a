// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/CoachRules.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query::coach
{

namespace
{

using schema::Type;

const QString secondForm = u"yyyy-MM-dd HH:mm:ss"_s;

bool isDateOnly(const QVariant &value)
{
    const QString text = value.typeId() == QMetaType::QString ? value.toString() : QString();
    return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
}

QString nextDay(const QVariant &day)
{
    return QDate::fromString(day.toString(), Qt::ISODate).addDays(1).toString(Qt::ISODate);
}

/// What a test of a time by days means, said by the beginnings of days.
std::optional<Condition> byBeginnings(const Condition &test)
{
    if (test.values.isEmpty() || !isDateOnly(test.values.constLast()))
        return {};
    const QString after = nextDay(test.values.constLast());
    switch (test.op) {
    case Op::Between:
    case Op::Equals:
        return Condition::all({Condition::test(test.field, Op::GreaterOrEqual, {test.values.constFirst()}),
                               Condition::test(test.field, Op::Less, {after})});
    case Op::LessOrEqual:
        return Condition::test(test.field, Op::Less, {after});
    case Op::Greater:
        return Condition::test(test.field, Op::GreaterOrEqual, {after});
    default:
        return {};
    }
}

/// "2026-11-20 21:38:17", to the second and no further.
QDateTime secondIn(const QVariant &value)
{
    QDateTime second;
    if (value.typeId() == QMetaType::QString && value.toString().size() == 19)
        second = QDateTime::fromString(value.toString().replace(u'T', u' '), secondForm);
    second.setTimeSpec(Qt::UTC);
    return second;
}

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double
        || value.typeId() == QMetaType::Int;
}

bool looksLikeNumber(const QVariant &value)
{
    bool isOne = false;
    value.toString().toDouble(&isOne);
    return isNumber(value) || isOne;
}

bool asksForOrder(Op op)
{
    return op == Op::Less || op == Op::LessOrEqual || op == Op::Greater || op == Op::GreaterOrEqual
        || op == Op::Between;
}

void textColumn(const Look &look, const Spot &spot, bool isHaving)
{
    const Condition &test = *spot.test;
    if (asksForOrder(test.op) && std::ranges::any_of(test.values, looksLikeNumber)) {
        look.say(
            u"text-with-number"_s, spot.path,
            QCoreApplication::translate(
                "query",
                "%1 holds texts, and texts are compared letter by letter: “9” comes after “10”, because 9 is "
                "greater than 1. Compare a column of numbers, or do without greater and less here.")
                .arg(look.quoted(test.field)));
        return;
    }
    const bool isList =
        test.op == Op::Equals || test.op == Op::NotEquals || test.op == Op::OneOf || test.op == Op::NoneOf;
    if (!isList || std::ranges::none_of(test.values, isNumber))
        return;
    Condition mended = test;
    for (QVariant &value : mended.values)
        if (isNumber(value))
            value = value.toString();
    look.say(u"text-with-number"_s, spot.path,
             QCoreApplication::translate("query",
                                         "%1 holds texts, and it is compared with a number. PostgreSQL "
                                         "refuses that, SQLite turns the number "
                                         "into a text of its own. Write the value as a text, in quotes.")
                 .arg(look.quoted(test.field)),
             QCoreApplication::translate("query", "Compare with a text"),
             with(look.query, isHaving, spot.way, mended));
}

} // namespace

void betweenDates(const Look &look)
{
    for (const Spot &spot : spotsOf(look.query.where, u"where"_s)) {
        const Condition &test = *spot.test;
        const schema::Field *field = fieldOf(look.query, test.field);
        const auto mended = field && field->type == Type::Timestamp ? byBeginnings(test) : std::nullopt;
        if (!mended)
            continue;
        const QString day = test.values.constLast().toString();
        const QString what = test.op == Op::Greater
            ? QCoreApplication::translate("query", "so the rest of that day is still in the answer")
            : test.op == Op::Equals
            ? QCoreApplication::translate("query", "so only what happened at midnight is found")
            : QCoreApplication::translate("query", "so the rest of that day is left out");
        look.say(u"between-dates"_s, spot.path,
                 QCoreApplication::translate(
                     "query",
                     "%1 holds the time of day as well, and “%2” means the very beginning of "
                     "that day, %3. Compare with the beginning of the next day, %4.")
                     .arg(look.quoted(test.field), day, what, nextDay(day)),
                 QCoreApplication::translate("query", "Compare with %1").arg(nextDay(day)),
                 with(look.query, false, spot.way, *mended));
    }
}

void secondAsText(const Look &look)
{
    if (look.engine != database::Engine::Sqlite || look.written)
        return;
    for (const Spot &spot : spotsOf(look.query.where, u"where"_s)) {
        const Condition &test = *spot.test;
        const schema::Field *field = fieldOf(look.query, test.field);
        const bool isTold = test.op == Op::Equals || test.op == Op::NotEquals;
        const QDateTime second = isTold ? secondIn(test.values.value(0)) : QDateTime();
        if (!field || field->type != Type::Timestamp || !second.isValid())
            continue;
        // From behind the last moment before it, because "…:17" as a text comes before "…:17.000000".
        const Condition within = Condition::test(test.field, Op::Between,
                                                 {second.addSecs(-1).toString(secondForm) + u".999999"_s,
                                                  second.toString(secondForm) + u".999999"_s});
        look.say(
            u"second-as-text"_s, spot.path,
            QCoreApplication::translate(
                "query",
                "SQLite keeps times as texts, and SQLAlchemy compares them with “%1”. What was stored "
                "without "
                "a fraction of a second is another text, although it is the same time. Ask for the whole "
                "second.")
                .arg(second.toString(secondForm) + u".000000"_s),
            QCoreApplication::translate("query", "Ask for the whole second"),
            with(look.query, false, spot.way, test.op == Op::Equals ? within : Condition::none({within})));
    }
}

void textWithNumber(const Look &look)
{
    forBoth(look, [&](const Condition &root, const QString &name, bool isHaving) {
        for (const Spot &spot : spotsOf(root, name)) {
            const Expression expression = expressionOf(spot.test->field);
            const schema::Field *field = fieldOf(look.query, expression);
            if (field && field->type == Type::Text && expression.function != Expression::Function::Count)
                textColumn(look, spot, isHaving);
        }
    });
}

} // namespace query::coach
