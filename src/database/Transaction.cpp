// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Transaction.h"

#include "base/Log.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace database
{

namespace
{

base::Error takenBack(const QString &why)
{
    return {base::ErrorCode::Failed,
            QCoreApplication::translate(
                "database",
                "The changes were not saved: the database took them back after an error. "
                "What stood there before is whole. Remove the cause of the error (often a "
                "full disk) and save again."),
            why,
            {},
            {}};
}

} // namespace

Transaction::Transaction(const Connection &connection)
    : m_connection(&connection)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    if (const auto result = std::move(*this).rollback(); !result)
        base::log::report(base::log::database(), result.error());
}

base::Result<Transaction> Transaction::begin(const Connection &connection, Kind kind)
{
    return begin(connection, kind, {});
}

base::Result<Transaction> Transaction::begin(const Connection &connection, Kind kind, Batch first)
{
    if (kind == Kind::Write && connection.isReadOnly())
        return base::Error{
            base::ErrorCode::NoPermission,
            QCoreApplication::translate("database",
                                        "“%1” is open for reading only, so nothing was changed. "
                                        "Open it for writing to change it.")
                .arg(connection.location().displayName()),
            u"write transaction on a read-only connection"_s,
            {},
            {}};
    if (connection.inTransaction())
        return base::Error{
            base::ErrorCode::Failed,
            QCoreApplication::translate("database",
                                        "Another change is being made at this moment. Nothing was "
                                        "changed; wait until it is done and try again."),
            u"transactions do not nest"_s,
            {},
            {}};
    const bool writes = kind == Kind::Write;
    QString sql = writes ? u"BEGIN READ WRITE"_s : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s;
    if (connection.engine() == Engine::Sqlite)
        sql = writes ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
    first.prepend(sql);
    // Made first: what a failed batch began is rolled back with it.
    Transaction transaction(connection);
    SHOPBOOK_TRY(first.run(connection));
    return transaction;
}

base::Result<void> Transaction::commit(const std::function<bool()> &goesOn) &&
{
    const Connection *connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return takenBack(u"the transaction was over"_s);
    // After SQLITE_FULL, IOERR or NOMEM the engine has rolled back by itself and is in autocommit mode.
    if (!connection->inTransaction())
        return takenBack(u"the engine had ended the transaction"_s);
    if (connection->hasFailedTransaction()) {
        SHOPBOOK_TRY(connection->execute(u"ROLLBACK"_s));
        return takenBack(u"a statement of the transaction had failed"_s);
    }
    auto result = connection->execute(u"COMMIT"_s);
    while (!result && goesOn && result.error().code == base::ErrorCode::Locked && connection->inTransaction()
           && goesOn())
        result = connection->execute(u"COMMIT"_s);
    // A COMMIT that failed leaves the transaction open on SQLite (busy, deferred foreign key).
    if (!result && connection->inTransaction()) {
        if (const auto undone = connection->execute(u"ROLLBACK"_s); !undone)
            base::log::report(base::log::database(), undone.error());
    }
    return result;
}

base::Result<void> Transaction::rollback() &&
{
    const Connection *connection = std::exchange(m_connection, nullptr);
    if (!connection || !connection->inTransaction())
        return {};
    return connection->execute(u"ROLLBACK"_s);
}

} // namespace database
