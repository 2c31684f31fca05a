// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/OwnerSigns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

constexpr qint64 longestScript = 1024 * 1024;

QString textOf(const QString &path)
{
    QFile file(path);
    if (file.size() > longestScript || !file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

/// script_location of the alembic.ini in a folder; "" without one.
QString namedLocation(const QDir &folder)
{
    static const QRegularExpression line(u"^script_location[ \\t]*[=:][ \\t]*(.+?)\\s*$"_s,
                                         QRegularExpression::MultilineOption);
    QString location = line.match(textOf(folder.filePath(u"alembic.ini"_s))).captured(1);
    location.replace(u"%(here)s"_s, folder.absolutePath());
    return location.replace(u"%%"_s, u"%"_s);
}

/// The revisions in the Alembic folders beside a file.
QSet<QString> revisionsBeside(const QString &path)
{
    static const QRegularExpression line(u"^revision\\b[^=\\n]*=\\s*['\"]([^'\"\\n]+)['\"]"_s,
                                         QRegularExpression::MultilineOption);
    const QDir folder = QFileInfo(path).absoluteDir();
    QStringList places{u"migration"_s, u"migrations"_s, u"alembic"_s};
    if (const QString named = namedLocation(folder); folder.exists(named + u"/versions"_s))
        places = QStringList{named};
    QSet<QString> revisions;
    for (const QString &place : std::as_const(places)) {
        const QDir versions(folder.filePath(place + u"/versions"_s));
        for (const QString &name : versions.entryList({u"*.py"_s}, QDir::Files)) {
            const QString revision = line.match(textOf(versions.filePath(name))).captured(1);
            if (!revision.isEmpty())
                revisions.insert(revision);
        }
    }
    return revisions;
}

} // namespace

QMap<QString, QString> ownerKnows(const OwnerSigns &signs)
{
    const Versions &versions = signs.versions;
    const QString market = QString::fromLatin1(marketBranch);
    const Script *said = signs.scripts.byRevision(signs.said);
    const bool isFile = signs.location.engine == database::Engine::Sqlite;
    const QSet<QString> beside = isFile ? revisionsBeside(signs.location.path) : QSet<QString>();
    QMap<QString, QString> known;
    for (const QString &branch : {market, QString::fromLatin1(phonebookBranch)}) {
        QString newest = versions.knownOf(branch);
        if (branch == market && signs.hasLastColumn && !versions.own.contains(market))
            newest = QString::fromLatin1(lastMarketRevision);
        QString found;
        QString last; // everything up to the row is known too
        const QList<Script> chain = signs.scripts.chain(branch);
        for (const Script &script : chain) {
            if (beside.contains(script.revision))
                found = script.revision;
        }
        if (!found.isEmpty())
            newest = found;
        if (said && said->branch == branch)
            newest = said->revision;
        const QString row = versions.alembicOf(branch, signs.scripts);
        for (const Script &script : chain) {
            if (script.revision == newest || script.revision == row)
                last = script.revision;
        }
        known.insert(branch, last);
    }
    return known;
}

} // namespace migration
