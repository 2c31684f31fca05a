// SPDX-License-Identifier: GPL-3.0-or-later
// The way down: rebuilds keep what the owner added.
#include "migration/Dump.h"

#include "migration/Structure.h"
#include "migration/VersionTables.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using database::Engine;
using dump::picture;
using dump::script;

class TestRebuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void downAndUpAgain();
    void rebuildKeepsWhatTheOwnerAdded();
    void rebuildRefuses_data();
    void rebuildRefuses();
};

void TestRebuild::downAndUpAgain()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), {}));
    database.run(
        u"INSERT INTO categories (category_name) VALUES ('c');\nINSERT INTO users (telegram_id) VALUES (1);\n"
        "INSERT INTO products (name, description, price, category_id, hidden_content) VALUES ('a', 'b', 1, "
        "1, 'h');\n"
        "INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (1, 1, 5, 'p', 'stars')"_s);
    const auto connection = database.open();
    if (support::engine() == Engine::Sqlite)
        UNWRAP(connection.execute(u"PRAGMA foreign_keys = OFF"_s));
    QList<migration::Script> chain = dump::scripts().chain(u"market"_s);
    std::reverse(chain.begin(), chain.end());
    const auto structures = UNWRAP(migration::structuresOf(dump::scripts().scripts(), u"market"_s));
    for (const auto &each : chain.first(3)) {
        UNWRAP(connection.execute(u"BEGIN"_s));
        VERIFY_OK(migration::runScript(connection, each, migration::Direction::Downgrade));
        VERIFY_OK(migration::recordRevision(connection, dump::scripts(), each,
                                            migration::Direction::Downgrade, {}, 1));
        UNWRAP(connection.execute(u"COMMIT"_s));
        QCOMPARE(UNWRAP(migration::readVersions(connection)).alembic, QStringList{each.downRevision});
        const auto live = UNWRAP(migration::readStructure(connection));
        QCOMPARE(migration::misfits(structures.value(each.downRevision), live), QStringList());
        for (const QString &lost : each.dataLoss)
            QVERIFY(!live.table(lost.section(u'.', 0, 0))->column(lost.section(u'.', 1)));
    }
    QCOMPARE(database.scalar(u"SELECT price FROM purchases"_s).toInt(), 5);
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    VERIFY_OK(report);
    QCOMPARE(report->applied.size(), 3);
    QCOMPARE(database.scalar(u"SELECT payment_id FROM purchases"_s).toString(), u"unknown-1"_s);
}

