// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace database
{

/// What the engines are made of on this computer: facts for `doctor`, the About box and a report of a fault.
struct Libraries {
    QString sqlite; ///< "3.40.1"
    /// Qt's plugin uses the same copy as our own calls: with two, a handle of one would crash in the other.
    bool isSqliteShared = false;
    QString libpq; ///< "15.18"; "" = it cannot be loaded
    QString tls; ///< libpq's TLS library, "OpenSSL"; "" = it was built without one, or is too old to say
    QStringList missingDrivers; ///< of QSQLITE and QPSQL; without one its databases cannot be opened
};

/// Asks the libraries. Opens an SQLite database in memory and loads libpq; touches no file and no server.
[[nodiscard]] Libraries libraries();

} // namespace database
