// SPDX-License-Identifier: GPL-3.0-or-later
#include "RestoreFixture.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;
using database::Connection;
using database::Location;

/// `restore FILE`: all or nothing, what stood there is kept, and a bot that has the file open goes on in it.
class RestoreTest : public RestoreFixture
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBack();
    void besideABot_data();
    void besideABot();
    void aReaderSeesOldOrNew();
    void otherPageSizeAndJournalMode_data();
    void otherPageSizeAndJournalMode();
    void intoAMissingFile();
    void overADamagedFile_data();
    void overADamagedFile();
    void damagedAndOpenElsewhere();
    void throughALink();
    void refuses_data();
    void refuses();
    void locked_data();
    void locked();
    void withoutRights();
    void killedInTheMiddle();
    void theOldestBackupStays();
    void aServerHasAToolOfItsOwn();
};

void RestoreTest::bringsBack()
{
    const QByteArray copyBefore = read(m_copy);
    const Outcome outcome = restore(m_copy, {u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(purchases(m_shop), 200);
    const QJsonObject result = outcome.json();
    QCOMPARE(result.value(u"restored"_s).toString(), m_copy);
    QCOMPARE(result.value(u"damaged"_s).toBool(true), false);
    const QString kept = result.value(u"kept"_s).toString();
    QVERIFY2(kept.contains(u"/backups/shop_"_s), qPrintable(kept));
    QCOMPARE(purchases(kept), 100);
    QCOMPARE(read(m_copy), copyBefore);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({u"copy.db"_s, u"shop.db"_s}));
    // And what was kept is brought back in its turn.
    const Outcome back = restore(kept);
    QVERIFY2(back.exitCode == 0, back.words);
    QCOMPARE(purchases(m_shop), 100);
    QVERIFY(QFileInfo::exists(QString::fromUtf8(back.results).trimmed()));
    QVERIFY(back.words.contains("brought back"));
}

void RestoreTest::besideABot_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("rollback journal") << u"DELETE"_s;
    QTest::newRow("WAL") << u"WAL"_s;
}

void RestoreTest::besideABot()
{
    QFETCH(QString, mode);
    const Connection bot = open(m_shop);
    QVERIFY(bot.execute(u"PRAGMA journal_mode = "_s + mode));
    const auto count = [&bot] { return UNWRAP(bot.scalar(u"SELECT count(*) FROM purchases"_s)).toInt(); };
    QCOMPARE(count(), 100);
    const Outcome outcome = restore(m_copy);
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(count(), 200);
    QCOMPARE(UNWRAP(bot.scalar(u"PRAGMA journal_mode"_s)).toString().toUpper(), mode);
    QVERIFY(bot.execute(
        u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
        "SELECT user_id, product_id, price, 'after the restore', payment_type FROM purchases LIMIT 1"_s));
    QCOMPARE(purchases(m_shop), 201);
    // What the bot had sold before lies in the backup.
    QCOMPARE(purchases(QString::fromUtf8(outcome.results).trimmed()), 100);
}

void RestoreTest::aReaderSeesOldOrNew()
{
    // In WAL mode a long look goes on over the old rows, and the next one sees the new ones.
    const Connection bot = open(m_shop);
    QVERIFY(bot.execute(u"PRAGMA journal_mode = WAL"_s));
    const auto count = [&bot] { return UNWRAP(bot.scalar(u"SELECT count(*) FROM purchases"_s)).toInt(); };
    QVERIFY(bot.execute(u"BEGIN"_s));
    QCOMPARE(count(), 100);
    const Outcome outcome = restore(m_copy);
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(count(), 100);
    QVERIFY(bot.execute(u"COMMIT"_s));
    QCOMPARE(count(), 200);
}

