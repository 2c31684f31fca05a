// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LocationParser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUrl>

#include <cctype>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

/// What of libpq's parameters may stand in an address. Login, address and session settings have their own
/// place.
const QStringList &libpqOptions()
{
    static const QStringList names{
        u"sslmode"_s,
        u"sslrootcert"_s,
        u"sslcert"_s,
        u"sslkey"_s,
        u"sslcrl"_s,
        u"sslsni"_s,
        u"ssl_min_protocol_version"_s,
        u"gssencmode"_s,
        u"channel_binding"_s,
        u"connect_timeout"_s,
        u"target_session_attrs"_s,
        u"keepalives"_s,
        u"keepalives_idle"_s,
        u"keepalives_interval"_s,
        u"keepalives_count"_s,
        u"tcp_user_timeout"_s,
        u"passfile"_s,
        u"krbsrvname"_s,
    };
    return names;
}

/// Settings of Python's drivers and of sessions, which mean nothing here or are ours to make.
bool isIgnored(const QString &name)
{
    static const QStringList names{
        u"application_name"_s,
        u"fallback_application_name"_s,
        u"client_encoding"_s,
        u"async_fallback"_s,
        u"prepared_statement_cache_size"_s,
        u"prepared_statement_name_func"_s,
        u"statement_cache_size"_s,
        u"command_timeout"_s,
        u"timeout"_s,
        u"check_same_thread"_s,
        u"cached_statements"_s,
        u"isolation_level"_s,
        u"detect_types"_s,
        u"charset"_s,
    };
    return names.contains(name);
}

/// %XX only: a lone % is itself, which QUrl::fromPercentEncoding() would spoil with what follows it.
QString decoded(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        bool ok = false;
        const int code = bytes.at(i) == '%' && i + 2 < bytes.size() && std::isxdigit(uchar(bytes.at(i + 1)))
            ? bytes.mid(i + 1, 2).toInt(&ok, 16)
            : 0;
        result += ok ? char(code) : bytes.at(i);
        i += ok ? 2 : 0;
    }
    return QString::fromUtf8(result);
}

using Query = QList<std::pair<QString, QString>>;

Query queryOf(const QString &text)
{
    Query result;
    for (const QString &part : text.split(u'&', Qt::SkipEmptyParts))
        result.append({decoded(part.section(u'=', 0, 0)), decoded(part.section(u'=', 1))});
    return result;
}

base::Error badOption(const QString &name)
{
    return badAddress(QCoreApplication::translate("database", "the option “%1” is not known").arg(name));
}

base::Result<Location> parseSqlite(const QString &rest, const QString &folder)
{
    QString path = rest.section(u'?', 0, 0);
    const Query query = queryOf(rest.section(u'?', 1));
    bool isUri = false;
    for (const auto &[name, value] : query) {
        if (name == u"uri")
            isUri = value == u"true" || value == u"1";
        else if (!isIgnored(name))
            return badOption(name);
    }
    // sqlite:///name is relative, sqlite:////name absolute, as SQLAlchemy has it; sqlite:// is in memory.
    if (path.isEmpty() || path == u"/" || path == u"/:memory:" || path == u":memory:")
        return temporaryLocation();
    if (!path.startsWith(u'/'))
        return badAddress(QCoreApplication::translate("database",
                                                      "a file's address begins with sqlite:/// (three "
                                                      "slashes)"));
    path = decoded(path.mid(1));
    if (isUri && path.startsWith(u"file:"))
        path = path.mid(5);
    return sqliteLocation(path, folder);
}

/// One entry of "host:port,[::1]:port"; false when it is none.
bool readHost(const QString &entry, QStringList &hosts, QStringList &ports)
{
    static const QRegularExpression form(u"^(?:\\[([0-9A-Fa-f:.%]+)\\]|([^\\[\\]:@]*))(?::(\\d*))?$"_s);
    const auto match = form.match(entry);
    if (!match.hasMatch())
        return false;
    const QString port = match.captured(3);
    if (!port.isEmpty() && (port.size() > 5 || port.toInt() < 1 || port.toInt() > 65535))
        return false;
    hosts.append(match.captured(1).isEmpty() ? decoded(match.captured(2)) : match.captured(1));
    ports.append(port.isEmpty() ? QString() : QString::number(port.toInt()));
    return !hosts.last().contains(u',');
}

