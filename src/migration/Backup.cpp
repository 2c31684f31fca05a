// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Backup.h"

#include "base/Failpoint.h"
#include "base/Log.h"
#include "base/Paths.h"
#include "database/FileReplace.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

constexpr int backupsKept = 10;
constexpr qint64 partialsKeptSeconds = 60 * 60;
const QString timeFormat = u"yyyyMMdd-HHmmss-zzz"_s;

/// Two shops may have files of the same name: the folder's hash tells them apart.
QString stemOf(const database::Location &location)
{
    const QFileInfo file(location.path);
    const QByteArray hash =
        QCryptographicHash::hash(file.absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    return file.completeBaseName() + u'_' + QString::fromLatin1(hash.toHex().first(6));
}

base::Error notMade(const base::Error &cause)
{
    base::Error error = cause;
    if (error.code != base::ErrorCode::NoSpace && error.code != base::ErrorCode::NoPermission
        && error.code != base::ErrorCode::Locked && error.code != base::ErrorCode::NotADatabase)
        error.code = base::ErrorCode::Failed;
    error.message =
        QCoreApplication::translate("migration", "The backup could not be made, so nothing was changed. %1")
            .arg(cause.message);
    return error;
}

/// What a killed run left behind. One that was written to just now may be another program's.
void clearPartials(const QString &folder, const QString &beginning)
{
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-partialsKeptSeconds);
    const QDir place(folder);
    for (const QString &name : place.entryList({u"*.partial"_s, u"*.partial-journal"_s}, QDir::Files)) {
        const QFileInfo file(place.filePath(name));
        if (name.startsWith(beginning) && file.lastModified() < old && !QFile::remove(file.filePath()))
            qCWarning(base::log::migration).noquote() << "cannot be removed:" << file.filePath();
    }
}

QString newName(const database::Location &location, const QString &folder, const QString &ending)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(timeFormat);
    return QDir(folder).filePath(u"%1_%2%3"_s.arg(stemOf(location), time, ending));
}

base::Error cannotBeWritten(const QString &path, const QFile &file)
{
    return {file.error() == QFile::ResourceError ? base::ErrorCode::NoSpace : base::ErrorCode::NoPermission,
            QCoreApplication::translate("migration", "“%1” cannot be written.").arg(QDir::toNativeSeparators(path)),
            file.errorString(),
            {},
            {}};
}

base::Result<void> copyInto(const database::Location &location, const QString &partial)
{
    const auto source =
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(source);
    // The read-only session would refuse to write the copy, too.
    SHOPBOOK_TRY(source->execute(u"PRAGMA query_only = OFF"_s));
    SHOPBOOK_TRY(source->execute(u"VACUUM INTO ?"_s, {partial}));
    SHOPBOOK_TRY(base::paths::makePrivateFile(partial));
    return database::files::syncFile(partial);
}

base::Result<void> check(const QString &path)
{
    database::Location copy;
    copy.path = path;
    const auto connection =
        database::Connection::open(copy, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    const auto answer = connection->scalar(u"PRAGMA quick_check(1)"_s);
    SHOPBOOK_TRY(answer);
    if (answer->toString() == u"ok")
        return {};
    return base::Error{base::ErrorCode::NotADatabase,
                       QCoreApplication::translate(
                           "migration", "The copy is damaged, and so may be the database itself: check it."),
                       answer->toString(),
                       {},
                       {}};
}

base::Result<void> copyAndCheck(const database::Location &location, const QString &partial,
                                const QString &target)
{
    // VACUUM INTO takes an empty file: it is made first, so that what is written was never readable by others.
    SHOPBOOK_TRY(makeEmptyPrivateFile(partial));
    base::failpoint("backup");
    SHOPBOOK_TRY(copyInto(location, partial));
    base::failpoint("backup");
    SHOPBOOK_TRY(check(partial));
    base::failpoint("backup");
    return database::files::moveIntoPlace(partial, target);
}

} // namespace

base::Result<void> makeEmptyPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return cannotBeWritten(path, file);
    file.close();
    return base::paths::makePrivateFile(path);
}

base::Result<QString> backUp(const database::Location &location, const QString &folder, OldBackups old)
{
    if (const auto made = base::paths::makePrivateFolder(folder); !made)
        return notMade(made.error());
    clearPartials(folder, stemOf(location) + u'_');
    const QString target = newName(location, folder, u".db"_s);
    const QString partial = target + u".partial"_s;
    if (const auto copied = copyAndCheck(location, partial, target); !copied) {
        QFile::remove(partial);
        return notMade(copied.error());
    }
    if (old == OldBackups::Remove)
        removeOldBackups(location, folder);
    return target;
}

void removeOldBackups(const database::Location &location, const QString &folder, const QString &spared)
{
    const QStringList all = backupsOf(location, folder);
    for (const QString &path : all.sliced(qMin(qsizetype(backupsKept), all.size()))) {
        if (!spared.isEmpty() && base::paths::samePath(path, spared))
            continue;
        if (!QFile::remove(path))
            qCWarning(base::log::migration).noquote() << "an old backup cannot be removed:" << path;
    }
}

base::Result<QString> keepAsItIs(const database::Location &location, const QString &folder)
{
    if (const auto made = base::paths::makePrivateFolder(folder); !made)
        return notMade(made.error());
    const QString target = newName(location, folder, u".damaged"_s);
    QString kept;
    for (const auto &ending : {u""_s, u"-journal"_s, u"-wal"_s}) {
        if (!QFileInfo::exists(location.path + ending))
            continue;
        QFile source(location.path + ending);
        if (!source.copy(target + ending))
            return notMade(cannotBeWritten(target + ending, source));
        if (const auto safe = base::paths::makePrivateFile(target + ending); !safe)
            return notMade(safe.error());
        if (const auto synced = database::files::syncFile(target + ending); !synced)
            return notMade(synced.error());
        if (kept.isEmpty())
            kept = target + ending;
    }
    return kept;
}

base::Result<QString> backUpTo(const database::Location &location, const QString &file)
{
    if (QFileInfo::exists(file))
        return notMade({base::ErrorCode::Failed,
                        QCoreApplication::translate("migration", "“%1” is there already. Name another file.")
                            .arg(QDir::toNativeSeparators(file)),
                        {},
                        {},
                        {}});
    clearPartials(QFileInfo(file).absolutePath(), QFileInfo(file).fileName() + u'.');
    // What a run that was killed just now left behind must not stand in the way of the next.
    const QString partial = u"%1.%2.partial"_s.arg(file, QUuid::createUuid().toString(QUuid::Id128).first(8));
    if (const auto copied = copyAndCheck(location, partial, file); !copied) {
        QFile::remove(partial);
        return notMade(copied.error());
    }
    return file;
}

QStringList backupsOf(const database::Location &location, const QString &folder)
{
    // The name ends with the time: the newest comes first. The stem is compared as text, it may hold * or [.
    const QString stem = stemOf(location) + u'_';
    QStringList paths;
    const QDir backups(folder);
    for (const QString &name : backups.entryList({u"*.db"_s}, QDir::Files, QDir::Name | QDir::Reversed)) {
        if (name.startsWith(stem))
            paths.append(backups.filePath(name));
    }
    return paths;
}

QDateTime timeOfBackup(const QString &path)
{
    QDateTime time = QDateTime::fromString(QFileInfo(path).completeBaseName().section(u'_', -1), timeFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace migration
