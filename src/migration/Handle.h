// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace migration
{

using Row = QVariantList;

/// What the engine needs of an open database: a connection, or the scratch database in memory on which the
/// scripts are tried. Owns nothing; lives no longer than what it was made from.
class Handle
{
public:
    Handle(const database::Connection &connection); // NOLINT: a connection is one
    Handle(const QSqlDatabase &database, database::Engine engine);

    [[nodiscard]] database::Engine engine() const { return m_engine; }
    [[nodiscard]] bool isSqlite() const { return m_engine == database::Engine::Sqlite; }
    [[nodiscard]] QString quoted(const QString &name) const;

    /// Runs one statement and drops its rows. Returns how many rows it changed, -1 when that is unknown.
    base::Result<qint64> execute(const QString &sql, const QVariantList &values = {}) const;
    /// All rows of one statement. For catalogues and version tables, not for data.
    [[nodiscard]] base::Result<QList<Row>> rows(const QString &sql, const QVariantList &values = {}) const;
    /// Up to `limit` rows of one statement.
    [[nodiscard]] base::Result<QList<Row>> rows(const QString &sql, const QVariantList &values,
                                                int limit) const;

private:
    QSqlDatabase m_database;
    database::Engine m_engine;
    database::Location m_location;
};

} // namespace migration
