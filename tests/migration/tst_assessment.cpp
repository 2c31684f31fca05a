// SPDX-License-Identifier: GPL-3.0-or-later
// What is recognised, and that looking changes no byte.
#include "migration/Dump.h"
#include "migration/Structure.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using migration::Standing;

Q_DECLARE_METATYPE(migration::Standing)

namespace
{

QStringList revisionsOf(const QList<migration::Script> &scripts)
{
    QStringList result;
    for (const auto &script : scripts)
        result.append(script.revision);
    return result;
}

const QString own = u"5b00c7a19e40"_s;
const QString saved = u"7d1e4a90c3b2"_s; // what follows it


} // namespace

class TestAssessment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void recognisesFiles_data();
    void recognisesFiles();
    void recognisesDumps_data();
    void recognisesDumps();
    void emptyAndMissing();
    void anotherProgram();
    void newerThanWe();
    void versionRowThatLies();
    void tellsWhichStateItMatches();
    void versionTableOnly();
    void bothAreas();
    void readsTheSameStructureOnBoth();
    void fitsWhateverTheSpelling();
    void doesNotFit_data();
    void doesNotFit();
    void guards();
};

void TestAssessment::recognisesFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Standing>("standing");
    QTest::addColumn<QStringList>("areas");
    QTest::addColumn<QStringList>("pending");
    const QStringList market{u"market"_s};
    const QStringList none;
    QTest::newRow("empty initial") << u"up_empty_initial.db"_s << Standing::Foreign << market
                                   << QStringList{own, saved, u"2fda6446e69f"_s, u"1b95d36c8908"_s,
                                                  u"1720ca777755"_s, u"5ca0f991801d"_s};
    QTest::newRow("2fda") << u"up_2fda_rows.db"_s << Standing::Foreign << market
                          << QStringList{own, saved, u"1b95d36c8908"_s, u"1720ca777755"_s, u"5ca0f991801d"_s};
    QTest::newRow("half 1720") << u"up_half_1720.db"_s << Standing::Foreign << market
                               << QStringList{own, saved, u"1720ca777755"_s, u"5ca0f991801d"_s};
    QTest::newRow("phonebook") << u"phonebook_real_rev.db"_s << Standing::Foreign
                               << QStringList{u"phonebook"_s} << QStringList{own, saved};
    QTest::newRow("create_all") << u"createall_no_version.db"_s << Standing::Foreign << market
                                << QStringList{own, saved};
    QTest::newRow("only a version table")
        << u"seed_base.db"_s << Standing::Empty << none << revisionsOf(dump::scripts().scripts());
    QTest::newRow("killed") << u"kill_1.db"_s << Standing::Recognised << market
                            << QStringList{own, saved, u"1b95d36c8908"_s, u"1720ca777755"_s, u"5ca0f991801d"_s};
    QTest::newRow("unknown id") << u"seed_rev1_rows.db"_s << Standing::Recognised << market
                                << QStringList{own, saved, u"1b95d36c8908"_s, u"1720ca777755"_s, u"5ca0f991801d"_s};
    QTest::newRow("unknown id, dirty")
        << u"seed_rev1_dirtyfk.db"_s << Standing::Recognised << market
        << QStringList{own, saved, u"1b95d36c8908"_s, u"1720ca777755"_s, u"5ca0f991801d"_s};
}

void TestAssessment::recognisesFiles()
{
    if (support::engine() != Engine::Sqlite)
        return;
    QFETCH(QString, file);
    QFETCH(Standing, standing);
    QFETCH(QStringList, areas);
    QFETCH(QStringList, pending);
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(file));
    const QStringList before = dump::folder(database.folder());
    const auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY2(assessment->standing == standing, qPrintable(assessment->found));
    QCOMPARE(assessment->areas, areas);
    QCOMPARE(revisionsOf(assessment->pending), pending);
    QVERIFY(!assessment->found.isEmpty());
    QVERIFY(assessment->isBigEnoughToBackUp);
    QCOMPARE(dump::folder(database.folder()), before);
}

