// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Loader.h"

#include "base/Text.h"
#include "records/Catalog.h"
#include "records/Counters.h"
#include "records/Lookup.h"
#include "records/Statements.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace records {

using schema::Entity;
using schema::Field;

namespace {

/// Few enough values for every engine's limit on bound values, enough rows to make one round trip cheap.
constexpr qsizetype rowsAtOnce = 100;

base::Error brokenRule(const Entity &entity, const QVariant &id, const schema::Problem &problem)
{
    return {base::ErrorCode::BrokenRule,
            QCoreApplication::translate("records", "Row %1 of “%2” cannot be loaded: %3")
                .arg(id.toString(), schema::entityTitle(entity), problem.msg),
            problem.type, entity.name, problem.loc};
}

QVariant valueOf(const Field &field, const Record &row, const QString &now)
{
    if (row.contains(field.column))
        return row.value(field.column);
    if (field.column == u"created_at")
        return now;
    if (field.column == u"updated_at")
        return field.nullable ? QVariant() : row.value(u"created_at"_s, now);
    return field.defaultValue;
}

} // namespace

Loader::Loader(const database::Connection &connection)
    : m_connection(&connection)
    , m_statements(std::make_unique<Statements>(connection))
    , m_now(base::text::nowUtc())
{
}

Loader::Loader(Loader &&) noexcept = default;
Loader &Loader::operator=(Loader &&) noexcept = default;
Loader::~Loader() = default;

base::Result<Loader> Loader::begin(const database::Connection &connection)
{
    for (const Entity &entity : schema::entities()) {
        const auto exists = hasTable(connection, entity.table);
        if (!exists)
            return exists.error();
        if (!*exists)
            continue;
        const auto row = connection.scalar(u"SELECT 1 FROM %1 LIMIT 1"_s.arg(connection.dialect().quoted(entity.name)));
        if (!row)
            return row.error();
        if (!row->isNull())
            return base::Error{base::ErrorCode::Failed,
                               QCoreApplication::translate("records", "“%1” holds rows already. The sample is loaded "
                                                                      "into an empty database only; nothing was changed.")
                                   .arg(schema::entityTitle(entity)),
                               entity.name, entity.name, {}};
    }
    return Loader(connection);
}

base::Result<void> Loader::add(Table table, const Record &row)
{
    const Entity &entity = schema::entity(table);
    if (const auto problems = schema::check(entity, row, schema::Scope::Whole); !problems.isEmpty())
        return brokenRule(entity, row.value(u"id"_s), problems.constFirst());
    QVariantList &waiting = m_waiting[table];
    for (const Field &field : entity.fields)
        waiting.append(valueOf(field, row, m_now));
    if (waiting.size() >= rowsAtOnce * entity.fields.size())
        return flushUpTo(table);
    return {};
}

base::Result<void> Loader::finish()
{
    for (const Entity &entity : schema::entities())
        SHOPBOOK_TRY(flush(entity.table));
    if (m_connection->engine() == database::Engine::Postgresql)
        for (const Table table : std::as_const(m_loaded))
            SHOPBOOK_TRY(moveCounter(*m_connection, table));
    return {};
}

/// A table's rows point to tables that come before it.
base::Result<void> Loader::flushUpTo(Table table)
{
    for (const Entity &entity : schema::entities())
        if (entity.table <= table)
            SHOPBOOK_TRY(flush(entity.table));
    return {};
}

base::Result<void> Loader::flush(Table table)
{
    const QVariantList values = m_waiting.take(table);
    if (values.isEmpty())
        return {};
    const Entity &entity = schema::entity(table);
    const database::Dialect &dialect = m_connection->dialect();
    QStringList columns;
    QStringList one;
    for (const Field &field : entity.fields) {
        columns.append(dialect.quoted(field.column));
        one.append(dialect.placeholder(field.type));
    }
    const QString row = u'(' + one.join(u", ") + u')';
    const QString sql = u"INSERT INTO %1 (%2) VALUES %3"_s.arg(
        dialect.quoted(entity.name), columns.join(u", "),
        catalog::placeholders(values.size() / entity.fields.size(), row));
    const auto answer = m_statements->run(sql, values);
    if (!answer)
        return answer.error();
    m_loaded.insert(table);
    return {};
}

} // namespace records
