// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the catalogues of both engines: the rest of Structure.h.
#include "migration/Structure.h"

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using Kind = Column::Kind;

constexpr QChar separator(0x1F);

/// By the substrings that SQLite itself looks for, after the names that SQLAlchemy writes.
Kind sqliteKind(const QString &declared)
{
    const QString type = declared.toUpper();
    const auto has = [&](QStringView part) { return type.contains(part); };
    if (type.isEmpty() || has(u"BLOB"))
        return Kind::Any;
    if (has(u"BOOL"))
        return Kind::Boolean;
    if (has(u"TIMESTAMP") || has(u"DATETIME"))
        return Kind::Timestamp;
    if (has(u"INT"))
        return has(u"BIG") ? Kind::BigInteger : Kind::Integer;
    if (has(u"CHAR") || has(u"CLOB") || has(u"TEXT"))
        return Kind::Text;
    if (has(u"REAL") || has(u"FLOA") || has(u"DOUB"))
        return Kind::Real;
    if (has(u"NUM") || has(u"DEC"))
        return Kind::Numeric;
    return Kind::Other;
}

/// `type` as format_type() writes it.
Kind postgresqlKind(const QString &type)
{
    if (type == u"integer" || type == u"smallint")
        return Kind::Integer;
    if (type == u"bigint")
        return Kind::BigInteger;
    if (type == u"boolean")
        return Kind::Boolean;
    if (type == u"real" || type == u"double precision")
        return Kind::Real;
    if (type.startsWith(u"numeric"_s))
        return Kind::Numeric;
    if (type == u"text" || type == u"citext" || type.startsWith(u"character"_s))
        return Kind::Text;
    if (type.startsWith(u"timestamp"_s) && type.endsWith(u"without time zone"_s))
        return Kind::Timestamp;
    return Kind::Other;
}

base::Result<void> readSqliteObjects(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(u"SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master "
                                  "WHERE substr(name, 1, 7) <> 'sqlite_'"_s);
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows) {
        const QString type = row.at(0).toString();
        const QString name = row.at(1).toString();
        if (type == u"table")
            structure.tables[name.toLower()].name = name;
        else if (type == u"view")
            structure.views.insert(name, row.at(3).toString());
        else if (type == u"trigger")
            structure.triggers.insert(row.at(2).toString() + u'.' + name, row.at(3).toString());
    }
    return {};
}

/// A virtual table's columns are left out: asking for them loads its module, which may not be there.
const QString realTables =
    u"FROM sqlite_master AS m, %1 WHERE m.type = 'table' AND m.name <> 'sqlite_sequence' "
    "AND m.sql NOT LIKE 'create virtual%' ORDER BY m.name, %2"_s;

base::Result<void> readSqliteColumns(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(
        u"SELECT m.name, p.name, p.type, p.\"notnull\", coalesce(p.dflt_value, ''), p.pk, p.hidden "_s
        + realTables.arg(u"pragma_table_xinfo(m.name) AS p"_s, u"p.cid"_s));
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows) {
        Column column;
        column.name = row.at(1).toString();
        column.type = row.at(2).toString();
        column.kind = sqliteKind(column.type);
        column.notNull = row.at(3).toInt() != 0;
        column.defaultText = row.at(4).toString();
        column.keyPosition = row.at(5).toInt();
        column.isGenerated = row.at(6).toInt() >= 2;
        structure.tables[row.at(0).toString().toLower()].columns.append(column);
    }
    return {};
}

base::Result<void> readSqliteIndexes(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(
        u"SELECT m.name, l.name, l.\"unique\", l.partial, i.name, "
        "(SELECT coalesce(s.sql, '') FROM sqlite_master AS s WHERE s.type = 'index' AND s.name = l.name) "_s
        + realTables.arg(u"pragma_index_list(m.name) AS l, pragma_index_info(l.name) AS i"_s,
                         u"l.name, i.seqno"_s));
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows) {
        Table &table = structure.tables[row.at(0).toString().toLower()];
        const QString name = row.at(1).toString();
        if (table.indexes.isEmpty() || table.indexes.constLast().name != name) {
            Index index;
            index.name = name;
            index.isUnique = row.at(2).toInt() != 0;
            index.isPlain = row.at(3).toInt() == 0;
            index.definition = row.at(5).toString();
            table.indexes.append(index);
        }
        Index &index = table.indexes.last();
        if (database::value::isNull(row.at(4)))
            index.isPlain = false; // an expression
        else
            index.columns.append(row.at(4).toString());
    }
    return {};
}

