// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Updates.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace base::updates
{

Result<std::optional<Package>> newestIn(const QString &folder)
{
    const QDir files(folder);
    if (!files.exists())
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate("base",
                                                 "The folder for newer versions, “%1”, cannot be reached. "
                                                 "Check that it is connected, or name another.")
                         .arg(QDir::toNativeSeparators(folder)),
                     {},
                     {},
                     {}};
#ifdef Q_OS_WIN
    const QRegularExpression name(u"^shopbook-(\\d+\\.\\d+\\.\\d+)-setup\\.exe$"_s);
#else
    // Not static: this runs in a thread that may outlive main() and what is static.
    const QRegularExpression name(
        u"^shopbook(?:_(\\d+\\.\\d+\\.\\d+)-\\d+_amd64\\.deb|-(\\d+\\.\\d+\\.\\d+)-linux-x86_64\\.tar\\.gz)$"_s);
#endif
    std::optional<Package> newest;
    for (const QString &file : files.entryList(QDir::Files, QDir::Name)) {
        const auto match = name.match(file);
        if (!match.hasMatch())
            continue;
        const auto version = QVersionNumber::fromString(match.captured(match.lastCapturedIndex()));
        if (!newest || version > newest->version)
            newest = Package{version, files.absoluteFilePath(file)};
    }
    return newest;
}

} // namespace base::updates
