// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

/// The reading half of Location. Private to `database`.
namespace database
{

/// Location::parse() with the folder that relative paths are taken from ("" = the current one).
[[nodiscard]] base::Result<Location> parseLocation(const QString &text, const QString &folder);

/// A path as an absolute one; "~/" is the person's home.
[[nodiscard]] base::Result<Location> sqliteLocation(const QString &path, const QString &folder);
[[nodiscard]] base::Result<Location> temporaryLocation();

[[nodiscard]] base::Error badAddress(const QString &why);

} // namespace database
