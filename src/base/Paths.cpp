// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Paths.h"

#include "base/Presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace base::paths
{

namespace
{

constexpr auto ownFolder = "shopbook";

/// Set before other threads are; "" = not portable.
QString &portableFolder()
{
    static QString folder;
    return folder;
}

QString folderBelow(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + u'/' + QLatin1StringView(ownFolder);
}

} // namespace

void settle()
{
    settleIn(QCoreApplication::applicationDirPath());
}

void settleIn(const QString &programFolder)
{
    // …/shopbook/shopbook.ini
    static const QString usual = QDir::cleanPath(
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s).fileName()
        + u"/../.."_s);
    const bool isPortable = !programFolder.isEmpty() && QFileInfo::exists(programFolder + u"/portable.txt"_s);
    portableFolder() = isPortable ? programFolder + u"/data"_s : QString();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, isPortable ? portableFolder() : usual);
}

Result<void> checkPortable()
{
    if (portableFolder().isEmpty())
        return {};
    SHOPBOOK_TRY(makePrivateFolder(portableFolder()));
    // Only writing tells: rights, a write-protected stick and a full disk look alike from outside.
    QTemporaryFile trial(portableFolder() + u"/XXXXXX.tmp"_s);
    if (trial.open() && trial.write("x") == 1 && trial.flush())
        return {};
    return Error{
        ErrorCode::NoPermission,
        QCoreApplication::translate(
            "base",
            "This portable Shopbook keeps its data in “%1”, which cannot be written. Settings, "
            "backups and what is not saved yet will be lost when it ends; move its folder to a place "
            "where you may write.")
            .arg(QDir::toNativeSeparators(portableFolder())),
        trial.errorString(),
        {},
        {}};
}

QString dataFolder()
{
    if (!portableFolder().isEmpty())
        return portableFolder();
    return folderBelow(QStandardPaths::GenericDataLocation);
}

QString backupFolder()
{
    const QString preset = presets::inForce(Preset::BackupFolder).value;
    return preset.isEmpty() ? dataFolder() + u"/backups"_s : preset;
}

QString stateFolder()
{
    if (!portableFolder().isEmpty())
        return portableFolder() + u"/state"_s;
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