void TestRebuild::rebuildKeepsWhatTheOwnerAdded()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    const auto connection = database.open();
    for (
        const QString &sql :
        {u"CREATE TABLE parent (id INTEGER PRIMARY KEY)"_s,
         u"CREATE TABLE \"T able\" (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT DEFAULT 'x,y) --' CHECK (a "
         u"<> ''), /* , */ gone VARCHAR NOT NULL,\n"
         " b INT REFERENCES parent (id) ON DELETE CASCADE, -- gone\n \"select\" TEXT COLLATE NOCASE, g AS (b * 2), UNIQUE (gone), CONSTRAINT u UNIQUE (a, b), CHECK (b > 0))"_s,
         u"ALTER TABLE \"T able\" ADD COLUMN late TEXT DEFAULT 'l'"_s,
         u"CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES \"T able\" (id) ON DELETE CASCADE)"_s,
         u"CREATE INDEX by_b ON \"T able\" (b) WHERE b > 1"_s,
         u"CREATE INDEX by_gone ON \"T able\" (gone, b)"_s, u"CREATE TABLE log (x)"_s,
         u"CREATE TRIGGER tr AFTER DELETE ON \"T able\" BEGIN INSERT INTO log VALUES (old.a); END"_s,
         u"CREATE VIEW v AS SELECT a, b FROM \"T able\""_s, u"INSERT INTO parent VALUES (7)"_s,
         u"INSERT INTO \"T able\" (id, a, gone, b, \"select\") VALUES (3, 'one', 'g', 7, 's'), (900, 'two', 'h', 7, NULL)"_s,
         u"DELETE FROM \"T able\" WHERE id = 900"_s, u"INSERT INTO child VALUES (1, 3)"_s})
        UNWRAP(connection.execute(sql));
    UNWRAP(connection.execute(u"PRAGMA foreign_keys = OFF"_s));
    auto down = script(
        u"r1"_s, u"none"_s,
        u"-- @upgrade\n-- @downgrade sqlite\n-- @rebuild x\nALTER TABLE \"T able\" DROP COLUMN gone;\n"_s,
        u"own"_s);
    down.downgradeSqlite[0].rebuild = u"t able"_s;
    UNWRAP(connection.execute(u"BEGIN"_s));
    VERIFY_OK(migration::runScript(connection, down, migration::Direction::Downgrade));
    UNWRAP(connection.execute(u"COMMIT"_s));

    const auto structure = UNWRAP(migration::readStructure(connection));
    const auto *table = structure.table(u"T able"_s);
    QVERIFY(table && !table->column(u"gone"_s) && table->column(u"late"_s)
            && table->column(u"g"_s)->isGenerated);
    QVERIFY(table->isUnique({u"a"_s, u"b"_s}));
    QCOMPARE(table->foreignKeys.size(), 1);
    QCOMPARE(structure.table(u"child"_s)->foreignKeys.constFirst().table, u"T able"_s);
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT id || a || b || \"select\" || g || late FROM \"T able\""_s))
                 .toString(),
             u"3one7s14l"_s);
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT a FROM v"_s)).toString(), u"one"_s);
    QCOMPARE(
        UNWRAP(connection.scalar(u"SELECT count(*) FROM sqlite_master WHERE name IN ('by_b', 'tr', 'v')"_s))
            .toInt(),
        3);
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM child"_s)).toInt(), 1);
    QVERIFY(!connection.execute(u"INSERT INTO \"T able\" (a, b) VALUES ('', 7)"_s)); // CHECK stays
    QCOMPARE(UNWRAP(connection.scalar(u"INSERT INTO \"T able\" (b) VALUES (7) RETURNING id"_s)).toInt(),
             901); // AUTOINCREMENT, too
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT a FROM \"T able\" WHERE id = 901"_s)).toString(),
             u"x,y) --"_s);
    UNWRAP(connection.execute(u"DELETE FROM \"T able\" WHERE id = 901"_s));
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM log"_s)).toInt(), 2);
    QCOMPARE(UNWRAP(connection.scalar(u"PRAGMA integrity_check"_s)).toString(), u"ok"_s);
}

void TestRebuild::rebuildRefuses_data()
{
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("says");
    const QString drop = u"ALTER TABLE t DROP COLUMN gone"_s;
    QTest::newRow("view") << u"CREATE VIEW v AS SELECT gone FROM t"_s << drop << u"view v"_s;
    QTest::newRow("trigger") << u"CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET gone = 1; END"_s
                             << drop << u"trigger tr"_s;
    QTest::newRow("check") << QString() << u"ALTER TABLE t DROP COLUMN checked"_s << u"checked"_s;
    QTest::newRow("no such column") << QString() << u"ALTER TABLE t DROP COLUMN nothing"_s << u"nothing"_s;
    QTest::newRow("another statement") << QString() << u"DELETE FROM t"_s << u"DROP COLUMN"_s;
    QTest::newRow("another table") << QString() << u"ALTER TABLE x DROP COLUMN gone"_s << u"DROP COLUMN"_s;
}

void TestRebuild::rebuildRefuses()
{
    if (support::engine() != Engine::Sqlite)
        return;
    QFETCH(QString, extra);
    QFETCH(QString, statement);
    QFETCH(QString, says);
    support::TestDatabase database(Engine::Sqlite);
    database.run(
        u"CREATE TABLE t (id INTEGER PRIMARY KEY, gone TEXT, checked INTEGER, CHECK (checked > 0));\n"_s
        + extra);
    const QStringList before = picture(database);
    const auto connection = database.open();
    UNWRAP(connection.execute(u"BEGIN"_s));
    const auto down =
        script(u"r1"_s, u"none"_s,
               u"-- @upgrade\n-- @downgrade sqlite\n-- @rebuild t\n%1;\n"_s.arg(statement), u"own"_s);
    const auto result = migration::runScript(connection, down, migration::Direction::Downgrade);
    UNWRAP(connection.execute(u"ROLLBACK"_s));
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    QCOMPARE(picture(database), before);
}

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
