// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Dialect.h"
#include "query/MarkedText.h"
#include "query/Query.h"

/// The SELECT of a prepared query: what runs and what is read, from one place. Inside query only.
namespace query
{

class SqlWriter
{
public:
    /// With a dialect: what runs, every name quoted, every "?" with the cast that the engine needs.
    SqlWriter(const database::Dialect &dialect, const Query &query);
    /// Without: what is read, on lines, quoted where it must be; $1, $2 … on PostgreSQL.
    SqlWriter(database::Engine engine, const Query &query);

    /// What the ending sends, with clauses on lines.
    [[nodiscard]] MarkedText statement();
    [[nodiscard]] MarkedText condition(const Condition &condition, const QString &path);
    [[nodiscard]] QString expression(const Expression &expression) const;
    /// FROM with its joins.
    [[nodiscard]] MarkedText from() const;

private:
    /// How a list of columns and what follows it is written inside another SELECT, or not.
    enum class Place { Outermost, Inner };
    [[nodiscard]] MarkedText core(Place place);
    [[nodiscard]] MarkedText columns(Place place) const;
    [[nodiscard]] QStringList columnsOf(const Expression &column, Place place) const;
    [[nodiscard]] MarkedText loading();
    [[nodiscard]] QStringList loadedColumns() const;
    [[nodiscard]] MarkedText loadedJoins(const QString &parent) const;
    [[nodiscard]] MarkedText ordering() const;
    [[nodiscard]] MarkedText outerOrdering() const;
    [[nodiscard]] QList<Expression> hiddenOrder() const;
    [[nodiscard]] MarkedText limits();
    [[nodiscard]] MarkedText conditions(const Condition &group, const QString &word, const QString &path);
    [[nodiscard]] MarkedText test(const Condition &condition);
    [[nodiscard]] MarkedText group(const Condition &condition, const QString &path);
    [[nodiscard]] MarkedText pattern(const QString &left, const QString &form, const QVariant &value);
    [[nodiscard]] MarkedText value(const QVariant &value, schema::Type type);
    [[nodiscard]] QString name(const QString &plain) const;
    [[nodiscard]] QString place(const QString &table, const QString &column) const;
    [[nodiscard]] bool isNested() const;

    const database::Dialect *m_dialect = nullptr;
    database::Engine m_engine;
    const Query &m_query;
    int m_count = 0; ///< of placeholders so far
};

} // namespace query
