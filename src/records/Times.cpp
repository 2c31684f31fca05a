// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Times.h"

#include "schema/Conversion.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace records
{

namespace
{

constexpr qint64 clockSlackSeconds = 5 * 60;
/// 2000-01-01: a smaller number is something else than a time of a shop.
constexpr qint64 firstSecond = 946684800;
constexpr qint64 lastSecond = 4102444800;

const schema::Field &anyTime()
{
    static const schema::Field field = [] {
        schema::Field time;
        time.type = schema::Type::Timestamp;
        return time;
    }();
    return field;
}

std::optional<QString> converted(const QVariant &value)
{
    const auto time = schema::convert(anyTime(), value);
    return time && time->typeId() == QMetaType::QString ? std::optional(time->toString()) : std::nullopt;
}

std::optional<QString> fromUnix(double number)
{
    for (const double unit : {1.0, 1000.0, 1000000.0}) {
        const double seconds = number / unit;
        if (seconds >= double(firstSecond) && seconds < double(lastSecond))
            return converted(qint64(std::floor(seconds)));
    }
    return std::nullopt;
}

/// Day first, with dots: how it is written where days come first. With slashes nobody knows which is which.
std::optional<QString> fromDotted(const QString &text)
{
    static const QRegularExpression form(
        uR"(\A([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:,?\s+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?)?\z)"_s);
    const auto parts = form.match(text);
    if (!parts.hasMatch())
        return std::nullopt;
    const auto two = [](const QString &digits) { return digits.rightJustified(2, u'0'); };
    const QString seconds = parts.captured(6).isEmpty() ? u"00"_s : parts.captured(6);
    const QString clock = parts.captured(4).isEmpty()
        ? u"00:00:00"_s
        : u"%1:%2:%3"_s.arg(two(parts.captured(4)), parts.captured(5), seconds);
    return converted(
        u"%1-%2-%3 %4"_s.arg(parts.captured(3), two(parts.captured(2)), two(parts.captured(1)), clock));
}

} // namespace

QString latestTime()
{
    return QDateTime::currentDateTimeUtc().addSecs(clockSlackSeconds).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

bool isGoodTime(const QVariant &stored)
{
    static const QRegularExpression form(
        uR"(\A[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\z)"_s);
    const QString text = stored.toString();
    return stored.typeId() == QMetaType::QString && form.match(text).hasMatch() && converted(text)
        && text <= latestTime();
}

std::optional<QString> timeReadFrom(const QVariant &stored)
{
    std::optional<QString> time;
    if (stored.typeId() == QMetaType::LongLong || stored.typeId() == QMetaType::Double) {
        time = fromUnix(stored.toDouble());
    } else if (stored.typeId() == QMetaType::QString) {
        const QString text = stored.toString().trimmed();
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        time = isNumber ? fromUnix(number) : converted(text);
        if (!time)
            time = fromDotted(text);
    }
    return time && isGoodTime(*time) ? time : std::nullopt;
}

} // namespace records
