// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;

/// `migrate current | heads | history | show`: what Alembic's commands of these names say, and no byte
/// written.
class MigrateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void current();
    void currentOfNothing();
    void currentOfARevisionThatNobodyKnows();
    void heads();
    void history_data();
    void history();
    void historyMarksTheCurrent();
    void show();
    void refuses_data();
    void refuses();

private:
    /// A market that Shopbook never wrote, made by real Alembic: at 2fda6446e69f, on PostgreSQL at its head.
    static void fill(support::TestDatabase &database);
    static Outcome migrate(const support::TestDatabase &database, const QStringList &arguments);
};

void MigrateTest::fill(support::TestDatabase &database)
{
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    database.fill(support::testFile(isSqlite ? u"up_2fda_rows.db"_s : u"market_postgresql.sql"_s));
    if (!isSqlite) // the dump's own id is of a chain that nobody has
        database.run(u"UPDATE alembic_version SET version_num = '5ca0f991801d';\n"_s);
}

Outcome MigrateTest::migrate(const support::TestDatabase &database, const QStringList &arguments)
{
    return runCli(QStringList{u"--database"_s, database.location().toUrl(), u"migrate"_s} + arguments);
}

void MigrateTest::current()
{
    support::TestDatabase database(support::engine());
    fill(database);
    const QString stands = database.scalar(u"SELECT version_num FROM alembic_version"_s).toString();
    const auto before = bytesOf(database.folder());
    const Outcome plain = migrate(database, {u"current"_s});
    QCOMPARE(plain.exitCode, 0);
    QVERIFY2(plain.results.startsWith(stands.toUtf8() + " (market)"), plain.results);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 9);
    const QJsonObject json = migrate(database, {u"current"_s, u"--json"_s}).json();
    QCOMPARE(json.value(u"revisions"_s).toObject(), (QJsonObject{{u"market"_s, stands}}));
    QVERIFY(json.value(u"unknown_revision"_s).isNull());
    QVERIFY(json.value(u"pending"_s).toInt() > 0);
    QCOMPARE(bytesOf(database.folder()), before);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM alembic_version"_s).toInt(), 1);

    const support::TestDatabase made(support::engine());
    QCOMPARE(runCli({u"sample"_s, made.location().toUrl()}).exitCode, 0);
    const Outcome atHead = migrate(made, {u"current"_s, u"--check-heads"_s});
    QCOMPARE(atHead.exitCode, 0);
    QCOMPARE(atHead.results,
             QByteArray("5ca0f991801d (market) (head)\ne99bb21b3bad (phonebook) (head)\n"
                        "7d1e4a90c3b2 (shopbook) (head)\n"));
}

void MigrateTest::currentOfNothing()
{
    const support::TestDatabase database(support::engine());
    const auto before = bytesOf(database.folder());
    const Outcome plain = migrate(database, {u"current"_s});
    // A file that is not there is no database; an empty one stands nowhere.
    QCOMPARE(plain.exitCode, support::engine() == database::Engine::Sqlite ? 1 : 0);
    QCOMPARE(plain.results, QByteArray());
    QCOMPARE(bytesOf(database.folder()), before);
}

void MigrateTest::currentOfARevisionThatNobodyKnows()
{
    support::TestDatabase database(support::engine());
    fill(database);
    database.run(u"UPDATE alembic_version SET version_num = 'feedbeef0001';\n"_s);
    const auto before = bytesOf(database.folder());
    const Outcome plain = migrate(database, {u"current"_s});
    QCOMPARE(plain.exitCode, 0);
    QVERIFY2(plain.results.contains("feedbeef0001 (known to nobody here)"), plain.results);
    QCOMPARE(migrate(database, {u"current"_s, u"--json"_s}).json().value(u"unknown_revision"_s).toString(),
             u"feedbeef0001"_s);
    QCOMPARE(migrate(database, {u"current"_s, u"--check-heads"_s}).exitCode, 9);
    QCOMPARE(bytesOf(database.folder()), before);
}

void MigrateTest::heads()
{
    const Outcome text = runCli({u"migrate"_s, u"heads"_s});
    QCOMPARE(text.exitCode, 0);
    QCOMPARE(text.results,
             QByteArray("7d1e4a90c3b2 (shopbook) (head)\n5ca0f991801d (market) (head)\n"
                        "e99bb21b3bad (phonebook) (head)\n"));
    QCOMPARE(runCli({u"migrate"_s, u"heads"_s, u"--json"_s}).json().value(u"heads"_s).toObject(),
             (QJsonObject{{u"market"_s, u"5ca0f991801d"_s},
                          {u"phonebook"_s, u"e99bb21b3bad"_s},
                          {u"shopbook"_s, u"7d1e4a90c3b2"_s}}));
}

void MigrateTest::history_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("revisions"); // as they are printed
    const QString market = u"5ca0f991801d 1720ca777755 1b95d36c8908 2fda6446e69f 47f559ec82bb"_s;
    QTest::newRow("all") << QString() << u"e99bb21b3bad 8062eeb65a44 "_s + market + u" 7d1e4a90c3b2 5b00c7a19e40"_s;
    QTest::newRow("from") << u"1b95:"_s << u"5ca0f991801d 1720ca777755 1b95d36c8908"_s;
    QTest::newRow("to") << u":2fda6446e69f"_s << u"2fda6446e69f 47f559ec82bb"_s;
    QTest::newRow("both") << u"2fda:1720"_s << u"1720ca777755 1b95d36c8908 2fda6446e69f"_s;
    QTest::newRow("steps") << u"market@head-1:market@head"_s << u"5ca0f991801d 1720ca777755"_s;
    QTest::newRow("one branch") << u"phonebook@base:"_s << u"e99bb21b3bad 8062eeb65a44"_s;
    QTest::newRow("upside down") << u"1720:2fda"_s << QString();
    QTest::newRow("two branches") << u"1720:e99b"_s << QString();
}

