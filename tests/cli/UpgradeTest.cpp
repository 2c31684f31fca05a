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

/// `migrate upgrade | downgrade`: what is done, what is only tried, and what is refused without a
/// byte written.
class UpgradeTest : public UpgradeFixture
{
    Q_OBJECT

private Q_SLOTS:
    void upgradesToAPlace_data();
    void upgradesToAPlace();
    void theOwnersRowIsTold();
    void pastTheEnd_data();
    void pastTheEnd();
    void everyStepDownAndUp();
    void downgradeAsksAboutRows();
    void downgradeToBase();
    void dryRunChangesNothing();
    void makesANewDatabase();
    void optionsOfOthers();
    void besideARunningBot();
};

void UpgradeTest::upgradesToAPlace_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("market");
    QTest::addColumn<bool>("hasPhonebook");
    QTest::newRow("head") << u"head"_s << u"5ca0f991801d"_s << false;
    QTest::newRow("heads") << u"heads"_s << u"5ca0f991801d"_s << false;
    QTest::newRow("shortened") << u"1b9"_s << u"1b95d36c8908"_s << false;
    QTest::newRow("branch") << u"market@head"_s << u"5ca0f991801d"_s << false;
    QTest::newRow("steps in a branch") << u"market@+2"_s << u"1720ca777755"_s << false;
    QTest::newRow("back from the head") << u"market@head-1"_s << u"1720ca777755"_s << false;
    QTest::newRow("another area") << u"phonebook@head"_s << u"2fda6446e69f"_s << true;
    QTest::newRow("behind it") << u"47f5"_s << u"2fda6446e69f"_s << false;
}

void UpgradeTest::upgradesToAPlace()
{
    QFETCH(QString, target);
    QFETCH(QString, market);
    QFETCH(bool, hasPhonebook);
    support::TestDatabase database(support::engine());
    fill(database);
    const Outcome done = migrate(database, {u"upgrade"_s, target, u"--json"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(this->market(database), market);
    const auto revisions =
        migrate(database, {u"current"_s, u"--json"_s}).json().value(u"revisions"_s).toObject();
    QCOMPARE(revisions.contains(u"phonebook"_s), hasPhonebook);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases"_s).toInt(), 2);
    const Outcome again = migrate(database, {u"upgrade"_s, target, u"--json"_s});
    if (!target.contains(u'+')) {
        QVERIFY2(again.exitCode == 0, again.words);
        QCOMPARE(steps(again), QStringList());
    }
}

/// Without a sign the owner's row goes as far as all bots' chains do: they are told, and can say that it was
/// too far.
void UpgradeTest::theOwnersRowIsTold()
{
    support::TestDatabase database(support::engine());
    fill(database);
    const Outcome done = migrate(database, {u"upgrade"_s});
    QVERIFY2(done.words.contains("went from 2fda6446e69f to 1720ca777755"), done.words);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"1720ca777755"_s);
    const Outcome told = migrate(database, {u"stamp"_s, u"market@head"_s, u"--owner-head"_s, u"2fda"_s});
    QVERIFY2(told.exitCode == 0, told.words);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"2fda6446e69f"_s);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);

    support::TestDatabase other(support::engine());
    fill(other);
    const Outcome said = migrate(other, {u"upgrade"_s, u"--owner-head"_s, u"2fda"_s});
    QVERIFY2(said.exitCode == 0 && !said.words.contains("alembic_version"), said.words);
    QCOMPARE(other.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"2fda6446e69f"_s);
}

void UpgradeTest::pastTheEnd_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("five up") << QStringList{u"upgrade"_s, u"market@+5"_s} << 4;
    QTest::newRow("five down") << QStringList{u"downgrade"_s, u"market@-5"_s} << 4;
    QTest::newRow("nobody's steps") << QStringList{u"upgrade"_s, u"+1"_s} << 2;
    QTest::newRow("nobody's steps down") << QStringList{u"downgrade"_s, u"-1"_s} << 2;
    QTest::newRow("unknown") << QStringList{u"upgrade"_s, u"ffff"_s} << 4;
    QTest::newRow("no branch") << QStringList{u"upgrade"_s, u"shoes@head"_s} << 4;
    QTest::newRow("down to above") << QStringList{u"downgrade"_s, u"1720"_s} << 2;
    QTest::newRow("down to nowhere") << QStringList{u"downgrade"_s} << 2;
    QTest::newRow("two places") << QStringList{u"upgrade"_s, u"head"_s, u"heads"_s} << 2;
}

