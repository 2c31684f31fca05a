// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

/// `migrate upgrade --sql` and `downgrade --sql`: the engine's own shell runs what they print, and what
/// stands there then is what Alembic's offline script makes, and what a run of ours makes.
class OfflineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void makesWhatAlembicMakes();
    void headsByTheShell();
    void downByTheShell();
    void refuses_data();
    void refuses();

private:
    static QString script(const QStringList &arguments);
    static void runByShell(const support::TestDatabase &database, const QString &script);
    static QStringList tables(const support::TestDatabase &database);
    static QStringList runningLines(const QString &script);
};

QString OfflineTest::script(const QStringList &arguments)
{
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    const Outcome printed = runCli(QStringList{u"migrate"_s} + arguments
                                   + QStringList{u"--dialect"_s, isSqlite ? u"sqlite"_s : u"postgresql"_s});
    if (printed.exitCode != 0)
        qFatal("%s", printed.words.constData());
    return QString::fromUtf8(printed.results);
}

void OfflineTest::runByShell(const support::TestDatabase &database, const QString &script)
{
    QProcess shell;
    if (support::engine() == database::Engine::Sqlite)
        shell.start(u"sqlite3"_s, {u"-bail"_s, database.location().path});
    else
        shell.start(u"psql"_s, {u"-qX"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, database.location().toUrl()});
    QVERIFY(shell.waitForStarted());
    shell.write(script.toUtf8());
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished(60000));
    const QByteArray words = shell.readAllStandardError();
    QVERIFY2(shell.exitCode() == 0 && !words.contains("ERROR"), words);
}

/// SQLite: each column of each table, without its default.
QStringList OfflineTest::tables(const support::TestDatabase &database)
{
    return database
        .scalar(u"SELECT group_concat(line, char(10)) FROM (SELECT m.name || '.' || p.name || ' ' || p.type "
                u"|| ' ' || "
                "p.\"notnull\" || p.pk AS line FROM sqlite_master AS m, pragma_table_info(m.name) AS p "
                "WHERE m.type = 'table' ORDER BY m.name, p.name)"_s)
        .toString()
        .split(u'\n');
}

QStringList OfflineTest::runningLines(const QString &script)
{
    static const QRegularExpression line(u"^-- Running .*$"_s, QRegularExpression::MultilineOption);
    QStringList lines;
    for (const auto &match : line.globalMatch(script))
        lines.append(match.captured());
    return lines;
}

void OfflineTest::makesWhatAlembicMakes()
{
    const QString ours = script({u"upgrade"_s, u"--sql"_s, u"base:1b95"_s});
    QFile file(support::testFile(u"alembic_offline_base_to_1b95d36c8908.sql"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString theirs = QString::fromUtf8(file.readAll());
    QCOMPARE(runningLines(ours), runningLines(theirs));
    QVERIFY(!runningLines(ours).isEmpty());
    support::TestDatabase database(support::engine());
    runByShell(database, ours);
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"1b95d36c8908"_s);
    if (support::engine() != database::Engine::Sqlite)
        return; // Alembic's text is SQLite's
    support::TestDatabase reference(support::engine());
    runByShell(reference, theirs);
    QCOMPARE(tables(database), tables(reference));
    QCOMPARE(reference.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"1b95d36c8908"_s);
}

void OfflineTest::headsByTheShell()
{
    support::TestDatabase database(support::engine());
    runByShell(database, script({u"upgrade"_s, u"heads"_s, u"--sql"_s}));
    const QStringList where{u"--database"_s, database.location().toUrl(), u"migrate"_s};
    const Outcome current = runCli(where + QStringList{u"current"_s, u"--check-heads"_s});
    QVERIFY2(current.exitCode == 0, current.results + current.words);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM shopbook_history"_s).toInt(), 9);
    const Outcome again = runCli(where + QStringList{u"upgrade"_s});
    QVERIFY2(again.exitCode == 0 && again.results.isEmpty(), again.words);

    // The same by our engine: not a column differs.
    support::TestDatabase ran(support::engine());
    QCOMPARE(runCli({u"--database"_s, ran.location().toUrl(), u"migrate"_s, u"upgrade"_s}).exitCode, 0);
    if (support::engine() == database::Engine::Sqlite)
        QCOMPARE(tables(database), tables(ran));
}

void OfflineTest::downByTheShell()
{
    support::TestDatabase database(support::engine());
    runByShell(database, script({u"upgrade"_s, u"--sql"_s, u"market@head"_s}));
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"5ca0f991801d"_s);
    runByShell(database, script({u"downgrade"_s, u"--sql"_s, u"5ca0:2fda"_s}));
    QCOMPARE(database.scalar(u"SELECT version_num FROM alembic_version"_s).toString(), u"2fda6446e69f"_s);
    QVERIFY(!database.open().execute(u"SELECT payment_id FROM purchases"_s));
    runByShell(database, script({u"upgrade"_s, u"--sql"_s, u"2fda:head"_s}));
    QCOMPARE(database.scalar(u"SELECT count(payment_type) FROM purchases"_s).toInt(), 0);
}

void OfflineTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("backwards") << QStringList{u"upgrade"_s, u"1b95:2fda"_s} << 2;
    QTest::newRow("upwards") << QStringList{u"downgrade"_s, u"2fda:1b95"_s} << 2;
    QTest::newRow("no start") << QStringList{u"downgrade"_s, u"2fda"_s} << 2;
    QTest::newRow("counted") << QStringList{u"upgrade"_s, u"+1"_s} << 2;
    QTest::newRow("unknown") << QStringList{u"upgrade"_s, u"base:ffff"_s} << 4;
    QTest::newRow("dialect") << QStringList{u"upgrade"_s, u"head"_s, u"--dialect"_s, u"oracle"_s} << 2;
}

void OfflineTest::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const Outcome refused = runCli(QStringList{u"migrate"_s} + arguments + QStringList{u"--sql"_s});
    QCOMPARE(refused.exitCode, exitCode);
    QVERIFY(refused.results.isEmpty() && !refused.words.isEmpty());
}

QTEST_GUILESS_MAIN(OfflineTest)
#include "OfflineTest.moc"
