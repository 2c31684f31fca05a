// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "database/Value.h"

#include <QHash>
#include <QStringList>
#include <QVariantList>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

/// Statements on QSQLITE's connection, by SQLite's own functions. Private to `database`.
///
/// QSQLITE compiles a statement each time it is asked for, reads every value of every row into a QVariant
/// through UTF-16, and has no way to read a million ids without a million of them.
namespace database::sqlite
{

/// The compiled statements of one connection that wait for their next use, by their text; the ones used
/// longest ago go first. What changes a setting is never kept: some of those act while they are compiled. One
/// thread.
class StatementCache : public std::enable_shared_from_this<StatementCache>
{
public:
    explicit StatementCache(sqlite3 *database)
        : m_database(database)
    {
    }
    ~StatementCache();
    StatementCache(const StatementCache &) = delete;
    StatementCache &operator=(const StatementCache &) = delete;

    using Statement = std::shared_ptr<sqlite3_stmt>; ///< given back when the last copy goes
    [[nodiscard]] base::Result<Statement> take(const QString &sql, const Location &location);
    [[nodiscard]] sqlite3 *database() const { return m_database; }
    /// For tests: how often a statement was compiled.
    [[nodiscard]] qint64 compiled() const { return m_compiled; }

private:
    void giveBack(const QString &sql, sqlite3_stmt *statement);

    sqlite3 *m_database;
    QHash<QString, sqlite3_stmt *> m_waiting;
    QStringList m_order; ///< of m_waiting, the oldest first
    qint64 m_compiled = 0;
};

/// Binds in the order of the "?"; as many as there are of them.
[[nodiscard]] base::Result<void> bind(sqlite3_stmt *statement, const QVariantList &values,
                                      const Location &location);
/// True: a row is there. A statement that is done, or failed, holds no lock any more.
[[nodiscard]] base::Result<bool> step(sqlite3_stmt *statement, const Location &location);
/// The value as value::fromDriver() gives it.
[[nodiscard]] QVariant value(sqlite3_stmt *statement, int column);

} // namespace database::sqlite