base::Result<void> readHosts(const QString &text, Location &location)
{
    QStringList hosts;
    QStringList ports;
    for (const QString &entry : text.split(u','))
        if (!readHost(entry, hosts, ports))
            return badAddress(QCoreApplication::translate(
                "database",
                "a server's name or port is not readable; an @ or / in a password is written %40 or %2F"));
    if (hosts.size() > 1 && hosts.contains(QString()))
        return badAddress(QCoreApplication::translate("database", "one of the servers has no name"));
    location.hosts = hosts.join(u',');
    if (ports.removeDuplicates(); ports.size() == 1) {
        location.ports = ports.first();
        return {};
    }
    ports.clear();
    hosts.clear();
    for (const QString &entry : text.split(u','))
        readHost(entry, hosts, ports);
    ports.replaceInStrings(QRegularExpression(u"^$"_s), u"5432"_s);
    ports.removeAll(QString());
    location.ports = ports.join(u',');
    return {};
}

base::Result<void> readOption(const QString &name, const QString &value, Location &location,
                              QStringList &hosts)
{
    if (name == u"host") {
        hosts.append(value);
    } else if (name == u"port") {
        static const QRegularExpression form(u"^\\d{1,5}(,\\d{1,5})*$"_s);
        if (!form.match(value).hasMatch())
            return badAddress(QCoreApplication::translate("database", "the port is no number"));
        location.ports = value;
    } else if (name == u"user") {
        location.user = value;
    } else if (name == u"password") {
        location.password = value;
    } else if (name == u"dbname") {
        location.name = value;
    } else if (name == u"ssl") {
        // asyncpg's spelling of sslmode; psycopg's servers of old knew ssl=true
        location.options.insert(u"sslmode"_s,
                                value == u"true" || value == u"1"        ? u"require"_s
                                    : value == u"false" || value == u"0" ? u"disable"_s
                                                                         : value);
    } else if (libpqOptions().contains(name)) {
        location.options.insert(name, value);
    } else if (!isIgnored(name)) {
        return badOption(name);
    }
    return {};
}

base::Result<Location> parsePostgres(const QString &rest)
{
    // As SQLAlchemy reads it: a password may hold anything but an @, unencoded too.
    static const QRegularExpression form(u"^(?:([^:/@]*)(?::([^@]*))?@)?([^/?]*)(?:/([^?]*))?(?:\\?(.*))?$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(rest);
    if (!match.hasMatch())
        return badAddress(QCoreApplication::translate("database", "it is not readable"));
    Location location;
    location.engine = Engine::Postgresql;
    location.user = decoded(match.captured(1));
    location.password = decoded(match.captured(2));
    location.name = decoded(match.captured(4));
    SHOPBOOK_TRY(readHosts(match.captured(3), location));
    QStringList hosts;
    for (const auto &[name, value] : queryOf(match.captured(5)))
        SHOPBOOK_TRY(readOption(name, value, location, hosts));
    if (!hosts.isEmpty()) {
        // libpq's host=a,b and port=1,2, or SQLAlchemy's host=a:1&host=b:2
        const QString ports = location.ports;
        if (hosts.join(u',').startsWith(u'/'))
            location.hosts = hosts.join(u',');
        else
            SHOPBOOK_TRY(readHosts(hosts.join(u','), location));
        if (location.ports.isEmpty())
            location.ports = ports;
    }
    const QStringList modes{u"disable"_s, u"allow"_s,     u"prefer"_s,
                            u"require"_s, u"verify-ca"_s, u"verify-full"_s};
    if (location.options.contains(u"sslmode"_s) && !modes.contains(location.options.value(u"sslmode"_s)))
        return badAddress(
            QCoreApplication::translate("database", "sslmode is one of %1").arg(modes.join(u", "_s)));
    if (location.name.isEmpty())
        return badAddress(QCoreApplication::translate("database", "it names no database (…/name)"));
    for (const QString &part : {location.hosts, location.user, location.password, location.name})
        if (part.contains(QChar(u'\0')))
            return badAddress(QCoreApplication::translate("database", "it is not readable"));
    return location;
}

} // namespace

