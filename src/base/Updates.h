// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QVersionNumber>

#include <optional>

/// Looks for newer packages of Shopbook in a folder that somebody named (presets::UpdateCheck): a share of
/// the office, say. Asks no server, and installs nothing.
namespace base::updates
{

struct Package {
    QVersionNumber version;
    QString path;
};

/// The newest package for this system in the folder, by its name: shopbook_0.2.0-1_amd64.deb,
/// shopbook-0.2.0-linux-x86_64.tar.gz, shopbook-0.2.0-setup.exe. None, where there is none. Blocks for as
/// long as the folder takes to answer. Errors: NotFound.
[[nodiscard]] Result<std::optional<Package>> newestIn(const QString &folder);

} // namespace base::updates
