// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/FileUse.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

using namespace Qt::StringLiterals;

namespace database::files
{

#ifdef Q_OS_WIN

bool isOpenElsewhere(const QString &path)
{
    const HANDLE alone =
        CreateFileW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()), GENERIC_READ,
                    0, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (alone == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION;
    CloseHandle(alone);
    return false;
}

#else

bool isOpenElsewhere(const QString &path)
{
    const QString file = QFileInfo(path).canonicalFilePath();
    if (file.isEmpty())
        return false;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        if (process == own)
            continue;
        const QFileInfoList descriptors =
            QDir(u"/proc/%1/fd"_s.arg(process))
                .entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        if (std::any_of(descriptors.begin(), descriptors.end(),
                        [&](const QFileInfo &descriptor) { return descriptor.symLinkTarget() == file; }))
            return true;
    }
    return false;
}

#endif

} // namespace database::files
