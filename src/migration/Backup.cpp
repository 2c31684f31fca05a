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

/// VACUUM INTO takes an empty file: it is made first, so that what is written was never readable by others.
base::Result<void> makeEmpty(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return base::Error{base::ErrorCode::NoPermission,
                           QCoreApplication::translate("migration", "“%1” cannot be written.")
                               .arg(QDir::toNativeSeparators(path)),
                           file.errorString(),
                           {},
                           {}};
    file.close();
    return base::paths::makePrivateFile(path);
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
    SHOPBOOK_TRY(makeEmpty(partial));
    base::failpoint("backup");
    SHOPBOOK_TRY(copyInto(location, partial));
    base::failpoint("backup");
    SHOPBOOK_TRY(check(partial));
    base::failpoint("backup");
    return database::files::moveIntoPlace(partial, target);
}

} // namespace

base::Result<QString> backUp(const database::Location &location, const QString &folder)
{
    if (const auto made = base::paths::makePrivateFolder(folder); !made)
        return notMade(made.error());
    clearPartials(folder, stemOf(location) + u'_');
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString target = QDir(folder).filePath(u"%1_%2.db"_s.arg(stemOf(location), time));
    const QString partial = target + u".partial"_s;
    if (const auto copied = copyAndCheck(location, partial, target); !copied) {
        QFile::remove(partial);
        return notMade(copied.error());
    }
    const QStringList all = backupsOf(location, folder);
    for (const QString &old : all.sliced(qMin(qsizetype(backupsKept), all.size()))) {
        if (!QFile::remove(old))
            qCWarning(base::log::migration).noquote() << "an old backup cannot be removed:" << old;
    }
    return target;
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

} // namespace migration
