// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign keys on the way up and down: children outlive the rebuild of their parent, what was broken before
// is said and kept, what would break is taken back; and what hangs on a rebuilt table hangs on it still.
#include "migration/Dump.h"

#include "database/Query.h"
#include "migration/Target.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Engine;
using dump::picture;
using dump::script;
using dump::with;

class TestReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void childrenOutliveTheirParent();
    void hangersOnSurvive();
    void counterSurvives();
    void newViolationIsTakenBack_data();
    void newViolationIsTakenBack();
    void oldViolationsAreSaidAndKept();

private:
    static void makeHead(const support::TestDatabase &database);
    static base::Result<migration::UpgradeReport> goDown(const support::TestDatabase &database);
};

namespace
{

QStringList column(const support::TestDatabase &database, const QString &sql)
{
    const auto connection = database.open();
    auto query = UNWRAP(database::Query::run(connection, sql));
    QStringList values;
    while (query.next())
        values.append(query.value(0).toString());
    return values;
}

} // namespace

void TestReferences::makeHead(const support::TestDatabase &database)
{
    dump::makeShop(database);
    UNWRAP(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
}

/// Below payment_id and hidden_content: on SQLite purchases and products are rebuilt.
base::Result<migration::UpgradeReport> TestReferences::goDown(const support::TestDatabase &database)
{
    auto options = dump::agreed(database);
    options.direction = migration::Direction::Downgrade;
    options.acceptsDataLoss = true;
    options.targets = {migration::Target{u"market"_s, u"2fda6446e69f"_s}};
    return migration::upgrade(database.location(), dump::scripts(), options);
}

void TestReferences::childrenOutliveTheirParent()
{
    support::TestDatabase database(support::engine());
    makeHead(database);
    database.run(
        u"CREATE TABLE reviews (id INTEGER PRIMARY KEY, purchase_id INTEGER NOT NULL REFERENCES purchases "
        u"(id) ON "
        "DELETE CASCADE, text TEXT);\nCREATE TABLE shelf (product_id INTEGER REFERENCES products (id) ON "
        "DELETE SET "
        "NULL);\nINSERT INTO reviews VALUES (1, 1, 'good'), (2, 1, 'very');\nINSERT INTO shelf VALUES (1)"_s);
    VERIFY_OK(goDown(database));
    QCOMPARE(column(database, u"SELECT text FROM reviews ORDER BY id"_s),
             (QStringList{u"good"_s, u"very"_s}));
    QCOMPARE(column(database, u"SELECT product_id FROM shelf"_s), QStringList{u"1"_s});
    // The references still lead to the rebuilt tables, and still do what they say.
    database.run(u"DELETE FROM purchases WHERE id = 1;\nDELETE FROM products WHERE id = 1"_s);
    QCOMPARE(column(database, u"SELECT text FROM reviews"_s), QStringList());
    QCOMPARE(database.scalar(u"SELECT count(*) FROM shelf WHERE product_id IS NULL"_s).toInt(), 1);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
}

void TestReferences::hangersOnSurvive()
{
    support::TestDatabase database(support::engine());
    makeHead(database);
    const bool isSqlite = support::engine() == Engine::Sqlite;
    const QString work = u"INSERT INTO mine VALUES ('sold'); UPDATE mine SET a = a"_s;
    database.run(
        u"CREATE VIEW sums AS SELECT user_id, sum(price) AS total FROM purchases GROUP BY user_id;\n"
        "CREATE VIEW best AS SELECT total FROM sums WHERE total > 1;\n"
        "CREATE INDEX by_price ON purchases (price) WHERE price > 1;\n"
        "CREATE UNIQUE INDEX by_both ON purchases (user_id, price);\n"_s
        + (isSqlite ? u"CREATE TRIGGER sold AFTER INSERT ON purchases BEGIN %1; END"_s.arg(work)
                    : u"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %1; RETURN NULL; "
                      "END $$;\nCREATE TRIGGER sold AFTER INSERT ON purchases FOR EACH ROW EXECUTE FUNCTION "
                      "note()"_s.arg(work)));
    VERIFY_OK(goDown(database));
    QCOMPARE(column(database, u"SELECT total FROM best"_s), QStringList{u"5"_s});
    database.run(u"INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 9)"_s);
    QCOMPARE(column(database, u"SELECT total FROM best"_s), QStringList{u"14"_s});
    QCOMPARE(database.scalar(u"SELECT count(*) FROM mine WHERE a = 'sold'"_s).toInt(), 1);
    const auto twice =
        database.open().execute(u"INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 9)"_s);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::NotUnique);
    const QString indexes = isSqlite
        ? u"SELECT name FROM sqlite_master WHERE name LIKE 'by_%' ORDER BY name"_s
        : u"SELECT indexname::text FROM pg_indexes WHERE indexname LIKE 'by_%' ORDER BY 1"_s;
    QCOMPARE(column(database, indexes), (QStringList{u"by_both"_s, u"by_price"_s}));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    QCOMPARE(column(database, u"SELECT total FROM best"_s), QStringList{u"14"_s});
}