void UpgradeTest::pastTheEnd()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    support::TestDatabase database(support::engine());
    fill(database);
    const auto before = bytesOf(database.folder());
    const Outcome refused = migrate(database, arguments);
    QCOMPARE(refused.exitCode, exitCode);
    QVERIFY(!refused.words.isEmpty() && refused.results.isEmpty());
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"2fda6446e69f"_s);
}

void UpgradeTest::everyStepDownAndUp()
{
    support::TestDatabase database(support::engine());
    QCOMPARE(runCli({u"sample"_s, database.location().toUrl()}).exitCode, 0);
    const int purchases = database.scalar(u"SELECT count(*) FROM purchases"_s).toInt();
    const QStringList chain{u"1720ca777755"_s, u"1b95d36c8908"_s, u"2fda6446e69f"_s};
    for (const QString &revision : chain) {
        const Outcome down = migrate(database, {u"downgrade"_s, u"market@-1"_s, u"--accept-data-loss"_s});
        QVERIFY2(down.exitCode == 0, down.words);
        QCOMPARE(market(database), revision);
        QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases"_s).toInt(), purchases);
    }
    // The newest entry of the history names the branch of a bare number now.
    for (const QString &revision : {u"1b95d36c8908"_s, u"1720ca777755"_s, u"5ca0f991801d"_s}) {
        const Outcome up = migrate(database, {u"upgrade"_s, u"+1"_s});
        QVERIFY2(up.exitCode == 0, up.words);
        QVERIFY(up.words.contains("market"));
        QCOMPARE(market(database), revision);
    }
    QCOMPARE(migrate(database, {u"upgrade"_s, u"+1"_s}).exitCode, 4);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(migrate(database, {u"downgrade"_s, u"-1"_s, u"--accept-data-loss"_s}).exitCode, 0);
    QCOMPARE(market(database), u"1720ca777755"_s);
}