void MigrateTest::history()
{
    QFETCH(QString, range);
    QFETCH(QString, revisions);
    QStringList arguments{u"migrate"_s, u"history"_s};
    if (!range.isEmpty())
        arguments << u"-r"_s << range;
    QStringList found;
    const Outcome outcome = runCli(arguments + QStringList{u"--json"_s});
    QCOMPARE(outcome.exitCode, 0);
    for (const QJsonValue &revision : outcome.json().value(u"revisions"_s).toArray())
        found.append(revision.toObject().value(u"revision"_s).toString());
    QCOMPARE(found.join(u' '), revisions);
    // Two ways to write the same.
    const Outcome text = runCli(arguments);
    QCOMPARE(text.results.count('\n'), found.size());
    for (const QString &revision : std::as_const(found))
        QVERIFY(text.results.contains("-> " + revision.toUtf8()));
    const Outcome pages = runCli(arguments + QStringList{u"-v"_s});
    QCOMPARE(pages.results.count("Revision: "), found.size());
}

void MigrateTest::historyMarksTheCurrent()
{
    support::TestDatabase database(support::engine());
    fill(database);
    const QByteArray stands = database.scalar(u"SELECT version_num FROM alembic_version"_s).toByteArray();
    const auto before = bytesOf(database.folder());
    const Outcome marked = migrate(database, {u"history"_s, u"-i"_s});
    QCOMPARE(marked.exitCode, 0);
    QCOMPARE(marked.results.count("(current)"), 1);
    for (const QByteArray &line : marked.results.split('\n'))
        QCOMPARE(line.contains("(current)"), line.contains("-> " + stands + " "));
    const Outcome from = migrate(database, {u"history"_s, u"-r"_s, u"current:"_s});
    QCOMPARE(from.exitCode, 0);
    QVERIFY(from.results.trimmed().split('\n').constLast().contains("-> " + stands + " "));
    const Outcome back = migrate(database, {u"history"_s, u"-r"_s, u"market@-1:current"_s});
    QCOMPARE(back.results.count("\n"), 2);
    QCOMPARE(bytesOf(database.folder()), before);
}

void MigrateTest::show()
{
    const Outcome text = runCli({u"migrate"_s, u"show"_s, u"1720"_s});
    QCOMPARE(text.exitCode, 0);
    for (const char *line :
         {"Revision: 1720ca777755\n", "Parent: 1b95d36c8908\n", "Branch: market\n",
          "Message: add purchases.payment_id\n", "A downgrade loses: purchases.payment_id\n"})
        QVERIFY2(text.results.contains(line), line);
    QVERIFY(runCli({u"migrate"_s, u"show"_s, u"market@head"_s}).results.contains("5ca0f991801d (head)"));
    QCOMPARE(runCli({u"migrate"_s, u"show"_s, u"heads"_s}).results.count("(head)"), 3);
    support::TestDatabase database(support::engine());
    fill(database);
    QVERIFY(migrate(database, {u"show"_s, u"market@-1"_s}).results.contains("Revision: "));
}

void MigrateTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("no such command") << QStringList{u"branches"_s} << 2;
    QTest::newRow("too much") << QStringList{u"heads"_s, u"5ca0"_s} << 2;
    QTest::newRow("far too much") << QStringList{u"show"_s, u"5ca0"_s, u"1720"_s} << 2;
    QTest::newRow("show nothing") << QStringList{u"show"_s} << 2;
    QTest::newRow("show base") << QStringList{u"show"_s, u"base"_s} << 2;
    QTest::newRow("no such revision") << QStringList{u"show"_s, u"aabb"_s} << 4;
    QTest::newRow("ambiguous") << QStringList{u"show"_s, u"5"_s} << 4;
    QTest::newRow("past the end") << QStringList{u"show"_s, u"1720+5"_s} << 4;
    QTest::newRow("whose step") << QStringList{u"show"_s, u"+1"_s} << 2;
    QTest::newRow("no range") << QStringList{u"history"_s, u"-r"_s, u"1720"_s} << 2;
    QTest::newRow("range of nobody") << QStringList{u"history"_s, u"-r"_s, u"aabb:"_s} << 4;
    QTest::newRow("range of three") << QStringList{u"history"_s, u"-r"_s, u"2fda:1b95:1720"_s} << 2;
    QTest::newRow("unknown option") << QStringList{u"heads"_s, u"--force"_s} << 2;
}

void MigrateTest::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    support::TestDatabase database(support::engine());
    fill(database);
    const auto before = bytesOf(database.folder());
    const Outcome outcome = migrate(database, arguments);
    QVERIFY2(outcome.exitCode == exitCode, outcome.words);
    QCOMPARE(outcome.results, QByteArray());
    QVERIFY(outcome.words.startsWith("shopbook-cli: "));
    QCOMPARE(bytesOf(database.folder()), before);
}

QTEST_GUILESS_MAIN(MigrateTest)
#include "MigrateTest.moc"
