// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ByHand.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <memory>
#include <optional>

/// Two tables and a connection that asks, for SQL that a person typed. A test class on it has rows with a
/// column "only": the engine that a row is for, "" for both.
class ByHandFixture : public QObject
{
protected:
    void prepare();
    void drop();
    [[nodiscard]] static database::Engine engine() { return support::engine(); }
    [[nodiscard]] static bool isSqlite() { return engine() == database::Engine::Sqlite; }
    /// The row in force is not for this engine.
    [[nodiscard]] static bool isForTheOther();
    [[nodiscard]] tl::expected<query::RunSummary, query::Failure> run(const QString &sql);
    /// All that somebody could have changed: the bytes of the file and what lies beside it; on a server rows,
    /// relations, sequences, large objects.
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString folder() const { return m_database->folder(); }

private:
    std::unique_ptr<support::TestDatabase> m_database;
    std::optional<database::QueryConnection> m_connection;
};
