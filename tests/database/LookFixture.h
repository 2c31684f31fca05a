// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FreshDatabase.h"
#include "database/QueryConnection.h"

#include <QObject>

/// A database with some rows for each test function, to be asked by a QueryConnection.
class LookFixture : public QObject
{
protected:
    void prepare();
    void drop() { m_fresh.drop(); }
    [[nodiscard]] static bool isSqlite() { return support::engine() == database::Engine::Sqlite; }
    [[nodiscard]] support::TestDatabase &database() const { return *m_database; }
    [[nodiscard]] database::QueryConnection open(const database::CopyPace &pace = {}) const;
    /// Runs for hours, and brings no row before it is done.
    [[nodiscard]] static QString longStatement();
    /// Brings rows for hours.
    [[nodiscard]] static QString longRows();

private:
    FreshDatabase m_fresh;
    support::TestDatabase *m_database = nullptr;
};
