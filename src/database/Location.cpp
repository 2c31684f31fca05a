// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Location.h"

#include "base/Paths.h"
#include "database/LocationParser.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

/// Percent-encodes what would end the part of a URL in which it stands.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// A path stays readable: only what parse() would take for something else is encoded.
QString encodedPath(const QString &path)
{
    QString result;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const QChar c = path.at(i);
        const bool isEdge = i == 0 || i == path.size() - 1;
        if (c == u'%' || c == u'?' || c == u'#' || c.unicode() < 0x20 || c.unicode() == 0x7f
            || (isEdge && c.isSpace()))
            result += QString::fromLatin1(QUrl::toPercentEncoding(QString(c)));
        else
            result += c;
    }
    return result;
}

QStringList portsOf(const Location &location)
{
    const qsizetype hosts = location.hosts.count(u',') + 1;
    QStringList ports = location.ports.split(u',');
    while (ports.size() < hosts)
        ports.append(ports.size() == 1 || location.ports.count(u',') == 0 ? ports.first() : QString());
    for (QString &port : ports)
        if (port.isEmpty())
            port = u"5432"_s;
    return ports;
}

QString authority(const Location &location)
{
    const QStringList hosts = location.hosts.split(u',');
    const QStringList ports = location.ports.isEmpty() ? QStringList() : portsOf(location);
    QStringList entries;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        QString entry = hosts.at(i).contains(u':') ? u'[' + hosts.at(i) + u']' : encoded(hosts.at(i));
        if (i < ports.size())
            entry += u':' + ports.at(i);
        entries.append(entry);
    }
    return entries.join(u',');
}

} // namespace

QString nameOf(Engine engine)
{
    return engine == Engine::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

base::Result<Location> Location::parse(const QString &text)
{
    return parseLocation(text, {});
}

QString Location::toUrl() const
{
    if (engine == Engine::Sqlite)
        return temporary ? u"sqlite:///:memory:"_s : u"sqlite:///"_s + encodedPath(path);
    QString url = u"postgresql://"_s;
    if (!user.isEmpty())
        url += encoded(user) + u'@';
    url += authority(*this) + u'/' + encoded(name);
    QStringList query;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        query.append(encoded(option.key()) + u'=' + encoded(option.value()));
    return query.isEmpty() ? url : url + u'?' + query.join(u'&');
}

QString Location::displayName() const
{
    if (engine == Engine::Sqlite)
        return temporary ? QCoreApplication::translate("database", "temporary database")
                         : QFileInfo(path).fileName();
    if (hosts.isEmpty())
        return name;
    return QCoreApplication::translate("database", "%1 on %2", "a database on a server").arg(name, hosts);
}

bool Location::sameAs(const Location &other) const
{
    if (engine != other.engine)
        return false;
    if (engine == Engine::Sqlite)
        return path == other.path || base::paths::samePath(path, other.path);
    return hosts.compare(other.hosts, Qt::CaseInsensitive) == 0 && portsOf(*this) == portsOf(other)
        && name == other.name && user == other.user;
}

} // namespace database