void TestReferences::counterSurvives()
{
    if (support::engine() != Engine::Sqlite)
        return; // a sequence is never rebuilt
    support::TestDatabase database(Engine::Sqlite);
    makeHead(database);
    // As an owner's create_all with sqlite_autoincrement makes it.
    const QString made =
        database.scalar(u"SELECT sql FROM sqlite_master WHERE name = 'purchases'"_s).toString();
    QString counted = made;
    counted.replace(QRegularExpression(u"\\bid INTEGER NOT NULL"_s),
                    u"id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"_s);
    counted.replace(QRegularExpression(u",\\s*PRIMARY KEY \\(id\\)"_s), QString());
    database.run(
        u"DROP TABLE purchases;\n"_s + counted
        + u";\nCREATE UNIQUE INDEX uq_purchases_payment_id ON purchases (payment_id);\n"
          "INSERT INTO purchases (id, user_id, product_id, price) VALUES (900, 1, 1, 5), (3, 1, 1, 5);\n"
          "DELETE FROM purchases WHERE id = 900"_s);
    VERIFY_OK(goDown(database));
    database.run(u"INSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5)"_s);
    QCOMPARE(column(database, u"SELECT id FROM purchases ORDER BY id"_s), (QStringList{u"3"_s, u"901"_s}));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    database.run(
        u"DELETE FROM purchases WHERE id = 901;\nINSERT INTO purchases (user_id, product_id, price) VALUES (1, 1, 5)"_s);
    QCOMPARE(column(database, u"SELECT id FROM purchases ORDER BY id"_s), (QStringList{u"3"_s, u"902"_s}));
}

void TestReferences::newViolationIsTakenBack_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("parent deleted") << u"DELETE FROM users"_s;
    QTest::newRow("parent's key changed") << u"UPDATE products SET id = id + 100"_s;
    QTest::newRow("child sent elsewhere") << u"UPDATE purchases SET product_id = 77"_s;
}

void TestReferences::newViolationIsTakenBack()
{
    QFETCH(QString, statement);
    support::TestDatabase database(support::engine());
    dump::makeShop(database);
    const QStringList before = picture(database);
    const auto scripts =
        with({script(u"bad00002"_s, u"5ca0f991801d"_s, u"-- @upgrade\n%1;\n"_s.arg(statement))});
    auto options = dump::agreed(database);
    for (const bool makesBackup : {true, false}) {
        options.makesBackup = makesBackup;
        const auto report = migration::upgrade(database.location(), scripts, options);
        QVERIFY(!report);
        if (support::engine() == Engine::Sqlite) { // the server refuses the statement itself
            QCOMPARE(report.error().code, ErrorCode::BrokenReference);
            QVERIFY2(report.error().message.contains(u"purchases 1 →"_s), qPrintable(report.error().message));
        }
        QCOMPARE(picture(database), before);
    }
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
}

void TestReferences::oldViolationsAreSaidAndKept()
{
    if (support::engine() != Engine::Sqlite)
        return; // a server lets none in
    support::TestDatabase database(Engine::Sqlite);
    dump::makeShop(database);
    {
        const auto careless = database.open();
        VERIFY_OK(careless.execute(u"PRAGMA foreign_keys = OFF"_s));
        VERIFY_OK(careless.execute(
            u"INSERT INTO purchases (user_id, product_id, price) VALUES (55, 1, 6), (1, 66, 7), (1, 1, 8)"_s));
    }
    const auto up = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    VERIFY_OK(up);
    QCOMPARE(up->oldViolations, (QStringList{u"purchases 2 → users"_s, u"purchases 3 → products"_s}));
    const auto down = goDown(database);
    VERIFY_OK(down);
    QCOMPARE(down->oldViolations, up->oldViolations);
    QCOMPARE(column(database, u"SELECT price FROM purchases ORDER BY id"_s),
             (QStringList{u"5"_s, u"6"_s, u"7"_s, u"8"_s}));
    // One more of the same kind is a new one.
    const auto scripts = with({script(u"bad00003"_s, u"5ca0f991801d"_s,
                                      u"-- @upgrade\nUPDATE purchases SET user_id = 55 WHERE id = 4;\n"_s)});
    const QStringList before = picture(database);
    const auto refused = migration::upgrade(database.location(), scripts, dump::agreed(database));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BrokenReference);
    QVERIFY2(refused.error().message.contains(u"purchases 4 → users"_s)
                 && !refused.error().message.contains(u"purchases 2"_s),
             qPrintable(refused.error().message));
    QCOMPARE(picture(database), before);
}

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
