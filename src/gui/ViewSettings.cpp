// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/ViewSettings.h"

#include <QCryptographicHash>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace gui::viewsettings
{

namespace
{

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s);
}

QString labelKey(const QString &url)
{
    // An address holds slashes, which a key of the settings file reads as groups.
    return u"labels/"_s
        + QString::fromLatin1(QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha1).toHex());
}

} // namespace

std::optional<QStringList> columns(const QString &table)
{
    const QVariant found = store().value(u"columns/"_s + table);
    return found.isValid() ? std::optional(found.toStringList()) : std::nullopt;
}

void setColumns(const QString &table, const QStringList &columns)
{
    store().setValue(u"columns/"_s + table, columns);
}

int pinned(const QString &table)
{
    return store().value(u"pinned/"_s + table, 0).toInt();
}

void setPinned(const QString &table, int count)
{
    store().setValue(u"pinned/"_s + table, count);
}

Views views(const QString &table)
{
    Views views;
    const QVariantMap stored = store().value(u"views/"_s + table).toMap();
    for (auto it = stored.cbegin(); it != stored.cend(); ++it)
        views.insert(it.key(), it.value().toString().toUtf8());
    return views;
}

bool setViews(const QString &table, const Views &views)
{
    QVariantMap stored;
    for (auto it = views.cbegin(); it != views.cend(); ++it)
        stored.insert(it.key(), QString::fromUtf8(it.value()));
    QSettings settings = store();
    settings.setValue(u"views/"_s + table, stored);
    settings.sync();
    return settings.status() == QSettings::NoError;
}

bool isFilterRowShown()
{
    return store().value(u"finding/filterRow"_s, true).toBool();
}

void setFilterRowShown(bool shown)
{
    store().setValue(u"finding/filterRow"_s, shown);
}

bool areQuickFiltersShown()
{
    return store().value(u"finding/quickFilters"_s, false).toBool();
}

void setQuickFiltersShown(bool shown)
{
    store().setValue(u"finding/quickFilters"_s, shown);
}

StatusLine::Label label(const QString &url)
{
    const QString word = store().value(labelKey(url)).toString();
    return word == u"live"    ? StatusLine::Label::Live
        : word == u"practice" ? StatusLine::Label::Practice
                              : StatusLine::Label::None;
}

void setLabel(const QString &url, StatusLine::Label label)
{
    if (label == StatusLine::Label::None)
        store().remove(labelKey(url));
    else
        store().setValue(labelKey(url), label == StatusLine::Label::Live ? u"live"_s : u"practice"_s);
}

} // namespace gui::viewsettings
