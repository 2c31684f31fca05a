// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;

/// `migrate check | verify | repair | stamp`.
class CareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void nothingDiffers();
    void drift_data();
    void drift();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void changedScript();
    void clearsLeftovers();
    void stamps_data();
    void stamps();
    void stampRefuses_data();
    void stampRefuses();

private:
    static Outcome migrate(const support::TestDatabase &database, const QStringList &arguments);
    static void makeSample(const support::TestDatabase &database);
    static bool isServer() { return support::engine() == database::Engine::Postgresql; }
};

Outcome CareTest::migrate(const support::TestDatabase &database, const QStringList &arguments)
{
    return runCli(QStringList{u"--database"_s, database.location().toUrl(), u"migrate"_s} + arguments);
}

void CareTest::makeSample(const support::TestDatabase &database)
{
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
}

void CareTest::nothingDiffers()
{
    const support::TestDatabase database(support::engine());
    makeSample(database);
    const auto before = bytesOf(database.folder());
    const Outcome checked = migrate(database, {u"check"_s});
    QVERIFY2(checked.exitCode == 0 && checked.results.isEmpty(), checked.results);
    const Outcome verified = migrate(database, {u"verify"_s});
    QVERIFY2(verified.exitCode == 0 && verified.results.isEmpty(), verified.results);
    QCOMPARE(bytesOf(database.folder()), before);
    database.run(
        u"UPDATE purchases SET payment_id = NULL WHERE id = 1;\n"_s); // a bot that does not know the column
    QCOMPARE(migrate(database, {u"verify"_s}).exitCode, 0);
    const support::TestDatabase empty(support::engine());
    for (const QString &command : {u"check"_s, u"verify"_s}) {
        const Outcome outcome = migrate(empty, {command});
        QCOMPARE(outcome.exitCode, isServer() ? 0 : 1); // a server's database is there, a file is not
        QVERIFY(bytesOf(empty.folder()).isEmpty());
    }
}

void CareTest::drift_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("says");
    QTest::newRow("a column") << u"ALTER TABLE users ADD COLUMN phone VARCHAR;\n"_s
                              << u"beyond it: column users.phone"_s;
    QTest::newRow("a table") << u"CREATE TABLE mine (id INTEGER);\n"_s << u"beyond it: table mine"_s;
    QTest::newRow("a view") << u"CREATE VIEW dear AS SELECT id FROM products;\n"_s
                            << u"beyond it: view dear"_s;
    QTest::newRow("an index") << u"CREATE INDEX by_price ON products (price);\n"_s
                              << u"beyond it: index by_price on products"_s;
    QTest::newRow("a column gone") << u"ALTER TABLE users DROP COLUMN last_name;\n"_s
                                   << u"missing: column users.last_name is missing"_s;
    QTest::newRow("a table gone") << u"DROP TABLE purchases;\n"_s << u"missing: table purchases is missing"_s;
}

void CareTest::drift()
{
    QFETCH(QString, change);
    QFETCH(QString, says);
    const support::TestDatabase database(support::engine());
    makeSample(database);
    database.run(change);
    const auto before = bytesOf(database.folder());
    const Outcome checked = migrate(database, {u"check"_s});
    QCOMPARE(checked.exitCode, 8);
    QVERIFY2(checked.results.split('\n').contains(says.toUtf8()), checked.results);
    const QJsonObject json = migrate(database, {u"check"_s, u"--json"_s}).json();
    QVERIFY(json.value(u"differences"_s).toArray().size() >= 1);
    QCOMPARE(json.value(u"fingerprint"_s).toString().size(), 16);
    QCOMPARE(bytesOf(database.folder()), before);
}

void CareTest::findsWhatIsWrong_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("a reference") << u"UPDATE purchases SET product_id = 99999 WHERE id = 1;\n"_s << 1
                                 << u"This row points at nothing: purchases 1"_s;
    QTest::newRow("a changed script")
        << u"UPDATE shopbook_history SET checksum = 'x' WHERE revision = '5ca0f991801d';\n"_s << 5
        << u"The script of revision 5ca0f991801d was changed"_s;
    QTest::newRow("a leftover") << u"CREATE TABLE _alembic_tmp_products (id INTEGER);\n"_s << 1
                                << u"left the table _alembic_tmp_products behind"_s;
}

void CareTest::findsWhatIsWrong()
{
    QFETCH(QString, change);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    if (isServer() && says.startsWith(u"This row"_s))
        return; // a server lets no reference break
    const support::TestDatabase database(support::engine());
    makeSample(database);
    if (!isServer())
        database.run(u"PRAGMA foreign_keys = OFF;\n"_s + change);
    else
        database.run(change);
    const Outcome verified = migrate(database, {u"verify"_s});
    QCOMPARE(verified.exitCode, exitCode);
    QVERIFY2(verified.results.contains(says.toUtf8()), verified.results + verified.words);
    QCOMPARE(migrate(database, {u"verify"_s, u"--json"_s}).json().value(u"findings"_s).toArray().size(), 1);
}

