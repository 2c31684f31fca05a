// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Counters.h"

#include "records/Catalog.h"

using namespace Qt::StringLiterals;

namespace records
{

namespace
{

/// "" where there is none. A dump that was loaded may have lost who owns the sequence: the default names it.
base::Result<QString> counterOf(const database::Connection &connection, const QString &table)
{
    const QString name = connection.dialect().quoted(table);
    auto counter = connection.scalar(u"SELECT pg_get_serial_sequence(?, 'id')"_s, {name});
    if (counter && counter->isNull())
        counter = connection.scalar(
            u"SELECT d.refobjid::regclass::text FROM pg_attrdef a JOIN pg_depend d ON d.classid = "
            u"'pg_attrdef'::regclass "
            "AND d.objid = a.oid AND d.refclassid = 'pg_class'::regclass JOIN pg_class c ON c.oid = "
            "d.refobjid AND "
            "c.relkind = 'S' JOIN pg_attribute t ON t.attrelid = a.adrelid AND t.attnum = a.adnum "
            "WHERE a.adrelid = to_regclass(?) AND t.attname = 'id'"_s,
            {name});
    if (!counter)
        return counter.error();
    return counter->toString();
}

} // namespace

base::Result<bool> counterIsBehind(const database::Connection &connection, schema::Table table)
{
    const QString name = schema::entity(table).name;
    if (connection.engine() == database::Engine::Sqlite)
        return false;
    const auto there = catalog::tablesAmong(connection, {name});
    SHOPBOOK_TRY(there);
    if (there->isEmpty())
        return false;
    const auto counter = counterOf(connection, name);
    SHOPBOOK_TRY(counter);
    if (counter->isEmpty())
        return false;
    const QString quoted = connection.dialect().quoted(name);
    // Read, not advanced: nextval() would use up an id.
    const auto behind = connection.scalar(
        u"SELECT CASE WHEN (SELECT COALESCE(max(id), 0) FROM %1) > "
        "(SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM %2) THEN 1 ELSE 0 END"_s
            .arg(quoted, *counter));
    SHOPBOOK_TRY(behind);
    return behind->toLongLong() != 0;
}

base::Result<void> moveCounter(const database::Connection &connection, schema::Table table)
{
    const auto behind = counterIsBehind(connection, table);
    SHOPBOOK_TRY(behind);
    if (!*behind)
        return {};
    const QString name = schema::entity(table).name;
    const auto counter = counterOf(connection, name);
    SHOPBOOK_TRY(counter);
    SHOPBOOK_TRY(connection.scalar(
        u"SELECT setval(?::regclass, (SELECT max(id) FROM %1))"_s.arg(connection.dialect().quoted(name)),
        {*counter}));
    return {};
}

} // namespace records