void TestAssessment::recognisesDumps_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("area");
    QTest::addColumn<QString>("unknown");
    QTest::newRow("market") << u"market_postgresql.sql"_s << u"market"_s << u"b2e1c0de0002"_s;
    QTest::newRow("phonebook") << u"phonebook_postgresql.sql"_s << u"phonebook"_s << QString();
}

void TestAssessment::recognisesDumps()
{
    if (support::engine() != Engine::Postgresql)
        return;
    QFETCH(QString, file);
    QFETCH(QString, area);
    QFETCH(QString, unknown);
    support::TestDatabase database(Engine::Postgresql);
    database.fill(support::testFile(file));
    const auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY2(assessment->standing == Standing::Foreign, qPrintable(assessment->found));
    QCOMPARE(assessment->areas, QStringList{area});
    QCOMPARE(assessment->unknownRevision, unknown);
    QCOMPARE(revisionsOf(assessment->pending), (QStringList{own, saved}));
    QVERIFY(assessment->drift.isEmpty());
}

void TestAssessment::emptyAndMissing()
{
    support::TestDatabase database(support::engine());
    const auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::Empty);
    QCOMPARE(assessment->pending.size(), dump::scripts().scripts().size());
    QVERIFY(!assessment->isBigEnoughToBackUp);
    if (support::engine() == Engine::Sqlite)
        QVERIFY(!QFile::exists(database.location().path));
}

void TestAssessment::anotherProgram()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT);\nCREATE TABLE posts (id INTEGER PRIMARY KEY);\n"_s);
    auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::OtherProgram);
    // With an Alembic of its own it is still another program's.
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('abc');\n"_s);
    assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::OtherProgram);
    QCOMPARE(migration::refusal(*assessment, database.location()).code, base::ErrorCode::ForeignDatabase);
}

void TestAssessment::newerThanWe()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    database.run(u"UPDATE shopbook_revision SET revision = 'ffff00000001' WHERE branch = 'shopbook'"_s);
    const auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::Newer);
    const auto error = migration::refusal(*assessment, database.location());
    QCOMPARE(error.code, base::ErrorCode::UnknownRevision);
    QVERIFY(error.message.contains(u"ffff00000001"_s));
    // A branch that we don't know is newer, too.
    database.run(u"UPDATE shopbook_revision SET revision = '5b00c7a19e40' WHERE branch = 'shopbook';\n"
                 "INSERT INTO shopbook_revision (branch, revision) VALUES ('wallet', 'eeee00000001')"_s);
    QVERIFY(UNWRAP(migration::look(database.location(), dump::scripts())).standing == Standing::Newer);
}

void TestAssessment::versionRowThatLies()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\n"
        "INSERT INTO alembic_version VALUES ('2fda6446e69f');\nCREATE TABLE users (id INTEGER PRIMARY KEY)"_s);
    const auto assessment = migration::look(database.location(), dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::Unknown);
    QVERIFY2(assessment->found.contains(u"2fda6446e69f"_s) && assessment->found.contains(u"categories"_s),
             qPrintable(assessment->found));
}

void TestAssessment::tellsWhichStateItMatches()
{
    if (support::engine() != Engine::Sqlite)
        return;
    for (const QString &file : {u"seed_rev1_rows.db"_s, u"kill_1.db"_s}) {
        support::TestDatabase database(Engine::Sqlite);
        database.fill(support::testFile(file));
        const auto assessment = UNWRAP(migration::look(database.location(), dump::scripts()));
        const auto error = migration::refusal(assessment, database.location());
        QVERIFY2(error.message.contains(u"a1f0c0de0001"_s), qPrintable(error.message));
        QCOMPARE(error.message.contains(u"revision 2fda6446e69f"_s), file != u"kill_1.db");
        QCOMPARE(error.message.contains(
                     u"Revision 1b95d36c8908 stopped half-way: products.hidden_content was added; "
                     "products.hidden_content may still be NULL"_s),
                 file == u"kill_1.db");
        QVERIFY(error.message.contains(u"nothing was changed"_s));
    }
}

