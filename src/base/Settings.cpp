// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Settings.h"

#include <QSettings>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace base {

namespace {

constexpr int mostRecent = 10;

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s);
}

QVariant read(const QString &key)
{
    return store().value(key);
}

void write(const QString &key, const QVariant &value)
{
    store().setValue(key, value);
}

/// -1 for nothing, and for what somebody else wrote there.
int numberAt(const QString &key)
{
    bool isNumber = false;
    const int number = read(key).toInt(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

} // namespace

QString Settings::language() const
{
    return read(u"language"_s).toString();
}

void Settings::setLanguage(const QString &language)
{
    write(u"language"_s, language);
}

QStringList Settings::recentDatabases() const
{
    return read(u"recent"_s).toStringList();
}

void Settings::addRecentDatabase(const QString &url)
{
    QStringList urls = recentDatabases();
    if (urls.value(0) == url)
        return; // at most starts: no file to write
    urls.removeAll(url);
    urls.prepend(url);
    write(u"recent"_s, QStringList(urls.mid(0, mostRecent)));
}

QString Settings::lastPage() const
{
    return read(u"lastPage"_s).toString();
}

void Settings::setLastPage(const QString &page)
{
    write(u"lastPage"_s, page);
}

QByteArray Settings::windowGeometry() const
{
    return read(u"windowGeometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    write(u"windowGeometry"_s, geometry);
}

bool Settings::savesOnEnter() const
{
    return read(u"saveOnEnter"_s).toBool();
}

void Settings::setSavesOnEnter(bool saves)
{
    write(u"saveOnEnter"_s, saves);
}

int Settings::queryTimeLimit() const
{
    return numberAt(u"queries/seconds"_s);
}

void Settings::setQueryTimeLimit(int seconds)
{
    write(u"queries/seconds"_s, seconds);
}

int Settings::queryRowLimit() const
{
    return numberAt(u"queries/rows"_s);
}

void Settings::setQueryRowLimit(int rows)
{
    write(u"queries/rows"_s, rows);
}

QStringList Settings::solvedExercises() const
{
    return read(u"exercises/solved"_s).toStringList();
}

void Settings::setSolvedExercises(const QStringList &ids)
{
    write(u"exercises/solved"_s, ids);
}

QString Settings::exerciseAnswer(const QString &id) const
{
    return read(u"exercises/answers/"_s + id).toString();
}

void Settings::setExerciseAnswer(const QString &id, const QString &answer)
{
    write(u"exercises/answers/"_s + id, answer);
}

void Settings::forgetExercises()
{
    store().remove(u"exercises"_s);
}

QString Settings::installationId()
{
    QString id = read(u"installation"_s).toString();
    if (id.isEmpty()) {
        id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        write(u"installation"_s, id);
    }
    return id;
}

} // namespace base