void RestoreTest::otherPageSizeAndJournalMode_data()
{
    QTest::addColumn<QString>("shopMode");
    QTest::addColumn<QString>("copyMode");
    for (const QString &shop : {u"DELETE"_s, u"WAL"_s})
        for (const QString &copy : {u"DELETE"_s, u"WAL"_s})
            QTest::addRow("%s over %s", qPrintable(copy), qPrintable(shop)) << shop << copy;
}

void RestoreTest::otherPageSizeAndJournalMode()
{
    QFETCH(QString, shopMode);
    QFETCH(QString, copyMode);
    run(m_copy,
        {u"PRAGMA journal_mode = DELETE"_s, u"PRAGMA page_size = 1024"_s, u"VACUUM"_s,
         u"PRAGMA journal_mode = "_s + copyMode});
    run(m_shop, {u"PRAGMA journal_mode = "_s + shopMode});
    const Outcome outcome = restore(m_copy);
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(purchases(m_shop), 200);
    const Connection connection = open(m_shop);
    QCOMPARE(UNWRAP(connection.scalar(u"PRAGMA journal_mode"_s)).toString().toUpper(), shopMode);
    QCOMPARE(UNWRAP(connection.scalar(u"PRAGMA page_size"_s)).toInt(), 4096);
}

void RestoreTest::intoAMissingFile()
{
    QVERIFY(QFile::remove(m_shop));
    // What an interrupted program left beside a database that is gone must not get into the new one.
    write(u"shop.db-journal"_s, QByteArray::fromHex("d9d505f920a163d7") + QByteArray(1000, 'x'));
    const Outcome outcome = restore(m_copy, {u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(purchases(m_shop), 200);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({u"copy.db"_s, u"shop.db"_s}));
    QVERIFY(QFile::remove(m_shop));
    const Outcome again = restore(m_copy);
    QVERIFY2(again.exitCode == 0, again.words);
    QCOMPARE(again.results, QByteArray()); // nothing stood there
    QCOMPARE(purchases(m_shop), 200);
}

void RestoreTest::overADamagedFile_data()
{
    QTest::addColumn<QString>("damage");
    for (const QString &damage : {u"no header"_s, u"truncated"_s, u"torn page"_s, u"text"_s})
        QTest::newRow(qPrintable(damage)) << damage;
}

void RestoreTest::overADamagedFile()
{
    QFETCH(QString, damage);
    QByteArray bytes = read(m_shop);
    if (damage == u"no header")
        bytes.replace(0, 100, QByteArray(100, '\0'));
    else if (damage == u"truncated")
        bytes.truncate(bytes.size() / 3);
    else if (damage == u"torn page")
        bytes.replace(4096, bytes.size() - 4096, QByteArray(bytes.size() - 4096, '\xff'));
    else
        bytes = "Dear diary\n";
    write(u"shop.db"_s, bytes);
    const auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(m_shop, rights));
    const Outcome outcome = restore(m_copy, {u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(purchases(m_shop), 200);
    QVERIFY(outcome.json().value(u"damaged"_s).toBool());
    const QString kept = outcome.json().value(u"kept"_s).toString();
    QVERIFY2(kept.endsWith(u".damaged"_s), qPrintable(kept));
    QCOMPARE(read(kept), bytes);
    QCOMPARE(QFileInfo(kept).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(QFileInfo(m_shop).permissions() & QFile::ReadGroup);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({u"copy.db"_s, u"shop.db"_s}));
}

void RestoreTest::damagedAndOpenElsewhere()
{
    write(u"shop.db"_s, "Dear diary\n");
    QFile bot(m_shop);
    QVERIFY(bot.open(QIODevice::ReadWrite));
    const auto before = bytesOf(m_folder->path());
    const Outcome outcome = restore(m_copy);
    QVERIFY2(outcome.exitCode == 3, outcome.words);
    QVERIFY2(outcome.words.contains("has it open"), outcome.words);
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void RestoreTest::throughALink()
{
    const QString link = path(u"link.db"_s);
    QVERIFY(QFile::link(m_shop, link));
    QCOMPARE(runCli({u"--database"_s, link, u"restore"_s, m_copy}).exitCode, 0);
    QCOMPARE(purchases(m_shop), 200);
    QVERIFY(QFile::remove(m_shop));
    QCOMPARE(runCli({u"--database"_s, link, u"restore"_s, m_copy}).exitCode, 0);
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(purchases(m_shop), 200);
}

void RestoreTest::refuses_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("a text") << u"shop.db"_s << u"notes.txt"_s << 6 << QByteArray("Nothing was brought back");
    QTest::newRow("empty") << u"shop.db"_s << u"empty.db"_s << 6 << QByteArray("empty");
    QTest::newRow("truncated") << u"shop.db"_s << u"short.db"_s << 6 << QByteArray("damaged");
    QTest::newRow("a torn page") << u"shop.db"_s << u"torn.db"_s << 6 << QByteArray("damaged");
    QTest::newRow("a folder") << u"shop.db"_s << u"folder"_s << 6 << QByteArray("folder");
    QTest::newRow("itself") << u"shop.db"_s << u"shop.db"_s << 2 << QByteArray("itself");
    QTest::newRow("itself by a link") << u"shop.db"_s << u"link.db"_s << 2 << QByteArray("itself");
    QTest::newRow("missing") << u"shop.db"_s << u"no.db"_s << 1 << QByteArray("no file");
    QTest::newRow("into a folder") << u"folder"_s << u"copy.db"_s << 6 << QByteArray("folder");
    QTest::newRow("into no folder") << u"no/such/shop.db"_s << u"copy.db"_s << 1 << QByteArray("no folder");
    QTest::newRow("a missing one from a text")
        << u"new.db"_s << u"notes.txt"_s << 6 << QByteArray("Nothing was brought back");
    QTest::newRow("a damaged one from a text")
        << u"short.db"_s << u"notes.txt"_s << 6 << QByteArray("Nothing was brought back");
}

void RestoreTest::refuses()
{
    QFETCH(QString, database);
    QFETCH(QString, file);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, says);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(QFile::link(m_shop, path(u"link.db"_s)));
    const QByteArray whole = read(m_copy);
    write(u"notes.txt"_s, "Dear diary\n");
    write(u"empty.db"_s, {});
    write(u"short.db"_s, whole.left(whole.size() / 3));
    // The first page of every table is sound, so only a look at all of them finds it.
    write(u"torn.db"_s, QByteArray(whole).replace(whole.size() - 4096, 4096, QByteArray(4096, '\xff')));
    const auto before = bytesOf(m_folder->path());
    const Outcome outcome = runCli({u"--database"_s, path(database), u"restore"_s, path(file), u"--json"_s});
    QVERIFY2(outcome.exitCode == exitCode, outcome.words);
    QVERIFY2(outcome.words.contains(says), outcome.words);
    QVERIFY(outcome.json().contains(u"error"_s));
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void RestoreTest::locked_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("by a writer") << u"DELETE"_s << QStringList{u"BEGIN IMMEDIATE"_s};
    QTest::newRow("by a reader") << u"DELETE"_s
                                 << QStringList{u"BEGIN"_s, u"SELECT count(*) FROM purchases"_s};
    QTest::newRow("by a writer, WAL") << u"WAL"_s << QStringList{u"BEGIN IMMEDIATE"_s};
}

void RestoreTest::locked()
{
    QFETCH(QString, mode);
    QFETCH(QStringList, statements);
    run(m_shop, {u"PRAGMA journal_mode = "_s + mode});
    const Connection bot = open(m_shop);
    for (const QString &statement : statements)
        (void)UNWRAP(bot.scalar(statement));
    const Outcome outcome = restore(m_copy);
    QVERIFY2(outcome.exitCode == 3, outcome.words);
    QCOMPARE(outcome.results, QByteArray());
    QVERIFY(bot.execute(u"ROLLBACK"_s));
    QCOMPARE(UNWRAP(bot.scalar(u"SELECT count(*) FROM purchases"_s)).toInt(), 100);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.partial"_s}), QStringList());
}

void RestoreTest::withoutRights()
{
    // The owner's own files, for a user whom rights bind: they may be read, and nothing can be written.
    const auto everybody = QFile::ReadOther | QFile::ReadGroup | QFile::ReadOwner | QFile::WriteOwner;
    for (const QString &file : {m_shop, m_copy})
        QVERIFY(QFile::setPermissions(file, everybody));
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  everybody | QFile::ExeOther | QFile::ExeGroup | QFile::ExeOwner));
    clitest::Where where;
    where.withoutRights = true;
    where.folder = m_folder->path();
    if (QFileInfo(m_shop).ownerId() != 0)
        QVERIFY(
            QFile::setPermissions(m_shop, QFile::ReadOwner)); // no root here: rights bind this user as well
    const QByteArray before = read(m_shop);
    const Outcome outcome = runCli({u"--database"_s, m_shop, u"restore"_s, m_copy}, where);
    QVERIFY2(outcome.exitCode == 7, outcome.words);
    QCOMPARE(read(m_shop), before);
}

