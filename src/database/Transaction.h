// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Batch.h"

#include <functional>

namespace database
{

/// A transaction as an object: rolled back by its destructor unless commit() said yes.
/// Write takes SQLite's write lock at once (BEGIN IMMEDIATE), so that nothing read in it can be
/// overtaken; Read is one consistent picture of the data. Does not nest. Lives no longer than its connection.
class Transaction
{
public:
    enum class Kind { Read, Write };

    /// Error Locked when another program holds the lock for longer than the busy timeout.
    [[nodiscard]] static base::Result<Transaction> begin(const Connection &connection, Kind kind);
    /// The same with the first statements of the transaction, in one round trip on a server.
    [[nodiscard]] static base::Result<Transaction> begin(const Connection &connection, Kind kind,
                                                         Batch first);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Whatever it answers, the transaction is over. On failure everything was rolled back. A file without a
    /// WAL cannot be written while somebody reads it: after each busy timeout `goesOn` says whether to try
    /// again.
    base::Result<void> commit(const std::function<bool()> &goesOn = {}) &&;
    /// Takes everything back now, and says whether that worked.
    base::Result<void> rollback() &&;

private:
    explicit Transaction(const Connection &connection);
    const Connection *m_connection;
};

} // namespace database
