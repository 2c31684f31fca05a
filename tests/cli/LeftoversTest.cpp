// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using clitest::runCli;

/// A bot was killed while it wrote: what it had committed is there after an upgrade, what it had not is not.
/// Where its journal cannot be worked in, nothing is read past it.
class LeftoversTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }

    void honoured_data();
    void honoured();
    void readOnlyFolder_data();
    void readOnlyFolder();
    void mayNotBeWritten_data();
    void mayNotBeWritten();

private:
    static void killABot(support::TestDatabase &database, bool usesWal);
    static QStringList upgradeOf(const support::TestDatabase &database);
};

QStringList LeftoversTest::upgradeOf(const support::TestDatabase &database)
{
    return {u"--database"_s, database.location().path, u"migrate"_s, u"upgrade"_s};
}

void LeftoversTest::killABot(support::TestDatabase &database, bool usesWal)
{
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    const QString path = database.location().path;
    const QString ready = database.folder() + u"/ready"_s;
    QProcess bot;
    bot.start(u"sqlite3"_s, {path});
    const QString lines =
        u"PRAGMA journal_mode = %1;\nPRAGMA wal_autocheckpoint = 0;\nPRAGMA cache_size = 5;\n"
        "INSERT INTO users (telegram_id, username) VALUES (111, 'committed');\nBEGIN;\n"
        "UPDATE purchases SET price = 666;\n"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)\n"
        "INSERT INTO users (telegram_id, username) SELECT 1000000 + i, 'uncommitted' FROM n;\n"
        ".system touch %2\n"_s;
    bot.write(lines.arg(usesWal ? u"wal"_s : u"delete"_s, ready).toUtf8());
    QTRY_VERIFY(QFile::exists(ready));
    bot.kill();
    QVERIFY(bot.waitForFinished());
    QVERIFY(QFile::remove(ready));
    // What was not committed has reached the disk.
    QVERIFY(QFileInfo(path + (usesWal ? u"-wal"_s : u"-journal"_s)).size() > 4096);
    QVERIFY(QFileInfo(usesWal ? path + u"-wal"_s : path).size() > 100000);
}

void LeftoversTest::honoured_data()
{
    QTest::addColumn<bool>("usesWal");
    QTest::addColumn<QString>("first"); // what looks at it first
    for (const bool usesWal : {false, true}) {
        for (const QString &first : {u"upgrade"_s, u"status"_s, u"dry run"_s, u"backup"_s})
            QTest::newRow(qPrintable((usesWal ? u"WAL, "_s : u"journal, "_s) + first)) << usesWal << first;
    }
}

void LeftoversTest::honoured()
{
    QFETCH(bool, usesWal);
    QFETCH(QString, first);
    support::TestDatabase database(database::Engine::Sqlite);
    killABot(database, usesWal);
    if (QTest::currentTestFailed())
        return;
    clitest::Where where;
    where.environment = {u"XDG_DATA_HOME="_s + database.folder() + u"/data"_s};
    QStringList arguments = upgradeOf(database);
    if (first == u"dry run")
        arguments.append(u"--dry-run"_s);
    else if (first != u"upgrade")
        arguments = {u"--database"_s, database.location().path, first};
    const Outcome looked = runCli(arguments, where);
    QVERIFY2(looked.exitCode == 0, looked.words);
    const Outcome done = runCli(upgradeOf(database), where);
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM users WHERE username = 'committed'"_s).toInt(), 1);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM users WHERE username = 'uncommitted'"_s).toInt(), 0);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases WHERE price = 666"_s).toInt(), 0);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases WHERE payment_id = 'unknown-' || id"_s).toInt(),
             3);
    QCOMPARE(database.scalar(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void LeftoversTest::readOnlyFolder_data()
{
    QTest::addColumn<bool>("usesWal");
    QTest::newRow("journal") << false;
    QTest::newRow("WAL") << true;
}

void LeftoversTest::readOnlyFolder()
{
    QFETCH(bool, usesWal);
    support::TestDatabase database(database::Engine::Sqlite);
    killABot(database, usesWal);
    if (QTest::currentTestFailed())
        return;
    const QString path = database.location().path;
    const QString leftover = path + (usesWal ? u"-wal"_s : u"-journal"_s);
    if (usesWal) // as another machine finds it
        QVERIFY(QFile::remove(path + u"-shm"_s));
    const auto reads = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enters = reads | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(path, reads) && QFile::setPermissions(leftover, reads)
            && QFile::setPermissions(database.folder(), enters));
    const auto before = clitest::bytesOf(database.folder());
    clitest::Where nobody;
    nobody.withoutRights = true;
    for (const QStringList &arguments :
         {upgradeOf(database), QStringList{u"--database"_s, path, u"status"_s}}) {
        const Outcome refused = runCli(arguments, nobody);
        QVERIFY2(refused.exitCode == 7, refused.words);
        QVERIFY2(refused.words.contains(QFileInfo(leftover).fileName().toUtf8()), refused.words);
        QCOMPARE(clitest::bytesOf(database.folder()), before);
    }
    QVERIFY(QFile::setPermissions(database.folder(), enters | QFile::WriteOwner)
            && QFile::setPermissions(path, reads | QFile::WriteOwner)
            && QFile::setPermissions(leftover, reads | QFile::WriteOwner));
    const Outcome done = runCli(upgradeOf(database));
    QVERIFY2(done.exitCode == 0, done.words);
    QCOMPARE(database.scalar(u"SELECT group_concat(username) FROM users WHERE username LIKE '%committed'"_s)
                 .toString(),
             u"committed"_s);
}

void LeftoversTest::mayNotBeWritten_data()
{
    QTest::addColumn<bool>("isFileWritable");
    QTest::addColumn<bool>("isFolderWritable");
    QTest::addColumn<QString>("journalMode");
    for (const QString &mode : {u"delete"_s, u"wal"_s}) {
        QTest::newRow(qPrintable(u"neither, "_s + mode)) << false << false << mode;
        QTest::newRow(qPrintable(u"the file, "_s + mode)) << false << true << mode;
        QTest::newRow(qPrintable(u"the folder, "_s + mode)) << true << false << mode;
    }
}

void LeftoversTest::mayNotBeWritten()
{
    QFETCH(bool, isFileWritable);
    QFETCH(bool, isFolderWritable);
    QFETCH(QString, journalMode);
    support::TestDatabase database(database::Engine::Sqlite);
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    QCOMPARE(database.scalar(u"PRAGMA journal_mode = "_s + journalMode).toString(), journalMode);
    const auto reads = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enters = reads | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    const auto writes = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(QFile::setPermissions(database.location().path, isFileWritable ? reads | writes : reads)
            && QFile::setPermissions(database.folder(), isFolderWritable ? enters | writes : enters));
    const auto before = clitest::bytesOf(database.folder());
    clitest::Where nobody;
    nobody.withoutRights = true;
    const Outcome refused = runCli(upgradeOf(database), nobody);
    QVERIFY2(refused.exitCode == 7, refused.words);
    QVERIFY2(refused.words.contains("Nothing was changed"), refused.words);
    QCOMPARE(clitest::bytesOf(database.folder()), before);
    QVERIFY(QFile::setPermissions(database.folder(), enters | QFile::WriteOwner));
}

QTEST_GUILESS_MAIN(LeftoversTest)
#include "LeftoversTest.moc"
