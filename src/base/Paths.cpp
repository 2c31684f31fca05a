// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace base::paths {

namespace {

constexpr auto ownFolder = "shopbook";

QString folderBelow(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + u'/' + QLatin1StringView(ownFolder);
}

} // namespace

QString dataFolder()
{
    return folderBelow(QStandardPaths::GenericDataLocation);
}

QString backupFolder()
{
    return dataFolder() + u"/backups"_s;
}

QString stateFolder()
{
    // Qt 6.4 has no StateLocation: the XDG rule by hand, and the data folder elsewhere.
#ifdef Q_OS_WIN
    return dataFolder() + u"/state"_s;
#else
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    const QString root = QDir::isAbsolutePath(named) ? named : QDir::homePath() + u"/.local/state"_s;
    return root + u'/' + QLatin1StringView(ownFolder);
#endif
}

QString defaultDatabase()
{
    return dataFolder() + u"/shop.db"_s;
}

Result<void> makePrivateFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return {};
    const auto refuse = [&folder](const QString &detail) {
        return Error{ErrorCode::NoPermission,
                     QCoreApplication::translate("base", "The folder “%1” cannot be made. Check that you may write "
                                                         "there and that no file has its name.")
                         .arg(QDir::toNativeSeparators(folder)),
                     detail, {}, {}};
    };
    // Parents first, so that each folder that is made here is private, and none that was there is touched.
    const QString parent = info.absolutePath();
    if (parent == info.absoluteFilePath())
        return refuse(u"no such root"_s);
    SHOPBOOK_TRY(makePrivateFolder(parent));
    if (!QDir().mkdir(folder) && !QFileInfo(folder).isDir())
        return refuse(u"mkdir failed"_s);
    if (!QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return refuse(u"chmod failed"_s);
    return {};
}

Result<void> makePrivateFile(const QString &file)
{
    if (QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return Error{ErrorCode::NoPermission,
                 QCoreApplication::translate("base", "The file “%1” cannot be kept from other users of this computer.")
                     .arg(QDir::toNativeSeparators(file)),
                 u"chmod failed"_s, {}, {}};
}

bool samePath(const QString &left, const QString &right)
{
    const QFileInfo a(left);
    const QFileInfo b(right);
    if (a.exists() && b.exists())
        return a == b;      // follows links and knows the platform's case rules
#ifdef Q_OS_WIN
    constexpr Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive;
#else
    constexpr Qt::CaseSensitivity sensitivity = Qt::CaseSensitive;
#endif
    return QDir::cleanPath(a.absoluteFilePath()).compare(QDir::cleanPath(b.absoluteFilePath()), sensitivity) == 0;
}

} // namespace base::paths
