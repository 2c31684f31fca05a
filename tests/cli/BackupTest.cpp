// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using clitest::bytesOf;
using clitest::Outcome;
using clitest::runCli;
using database::Connection;
using database::Location;

/// `backup [FILE]`: the copy is whole, private and checked; the database and what is there already stay as
/// they are.
class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void intoTheBackupFolder();
    void intoANamedFile_data();
    void intoANamedFile();
    void besideAProgramThatWrites();
    void refuses_data();
    void refuses();
    void aServerHasAToolOfItsOwn();

private:
    static qint64 purchases(const QString &file);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_shop;
};

void BackupTest::init()
{
    support::failOnSqlWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_shop = m_folder->filePath(u"shop.db"_s);
    QCOMPARE(runCli({u"sample"_s, m_shop}).exitCode, 0);
}

qint64 BackupTest::purchases(const QString &file)
{
    Location location;
    location.path = file;
    const auto connection =
        UNWRAP(Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
    return UNWRAP(connection.scalar(u"SELECT count(*) FROM purchases"_s)).toLongLong();
}

void BackupTest::intoTheBackupFolder()
{
    const auto before = bytesOf(m_folder->path());
    const Outcome outcome = runCli({u"--database"_s, m_shop, u"backup"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    const QString copy = outcome.json().value(u"backup"_s).toString();
    QVERIFY2(copy.contains(u"/backups/shop_"_s), qPrintable(copy));
    QCOMPARE(outcome.json().value(u"bytes"_s).toInteger(), QFileInfo(copy).size());
    QCOMPARE(purchases(copy), 200);
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void BackupTest::intoANamedFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"copy.db"_s;
    QTest::newRow("odd") << u"моя копия #1 ?&% 'x' \"y\".db"_s;
    QTest::newRow("without an ending") << u"copy"_s;
}

void BackupTest::intoANamedFile()
{
    QFETCH(QString, name);
    const QString copy = m_folder->filePath(name);
    const Outcome outcome = runCli({u"--database"_s, m_shop, u"backup"_s, copy});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(QString::fromUtf8(outcome.results).trimmed(), copy);
    QCOMPARE(purchases(copy), 200);
    QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.partial"_s}), QStringList());
    // A copy is a database like any other.
    QCOMPARE(runCli({u"--database"_s, copy, u"migrate"_s, u"current"_s, u"--check-heads"_s}).exitCode, 0);
}

void BackupTest::besideAProgramThatWrites()
{
    Location location;
    location.path = m_shop;
    const auto bot =
        UNWRAP(Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer));
    QVERIFY(bot.execute(u"BEGIN IMMEDIATE"_s));
    QVERIFY(bot.execute(u"DELETE FROM purchases WHERE id > 100"_s));
    const QString copy = m_folder->filePath(u"copy.db"_s);
    const Outcome outcome = runCli({u"--database"_s, m_shop, u"backup"_s, copy});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(purchases(copy), 200); // what was not committed is not in it
    QVERIFY(bot.execute(u"COMMIT"_s));
    QCOMPARE(purchases(m_shop), 100);
}

void BackupTest::refuses_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("copy");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("there already") << u"shop.db"_s << u"notes.txt"_s << 1 << QByteArray("there already");
    QTest::newRow("itself") << u"shop.db"_s << u"shop.db"_s << 1 << QByteArray("there already");
    QTest::newRow("no such folder") << u"shop.db"_s << u"no/such/copy.db"_s << 7 << QByteArray("copy.db");
    QTest::newRow("a folder") << u"shop.db"_s << u"folder"_s << 1 << QByteArray("there already");
    QTest::newRow("no database") << u"missing.db"_s << u"copy.db"_s << 1 << QByteArray("no file");
    QTest::newRow("a text") << u"notes.txt"_s << u"copy.db"_s << 6 << QByteArray("nothing was changed");
    QTest::newRow("truncated") << u"short.db"_s << u"copy.db"_s << 6 << QByteArray("nothing was changed");
}

void BackupTest::refuses()
{
    QFETCH(QString, database);
    QFETCH(QString, copy);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, says);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"notes.txt"_s, "Dear diary\n"));
    QFile shop(m_shop);
    QVERIFY(shop.open(QIODevice::ReadOnly));
    QVERIFY(write(u"short.db"_s, shop.read(shop.size() / 3)));
    const auto before = bytesOf(m_folder->path());
    const Outcome outcome =
        runCli({u"--database"_s, m_folder->filePath(database), u"backup"_s, m_folder->filePath(copy)});
    QVERIFY2(outcome.exitCode == exitCode, outcome.words);
    QVERIFY2(outcome.words.contains(says), outcome.words);
    QCOMPARE(outcome.results, QByteArray());
    QCOMPARE(bytesOf(m_folder->path()), before);
}

void BackupTest::aServerHasAToolOfItsOwn()
{
    const support::TestDatabase database(database::Engine::Postgresql);
    const Outcome outcome = runCli({u"--database"_s, database.location().toUrl(), u"backup"_s});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.words.contains("pg_dump"));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "BackupTest.moc"