void RestoreTest::killedInTheMiddle()
{
    // Large enough that the change is met while it is made.
    run(m_copy,
        {u"CREATE TABLE ballast (text TEXT)"_s,
         u"INSERT INTO ballast WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
         u"20000) "
         "SELECT hex(randomblob(1000)) FROM n"_s});
    run(m_shop,
        {u"CREATE TABLE ballast (text TEXT)"_s,
         u"INSERT INTO ballast WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
         u"10000) "
         "SELECT hex(randomblob(1000)) FROM n"_s});
    const QFileInfo journal(m_shop + u"-journal"_s);
    const qint64 oldSize = QFileInfo(m_shop).size();
    for (const bool isWriting : {false, true}) {
        QProcess process;
        process.start(QStringLiteral(SHOPBOOK_CLI), {u"--database"_s, m_shop, u"restore"_s, m_copy});
        QVERIFY(process.waitForStarted());
        // Once when the first page is kept in the journal, once when the file itself is being written.
        while (process.state() == QProcess::Running
               && !(isWriting ? QFileInfo(m_shop).size() > oldSize : QFileInfo::exists(journal.filePath())))
            process.waitForFinished(0);
        process.kill();
        QVERIFY(process.waitForFinished(30000));
        const qint64 found = purchases(m_shop);
        QVERIFY2(found == 100 || found == 200, qPrintable(QString::number(found)));
        if (found == 200)
            run(m_shop, {u"DELETE FROM purchases WHERE id > 100"_s});
    }
    QCOMPARE(restore(m_copy).exitCode, 0);
    QCOMPARE(purchases(m_shop), 200);
}

void RestoreTest::theOldestBackupStays()
{
    QStringList backups;
    for (int i = 0; i < 10; ++i) {
        const Outcome made = runCli({u"--database"_s, m_shop, u"backup"_s});
        QCOMPARE(made.exitCode, 0);
        backups.append(QString::fromUtf8(made.results).trimmed());
    }
    const Outcome outcome = restore(backups.constFirst());
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    // The eleventh is what was kept; the one that was asked for is not the one to go.
    QVERIFY(QFileInfo::exists(backups.constFirst()));
    QVERIFY(QFileInfo::exists(QString::fromUtf8(outcome.results).trimmed()));
}

void RestoreTest::aServerHasAToolOfItsOwn()
{
    const support::TestDatabase database(database::Engine::Postgresql);
    const Outcome outcome = runCli({u"--database"_s, database.location().toUrl(), u"restore"_s, m_copy});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.words.contains("pg_restore"));
    QCOMPARE(runCli({u"--database"_s, m_shop, u"restore"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(RestoreTest)
#include "RestoreTest.moc"
