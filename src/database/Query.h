// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QSqlQuery>

#include <memory>
#include <optional>

struct pg_result;

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
/// that is not the number of "?". On PostgreSQL the whole result is held in memory by libpq: select pages,
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
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] qint64 rowsAffected() const;
    /// Read after every loop over next().
    base::Result<void> finish();

private:
    explicit Query(const Connection &connection);
    [[nodiscard]] base::Result<void> runSqlite(const Connection &connection, const QString &sql,
                                               const QVariantList &values);

    Location m_location;
    std::optional<QSqlQuery> m_sqlite;
    std::shared_ptr<pg_result> m_postgres;
    int m_row = -1;
};

} // namespace database
