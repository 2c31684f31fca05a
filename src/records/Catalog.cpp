// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Catalog.h"

#include "database/Query.h"

using namespace Qt::StringLiterals;

namespace records::catalog {

QString placeholders(qsizetype count, const QString &one)
{
    return QStringList(count, one).join(u", ");
}

base::Result<QSet<QString>> tablesAmong(const database::Connection &connection, const QStringList &names)
{
    QSet<QString> found;
    database::Batch batch;
    askTables(batch, connection, names, found);
    SHOPBOOK_TRY(batch.run(connection));
    return found;
}

void askTables(database::Batch &batch, const database::Connection &connection, const QStringList &names,
               QSet<QString> &found)
{
    // Names are compared as the engines do: SQLite's ignore the case of ASCII letters.
    const bool sqlite = connection.engine() == database::Engine::Sqlite;
    const QString sql = sqlite
        ? u"SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) IN (%1)"_s.arg(
              placeholders(names.size()))
        : u"SELECT name FROM (VALUES %1) AS wanted (name) WHERE to_regclass(quote_ident(name)) IS NOT NULL"_s.arg(
              placeholders(names.size(), u"(?::text)"_s));
    QVariantList values;
    for (const QString &name : names)
        values.append(name);
    batch.add(sql, values, [&found](database::Query &query) -> base::Result<void> {
        while (query.next())
            found.insert(query.value(0).toString());
        return {};
    });
}

base::Result<QStringList> columnsOf(const database::Connection &connection, const QString &table)
{
    const QString sql = connection.engine() == database::Engine::Sqlite
        ? u"SELECT name FROM pragma_table_info(?) ORDER BY cid"_s
        : u"SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(?::text)) AND attnum > 0 "
          "AND NOT attisdropped ORDER BY attnum"_s;
    auto query = database::Query::run(connection, sql, {table});
    if (!query)
        return std::move(query).error();
    QStringList columns;
    while (query->next())
        columns.append(query->value(0).toString());
    SHOPBOOK_TRY(query->finish());
    return columns;
}

} // namespace records::catalog
