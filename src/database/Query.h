// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <memory>

struct pg_result;
struct sqlite3_stmt;

namespace database
{

/// A forward-only query that reports its own failure. Values are bound in order of the "?".
///
///     auto query = Query::run(connection, sql, {id});
///     if (!query) return std::move(query).error();
///     while (query->next()) … query->value(0) …
///     SHOPBOOK_TRY(query->finish());      // an interrupted fetch just ends: this says so
///
/// One statement: a second one behind a semicolon is an error on both engines, and so is a number of values
/// that is not the number of "?". SQLite: compiled once a connection and kept, so ask with values, not with
/// other texts. On PostgreSQL the whole result is held in memory by libpq: select pages,
/// not tables, or use a cursor. Lives no longer than its connection.
class Query
{
public:
    [[nodiscard]] static base::Result<Query> run(const Connection &connection, const QString &sql,
                                                 const QVariantList &values = {});
    Query(Query &&) = default;
    Query &operator=(Query &&) = default;

    bool next();
    /// By value::fromDriver; with a type when the column's meaning is known.
    [[nodiscard]] QVariant value(int column) const;
    [[nodiscard]] QVariant value(int column, value::Type type) const;
    /// A number without a QVariant, for a million of them; 0 for NULL.
    [[nodiscard]] qint64 number(int column) const;
    /// The value's text as the driver has it, until the next next(): for what is too much for a QString.
    [[nodiscard]] QByteArrayView text(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] qint64 rowsAffected() const;
    /// Read after every loop over next().
    base::Result<void> finish();

private:
    friend class Batch;
    explicit Query(const Connection &connection);
    /// A statement is cut at a NUL character: none is run that holds one.
    [[nodiscard]] static base::Result<void> checkText(const QString &sql);
    /// Over a result of PostgreSQL that is here already.
    [[nodiscard]] static Query over(const Connection &connection, std::shared_ptr<pg_result> result);
    [[nodiscard]] base::Result<void> runSqlite(const Connection &connection, const QString &sql,
                                               const QVariantList &values);

    Location m_location;
    std::shared_ptr<sqlite3_stmt> m_sqlite;
    std::shared_ptr<pg_result> m_postgres;
    bool m_isRowThere = false; ///< SQLite: stepped to, and next() has not said so yet
    bool m_isDone = false;
    qint64 m_affected = 0;
    base::Result<void> m_failed; ///< of the last step
    int m_row = -1;
};

} // namespace database
