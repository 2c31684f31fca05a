// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/FileReplace.h"

#include "database/SqliteFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <limits>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace database::files
{

namespace
{

base::Error notWritten(const QString &path, const QString &detail, bool isFull)
{
    return {isFull ? base::ErrorCode::NoSpace : base::ErrorCode::Failed,
            isFull
                ? QCoreApplication::translate(
                      "database",
                      "There is no room left on the disk for “%1”. Nothing that was there "
                      "before was changed; free some space and try again.")
                      .arg(QDir::toNativeSeparators(path))
                : QCoreApplication::translate("database",
                                              "“%1” could not be written to the disk. Nothing that was there "
                                              "before was changed; check the disk and the folder's rights.")
                      .arg(QDir::toNativeSeparators(path)),
            detail,
            {},
            {}};
}

#ifdef Q_OS_WIN

base::Result<void> flush(const QString &path, bool isFolder)
{
    if (isFolder) // a folder's entries are written through with MOVEFILE_WRITE_THROUGH
        return {};
    const QString native = QDir::toNativeSeparators(path);
    HANDLE file = CreateFileW(reinterpret_cast<const wchar_t *>(native.utf16()), GENERIC_WRITE,
                              FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return notWritten(path, u"CreateFile: %1"_s.arg(GetLastError()), false);
    const bool ok = FlushFileBuffers(file) != 0;
    const DWORD code = GetLastError();
    CloseHandle(file);
    if (!ok)
        return notWritten(path, u"FlushFileBuffers: %1"_s.arg(code), code == ERROR_DISK_FULL);
    return {};
}

base::Result<void> replace(const QString &partial, const QString &target)
{
    const QString from = QDir::toNativeSeparators(partial);
    const QString to = QDir::toNativeSeparators(target);
    if (!MoveFileExW(reinterpret_cast<const wchar_t *>(from.utf16()),
                     reinterpret_cast<const wchar_t *>(to.utf16()),
                     MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return notWritten(target, u"MoveFileEx: %1"_s.arg(GetLastError()), false);
    return {};
}

#else

base::Result<void> flush(const QString &path, bool isFolder)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | (isFolder ? O_DIRECTORY : 0));
    if (file < 0)
        return notWritten(path, u"open: "_s + QString::fromLocal8Bit(std::strerror(errno)), false);
    int code = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    if (isFolder && code == EINVAL) // a file system that cannot sync folders
        code = 0;
    if (code != 0)
        return notWritten(path, u"fsync: "_s + QString::fromLocal8Bit(std::strerror(code)),
                          code == ENOSPC || code == EDQUOT);
    return {};
}

base::Result<void> replace(const QString &partial, const QString &target)
{
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(target).constData()) != 0)
        return notWritten(target, u"rename: "_s + QString::fromLocal8Bit(std::strerror(errno)),
                          errno == ENOSPC || errno == EDQUOT);
    return {};
}

#endif

} // namespace

base::Result<qint64> freeSpace(const QString &path)
{
    QFileInfo info(path);
    while (!info.exists() && info.absolutePath() != info.absoluteFilePath())
        info.setFile(info.absolutePath());
    // Not QStorageInfo: it looks for the disk in the table of mounts, which has none for the root of a chroot.
    std::error_code trouble;
    const auto disk = std::filesystem::space(
        QFileInfo(info.isDir() ? info.absoluteFilePath() : info.absolutePath()).filesystemAbsoluteFilePath(), trouble);
    if (trouble)
        return base::Error{
            base::ErrorCode::Failed,
            QCoreApplication::translate("database",
                                        "How much room the disk of “%1” has could not be read. "
                                        "Nothing was changed; check that the disk is there.")
                .arg(QDir::toNativeSeparators(path)),
            QString::fromStdString(trouble.message()),
            {},
            {}};
    return qint64(std::min<std::uintmax_t>(disk.available, std::numeric_limits<qint64>::max()));
}

base::Result<void> syncFile(const QString &path)
{
    SHOPBOOK_TRY(flush(path, false));
    return flush(QFileInfo(path).absolutePath(), true);
}

base::Result<void> moveIntoPlace(const QString &partial, const QString &target)
{
    SHOPBOOK_TRY(replace(partial, target));
    return flush(QFileInfo(target).absolutePath(), true);
}

base::Result<void> checkLooksLikeSqlite(const QString &path)
{
    SHOPBOOK_TRY(sqlite::checkPath(path));
    return sqlite::checkHeader(path);
}

} // namespace database::files
