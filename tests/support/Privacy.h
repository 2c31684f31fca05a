// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace support
{

/// Nobody but its owner has a right to the file or folder. Windows knows no such bits: what is made there
/// takes the rights of the folder that holds it, the person's own profile, and its owner must go on having
/// his.
[[nodiscard]] inline bool isPrivate(const QString &path)
{
    const QFile::Permissions rights = QFile::permissions(path);
#ifdef Q_OS_WIN
    constexpr auto own = QFile::ReadUser | QFile::WriteUser;
    return (rights & own) == own;
#else
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    return rights != QFile::Permissions() && !(rights & others);
#endif
}

} // namespace support
