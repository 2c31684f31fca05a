// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at a path: odd names, files that are no databases, damage. Each is refused or opened with its
// bytes unchanged and nothing left beside it.
#include "SqliteFiles.h"
#include "database/FileReplace.h"
#include "database/Query.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sqlite_files;
using base::ErrorCode;
using database::Connection;
using database::Location;
using database::OpenMode;
using database::Role;

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
    void freeSpace();
    void moveIntoPlace();
};

void TestSqliteFiles::oddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isAllowed");
    // What Windows takes for a folder, a drive, a stream of a file or a pattern, or cuts off.
    const QRegularExpression refused(u"[\"*:<>?\\\\|\\x01-\\x1f]|[ .]$|^(con|nul|com1)(\\.|$)"_s,
                                     QRegularExpression::CaseInsensitiveOption);
    for (const QString &name : {u"plain.db"_s,
                                u"with space.db"_s,
                                u" edge.db "_s,
                                u"Мой магазин «Ёж».db"_s,
                                u"quote'd.db"_s,
                                u"double\"quoted\".db"_s,
                                u"a#b?c%d.db"_s,
                                u"%41%00.db"_s,
                                u"?mode=memory"_s,
                                u"file:x.db"_s,
                                u":memory:"_s,
                                u"semi;colon=1.db"_s,
                                u"back\\slash.db"_s,
                                u"&amp=1&x"_s,
                                u"new\nline.db"_s,
                                u"🛒.db"_s,
                                u"-wal"_s,
                                u"no-extension"_s,
                                u"[brackets].db"_s,
                                u"star*.db"_s,
                                u"less<than>.db"_s,
                                u"a|b.db"_s,
                                u"dot."_s,
                                u"NUL.db"_s,
                                u"con"_s,
                                u"Com1"_s,
                                u"console.db"_s}) {
#ifdef Q_OS_WIN
        const bool isAllowed = !refused.match(name).hasMatch();
#else
        const bool isAllowed = true;
#endif
        QTest::newRow(qPrintable(name)) << name << isAllowed;
    }
}

void TestSqliteFiles::oddNames()
{
    QFETCH(QString, name);
    QFETCH(bool, isAllowed);
    QTemporaryDir folder;
    const QString path = folder.path() + u'/' + name;
    if (!isAllowed) {
        const auto refused = Connection::open(at(path), OpenMode::CreateIfMissing, Role::Writer);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, name.contains(u'\\') ? ErrorCode::NotFound : ErrorCode::Usage);
        QVERIFY(stateOf(folder.path()).isEmpty());
        return;
    }
    {
        const auto connection = UNWRAP(Connection::open(at(path), OpenMode::CreateIfMissing, Role::Writer));
        VERIFY_OK(connection.execute(u"CREATE TABLE t (a)"_s));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto connection = UNWRAP(Connection::open(at(path), mode, Role::Reader));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
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
    row("a picture", QByteArray::fromHex("89504e470d0a1a0a") + QByteArray(5000, '\1'), u"file"_s,
        ErrorCode::NotADatabase);
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
    row("first page of a table damaged", changed(4096, QByteArray(4096, '\x33')), u"file"_s,
        ErrorCode::NotADatabase);
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
    for (const Role role : {Role::Inspector, Role::Migrator, Role::Reader, Role::Writer}) {
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::CreateIfMissing}) {
            if (kind == u"missing" && mode == OpenMode::CreateIfMissing)
                continue;
            const auto connection = Connection::open(at(path), mode, role);
            QVERIFY(!connection);
            QCOMPARE(connection.error().code, code);
            QVERIFY2(connection.error().message.contains(u"shop ё.db"_s),
                     qPrintable(connection.error().message));
        }
    }
    QCOMPARE(stateOf(folder.path()), before);
    const bool isRefusedByLooks =
        kind != u"file" || !bytes.startsWith("SQLite format 3") || bytes.size() < 100;
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
    // A valid page count (its change counters agree) and bytes for one page less one byte: SQLite itself
    // rounds up.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.db"_s);
    const QByteArray sound = soundDatabase();
    write(path, sound);
    VERIFY_OK(Connection::open(at(path), OpenMode::ReadOnly, Role::Inspector));
    write(path, sound.left(sound.size() - 1));
    QCOMPARE(Connection::open(at(path), OpenMode::ReadOnly, Role::Window).error().code,
             ErrorCode::NotADatabase);
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
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::CreateIfMissing})
        QCOMPARE(Connection::open(at(path), mode, Role::Migrator).error().code, ErrorCode::NotFound);
    QVERIFY(stateOf(folder.path()).isEmpty());
    QCOMPARE(Connection::open(at({}), OpenMode::CreateIfMissing, Role::Migrator).error().code,
             ErrorCode::Usage);
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
