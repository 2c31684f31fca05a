// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Conversion.h"

#include "schema/Problems.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace schema
{

namespace
{

using Converted = tl::expected<QVariant, Problem>;

tl::unexpected<Problem> refused(Problem problem)
{
    return tl::unexpected<Problem>(std::move(problem));
}

bool isWholeType(int type)
{
    switch (type) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::Short:
    case QMetaType::UShort:
        return true;
    default:
        return false;
    }
}

bool isUnsignedLong(int type)
{
    return type == QMetaType::ULongLong || type == QMetaType::ULong;
}

bool isFloating(int type)
{
    return type == QMetaType::Double || type == QMetaType::Float;
}

Converted wholeFromDouble(const Field &field, double number, const QVariant &input)
{
    if (!std::isfinite(number))
        return refused(problems::notFinite(field, input));
    if (std::trunc(number) != number)
        return refused(problems::hasFraction(field, input));
    // 2^63 is a double, 2^63 - 1 is none.
    if (number < -9223372036854775808.0 || number >= 9223372036854775808.0)
        return refused(problems::tooLarge(field, input));
    return QVariant(qint64(number));
}

Converted wholeFromText(const Field &field, const QString &text, const QVariant &input)
{
    static const QRegularExpression form(uR"(\A[+-]?[0-9]+(?:_[0-9]+)*(?:\.0+)?\z)"_s);
    QString digits = text.trimmed();
    if (!form.match(digits).hasMatch())
        return refused(problems::notWhole(field, input));
    digits = digits.section(u'.', 0, 0).remove(u'_');
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    if (!fits)
        return refused(problems::tooLarge(field, input));
    return QVariant(number);
}

Converted toInteger(const Field &field, const QVariant &input)
{
    const int type = input.typeId();
    if (type == QMetaType::Bool)
        return QVariant(qint64(input.toBool() ? 1 : 0));
    if (isWholeType(type))
        return QVariant(input.toLongLong());
    if (isUnsignedLong(type)) {
        if (input.toULongLong() > quint64(std::numeric_limits<qint64>::max()))
            return refused(problems::tooLarge(field, input));
        return QVariant(input.toLongLong());
    }
    if (isFloating(type))
        return wholeFromDouble(field, input.toDouble(), input);
    if (type == QMetaType::QString)
        return wholeFromText(field, input.toString(), input);
    return refused(problems::notWhole(field, input));
}

Converted toReal(const Field &field, const QVariant &input)
{
    static const QRegularExpression form(uR"(\A[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\z)"_s);
    const int type = input.typeId();
    double number = 0;
    if (type == QMetaType::QString) {
        const QString text = input.toString().trimmed();
        bool isNumber = false;
        number = text.toDouble(&isNumber);
        // Beyond the range of a double Qt answers "no" and infinity.
        if (form.match(text).hasMatch() && !isNumber && !std::isfinite(number))
            return refused(problems::notFinite(field, input));
        if (!form.match(text).hasMatch() || !isNumber)
            return refused(problems::notNumber(field, input));
    } else if (type == QMetaType::Bool || isWholeType(type) || isUnsignedLong(type) || isFloating(type)) {
        number = input.toDouble();
    } else {
        return refused(problems::notNumber(field, input));
    }
    if (!std::isfinite(number))
        return refused(problems::notFinite(field, input));
    return QVariant(number);
}

Converted toText(const Field &field, const QVariant &input)
{
    if (input.typeId() != QMetaType::QString)
        return refused(problems::notText(field, input));
    const QString text = input.toString();
    if (text.contains(QChar(u'\0')) || !text.isValidUtf16())
        return refused(problems::unstorable(field, input));
    // A null string would be bound as NULL.
    return QVariant(text.isNull() ? u""_s : text);
}

Converted toBoolean(const Field &field, const QVariant &input)
{
    static const QStringList yes{u"1"_s, u"true"_s, u"t"_s, u"yes"_s, u"y"_s, u"on"_s};
    static const QStringList no{u"0"_s, u"false"_s, u"f"_s, u"no"_s, u"n"_s, u"off"_s};
    const int type = input.typeId();
    if (type == QMetaType::Bool)
        return input;
    if (type == QMetaType::QString) {
        const QString word = input.toString().toLower();
        if (yes.contains(word))
            return QVariant(true);
        if (no.contains(word))
            return QVariant(false);
    } else if (isWholeType(type) || isUnsignedLong(type) || isFloating(type)) {
        const double number = input.toDouble();
        if (number == 0.0 || number == 1.0)
            return QVariant(number == 1.0);
    }
    return refused(problems::notYesOrNo(field, input));
}

QString storedTime(const QDateTime &instant, const QString &fraction)
{
    return instant.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s)
        + (fraction.isEmpty() ? QString() : u'.' + fraction.leftJustified(6, u'0', true));
}

/// Seconds east of Greenwich for "Z", "+03:00", "-0530".
int offsetOf(const QString &zone)
{
    if (zone.isEmpty() || zone.toUpper() == u"Z")
        return 0;
    const int seconds = QStringView(zone).mid(1, 2).toInt() * 3600 + QStringView(zone).right(2).toInt() * 60;
    return zone.startsWith(u'-') ? -seconds : seconds;
}

Converted timeFromText(const Field &field, const QString &text, const QVariant &input)
{
    static const QRegularExpression form(
        uR"(\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ Tt]([0-9]{2}:[0-9]{2})(:[0-9]{2})?)"
        uR"((?:\.([0-9]+))?\s*([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?\z)"_s);
    const auto parts = form.match(text.trimmed());
    const QDate date = QDate::fromString(parts.captured(1), Qt::ISODate);
    const QString clock = parts.captured(2).isEmpty() ? u"00:00"_s : parts.captured(2);
    const QString seconds = parts.captured(3).isEmpty() ? u":00"_s : parts.captured(3);
    const QTime time = QTime::fromString(clock + seconds, u"HH:mm:ss"_s);
    if (!parts.hasMatch() || !date.isValid() || !time.isValid() || date.year() < 1)
        return refused(problems::notTime(field, input));
    const QDateTime instant(date, time, Qt::OffsetFromUTC, offsetOf(parts.captured(5)));
    if (!instant.isValid())
        return refused(problems::notTime(field, input));
    return QVariant(storedTime(instant, parts.captured(4)));
}

Converted toTimestamp(const Field &field, const QVariant &input)
{
    if (input.typeId() == QMetaType::QString)
        return timeFromText(field, input.toString(), input);
    if (isWholeType(input.typeId())) {
        // Unix seconds, as the JSON of a person has them; four digits of a year is what the text form holds.
        const qint64 seconds = input.toLongLong();
        if (seconds >= -62135596800LL && seconds <= 253402300799LL)
            return QVariant(storedTime(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC), {}));
    }
    return refused(problems::notTime(field, input));
}

} // namespace

tl::expected<QVariant, Problem> convert(const Field &field, const QVariant &input)
{
    if (database::value::isNull(input)) {
        if (field.nullable)
            return QVariant();
        return refused(problems::null(field));
    }
    switch (field.type) {
    case Type::Integer:
        return toInteger(field, input);
    case Type::Real:
        return toReal(field, input);
    case Type::Boolean:
        return toBoolean(field, input);
    case Type::Timestamp:
        return toTimestamp(field, input);
    case Type::Text:
        break;
    }
    return toText(field, input);
}

} // namespace schema
