// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimeZone>
#include <QTranslator>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace base::text {

QString nowUtc()
{
    // Qt knows milliseconds; the bot's six digits are filled up with zeros.
    return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u"000"_s;
}

QDateTime parseUtc(const QString &stored)
{
    if (stored.size() < 19)
        return {};
    QString head = stored.left(19);
    head[10] = u' ';
    QDateTime instant = QDateTime::fromString(head, u"yyyy-MM-dd HH:mm:ss"_s);
    instant.setTimeSpec(Qt::UTC);
    if (!instant.isValid())
        return {};
    if (stored.size() == 19)
        return instant;
    if (stored[19] != u'.')
        return {};
    bool isNumber = false;
    const QString fraction = stored.mid(20).leftJustified(6, u'0').left(6);
    const int micros = fraction.toInt(&isNumber);
    return isNumber && micros >= 0 ? instant.addMSecs(micros / 1000) : QDateTime();
}

QString zoneOf(const QDateTime &local)
{
#ifdef Q_OS_WIN
    // Windows has long names in its own language, and the C library cuts them: "RTZ 2 (зима)", "UT".
    return local.toOffsetFromUtc(local.offsetFromUtc()).timeZoneAbbreviation();
#else
    return local.timeZoneAbbreviation();
#endif
}

QString localTime(const QString &stored)
{
    const QDateTime instant = parseUtc(stored);
    if (!instant.isValid())
        return stored;
    const QDateTime local = instant.toLocalTime();
    return u"%1 %2"_s.arg(QLocale().toString(local, QLocale::ShortFormat), zoneOf(local));
}

QString digitsOf(const QString &number)
{
    QString digits;
    for (const QChar c : number)
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
    return digits;
}

bool containsFolded(const QString &haystack, const QString &needle)
{
    return haystack.contains(needle, Qt::CaseInsensitive);
}

QString shortest(double value)
{
    // The shortest of 500000 would be 5e+05, which is no number to people.
    const double size = std::abs(value);
    const bool isPlain = size >= 1e-5 && size < 1e16;
    char buffer[64];
    const auto end = isPlain
        ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr
        : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

QString installLanguage(const QString &language)
{
    static QTranslator own;
    static QTranslator qts;
    QCoreApplication::removeTranslator(&own);
    QCoreApplication::removeTranslator(&qts);

    QString wanted = language;
    if (wanted.isEmpty()) {
        const QStringList liked = QLocale::system().uiLanguages();
        wanted = !liked.isEmpty() && liked.constFirst().startsWith(u"ru"_s) ? u"ru"_s : u"en"_s;
    }
    // English has a file too: it holds the plural forms. Its absence is no failure, the source is English.
    if (own.load(u":/i18n/shopbook_%1.qm"_s.arg(wanted)))
        QCoreApplication::installTranslator(&own);
    if (wanted != u"en" && qts.load(u"qtbase_%1"_s.arg(wanted), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);

    // Numbers and dates follow the language, but keep the person's country where the languages agree.
    // The months tell which language the person's formats have: LANGUAGE=ru beside LC_ALL=C calls itself Russian.
    const QLocale system = QLocale::system();
    const bool agree = system.name().startsWith(wanted) && system.monthName(1) == QLocale(wanted).monthName(1);
    QLocale::setDefault(agree ? system : QLocale(wanted));
    return wanted;
}

} // namespace base::text
