// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

#include <QTest>

#include <memory>
#include <optional>

/// A database of its own for each test function, with an empty table t (id, a, b), and a connection that
/// writes.
class OneTable : public QObject
{
protected:
    void prepare()
    {
        support::failOnSqlWarnings();
        m_database = std::make_unique<support::TestDatabase>(support::engine());
        m_connection = m_database->open(database::Role::Migrator);
        VERIFY_OK(m_connection->execute(
            QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BIGINT)")));
    }
    void drop()
    {
        m_connection.reset();
        m_database.reset();
    }
    [[nodiscard]] static bool isSqlite() { return support::engine() == database::Engine::Sqlite; }

    std::unique_ptr<support::TestDatabase> m_database;
    std::optional<database::Connection> m_connection;
};
