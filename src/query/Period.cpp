// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Period.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

constexpr int yearOnly = 4;
constexpr int monthOnly = 7;
constexpr int dayOnly = 10;

/// An instant of the local clock, as times are stored.
QString stored(const QDateTime &local)
{
    return local.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

Period days(QDate first, QDate next)
{
    // Where the clock is put forward at midnight, the day begins later.
    return {stored(first.startOfDay()), stored(next.startOfDay())};
}

/// Periods that move with the calendar: what a document calls them, what people do, and what they mean now.
struct Moving {
    QString code;
    const char *words;
    QDate first;
    QDate next;
};

QList<Moving> movingOnes()
{
    const QDate today = QDate::currentDate();
    const QDate month(today.year(), today.month(), 1);
    return {{u"today"_s, QT_TRANSLATE_NOOP("query", "today"), today, today.addDays(1)},
            {u"yesterday"_s, QT_TRANSLATE_NOOP("query", "yesterday"), today.addDays(-1), today},
            {u"this week"_s, QT_TRANSLATE_NOOP("query", "this week"), today.addDays(1 - today.dayOfWeek()),
             today.addDays(8 - today.dayOfWeek())},
            {u"this month"_s, QT_TRANSLATE_NOOP("query", "this month"), month, month.addMonths(1)},
            {u"last month"_s, QT_TRANSLATE_NOOP("query", "last month"), month.addMonths(-1), month}};
}

QString wordsOf(const Moving &moving)
{
    return QCoreApplication::translate("query", moving.words);
}

QString codeOf(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QString dayFromTyped(const QString &text)
{
    QStringList formats{QLocale().dateFormat(QLocale::ShortFormat),
                        QLocale().dateFormat(QLocale::LongFormat)};
    if (QLocale().language() == QLocale::Russian)
        formats += {u"d.M.yyyy"_s, u"d MMMM yyyy"_s};
    for (const QString &format : formats) {
        QDate date = QLocale().toDate(text, format);
        // "20.11.26" is read as 1926.
        if (date.isValid() && !format.contains(u"yyyy") && date.year() < 1970)
            date = date.addYears(100);
        if (date.isValid())
            return codeOf(date);
    }
    return {};
}

} // namespace

std::optional<Period> periodOf(const QString &code)
{
    for (const Moving &moving : movingOnes())
        if (moving.code == code)
            return days(moving.first, moving.next);
    switch (code.size()) {
    case yearOnly: {
        const QDate first(code.toInt(), 1, 1);
        return first.isValid() && code.toInt() > 0 ? std::optional(days(first, first.addYears(1)))
                                                   : std::nullopt;
    }
    case monthOnly: {
        const QDate first = QDate::fromString(code + u"-01"_s, Qt::ISODate);
        return first.isValid() ? std::optional(days(first, first.addMonths(1))) : std::nullopt;
    }
    case dayOnly: {
        const QDate day = QDate::fromString(code, Qt::ISODate);
        return day.isValid() ? std::optional(days(day, day.addDays(1))) : std::nullopt;
    }
    default: {
        const QDateTime minute = QDateTime::fromString(code, u"yyyy-MM-dd HH:mm"_s);
        return minute.isValid() ? std::optional(Period{stored(minute), stored(minute.addSecs(60))})
                                : std::nullopt;
    }
    }
}

QString periodFromTyped(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    for (const Moving &moving : movingOnes())
        if (text.compare(wordsOf(moving), Qt::CaseInsensitive) == 0 || text == moving.code)
            return moving.code;
    static const QRegularExpression month(uR"(\A(\d{1,2})[./](\d{4})\z)"_s);
    if (const auto match = month.match(text); match.hasMatch()) {
        const QString code = u"%1-%2"_s.arg(match.captured(2), match.captured(1).rightJustified(2, u'0'));
        return periodOf(code) ? code : QString();
    }
    QString iso = text;
    iso.replace(u'T', u' ');
    static const QRegularExpression code(uR"(\A\d{4}(-\d{2}(-\d{2}( \d{2}:\d{2})?)?)?\z)"_s);
    if (code.match(iso).hasMatch())
        return periodOf(iso) ? iso : QString();
    static const QRegularExpression withTime(uR"(\A(.+?),? (\d{1,2}):(\d{2})\z)"_s);
    if (const auto match = withTime.match(text); match.hasMatch()) {
        const QString day = periodFromTyped(match.captured(1));
        const QString minute =
            u"%1 %2:%3"_s.arg(day, match.captured(2).rightJustified(2, u'0'), match.captured(3));
        return day.size() == dayOnly && periodOf(minute) ? minute : QString();
    }
    return dayFromTyped(text);
}

QString periodInWords(const QString &code)
{
    for (const Moving &moving : movingOnes())
        if (moving.code == code)
            return wordsOf(moving);
    const QLocale locale;
    switch (code.size()) {
    case yearOnly:
        return code;
    case monthOnly: {
        const QDate first = QDate::fromString(code + u"-01"_s, Qt::ISODate);
        return first.isValid() ? u"%1 %2"_s.arg(locale.standaloneMonthName(first.month())).arg(first.year())
                               : code;
    }
    case dayOnly: {
        const QDate day = QDate::fromString(code, Qt::ISODate);
        return day.isValid() ? locale.toString(day, QLocale::ShortFormat) : code;
    }
    default: {
        const QDateTime minute = QDateTime::fromString(code, u"yyyy-MM-dd HH:mm"_s);
        return minute.isValid() ? locale.toString(minute, QLocale::ShortFormat) : code;
    }
    }
}

} // namespace query
