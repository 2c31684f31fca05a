// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at a path: odd names, files that are no databases, damage, rights, journals left behind. Each is
// refused or opened with its bytes unchanged and nothing left beside it.
#include "database/FileReplace.h"
#include "database/Query.h"
#include "database/Transaction.h"
#include "support/TestDatabase.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QTest>
#include <QtEndian>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Connection;
using database::Location;
using database::OpenMode;
using database::Role;

namespace {

Location at(const QString &path)
{
    Location location;
    location.path = path;
    return location;
}

/// Every file of a folder with its SHA-256: taken while nothing is open, because reading drops POSIX locks.
QMap<QString, QByteArray> stateOf(const QString &folder)
{
    QMap<QString, QByteArray> state;
    const auto entries = QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        QFile file(entry.filePath());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (entry.isFile() && file.open(QIODevice::ReadOnly))
            hash.addData(&file);
        state.insert(entry.fileName(), hash.result());
    }
    return state;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// A sound database of a few dozen pages.
QByteArray soundDatabase(const QString &journalMode = u"DELETE"_s)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sound.db"_s);
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::CreateIfMissing, Role::Migrator));
        (void)UNWRAP(connection.scalar(u"PRAGMA journal_mode = %1"_s.arg(journalMode)));
        UNWRAP(connection.execute(u"CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"_s));
        UNWRAP(connection.execute(u"CREATE TABLE u (id INTEGER PRIMARY KEY, name TEXT)"_s));
        UNWRAP(connection.execute(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                                  "INSERT INTO t SELECT i, 'a longer text of row ' || i FROM n"_s));
        UNWRAP(connection.execute(u"INSERT INTO u VALUES (1, 'x')"_s));
    }
    return bytesOf(path);
}

#ifdef Q_OS_UNIX
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
#endif

} // namespace

class TestSqliteFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }
    void oddNames_data();
    void oddNames();
    void refused_data();
    void refused();
    void damagedPageIsNoticedWhenRead();
    void partOfAPageIsMissing();
    void emptyFileIsANewDatabase();
    void missingFolder();
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
    void freeSpace();
    void moveIntoPlace();
};

void TestSqliteFiles::oddNames_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : { u"plain.db"_s, u"with space.db"_s, u" edge.db "_s, u"Мой магазин «Ёж».db"_s, u"quote'd.db"_s,
                                 u"double\"quoted\".db"_s, u"a#b?c%d.db"_s, u"%41%00.db"_s, u"?mode=memory"_s,
                                 u"file:x.db"_s, u":memory:"_s, u"semi;colon=1.db"_s, u"back\\slash.db"_s, u"&amp=1&x"_s,
                                 u"new\nline.db"_s, u"🛒.db"_s, u"-wal"_s, u"no-extension"_s, u"[brackets].db"_s })
        QTest::newRow(qPrintable(name)) << name;
}

void TestSqliteFiles::oddNames()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QString path = folder.path() + u'/' + name;
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::CreateIfMissing, Role::Writer));
        VERIFY_OK(connection.execute(u"CREATE TABLE t (a)"_s));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList { name });
    for (const OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite }) {
        const auto connection = UNWRAP(Connection::open(at(path), mode, Role::Reader));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList { name });
    // And through the address as text.
    const auto parsed = UNWRAP(Location::parse(at(path).toUrl()));
    QCOMPARE(parsed.path, path);
}

void TestSqliteFiles::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind"); // file, folder, missing
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &kind, ErrorCode code) {
        QTest::newRow(name) << bytes << kind << code;
    };
    const QByteArray sound = soundDatabase();
    const auto changed = [&sound](int offset, const QByteArray &with) {
        QByteArray bytes = sound;
        return bytes.replace(offset, with.size(), with);
    };
    row("missing", {}, u"missing"_s, ErrorCode::NotFound);
    row("folder", {}, u"folder"_s, ErrorCode::NotADatabase);
    row("text", "id,name\n1,Anna\n", u"file"_s, ErrorCode::NotADatabase);
    row("one byte", "S", u"file"_s, ErrorCode::NotADatabase);
    row("long text", QByteArray(20000, 'x'), u"file"_s, ErrorCode::NotADatabase);
    row("zeros", QByteArray(8192, '\0'), u"file"_s, ErrorCode::NotADatabase);
    row("a picture", QByteArray::fromHex("89504e470d0a1a0a") + QByteArray(5000, '\1'), u"file"_s, ErrorCode::NotADatabase);
    row("only the magic", sound.left(16), u"file"_s, ErrorCode::NotADatabase);
    row("header cut", sound.left(99), u"file"_s, ErrorCode::NotADatabase);
    row("only the header", sound.left(100), u"file"_s, ErrorCode::NotADatabase);
    row("half a page", sound.left(2048), u"file"_s, ErrorCode::NotADatabase);
    row("first page only", sound.left(4096), u"file"_s, ErrorCode::NotADatabase);
    row("half", sound.left(sound.size() / 2 / 4096 * 4096), u"file"_s, ErrorCode::NotADatabase);
    row("last page lacking", sound.left(sound.size() - 4096), u"file"_s, ErrorCode::NotADatabase);
    row("last byte lacking", sound.left(sound.size() - 1), u"file"_s, ErrorCode::NotADatabase);
    row("magic damaged", changed(3, "X"), u"file"_s, ErrorCode::NotADatabase);
    row("page size of nobody", changed(16, QByteArray::fromHex("0007")), u"file"_s, ErrorCode::NotADatabase);
    row("schema page damaged", changed(100, QByteArray(40, '\x7f')), u"file"_s, ErrorCode::NotADatabase);
    row("first page of a table damaged", changed(4096, QByteArray(4096, '\x33')), u"file"_s, ErrorCode::NotADatabase);
    row("schema text damaged", changed(int(sound.indexOf("CREATE TABLE u")), "CRÉATE"), u"file"_s,
        ErrorCode::NotADatabase);
}

