// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace records {

/// The statements of one save or load. Only the first row of an answer is read. Lives no longer than its connection.
class Statements
{
public:
    explicit Statements(const database::Connection &connection)
        : m_connection(connection)
    {
    }
    Statements(const Statements &) = delete;
    Statements &operator=(const Statements &) = delete;

    struct Answer {
        qint64 affected = 0;
        QVariantList row;   ///< first row of what it returned, as the driver gave it; empty when there was none
    };
    /// Runs a statement and reads its first row.
    [[nodiscard]] base::Result<Answer> run(const QString &sql, const QVariantList &values);

private:
    const database::Connection &m_connection;
};

} // namespace records
