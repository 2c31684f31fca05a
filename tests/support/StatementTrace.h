// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Worker.h"

#include <QStringList>

#include <cstdio>
#include <memory>

namespace support
{

/// What a worker asks its database for while this lives: every statement and every row that came back, as the
/// driver itself tells (sqlite3_trace_v2, PQtrace). For tests that count instead of measuring time.
class StatementTrace
{
public:
    explicit StatementTrace(database::Worker &worker);
    ~StatementTrace();
    StatementTrace(const StatementTrace &) = delete;
    StatementTrace &operator=(const StatementTrace &) = delete;

    /// Waits for the worker and ends the trace.
    void stop();
    /// After stop().
    [[nodiscard]] const QStringList &statements() const { return m_statements; }
    [[nodiscard]] qint64 rows() const { return m_rows; }
    /// How often the server was asked and waited for; 0 on SQLite.
    [[nodiscard]] int roundTrips() const { return m_roundTrips; }

private:
    void readFile();

    database::Worker &m_worker;
    bool m_isOver = false;
    QStringList m_statements;
    qint64 m_rows = 0;
    int m_roundTrips = 0;
    std::FILE *m_file = nullptr; ///< libpq's trace
};

} // namespace support