void CareTest::changedScript()
{
    const support::TestDatabase database(support::engine());
    makeSample(database);
    QCOMPARE(migrate(database, {u"downgrade"_s, u"market@-1"_s, u"--accept-data-loss"_s}).exitCode, 0);
    database.run(u"UPDATE shopbook_history SET checksum = 'x' WHERE revision = '1720ca777755';\n"_s);
    const Outcome refused = migrate(database, {u"upgrade"_s});
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.words.contains("repair --accept-checksum 1720ca777755"), refused.words);
    QCOMPARE(migrate(database, {u"repair"_s, u"--accept-checksum"_s, u"ffff"_s}).exitCode, 4);
    QCOMPARE(migrate(database, {u"repair"_s}).exitCode, 2);
    const Outcome accepted = migrate(database, {u"repair"_s, u"--accept-checksum"_s, u"1720"_s});
    QVERIFY2(accepted.exitCode == 0, accepted.words);
    QCOMPARE(migrate(database, {u"verify"_s}).exitCode, 0);
    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 0);
}

void CareTest::clearsLeftovers()
{
    if (isServer())
        return; // a server's rebuild is one transaction
    support::TestDatabase database(support::engine());
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    const int products = database.scalar(u"SELECT count(*) FROM products"_s).toInt();
    // Alembic's batch mode, killed before DROP TABLE, and killed after it.
    database.run(
        u"PRAGMA foreign_keys = OFF;\nPRAGMA legacy_alter_table = ON;\n"
        "CREATE TABLE _alembic_tmp_purchases (id INTEGER);\nALTER TABLE products RENAME TO _alembic_tmp_products;\n"_s);
    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 4);
    const Outcome cleared = migrate(database, {u"repair"_s, u"--clean-temp"_s});
    QVERIFY2(cleared.exitCode == 0, cleared.words);
    QVERIFY2(cleared.results.contains("_alembic_tmp_products held the only rows of products"),
             cleared.results);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM products"_s).toInt(), products);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM sqlite_master WHERE name LIKE '%alembic_tmp%'"_s).toInt(),
             0);
    const Outcome again = migrate(database, {u"repair"_s, u"--clean-temp"_s});
    QVERIFY2(again.exitCode == 0 && again.results.contains("Nothing was left behind"), again.results);
    const Outcome upgraded = migrate(database, {u"upgrade"_s});
    QVERIFY2(upgraded.exitCode == 0, upgraded.words);
}

void CareTest::stamps_data()
{
    QTest::addColumn<QString>("row"); // before
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("after");
    QTest::newRow("a revision") << u"2fda6446e69f"_s << QStringList{u"1b95"_s} << u"1b95d36c8908"_s;
    QTest::newRow("heads") << u"2fda6446e69f"_s << QStringList{u"heads"_s} << u"5ca0f991801d"_s;
    QTest::newRow("base") << u"2fda6446e69f"_s << QStringList{u"base"_s} << QString();
    QTest::newRow("one down") << u"1b95d36c8908"_s << QStringList{u"market@-1"_s} << u"2fda6446e69f"_s;
    QTest::newRow("instead of an unknown one")
        << u"a1f0c0de0001"_s << QStringList{u"2fda"_s, u"--purge"_s} << u"2fda6446e69f"_s;
}

void CareTest::stamps()
{
    QFETCH(QString, row);
    QFETCH(QStringList, arguments);
    QFETCH(QString, after);
    support::TestDatabase database(support::engine());
    database.fill(support::testFile(isServer() ? u"market_postgresql.sql"_s : u"createall_no_version.db"_s));
    if (!isServer())
        database.run(u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n"_s);
    database.run(u"DELETE FROM alembic_version;\nINSERT INTO alembic_version VALUES ('%1');\n"_s.arg(row));
    const Outcome stamped = migrate(database, QStringList{u"stamp"_s} + arguments);
    QVERIFY2(stamped.exitCode == 0, stamped.words);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM alembic_version"_s).toInt(), after.isEmpty() ? 0 : 1);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), after);
}

void CareTest::stampRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("unknown") << QStringList{u"ffff"_s} << 4;
    QTest::newRow("beside an unknown row") << QStringList{u"2fda"_s} << 2;
    QTest::newRow("no place of ours") << QStringList{u"shopbook@head"_s, u"--purge"_s} << 2;
}

void CareTest::stampRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    support::TestDatabase database(support::engine());
    database.fill(support::testFile(isServer() ? u"market_postgresql.sql"_s : u"seed_rev1_rows.db"_s));
    const QString row = database.scalar(u"SELECT version_num FROM alembic_version"_s).toString();
    const Outcome refused = migrate(database, QStringList{u"stamp"_s} + arguments);
    QVERIFY2(refused.exitCode == exitCode, refused.words);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), row);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM alembic_version"_s).toInt(), 1);
}

QTEST_GUILESS_MAIN(CareTest)
#include "CareTest.moc"