void TestAssessment::versionTableOnly()
{
    support::TestDatabase database(support::engine());
    database.run(u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_s);
    QVERIFY(UNWRAP(migration::look(database.location(), dump::scripts())).standing == Standing::Empty);
    database.run(u"INSERT INTO alembic_version VALUES ('abc')"_s);
    QVERIFY(UNWRAP(migration::look(database.location(), dump::scripts())).standing == Standing::Unknown);
}

void TestAssessment::bothAreas()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    // As if neither Shopbook nor Alembic had ever been there.
    const auto connection = database.open();
    for (const QString &table : {u"archived"_s, u"change"_s, u"step"_s, u"history"_s, u"revision"_s})
        UNWRAP(connection.execute(u"DROP TABLE shopbook_"_s + table));
    UNWRAP(connection.execute(u"DROP TABLE alembic_version"_s));
    const auto assessment = migration::assess(connection, dump::scripts());
    VERIFY_OK(assessment);
    QVERIFY(assessment->standing == Standing::Foreign);
    QCOMPARE(assessment->areas.size(), 2);
    QCOMPARE(revisionsOf(assessment->pending), (QStringList{own, saved}));
}

void TestAssessment::readsTheSameStructureOnBoth()
{
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    const auto live = UNWRAP(migration::readStructure(database.open()));
    migration::Structure needed;
    needed.engine = support::engine();
    for (const QString &branch : dump::scripts().branches()) {
        const auto structures = UNWRAP(migration::structuresOf(dump::scripts().scripts(), branch));
        const auto head = structures.value(dump::scripts().headOf(branch));
        QCOMPARE(migration::misfits(head, live), QStringList());
        needed.tables.insert(head.tables);
    }
    QCOMPARE(migration::extras(needed, live), QStringList());
    QVERIFY(live.table(u"purchases"_s)->isUnique({u"payment_id"_s}));
    QVERIFY(!live.table(u"purchases"_s)->isUnique({u"user_id"_s}));
    QCOMPARE(live.table(u"user"_s)->primaryKey(), QStringList{u"id"_s});
    QVERIFY(live.table(u"products"_s)->column(u"hidden_content"_s)->notNull);
}

void TestAssessment::fitsWhateverTheSpelling()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    database.run(
        uR"(CREATE TABLE Categories (id INTEGER PRIMARY KEY AUTOINCREMENT, updated_at DATETIME, created_at TEXT, category_name VARCHAR(99) COLLATE NOCASE, colour TEXT);
CREATE TABLE users (id INTEGER PRIMARY KEY, telegram_id INTEGER, username TEXT, first_name TEXT, last_name TEXT, created_at TIMESTAMP, updated_at TIMESTAMP);
CREATE UNIQUE INDEX ix ON users (telegram_id);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, description CLOB, price INT, file_id, category_id INTEGER REFERENCES categories, hidden_content TEXT, created_at TIMESTAMP, updated_at TIMESTAMP, weight REAL NOT NULL);
CREATE TABLE purchases (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), product_id INTEGER REFERENCES products (id), price BIGINT, payment_id TEXT UNIQUE, payment_type TEXT, created_at TIMESTAMP, updated_at TIMESTAMP);
CREATE TABLE mine (x);
CREATE VIEW sums AS SELECT sum(price) FROM purchases;
CREATE INDEX by_price ON purchases (price))"_s);
    const auto assessment = UNWRAP(migration::look(database.location(), dump::scripts()));
    QVERIFY2(assessment.standing == Standing::Foreign, qPrintable(assessment.found));
    const QString drift = assessment.drift.join(u'\n');
    for (const QString &extra : {u"table mine"_s, u"view sums"_s, u"index by_price"_s, u"Categories.colour"_s,
                                 u"products.weight has no default"_s})
        QVERIFY2(drift.contains(extra), qPrintable(drift));
}