void TestSqliteFiles::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    QFETCH(ErrorCode, code);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"shop ё.db"_s);
    if (kind == u"folder")
        QVERIFY(QDir().mkdir(path));
    else if (kind == u"file")
        write(path, bytes);
    const auto before = stateOf(folder.path());
    for (const Role role : { Role::Inspector, Role::Migrator, Role::Reader, Role::Writer }) {
        for (const OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::CreateIfMissing }) {
            if (kind == u"missing" && mode == OpenMode::CreateIfMissing)
                continue;
            const auto connection = Connection::open(at(path), mode, role);
            QVERIFY(!connection);
            QCOMPARE(connection.error().code, code);
            QVERIFY2(connection.error().message.contains(u"shop ё.db"_s), qPrintable(connection.error().message));
        }
    }
    QCOMPARE(stateOf(folder.path()), before);
    const bool isRefusedByLooks = kind != u"file" || !bytes.startsWith("SQLite format 3") || bytes.size() < 100;
    QCOMPARE(!database::files::checkLooksLikeSqlite(path), isRefusedByLooks);
    QCOMPARE(stateOf(folder.path()), before);
}

void TestSqliteFiles::damagedPageIsNoticedWhenRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    QByteArray bytes = soundDatabase();
    bytes.replace(4096 * 5, 4096, QByteArray(4096, '\x33')); // a leaf of t
    write(path, bytes);
    const auto before = stateOf(folder.path());
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Reader));
        auto query = UNWRAP(database::Query::run(connection, u"SELECT name FROM t"_s));
        int rows = 0;
        while (query.next())
            ++rows;
        QVERIFY(rows < 500);
        const auto end = query.finish(); // the loop just ends: this says why
        QCOMPARE(end.error().code, ErrorCode::NotADatabase);
        QVERIFY(end.error().message.contains(u"a.db"));
    }
    QCOMPARE(stateOf(folder.path()), before);
}

void TestSqliteFiles::partOfAPageIsMissing()
{
    // A valid page count (its change counters agree) and bytes for one page less one byte: SQLite itself rounds up.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    const QByteArray sound = soundDatabase();
    write(path, sound);
    VERIFY_OK(Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector));
    write(path, sound.left(sound.size() - 1));
    QCOMPARE(Connection::open(at(path), OpenMode::ReadOnly, Role::Window).error().code, ErrorCode::NotADatabase);
    // More than the header says is fine: some programs grow files ahead.
    write(path, sound + QByteArray(4096, '\0'));
    VERIFY_OK(Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector));
}

void TestSqliteFiles::emptyFileIsANewDatabase()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, {});
    const auto before = stateOf(folder.path());
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM sqlite_master"_s)).toInt(), 0);
    }
    VERIFY_OK(Connection::open(at(path), OpenMode::ReadWrite, Role::Migrator));
    VERIFY_OK(database::files::checkLooksLikeSqlite(path));
    QCOMPARE(stateOf(folder.path()), before);
}

void TestSqliteFiles::missingFolder()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"no/such/a.db"_s);
    for (const OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::CreateIfMissing })
        QCOMPARE(Connection::open(at(path), mode, Role::Migrator).error().code, ErrorCode::NotFound);
    QVERIFY(stateOf(folder.path()).isEmpty());
    QCOMPARE(Connection::open(at({}), OpenMode::CreateIfMissing, Role::Migrator).error().code, ErrorCode::Usage);
}

void TestSqliteFiles::readOnlyChangesNothing_data()
{
    QTest::addColumn<QString>("journalMode");
    QTest::newRow("rollback journal") << u"DELETE"_s;
    QTest::newRow("write-ahead log") << u"WAL"_s;
    QTest::newRow("kept journal") << u"PERSIST"_s;
}

