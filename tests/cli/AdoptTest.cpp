// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpgradeFixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;

/// `migrate adopt` and what else is done with databases that others left half done or changed.
class AdoptTest : public UpgradeFixture
{
    Q_OBJECT

private Q_SLOTS:
    void adopts_data();
    void adopts();
    void adoptsDumps();
    void finishesAHalfState();
    void namesChangedDuplicates();
    void strangersAreLeftAlone();
};

void AdoptTest::adopts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QStringList>("alembic");
    QTest::newRow("killed") << u"kill_1.db"_s
                            << u"Revision 1b95d36c8908 stopped half-way: products.hidden_content was added; "
                               "products.hidden_content may still be NULL."_s
                            << QStringList{u"a1f0c0de0001"_s};
    QTest::newRow("made without Alembic")
        << u"createall_no_version.db"_s << u"Its tables are those of revision 5ca0f991801d."_s
        << QStringList();
    QTest::newRow("unknown id") << u"seed_rev1_rows.db"_s
                                << u"Its tables are those of revision 2fda6446e69f."_s
                                << QStringList{u"a1f0c0de0001"_s};
    QTest::newRow("a broken reference")
        << u"seed_rev1_dirtyfk.db"_s << u"Its tables are those of revision 2fda6446e69f."_s
        << QStringList{u"a1f0c0de0001"_s};
}

void AdoptTest::adopts()
{
    if (support::engine() != database::Engine::Sqlite)
        return; // SQLite's files
    QFETCH(QString, file);
    QFETCH(QString, says);
    QFETCH(QStringList, alembic);
    support::TestDatabase database(support::engine());
    database.fill(support::testFile(file));
    const int products = database.scalar(u"SELECT count(*) FROM products"_s).toInt();
    const auto before = bytesOf(database.folder());
    const Outcome refused = migrate(database, {u"upgrade"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.words.contains(says.toUtf8()) && refused.words.contains("migrate adopt"), refused.words);
    QCOMPARE(migrate(database, {u"upgrade"_s, u"--dry-run"_s}).exitCode, 4);
    const Outcome tried = migrate(database, {u"adopt"_s, u"--dry-run"_s});
    QVERIFY2(tried.exitCode == 0 && tried.words.contains(says.toUtf8()), tried.words);
    QCOMPARE(bytesOf(database.folder()), before);

    const Outcome done = migrate(database, {u"adopt"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM products"_s).toInt(), products);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM products WHERE hidden_content IS NULL"_s).toInt(), 0);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"_s).toInt()
                 != 0,
             !alembic.isEmpty());
    if (!alembic.isEmpty())
        QCOMPARE(database.scalar(u"SELECT group_concat(version_num) FROM alembic_version"_s).toString(),
                 alembic.join(u','));
    QCOMPARE(done.words.contains("point at nothing"), file == u"seed_rev1_dirtyfk.db");
}

/// Dumps of owners' servers: the shop's row names an id that nobody knows, the phonebook's is known.
void AdoptTest::adoptsDumps()
{
    if (support::engine() != database::Engine::Postgresql)
        return; // PostgreSQL's dumps
    support::TestDatabase shop(support::engine());
    shop.fill(support::testFile(u"market_postgresql.sql"_s));
    const QString row = shop.scalar(u"SELECT version_num FROM alembic_version"_s).toString();
    const int purchases = shop.scalar(u"SELECT count(*) FROM purchases"_s).toInt();
    const Outcome refused = migrate(shop, {u"upgrade"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.words.contains(row.toUtf8()) && refused.words.contains("revision 5ca0f991801d"),
             refused.words);
    const Outcome done = migrate(shop, {u"adopt"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(migrate(shop, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(shop.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), row);
    QCOMPARE(shop.scalar(u"SELECT count(*) FROM purchases"_s).toInt(), purchases);

    support::TestDatabase phonebook(support::engine());
    phonebook.fill(support::testFile(u"phonebook_postgresql.sql"_s));
    const Outcome upgraded = migrate(phonebook, {u"upgrade"_s});
    QVERIFY2(upgraded.exitCode == 0, upgraded.words);
    QCOMPARE(migrate(phonebook, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(phonebook.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"e99bb21b3bad"_s);
}

void AdoptTest::finishesAHalfState()
{
    support::TestDatabase database(support::engine());
    fill(database);
    database.run(u"ALTER TABLE products ADD COLUMN hidden_content TEXT DEFAULT '' NOT NULL;\n"
                 "ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;\n"
                 "UPDATE alembic_version SET version_num = '1b95d36c8908';\n"_s);
    const Outcome done = migrate(database, {u"upgrade"_s, u"1720"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QVERIFY2(done.words.contains(
                 "Revision 1720ca777755 stopped half-way: purchases.payment_id was added; purchases "
                 "has no UNIQUE (payment_id)."),
             done.words);
    QCOMPARE(market(database), u"1720ca777755"_s);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"1720ca777755"_s);
    QVERIFY(!database.open().execute(
        u"INSERT INTO purchases (user_id, product_id, price, payment_id) VALUES (1, 1, 1, 'a'), (1, 1, 1, 'a')"_s));
}

void AdoptTest::namesChangedDuplicates()
{
    support::TestDatabase database(support::engine());
    fill(database);
    database.run(u"ALTER TABLE products ADD COLUMN hidden_content TEXT DEFAULT '' NOT NULL;\n"
                 "ALTER TABLE purchases ADD COLUMN payment_id VARCHAR;\n"
                 "UPDATE purchases SET payment_id = 'paid';\n"
                 "UPDATE alembic_version SET version_num = '1b95d36c8908';\n"_s);
    const Outcome done = migrate(database, {u"upgrade"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QVERIFY2(done.results.contains("purchases 8: payment_id is now “paid#8”"), done.results);
    QVERIFY(!done.results.contains("purchases 7:"));
    QCOMPARE(database.scalar(u"SELECT payment_id FROM purchases WHERE id = 7"_s).toString(), u"paid"_s);
    QCOMPARE(database.scalar(u"SELECT payment_id FROM purchases WHERE id = 8"_s).toString(), u"paid#8"_s);
}

void AdoptTest::strangersAreLeftAlone()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT);\nINSERT INTO users VALUES (1, 'x');\n"_s);
    const auto before = bytesOf(database.folder());
    for (const QString &command : {u"upgrade"_s, u"adopt"_s}) {
        const Outcome refused = migrate(database, {command});
        QCOMPARE(refused.exitCode, 6);
        QVERIFY(!refused.words.isEmpty());
    }
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM users"_s).toInt(), 1);
}

QTEST_GUILESS_MAIN(AdoptTest)
#include "AdoptTest.moc"
