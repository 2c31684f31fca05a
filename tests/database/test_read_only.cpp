// SPDX-License-Identifier: GPL-3.0-or-later
// Reading without writing: journals and logs that others left, places that may not be written, locks of
// others.
#include "SqliteFiles.h"
#include "database/FileReplace.h"
#include "database/Transaction.h"

#include <QProcess>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sqlite_files;
using base::ErrorCode;
using database::Connection;
using database::OpenMode;
using database::Role;

namespace
{

/// The rights of nobody while it lives, so that a test run by root meets a "no" too.
class AsNobody
{
public:
    AsNobody()
    {
        if (m_wasRoot && setresuid(65534, 65534, 0) != 0)
            qFatal("setresuid");
    }
    ~AsNobody()
    {
        if (m_wasRoot && setresuid(0, 0, 0) != 0)
            qFatal("setresuid");
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;

private:
    bool m_wasRoot = geteuid() == 0;
};

} // namespace

class TestReadOnly : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }
    void readOnlyChangesNothing_data();
    void readOnlyChangesNothing();
    void readOnlyRefusesWrites();
    void walWithContent();
    void hotJournal();
    void readOnlyPlace_data();
    void readOnlyPlace();
    void unreadableFile();
    void journalInAReadOnlyPlace();
    void openingKeepsTheLocksOfOthers();
};

void TestReadOnly::readOnlyChangesNothing_data()
{
    QTest::addColumn<QString>("journalMode");
    QTest::newRow("rollback journal") << u"DELETE"_s;
    QTest::newRow("write-ahead log") << u"WAL"_s;
    QTest::newRow("kept journal") << u"PERSIST"_s;
}

void TestReadOnly::readOnlyChangesNothing()
{
    QFETCH(QString, journalMode);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase(journalMode));
    const auto before = stateOf(folder.path());
    for (const Role role : {Role::Window, Role::Reader, Role::Inspector}) {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, role));
        const auto second = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, role));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 500);
        QCOMPARE(UNWRAP(second.scalar(u"SELECT count(*) FROM u"_s)).toInt(), 1);
    }
    QCOMPARE(stateOf(folder.path()), before);
    // Opening for writing without writing keeps the bytes and the mode, too.
    VERIFY_OK(Connection::open(at(path), OpenMode::ReadWrite, Role::Writer));
    QCOMPARE(stateOf(folder.path()), before);
}

void TestReadOnly::readOnlyRefusesWrites()
{
    for (const QString &journalMode : {u"DELETE"_s, u"WAL"_s}) {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.db"_s);
        write(path, soundDatabase(journalMode));
        const auto before = stateOf(folder.path());
        {
            const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Reader));
            QCOMPARE(connection.execute(u"DELETE FROM t"_s).error().code, ErrorCode::NoPermission);
            QCOMPARE(connection.execute(u"CREATE TABLE x (a)"_s).error().code, ErrorCode::NoPermission);
            const auto begun = database::Transaction::begin(connection, database::Transaction::Kind::Write);
            QCOMPARE(begun.error().code, ErrorCode::NoPermission);
        }
        QCOMPARE(stateOf(folder.path()), before);
    }
}

void TestReadOnly::walWithContent()
{
    // A program that was killed: the log holds a committed row that the file does not.
    const QByteArray sound = soundDatabase(u"WAL"_s);
    QTemporaryDir source;
    const QString from = source.filePath(u"a.db"_s);
    write(from, sound);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, sound);
    {
        const auto connection = UNWRAP(Connection::open(at(from), OpenMode::ReadWrite, Role::Writer));
        VERIFY_OK(connection.execute(u"INSERT INTO u VALUES (2, 'only in the log')"_s));
        QVERIFY(QFile::copy(from + u"-wal"_s, path + u"-wal"_s));
    }
    const auto contents = stateOf(folder.path());
    for (const Role role : {Role::Inspector, Role::Reader}) {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, role));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM u"_s)).toInt(), 2);
    }
    auto after = stateOf(folder.path());
    after.remove(u"a.db-shm"_s); // the log's index: belongs to it, holds no data
    QCOMPARE(after, contents);
    // Opened for writing, the log's content is there and stays.
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadWrite, Role::Writer));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT name FROM u WHERE id = 2"_s)).toString(),
                 u"only in the log"_s);
    }
    QCOMPARE(stateOf(folder.path()).keys(), QStringList{u"a.db"_s});
}

