// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Dump.h"
#include "migration/VersionTables.h"
#include "support/TestDatabase.h"

/// What tests ask of a database after its upgrade.
namespace upgraded
{

inline QVariant scalar(const database::Connection &connection, const QString &sql)
{
    return UNWRAP(connection.scalar(sql));
}

inline QString alembic(const database::Connection &connection)
{
    return scalar(connection, QStringLiteral("SELECT version_num FROM alembic_version")).toString();
}

inline QMap<QString, QString> ownRevisions(const database::Connection &connection)
{
    return UNWRAP(migration::readVersions(connection)).own;
}

/// Opens read-only, as any other program could.
inline database::Connection inspect(const QString &path)
{
    database::Location location;
    location.path = path;
    return UNWRAP(
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
}

inline const QString shopbookHead = QStringLiteral("7d1e4a90c3b2");

} // namespace upgraded