base::Error badAddress(const QString &why)
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate(
                "database",
                "This address of a database is not understood: %1. Nothing was opened; write "
                "a file's path, sqlite:///path or postgresql://user@host/name.")
                .arg(why),
            u"Location::parse"_s,
            {},
            {}};
}

base::Result<Location> temporaryLocation()
{
    auto folder = std::make_shared<QTemporaryDir>(QDir::tempPath() + u"/shopbook-XXXXXX"_s);
    if (!folder->isValid())
        return base::Error{
            base::ErrorCode::NoPermission,
            QCoreApplication::translate("database",
                                        "No temporary folder could be made for the database. Nothing "
                                        "was changed; check the room and the rights in %1.")
                .arg(QDir::toNativeSeparators(QDir::tempPath())),
            folder->errorString(),
            {},
            {}};
    Location location;
    location.path = folder->filePath(u"temporary.db"_s);
    location.temporary = true;
    location.folder = std::move(folder);
    return location;
}

base::Result<Location> sqliteLocation(const QString &path, const QString &folder)
{
    if (path.isEmpty() || path.contains(QChar(u'\0')))
        return badAddress(QCoreApplication::translate("database", "it names no file"));
    QString whole = path;
#ifdef Q_OS_WIN
    const bool isHome = whole == u"~" || whole.startsWith(u"~/") || whole.startsWith(u"~\\");
#else
    const bool isHome = whole == u"~" || whole.startsWith(u"~/");
#endif
    if (isHome)
        whole.replace(0, 1, QDir::homePath());
    if (whole.startsWith(u':')) // to Qt the begin of a resource's name
        whole.prepend(u"./"_s);
    Location location;
    location.path =
        QDir::cleanPath(QDir(folder.isEmpty() ? QDir::currentPath() : folder).absoluteFilePath(whole));
    return location;
}

base::Result<Location> parseLocation(const QString &text, const QString &folder)
{
    static const QRegularExpression address(u"^\\s*([A-Za-z][A-Za-z0-9.-]+)(\\+[A-Za-z0-9_]+)?://(.*)$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = address.match(text);
    if (match.hasMatch()) {
        const QString scheme = match.captured(1).toLower();
        QString rest = match.captured(3);
        while (!rest.isEmpty() && rest.back().isSpace())
            rest.chop(1);
        if (scheme == u"sqlite" || scheme == u"sqlite3")
            return parseSqlite(rest, folder);
        if (scheme == u"postgresql" || scheme == u"postgres")
            return parsePostgres(rest);
        if (scheme == u"file")
            return sqliteLocation(QUrl(text.trimmed()).toLocalFile(), folder);
        return badAddress(
            QCoreApplication::translate("database", "“%1” is not a kind of database that Shopbook opens")
                .arg(scheme));
    }
    if (text.trimmed() == u":memory:")
        return temporaryLocation();
    static const QRegularExpression almost(u"^\\s*(sqlite|postgresql|postgres)(\\+\\w+)?:"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    // libpq's "host=… password=…" would be taken for a file's name, and shown with the password in it.
    static const QRegularExpression keywords(u"^\\s*(host|hostaddr|port|dbname|user|password)\\s*="_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (almost.match(text).hasMatch() || keywords.match(text).hasMatch())
        return badAddress(QCoreApplication::translate("database", "it is not written as a URL"));
    return sqliteLocation(text, folder);
}

} // namespace database