namespace
{

/// Copies a database with the journal of a transaction that was under way: as after a power cut.
void makeHotJournal(const QString &path)
{
    QTemporaryDir source;
    const QString from = source.filePath(u"a.db"_s);
    write(from, soundDatabase());
    const auto connection = UNWRAP(Connection::open(at(from), OpenMode::ReadWrite, Role::Migrator));
    UNWRAP(connection.execute(u"PRAGMA cache_size = 2"_s)); // spills changed pages into the file
    UNWRAP(connection.execute(u"BEGIN IMMEDIATE"_s));
    UNWRAP(connection.execute(u"UPDATE t SET name = 'half done ' || id || hex(zeroblob(50))"_s));
    if (!QFile::copy(from + u"-journal"_s, path + u"-journal"_s) || !QFile::copy(from, path))
        qFatal("copy");
}

} // namespace

void TestReadOnly::hotJournal()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    makeHotJournal(path);
    QVERIFY(bytesOf(path).contains("half done"));
    const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector));
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t WHERE name LIKE 'a longer%'"_s)).toInt(), 500);
    QVERIFY(!connection.execute(u"DELETE FROM t"_s));
    QVERIFY(!QFile::exists(path + u"-journal"_s));
}

void TestReadOnly::readOnlyPlace_data()
{
    QTest::addColumn<QString>("journalMode");
    QTest::addColumn<int>("fileMode");
    QTest::addColumn<int>("folderMode");
    QTest::newRow("file") << u"DELETE"_s << 0444 << 0777;
    QTest::newRow("folder") << u"DELETE"_s << 0666 << 0555;
    QTest::newRow("both") << u"DELETE"_s << 0444 << 0555;
    QTest::newRow("file, log") << u"WAL"_s << 0444 << 0777;
    QTest::newRow("folder, log") << u"WAL"_s << 0666 << 0555;
    QTest::newRow("both, log") << u"WAL"_s << 0444 << 0555;
}

void TestReadOnly::readOnlyPlace()
{
    QFETCH(QString, journalMode);
    QFETCH(int, fileMode);
    QFETCH(int, folderMode);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase(journalMode));
    const auto before = stateOf(folder.path());
    QCOMPARE(chmod(qPrintable(path), mode_t(fileMode)), 0);
    QCOMPARE(chmod(qPrintable(folder.path()), mode_t(folderMode)), 0);
    {
        const AsNobody nobody;
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::CreateIfMissing}) {
            const auto connection = Connection::open(at(path), mode, Role::Writer);
            QVERIFY(!connection);
            QCOMPARE(connection.error().code, ErrorCode::NoPermission);
            QVERIFY(connection.error().message.contains(fileMode == 0444 ? path : folder.path()));
        }
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Reader));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 500);
        if (folderMode == 0555) {
            const auto created =
                Connection::open(at(folder.filePath(u"new.db"_s)), OpenMode::CreateIfMissing, Role::Migrator);
            QCOMPARE(created.error().code, ErrorCode::NoPermission);
        }
    }
    QCOMPARE(chmod(qPrintable(folder.path()), 0700), 0);
    QCOMPARE(stateOf(folder.path()), before);
}

void TestReadOnly::unreadableFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase());
    QCOMPARE(chmod(qPrintable(path), 0), 0);
    QCOMPARE(chmod(qPrintable(folder.path()), 0777), 0);
    const AsNobody nobody;
    const auto connection = Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector);
    QCOMPARE(connection.error().code, ErrorCode::NoPermission);
    QVERIFY(connection.error().message.contains(path));
}

void TestReadOnly::journalInAReadOnlyPlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    makeHotJournal(path);
    const auto before = stateOf(folder.path());
    QCOMPARE(chmod(qPrintable(folder.path()), 0555), 0);
    {
        const AsNobody nobody;
        const auto connection = Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector);
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, ErrorCode::NoPermission);
        QVERIFY2(connection.error().message.contains(u"a.db-journal"),
                 qPrintable(connection.error().message));
    }
    QCOMPARE(chmod(qPrintable(folder.path()), 0700), 0);
    QCOMPARE(stateOf(folder.path()), before);
}

void TestReadOnly::openingKeepsTheLocksOfOthers()
{
    // On POSIX, closing any descriptor of a file drops all locks that the process holds on it.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase());
    const auto holder = UNWRAP(Connection::open(at(path), OpenMode::ReadWrite, Role::Migrator));
    const auto transaction = UNWRAP(database::Transaction::begin(holder, database::Transaction::Kind::Write));
    VERIFY_OK(holder.execute(u"UPDATE t SET name = 'mine'"_s));
    VERIFY_OK(database::files::checkLooksLikeSqlite(path));
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
        VERIFY_OK(Connection::open(at(path), mode, Role::Inspector));
    // Another process still meets the lock.
    QProcess other;
    other.start(u"sqlite3"_s, {path, u"BEGIN IMMEDIATE"_s});
    QVERIFY(other.waitForFinished(10000));
    QVERIFY2(other.readAllStandardError().contains("locked"), "the lock was lost");
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "test_read_only.moc"
