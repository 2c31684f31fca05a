// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

#include <QJsonObject>

#include <optional>

namespace reports
{

/// How a part of the installation is: an advice is something to know or to better, a fault keeps people from
/// work.
enum class Health { Good, Advice, Fault };

/// One thing that was looked at.
struct Checked {
    int number = 0; ///< stays the same from version to version, so that a manual can name it
    QString id; ///< its name for programs: "program", "sqlite", "tls" …
    Health health = Health::Good;
    QString title; ///< translated
    QString text; ///< what was found, a line
    QString advice; ///< what to do; "" when all is good
    QJsonObject facts; ///< the same for programs; never a secret
};

/// What shopbook-cli doctor is asked about.
struct Examination {
    QString version; ///< the program's
    QString windowProgram; ///< the path of `shopbook`; it is asked whether it can draw
    std::optional<database::Location>
        location; ///< none: no database was named, and the default one is not there
};

/// Looks at everything that an installation needs, and at the database: versions, drivers, folders, room,
/// fonts, texts, keyring, health of the data, locks, TLS. Writes nothing but an empty file into each folder,
/// which it removes again, and takes a write lock for a moment without writing. Blocks, for a second or so
/// and for as long as a server takes. What is wrong is in the answer: it never fails. Secrets are in none of
/// the texts.
[[nodiscard]] QList<Checked> examine(const Examination &asked);

/// Its parts: the computer, then the database.
[[nodiscard]] QList<Checked> examineComputer(const Examination &asked);
[[nodiscard]] QList<Checked> examineDatabase(const database::Location &location);

} // namespace reports