void TestAssessment::doesNotFit_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("says");
    QTest::addColumn<Standing>("standing");
    QTest::newRow("column missing") << u"ALTER TABLE products DROP COLUMN hidden_content"_s
                                    << u"products.hidden_content"_s << Standing::Recognised;
    QTest::newRow("table missing") << u"DROP TABLE purchases"_s << u"table purchases is missing"_s
                                   << Standing::Recognised;
    QTest::newRow("no unique") << u"DROP INDEX uq_purchases_payment_id"_s << u"UNIQUE (payment_id)"_s
                               << Standing::Recognised;
    QTest::newRow("column renamed") << u"ALTER TABLE users RENAME COLUMN telegram_id TO chat_id"_s
                                    << u"users.telegram_id"_s << Standing::Unknown;
}

void TestAssessment::doesNotFit()
{
    QFETCH(QString, change);
    QFETCH(QString, says);
    QFETCH(Standing, standing);
    const bool isServer = support::engine() == Engine::Postgresql;
    if (isServer && change.startsWith(u"ALTER"_s))
        return; // the same words on both engines
    support::TestDatabase database(support::engine());
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    const auto connection = database.open();
    for (const QString &table :
         {u"shopbook_archived"_s, u"shopbook_change"_s, u"shopbook_step"_s, u"shopbook_history"_s,
          u"shopbook_revision"_s, u"alembic_version"_s, u"phonebook"_s, u"user"_s})
        UNWRAP(connection.execute(u"DROP TABLE \"%1\""_s.arg(table)));
    QString sql = change;
    if (isServer && change.startsWith(u"DROP INDEX"_s))
        sql = u"ALTER TABLE purchases DROP CONSTRAINT uq_purchases_payment_id"_s;
    UNWRAP(connection.execute(sql));
    const auto assessment = UNWRAP(migration::assess(connection, dump::scripts()));
    QVERIFY2(assessment.standing == standing, qPrintable(assessment.found));
    QVERIFY2(assessment.found.contains(says), qPrintable(assessment.found));
}

void TestAssessment::guards()
{
    support::TestDatabase database(support::engine());
    database.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, UNIQUE (a, b));\nCREATE INDEX "
                 u"ix_b ON t (b);\n"
                 "CREATE UNIQUE INDEX part ON t (b) WHERE a = 'x'"_s);
    const auto structure = UNWRAP(migration::readStructure(database.open()));
    using Object = migration::Guard::Object;
    const auto has = [&](Object object, const QString &table, const QStringList &names) {
        const bool yes = migration::holds({true, object, table, names}, structure);
        const bool no = migration::holds({false, object, table, names}, structure);
        return yes != no && yes;
    };
    QVERIFY(has(Object::Table, u"t"_s, {}));
    QVERIFY(!has(Object::Table, u"u"_s, {}));
    QVERIFY(has(Object::Column, u"t"_s, {u"a"_s}));
    QVERIFY(!has(Object::Column, u"t"_s, {u"c"_s}));
    QVERIFY(!has(Object::Column, u"u"_s, {u"a"_s}));
    QVERIFY(has(Object::Index, u"t"_s, {u"ix_b"_s}));
    QVERIFY(!has(Object::Index, u"t"_s, {u"ix_a"_s}));
    QVERIFY(has(Object::Unique, u"t"_s, {u"b"_s, u"a"_s}));
    QVERIFY(has(Object::Unique, u"t"_s, {u"id"_s}));
    QVERIFY(!has(Object::Unique, u"t"_s, {u"a"_s}));
    QVERIFY(!has(Object::Unique, u"t"_s, {u"b"_s})); // of some rows only
}

QTEST_GUILESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