base::Result<void> readSqliteForeignKeys(const Handle &handle, Structure &structure)
{
    const auto rows =
        handle.rows(u"SELECT m.name, f.id, f.\"table\", f.\"from\", f.\"to\" "_s
                    + realTables.arg(u"pragma_foreign_key_list(m.name) AS f"_s, u"f.id, f.seq"_s));
    SHOPBOOK_TRY(rows);
    QString table;
    qint64 id = -1;
    for (const Row &row : *rows) {
        QList<ForeignKey> &keys = structure.tables[row.at(0).toString().toLower()].foreignKeys;
        if (table != row.at(0).toString() || id != row.at(1).toLongLong())
            keys.append(ForeignKey{{}, row.at(2).toString(), {}});
        table = row.at(0).toString();
        id = row.at(1).toLongLong();
        keys.last().columns.append(row.at(3).toString());
        if (!database::value::isNull(row.at(4)))
            keys.last().targets.append(row.at(4).toString());
    }
    return {};
}

base::Result<Structure> readSqlite(const Handle &handle)
{
    Structure structure;
    structure.engine = database::Engine::Sqlite;
    SHOPBOOK_TRY(readSqliteObjects(handle, structure));
    SHOPBOOK_TRY(readSqliteColumns(handle, structure));
    SHOPBOOK_TRY(readSqliteIndexes(handle, structure));
    SHOPBOOK_TRY(readSqliteForeignKeys(handle, structure));
    return structure;
}

// PostgreSQL: everything as text, in one spelling whatever the search_path; ordered so that public comes last
// and wins.
const QString inOurSchemas = u" JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
                             "WHERE n.nspname IN ('public', 'shopbook') "_s;

/// Tables of shopbook that hide behind one of public are dropped on the way.
class Tables
{
public:
    explicit Tables(Structure &structure)
        : m_structure(structure)
    {
    }
    Table *of(const Row &row)
    {
        const auto found = m_structure.tables.find(row.at(1).toString());
        if (found == m_structure.tables.end() || found->schemaName != row.at(0).toString())
            return nullptr;
        return &*found;
    }

private:
    Structure &m_structure;
};

base::Result<void> readServerObjects(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(
        u"SELECT n.nspname::text, c.relname::text, c.relkind::text, "
        "CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) ELSE '' END "
        "FROM pg_catalog.pg_class AS c"_s
        + inOurSchemas + u"AND c.relkind IN ('r', 'p', 'f', 'v', 'm') ORDER BY n.nspname DESC, c.relname"_s);
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows) {
        const QString name = row.at(1).toString();
        if (row.at(2) == u"v"_s || row.at(2) == u"m"_s) {
            structure.views.insert(name, row.at(3).toString());
            continue;
        }
        Table table;
        table.name = name;
        table.schemaName = row.at(0).toString();
        structure.tables.insert(name, table); // public comes after shopbook and replaces it
    }
    const auto triggers = handle.rows(u"SELECT c.relname::text, t.tgname::text, "
                                      u"pg_catalog.pg_get_triggerdef(t.oid) FROM pg_catalog.pg_trigger AS t "
                                      "JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid"_s
                                      + inOurSchemas + u"AND NOT t.tgisinternal"_s);
    SHOPBOOK_TRY(triggers);
    for (const Row &row : *triggers)
        structure.triggers.insert(row.at(0).toString() + u'.' + row.at(1).toString(), row.at(2).toString());
    return {};
}

