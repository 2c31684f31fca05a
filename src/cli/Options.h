// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Log.h"
#include "database/Connection.h"

#include <QCommandLineParser>

#include <optional>

namespace cli {

/// The options that every verb understands, before or after its name.
struct Options {
    std::optional<QString> database; ///< --database
    std::optional<QString> envFile;  ///< --env-file
    bool json = false;
    bool readOnly = false; ///< --read-only, or told by the environment or the policy
    base::log::Level logLevel = base::log::Level::Error;

    static void addTo(QCommandLineParser &parser);
    /// Hands what can be preset on to base::presets. Errors: Usage; NoPermission for what the administrator has locked.
    [[nodiscard]] static base::Result<Options> from(const QCommandLineParser &parser);
    /// What --language asks for, before anything is said; "" = nothing, or nothing that may be had.
    [[nodiscard]] static QString languageFrom(const QCommandLineParser &parser);

    /// The database that was named: by the administrator's lock, else --database, else --env-file, else
    /// SHOPBOOK_DATABASE, else the policy's preset, else the default file in the person's data folder. Opens nothing.
    [[nodiscard]] base::Result<database::Location> location() const;
};

/// The database for a verb that only looks: not a byte is written. A database in memory is made, empty.
[[nodiscard]] base::Result<database::Connection> openToLook(const database::Location &location);

} // namespace cli