void UpgradeTest::downgradeAsksAboutRows()
{
    support::TestDatabase database(support::engine());
    fill(database);
    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 0);
    const Outcome refused = migrate(database, {u"downgrade"_s, u"1b95"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.words.contains("purchases.payment_id in 2 rows")
                 && refused.words.contains("--accept-data-loss"),
             refused.words);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
    QCOMPARE(database.scalar(u"SELECT payment_id FROM purchases WHERE id = 7"_s).toString(), u"unknown-7"_s);

    // Without rows there is nothing to lose, and nothing to ask.
    database.run(u"DELETE FROM purchases;\n"_s);
    const Outcome done = migrate(database, {u"downgrade"_s, u"1b95"_s, u"--json"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(steps(done), (QStringList{u"-5ca0f991801d"_s, u"-1720ca777755"_s}));
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"1b95d36c8908"_s);
}

void UpgradeTest::downgradeToBase()
{
    support::TestDatabase database(support::engine());
    fill(database);
    database.run(
        u"CREATE TABLE mine (id INTEGER PRIMARY KEY, text VARCHAR);\nINSERT INTO mine VALUES (1, 'x');\n"_s);
    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 0);
    const Outcome done = migrate(database, {u"downgrade"_s, u"base"_s, u"--accept-data-loss"_s, u"--json"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(steps(done).constLast(), u"-5b00c7a19e40"_s);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM alembic_version"_s).toInt(), 0);
    QCOMPARE(database.scalar(u"SELECT text FROM mine"_s).toString(), u"x"_s);
    QCOMPARE(migrate(database, {u"current"_s}).results.trimmed(), QByteArray());
    // What is left is an empty database with a table of its owner's.
    QCOMPARE(migrate(database, {u"upgrade"_s, u"market@head"_s}).exitCode, 6);
}

void UpgradeTest::dryRunChangesNothing()
{
    support::TestDatabase database(support::engine());
    fill(database);
    const auto before = bytesOf(database.folder());
    const Outcome tried = migrate(database, {u"upgrade"_s, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(tried.exitCode == 0, tried.words);
    QCOMPARE(steps(tried),
             (QStringList{u"+5b00c7a19e40"_s, u"+7d1e4a90c3b2"_s, u"+1b95d36c8908"_s, u"+1720ca777755"_s,
                          u"+5ca0f991801d"_s}));
    QCOMPARE(tried.json().value(u"applied"_s)[3][u"rows"_s].toInt(), 2);
    QCOMPARE(tried.json().value(u"rows_before"_s)[u"purchases"_s].toInt(), 2);
    QVERIFY(tried.json().value(u"backup"_s).isNull());
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(market(database), u"2fda6446e69f"_s);

    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 0);
    const Outcome down = migrate(database, {u"downgrade"_s, u"2fda"_s, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(down.exitCode == 0, down.words);
    QCOMPARE(down.json().value(u"losses"_s)[1][u"rows"_s].toInt(), 2);
    QVERIFY2(down.words.contains("purchases.payment_id in 2 rows would be lost"), down.words);
    QCOMPARE(market(database), u"5ca0f991801d"_s);
}

void UpgradeTest::makesANewDatabase()
{
    support::TestDatabase database(support::engine());
    const Outcome tried = migrate(database, {u"upgrade"_s, u"--dry-run"_s});
    QVERIFY2(tried.exitCode == 0, tried.words);
    QVERIFY(bytesOf(database.folder()).isEmpty());
    const Outcome done = migrate(database, {u"upgrade"_s, u"phonebook@head"_s, u"--json"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(steps(done), (QStringList{u"+5b00c7a19e40"_s, u"+7d1e4a90c3b2"_s, u"+8062eeb65a44"_s, u"+e99bb21b3bad"_s}));
    QCOMPARE(migrate(database, {u"upgrade"_s}).exitCode, 0);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 0);
    QCOMPARE(market(database), QString()); // a phonebook was wanted, no shop
}

void UpgradeTest::optionsOfOthers()
{
    const support::TestDatabase database(support::engine());
    for (const QStringList &wrong : {QStringList{u"upgrade"_s, u"--accept-data-loss"_s},
                                     QStringList{u"downgrade"_s, u"base"_s, u"--check-heads"_s},
                                     QStringList{u"current"_s, u"--dry-run"_s}}) {
        const Outcome refused = migrate(database, wrong);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.words.contains("belongs to migrate"), refused.words);
    }
    QVERIFY(bytesOf(database.folder()).isEmpty());
}

/// A second of work, and a bot that has the file open: exit 3 and the seconds, unless it is wanted now.
void UpgradeTest::besideARunningBot()
{
    if (support::engine() != database::Engine::Sqlite)
        return; // a server's own locks decide there
    support::TestDatabase database(support::engine());
    fill(database);
    QVERIFY(QDir(database.folder()).mkpath(u"scripts"_s));
    QFile script(database.folder() + u"/scripts/0001_aaaa00000001_long.sql"_s);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(
        "-- revision: aaaa00000001\n-- down-revision: none\n-- branch: own\n-- message: long\n-- @upgrade\n"
        "CREATE TABLE numbers AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        "3000000)"
        " SELECT i FROM n;\n-- @downgrade\nDROP TABLE numbers;\n");
    script.close();
    const QStringList upgrade{u"upgrade"_s, u"own@head"_s, u"--scripts"_s, database.folder() + u"/scripts"_s};
    QProcess bot;
    bot.start(u"python3"_s,
              {u"-c"_s, u"import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"_s,
               database.location().path});
    QVERIFY(bot.waitForReadyRead(20000));
    const auto before = bytesOf(database.folder());
    const Outcome refused = migrate(database, upgrade);
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.words.contains("Another program has “shop.db” open") && refused.words.contains(" s. "),
             refused.words);
    QCOMPARE(bytesOf(database.folder()), before);
    const Outcome done = migrate(database, upgrade + QStringList{u"--now"_s});
    QVERIFY2(done.exitCode == 0, done.words);
    bot.closeWriteChannel();
    QVERIFY(bot.waitForFinished(20000));
    QCOMPARE(database.scalar(u"SELECT count(*) FROM numbers"_s).toInt(), 3000000);
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "UpgradeTest.moc"
