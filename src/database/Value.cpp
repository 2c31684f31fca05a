// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Value.h"

#include <QDateTime>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace database::value
{

namespace
{

QString timeText(const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    return utc.toString(utc.time().msec() == 0 ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss.zzz000"_s);
}

/// The double that a person means by the float: 0.1, not 0.10000000149.
double shortest(float number)
{
    char text[32] = {};
    const auto end = std::to_chars(std::begin(text), std::end(text), number);
    return QByteArray(text, end.ptr - text).toDouble();
}

std::optional<bool> boolOf(const QString &text)
{
    for (const auto &yes : {u"true"_s, u"t"_s, u"1"_s})
        if (text.compare(yes, Qt::CaseInsensitive) == 0)
            return true;
    for (const auto &no : {u"false"_s, u"f"_s, u"0"_s})
        if (text.compare(no, Qt::CaseInsensitive) == 0)
            return false;
    return std::nullopt;
}

std::optional<qint64> wholeOf(double number)
{
    // 2^63 is exact as a double, and the first that no qint64 holds.
    constexpr double limit = 9223372036854775808.0;
    if (std::isfinite(number) && std::trunc(number) == number && number >= -limit && number < limit)
        return static_cast<qint64>(number);
    return std::nullopt;
}

QVariant asInteger(const QVariant &plain)
{
    switch (plain.typeId()) {
    case QMetaType::Bool:
        return qint64(plain.toBool() ? 1 : 0);
    case QMetaType::Double:
        if (const auto whole = wholeOf(plain.toDouble()))
            return *whole;
        return plain;
    case QMetaType::QString: {
        bool ok = false;
        const qint64 number = plain.toString().toLongLong(&ok);
        // "007" and " 7" are texts that somebody wrote so: only the canonical spelling is a number.
        return ok && QString::number(number) == plain.toString() ? QVariant(number) : plain;
    }
    default:
        return plain;
    }
}

QVariant asReal(const QVariant &plain)
{
    if (plain.typeId() == QMetaType::LongLong)
        return double(plain.toLongLong());
    if (plain.typeId() == QMetaType::QString) {
        const QString text = plain.toString();
        bool ok = false;
        const double number = text.toDouble(&ok);
        const bool isPlain = !text.isEmpty() && !text.at(0).isSpace() && !text.back().isSpace();
        return ok && isPlain ? QVariant(number) : plain;
    }
    return plain;
}

QVariant asBoolean(const QVariant &plain)
{
    if (plain.typeId() == QMetaType::LongLong) {
        const qint64 number = plain.toLongLong();
        return number == 0 || number == 1 ? QVariant(number == 1) : plain;
    }
    if (plain.typeId() == QMetaType::QString) {
        const auto known = boolOf(plain.toString());
        return known ? QVariant(*known) : plain;
    }
    return plain;
}

QVariant asTimestamp(const QVariant &plain)
{
    if (plain.typeId() != QMetaType::QString)
        return plain;
    QString text = plain.toString();
    if (text.size() < 16 || !text.at(0).isDigit() || text.at(4) != u'-' || text.at(13) != u':')
        return plain;
    if (text.at(10) == u'T')
        text[10] = u' ';
    // timestamptz as text in a UTC session, and ISO 8601's own spelling of UTC
    if (text.endsWith(u"+00"))
        text.chop(3);
    else if (text.endsWith(u"+00:00"))
        text.chop(6);
    else if (text.endsWith(u'Z'))
        text.chop(1);
    return text;
}

} // namespace

QString fromUtf8(const char *text, qsizetype bytes)
{
    const QByteArrayView view(text, bytes);
    const QString read = QString::fromUtf8(view);
    return view.startsWith("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + read : read;
}

QVariant fromDriver(const QVariant &raw)
{
    if (!raw.isValid() || raw.isNull())
        return {};
    switch (raw.typeId()) {
    case QMetaType::QString:
        return raw.toString().isNull() ? QVariant() : raw;
    case QMetaType::LongLong:
    case QMetaType::Double:
    case QMetaType::Bool:
        return raw;
    case QMetaType::ULongLong:
        if (raw.toULongLong() > static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return raw.toString();
        return qint64(raw.toULongLong());
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::UChar:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
        return raw.toLongLong();
    case QMetaType::Float:
        return shortest(raw.toFloat());
    case QMetaType::QDateTime:
        return raw.toDateTime().isValid() ? QVariant(timeText(raw.toDateTime())) : QVariant();
    case QMetaType::QDate:
        return raw.toDate().isValid() ? QVariant(raw.toDate().toString(Qt::ISODate)) : QVariant();
    case QMetaType::QTime:
        return raw.toTime().isValid() ? QVariant(raw.toTime().toString(Qt::ISODateWithMs)) : QVariant();
    case QMetaType::QByteArray:
        return raw.toByteArray().isNull() ? QVariant() : raw;
    default:
        return raw.toString();
    }
}

QVariant fromDriver(const QVariant &raw, Type type)
{
    const QVariant plain = fromDriver(raw);
    if (isNull(plain))
        return {};
    switch (type) {
    case Type::Integer:
        return asInteger(plain);
    case Type::Real:
        return asReal(plain);
    case Type::Boolean:
        return asBoolean(plain);
    case Type::Timestamp:
        return asTimestamp(plain);
    case Type::Text:
        break;
    }
    return plain;
}

QVariant toDriver(const QVariant &value)
{
    if (isNull(value))
        return QVariant(QMetaType(QMetaType::QString));
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        return text.isNull() ? QVariant(u""_s) : QVariant(text);
    }
    if (value.typeId() == QMetaType::QByteArray)
        return value;
    const QVariant plain = fromDriver(value);
    return isNull(plain) ? QVariant(QMetaType(QMetaType::QString)) : plain;
}

bool same(const QVariant &left, const QVariant &right)
{
    if (isNull(left) || isNull(right))
        return isNull(left) && isNull(right);
    const auto plain = [](const QVariant &value) {
        if (value.typeId() == QMetaType::QString && value.toString().isNull())
            return QVariant(u""_s);
        const QVariant known = fromDriver(value);
        return known.typeId() == QMetaType::Bool ? QVariant(qint64(known.toBool() ? 1 : 0)) : known;
    };
    const QVariant a = plain(left);
    const QVariant b = plain(right);
    if (a.typeId() == b.typeId())
        return a == b;
    if (a.typeId() == QMetaType::LongLong && b.typeId() == QMetaType::Double)
        return wholeOf(b.toDouble()) == a.toLongLong();
    if (a.typeId() == QMetaType::Double && b.typeId() == QMetaType::LongLong)
        return wholeOf(a.toDouble()) == b.toLongLong();
    return false;
}

} // namespace database::value