base::Result<void> readServerColumns(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(
        u"SELECT n.nspname::text, c.relname::text, a.attname::text, pg_catalog.format_type(a.atttypid, "
        u"a.atttypmod), "
        "a.attnotnull::int, coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), ''), "
        "(a.attgenerated <> '')::int, (a.attidentity <> '')::int, "
        "coalesce(pg_catalog.array_position(k.conkey, a.attnum), 0) "
        "FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid "
        "LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum "
        "LEFT JOIN pg_catalog.pg_constraint AS k ON k.conrelid = c.oid AND k.contype = 'p'"_s
        + inOurSchemas
        + u"AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.oid, a.attnum"_s);
    SHOPBOOK_TRY(rows);
    Tables tables(structure);
    for (const Row &row : *rows) {
        Table *table = tables.of(row);
        if (!table)
            continue;
        Column column;
        column.name = row.at(2).toString();
        column.type = row.at(3).toString();
        column.kind = postgresqlKind(column.type);
        column.notNull = row.at(4).toInt() != 0;
        column.defaultText = row.at(7).toInt() != 0 ? u"identity"_s : row.at(5).toString();
        column.isGenerated = row.at(6).toInt() != 0;
        column.keyPosition = row.at(8).toInt();
        table->columns.append(column);
    }
    return {};
}

base::Result<void> readServerIndexes(const Handle &handle, Structure &structure)
{
    const auto rows = handle.rows(
        u"SELECT n.nspname::text, c.relname::text, i.relname::text, (x.indisunique AND x.indisvalid)::int, "
        "(x.indpred IS NULL AND x.indexprs IS NULL)::int, pg_catalog.pg_get_indexdef(x.indexrelid), "
        "(SELECT string_agg(a.attname::text, chr(31) ORDER BY k.place) "
        "FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k(number, place) "
        "JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number "
        "WHERE k.place <= x.indnkeyatts) "
        "FROM pg_catalog.pg_index AS x JOIN pg_catalog.pg_class AS c ON c.oid = x.indrelid "
        "JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid"_s
        + inOurSchemas + u"AND c.relkind IN ('r', 'p') ORDER BY i.relname"_s);
    SHOPBOOK_TRY(rows);
    Tables tables(structure);
    for (const Row &row : *rows) {
        Table *table = tables.of(row);
        if (!table)
            continue;
        Index index;
        index.name = row.at(2).toString();
        index.isUnique = row.at(3).toInt() != 0;
        index.isPlain = row.at(4).toInt() != 0;
        index.definition = row.at(5).toString();
        index.columns = row.at(6).toString().split(separator, Qt::SkipEmptyParts);
        table->indexes.append(index);
    }
    return {};
}

base::Result<void> readServerForeignKeys(const Handle &handle, Structure &structure)
{
    const QString names =
        u"(SELECT string_agg(a.attname::text, chr(31) ORDER BY k.place) "
        "FROM unnest(f.%1) WITH ORDINALITY AS k(number, place) JOIN pg_catalog.pg_attribute AS a "
        "ON a.attrelid = f.%2 AND a.attnum = k.number)"_s;
    const auto rows = handle.rows(u"SELECT n.nspname::text, c.relname::text, t.relname::text, "_s
                                  + names.arg(u"conkey"_s, u"conrelid"_s) + u", "_s
                                  + names.arg(u"confkey"_s, u"confrelid"_s)
                                  + u" FROM pg_catalog.pg_constraint AS f "
                                    "JOIN pg_catalog.pg_class AS c ON c.oid = f.conrelid "
                                    "JOIN pg_catalog.pg_class AS t ON t.oid = f.confrelid"_s
                                  + inOurSchemas + u"AND f.contype = 'f' ORDER BY f.conname"_s);
    SHOPBOOK_TRY(rows);
    Tables tables(structure);
    for (const Row &row : *rows) {
        if (Table *table = tables.of(row))
            table->foreignKeys.append({row.at(3).toString().split(separator, Qt::SkipEmptyParts),
                                       row.at(2).toString(),
                                       row.at(4).toString().split(separator, Qt::SkipEmptyParts)});
    }
    return {};
}

base::Result<Structure> readServer(const Handle &handle)
{
    Structure structure;
    structure.engine = database::Engine::Postgresql;
    SHOPBOOK_TRY(readServerObjects(handle, structure));
    SHOPBOOK_TRY(readServerColumns(handle, structure));
    SHOPBOOK_TRY(readServerIndexes(handle, structure));
    SHOPBOOK_TRY(readServerForeignKeys(handle, structure));
    return structure;
}

} // namespace

base::Result<Structure> readStructure(const Handle &handle)
{
    return handle.isSqlite() ? readSqlite(handle) : readServer(handle);
}

} // namespace migration
