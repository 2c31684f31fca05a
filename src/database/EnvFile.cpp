// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Location that reads a bot's .env file.
#include "database/LocationParser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

using Variables = QMap<QString, QString>;

/// ${NAME} as python-dotenv replaces it; an unknown name becomes nothing.
QString expanded(const QString &text, const Variables &known)
{
    static const QRegularExpression form(u"\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}"_s);
    QString result;
    qsizetype at = 0;
    for (auto found = form.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        result += text.mid(at, match.capturedStart() - at) + known.value(match.captured(1));
        at = match.capturedEnd();
    }
    return result + text.mid(at);
}

QString valueOf(const QString &written, const Variables &known)
{
    static const QRegularExpression inDouble(u"^\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    static const QRegularExpression inSingle(u"^'((?:[^'\\\\]|\\\\.)*)'"_s);
    static const QRegularExpression comment(u"\\s+#.*$"_s);
    if (const auto match = inSingle.match(written); match.hasMatch())
        return match.captured(1).replace(u"\\'"_s, u"'"_s).replace(u"\\\\"_s, u"\\"_s);
    if (const auto match = inDouble.match(written); match.hasMatch()) {
        QString inside = match.captured(1);
        inside.replace(QRegularExpression(u"\\\\([\"\\\\$])"_s), u"\\1"_s);
        return expanded(inside, known);
    }
    QString plain = written;
    plain.remove(comment);
    return expanded(plain.trimmed(), known);
}

Variables variablesOf(const QString &text)
{
    static const QRegularExpression line(
        u"^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*$"_s);
    Variables result;
    for (const QString &written : text.split(u'\n')) {
        if (const auto match = line.match(written); match.hasMatch())
            result.insert(match.captured(1), valueOf(match.captured(2), result));
    }
    return result;
}

base::Error unreadable(const QString &file, const QString &why, base::ErrorCode code)
{
    return {code,
            QCoreApplication::translate(
                "database",
                "“%1” does not say where the database is: %2. Nothing was opened; name the "
                "database itself, or a file with DB_URL, DB_POS_URL or DB_USER_POS, "
                "DB_PASS_POS, DB_HOST_POS, DB_PORT_POS and DB_NAME_POS.")
                .arg(QDir::toNativeSeparators(file), why),
            u"Location::fromEnvFile"_s,
            {},
            {}};
}

base::Result<Location> fromParts(const Variables &variables, const QString &file)
{
    Location location;
    location.engine = Engine::Postgresql;
    location.user = variables.value(u"DB_USER_POS"_s);
    location.password = variables.value(u"DB_PASS_POS"_s);
    location.hosts = variables.value(u"DB_HOST_POS"_s, u"localhost"_s);
    location.ports = variables.value(u"DB_PORT_POS"_s);
    location.name = variables.value(u"DB_NAME_POS"_s);
    if (location.hosts.isEmpty())
        location.hosts = u"localhost"_s;
    if (location.name.isEmpty())
        return unreadable(file, QCoreApplication::translate("database", "DB_NAME_POS is missing"),
                          base::ErrorCode::Usage);
    bool ok = true;
    if (!location.ports.isEmpty()) {
        const int port = location.ports.toInt(&ok);
        ok = ok && port > 0 && port < 65536;
    }
    if (!ok)
        return unreadable(file, QCoreApplication::translate("database", "DB_PORT_POS is no port"),
                          base::ErrorCode::Usage);
    return location;
}

} // namespace

base::Result<Location> Location::fromEnvFile(const QString &file)
{
    QFile env(file);
    if (!QFileInfo::exists(file))
        return unreadable(file, QCoreApplication::translate("database", "there is no such file"),
                          base::ErrorCode::NotFound);
    if (QFileInfo(file).isDir() || !env.open(QIODevice::ReadOnly))
        return unreadable(file, QCoreApplication::translate("database", "it cannot be read"),
                          base::ErrorCode::NoPermission);
    // No .env is that long; a database named by mistake may be.
    QString text = QString::fromUtf8(env.read(1 << 20));
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const Variables variables = variablesOf(text);
    const QString folder = QFileInfo(file).absolutePath();
    for (const QString &name : {u"DB_URL"_s, u"DB_POS_URL"_s})
        if (!variables.value(name).isEmpty())
            return parseLocation(variables.value(name), folder);
    if (variables.contains(u"DB_USER_POS"_s) || variables.contains(u"DB_NAME_POS"_s))
        return fromParts(variables, file);
    return unreadable(file, QCoreApplication::translate("database", "none of its variables is known"),
                      base::ErrorCode::Usage);
}

} // namespace database
