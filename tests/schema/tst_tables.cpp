// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"
#include "records/Store.h"
#include "schema/Entity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using schema::Entity;
using schema::Field;
using support::TestDatabase;

namespace
{

struct Column {
    bool isNotNull = false;
    int maxLength = 0;
};

QHash<QString, Column> columnsOf(const database::Connection &connection, const QString &table)
{
    const QString sql = connection.engine() == database::Engine::Sqlite
        ? u"SELECT name, \"notnull\", type FROM pragma_table_info(?)"_s
        : u"SELECT column_name::text, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END, "
          "'(' || COALESCE(character_maximum_length, 0) || ')' FROM information_schema.columns WHERE table_name = ?"_s;
    auto query = UNWRAP(database::Query::run(connection, sql, {table}));
    QHash<QString, Column> columns;
    while (query.next()) {
        const QString length = query.value(2).toString().section(u'(', 1).section(u')', 0, 0);
        columns.insert(query.value(0).toString(), {query.value(1).toLongLong() == 1, length.toInt()});
    }
    UNWRAP(query.finish());
    return columns;
}

bool isUnique(const database::Connection &connection, const QString &table, const QString &column)
{
    const QString sql = connection.engine() == database::Engine::Sqlite
        ? u"SELECT COUNT(*) FROM pragma_index_list(?) AS l WHERE l.\"unique\" = 1 AND "
          "(SELECT group_concat(i.name) FROM pragma_index_info(l.name) AS i) = ?"_s
        : u"SELECT COUNT(*) FROM pg_index AS i JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND "
          "a.attnum = i.indkey[0] WHERE i.indisunique AND i.indnkeyatts = 1 AND "
          "i.indrelid = to_regclass(quote_ident(?::text)) AND a.attname = ?::text"_s;
    return UNWRAP(connection.scalar(sql, {table, column})).toLongLong() > 0;
}

} // namespace

/// The description against the tables that the migrations make, on both engines.
class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void fieldsAreTheColumns();
};

void TablesTest::fieldsAreTheColumns()
{
    TestDatabase database(support::engine());
    store::makeTables(database);
    const auto connection = database.open(database::Role::Reader);
    for (const Entity &entity : schema::entities()) {
        const auto columns = columnsOf(connection, entity.name);
        QCOMPARE(columns.size(), entity.fields.size());
        for (const Field &field : entity.fields) {
            const QString where = entity.name + u'.' + field.column;
            QVERIFY2(columns.contains(field.column), qPrintable(where));
            const Column column = columns.value(field.column);
            // Where an upgrade adds the payment number, NULL is allowed for bots that don't know it.
            if (field.column != u"payment_id")
                QVERIFY2(column.isNotNull == !field.nullable, qPrintable(where));
            if (column.maxLength > 0)
                QVERIFY2(column.maxLength == field.maxLength, qPrintable(where));
            // SQLite's primary key is the table itself and no index.
            if (field.column != u"id")
                QVERIFY2(isUnique(connection, entity.name, field.column) == field.unique, qPrintable(where));
        }
    }
}

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
