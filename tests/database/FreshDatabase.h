// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

#include <memory>

/// An empty database for each test function: a new file on SQLite; on PostgreSQL, where making a database
/// takes long, one for the whole program, emptied.
class FreshDatabase
{
public:
    [[nodiscard]] support::TestDatabase &take(database::Engine engine)
    {
        auto &database = engine == database::Engine::Sqlite ? m_sqlite : m_postgres;
        if (engine == database::Engine::Sqlite || !database) {
            database = std::make_unique<support::TestDatabase>(engine);
        } else {
            database->run(
                QStringLiteral("DROP SCHEMA IF EXISTS shopbook CASCADE;\nDROP SCHEMA public CASCADE;\n"
                               "CREATE SCHEMA public;\n"));
        }
        return *database;
    }
    void drop()
    {
        m_sqlite.reset();
        m_postgres.reset();
    }

private:
    std::unique_ptr<support::TestDatabase> m_sqlite;
    std::unique_ptr<support::TestDatabase> m_postgres;
};