void TestSqliteFiles::readOnlyChangesNothing()
{
    QFETCH(QString, journalMode);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase(journalMode));
    const auto before = stateOf(folder.path());
    for (const Role role : { Role::Window, Role::Reader, Role::Inspector }) {
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

void TestSqliteFiles::readOnlyRefusesWrites()
{
    for (const QString &journalMode : { u"DELETE"_s, u"WAL"_s }) {
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

void TestSqliteFiles::walWithContent()
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
    for (const Role role : { Role::Inspector, Role::Reader }) {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, role));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM u"_s)).toInt(), 2);
    }
    auto after = stateOf(folder.path());
    after.remove(u"a.db-shm"_s); // the log's index: belongs to it, holds no data
    QCOMPARE(after, contents);
    // Opened for writing, the log's content is there and stays.
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadWrite, Role::Writer));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT name FROM u WHERE id = 2"_s)).toString(), u"only in the log"_s);
    }
    QCOMPARE(stateOf(folder.path()).keys(), QStringList { u"a.db"_s });
}

namespace {

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

void TestSqliteFiles::hotJournal()
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

void TestSqliteFiles::readOnlyPlace_data()
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

void TestSqliteFiles::readOnlyPlace()
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
        for (const OpenMode mode : { OpenMode::ReadWrite, OpenMode::CreateIfMissing }) {
            const auto connection = Connection::open(at(path), mode, Role::Writer);
            QVERIFY(!connection);
            QCOMPARE(connection.error().code, ErrorCode::NoPermission);
            QVERIFY(connection.error().message.contains(fileMode == 0444 ? path : folder.path()));
        }
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::ReadOnly, Role::Reader));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 500);
        if (folderMode == 0555) {
            const auto created = Connection::open(at(folder.filePath(u"new.db"_s)), OpenMode::CreateIfMissing,
                                                  Role::Migrator);
            QCOMPARE(created.error().code, ErrorCode::NoPermission);
        }
    }
    QCOMPARE(chmod(qPrintable(folder.path()), 0700), 0);
    QCOMPARE(stateOf(folder.path()), before);
}

void TestSqliteFiles::unreadableFile()
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

void TestSqliteFiles::journalInAReadOnlyPlace()
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
        QVERIFY2(connection.error().message.contains(u"a.db-journal"), qPrintable(connection.error().message));
    }
    QCOMPARE(chmod(qPrintable(folder.path()), 0700), 0);
    QCOMPARE(stateOf(folder.path()), before);
}

void TestSqliteFiles::openingKeepsTheLocksOfOthers()
{
    // On POSIX, closing any descriptor of a file drops all locks that the process holds on it.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    write(path, soundDatabase());
    const auto holder = UNWRAP(Connection::open(at(path), OpenMode::ReadWrite, Role::Migrator));
    const auto transaction
        = UNWRAP(database::Transaction::begin(holder, database::Transaction::Kind::Write));
    VERIFY_OK(holder.execute(u"UPDATE t SET name = 'mine'"_s));
    VERIFY_OK(database::files::checkLooksLikeSqlite(path));
    for (const OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite })
        VERIFY_OK(Connection::open(at(path), mode, Role::Inspector));
    // Another process still meets the lock.
    QProcess other;
    other.start(u"sqlite3"_s, { path, u"BEGIN IMMEDIATE"_s });
    QVERIFY(other.waitForFinished(10000));
    QVERIFY2(other.readAllStandardError().contains("locked"), "the lock was lost");
}

void TestSqliteFiles::freeSpace()
{
    QTemporaryDir folder;
    QVERIFY(UNWRAP(database::files::freeSpace(folder.path())) > 0);
    QVERIFY(UNWRAP(database::files::freeSpace(folder.filePath(u"no/such/folder/a.db"_s))) > 0);
}

void TestSqliteFiles::moveIntoPlace()
{
    QTemporaryDir folder;
    const QString partial = folder.filePath(u"копия 1.partial"_s);
    const QString target = folder.filePath(u"копия 1.db"_s);
    write(partial, "new");
    write(target, "old");
    VERIFY_OK(database::files::syncFile(partial));
    VERIFY_OK(database::files::moveIntoPlace(partial, target));
    QCOMPARE(bytesOf(target), QByteArray("new"));
    QVERIFY(!QFile::exists(partial));
    QVERIFY(!database::files::moveIntoPlace(partial, target));
    QCOMPARE(bytesOf(target), QByteArray("new"));
    QVERIFY(!database::files::syncFile(partial));
}

QTEST_GUILESS_MAIN(TestSqliteFiles)
#include "test_sqlite_files.moc"
