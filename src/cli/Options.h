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
    base::log::Level logLevel = base::log::Level::Error;

    static void addTo(QCommandLineParser &parser);
    /// Error: Usage.
    [[nodiscard]] static base::Result<Options> from(const QCommandLineParser &parser);

    /// The database that was named: --database, else --env-file, else SHOPBOOK_DATABASE, else the default
    /// file in the person's data folder. Opens nothing.
    [[nodiscard]] base::Result<database::Location> location() const;
};

/// The database for a verb that only looks: not a byte is written. A database in memory is made, empty.
[[nodiscard]] base::Result<database::Connection> openToLook(const database::Location &location);

} // namespace cli
