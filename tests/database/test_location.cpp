// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Location.h"

#include "support/Privacy.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using database::Location;

namespace
{

/// What an absolute path becomes: on Windows it lies on the drive of the folder it is read from.
QString onDrive(const QString &path, const QString &folder = QDir::currentPath())
{
#ifdef Q_OS_WIN
    const bool hasDrive = !path.startsWith(u'/') || path.startsWith(u"//"_s);
    return hasDrive ? path : folder.left(2) + path;
#else
    (void)folder;
    return path;
#endif
}

} // namespace

class TestLocation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sqlite_data();
    void sqlite();
    void postgres_data();
    void postgres();
    void refused_data();
    void refused();
    void passwordIsNeverShown();
    void memoryIsAPrivateFileThatGoes();
    void sameAs();
    void envFile_data();
    void envFile();
    void envFileRelativePath();
    void envFileRefused();
};

void TestLocation::sqlite_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    const QString here = QDir::currentPath();
    QTest::newRow("path") << u"/tmp/shop.db"_s << u"/tmp/shop.db"_s;
    QTest::newRow("relative path") << u"shop.db"_s << here + u"/shop.db"_s;
    QTest::newRow("dots") << u"/tmp/a/../shop.db"_s << u"/tmp/shop.db"_s;
    QTest::newRow("home") << u"~/shop.db"_s << QDir::homePath() + u"/shop.db"_s;
    QTest::newRow("odd characters are plain in a path")
        << u"/tmp/a b'\"#?%41 ё.db"_s << u"/tmp/a b'\"#?%41 ё.db"_s;
    QTest::newRow("space at the end of a path") << u"/tmp/shop.db "_s << u"/tmp/shop.db "_s;
    QTest::newRow("url absolute") << u"sqlite:////tmp/shop.db"_s << u"/tmp/shop.db"_s;
    QTest::newRow("url relative") << u"sqlite:///shop.db"_s << here + u"/shop.db"_s;
    QTest::newRow("aiosqlite") << u"sqlite+aiosqlite:////tmp/shop.db"_s << u"/tmp/shop.db"_s;
    QTest::newRow("pysqlite, capitals") << u"SQLite+pysqlite:////tmp/shop.db"_s << u"/tmp/shop.db"_s;
    QTest::newRow("percent") << u"sqlite:////tmp/%D0%BC%20%3F%23%25.db"_s << u"/tmp/м ?#%.db"_s;
    QTest::newRow("a lone percent") << u"sqlite:////tmp/100%.db"_s << u"/tmp/100%.db"_s;
    QTest::newRow("plain Cyrillic and space")
        << u"sqlite:////tmp/Мой магазин.db"_s << u"/tmp/Мой магазин.db"_s;
    QTest::newRow("options of Python")
        << u"sqlite:////tmp/s.db?check_same_thread=False&timeout=5"_s << u"/tmp/s.db"_s;
    QTest::newRow("file uri inside") << u"sqlite:///file:/tmp/s.db?uri=true"_s << u"/tmp/s.db"_s;
    QTest::newRow("file url") << u"file:///tmp/a%20b.db"_s << u"/tmp/a b.db"_s;
    QTest::newRow("colon") << u":x.db"_s << here + u"/:x.db"_s;
    QTest::newRow("white space around a url") << u"  sqlite:////tmp/s.db\n"_s << u"/tmp/s.db"_s;
#ifdef Q_OS_WIN
    QTest::newRow("drive") << u"C:\\Магазин 1\\a%41.db"_s << u"C:/Магазин 1/a%41.db"_s;
    QTest::newRow("drive in a url") << u"sqlite:///C:/a%20b.db"_s << u"C:/a b.db"_s;
    QTest::newRow("drive and backslashes in a url") << u"sqlite:///C:\\a\\b.db"_s << u"C:/a/b.db"_s;
    QTest::newRow("drive in a file url") << u"file:///C:/a%20b.db"_s << u"C:/a b.db"_s;
    QTest::newRow("home, backslash") << u"~\\shop.db"_s << QDir::homePath() + u"/shop.db"_s;
    QTest::newRow("share") << u"\\\\server\\share\\shop.db"_s << u"//server/share/shop.db"_s;
#endif
}

void TestLocation::sqlite()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    const auto location = UNWRAP(Location::parse(text));
    QCOMPARE(location.engine, Engine::Sqlite);
    QCOMPARE(location.path, onDrive(path));
    QVERIFY(!location.temporary);
    const auto again = UNWRAP(Location::parse(location.toUrl()));
    QCOMPARE(again.path, location.path);
    QVERIFY(again.sameAs(location));
    QCOMPARE(again.toUrl(), location.toUrl());
    QCOMPARE(location.displayName(), path.section(u'/', -1));
}

struct Server {
    QString hosts, ports, name, user, password;
    QMap<QString, QString> options = {};
};
Q_DECLARE_METATYPE(Server)

void TestLocation::postgres_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Server>("server");
    const auto row = [](const char *name, const QString &text, const Server &server) {
        QTest::newRow(name) << text << server;
    };
    row("short", u"postgresql://h/shop"_s, {u"h"_s, {}, u"shop"_s, {}, {}});
    row("user", u"postgresql://ann@h/shop"_s, {u"h"_s, {}, u"shop"_s, u"ann"_s, {}});
    row("port", u"postgres://ann@h:5433/shop"_s, {u"h"_s, u"5433"_s, u"shop"_s, u"ann"_s, {}});
    row("asyncpg", u"postgresql+asyncpg://ann:pw@h/shop"_s, {u"h"_s, {}, u"shop"_s, u"ann"_s, u"pw"_s});
    row("psycopg2", u"postgresql+psycopg2://ann:pw@h/shop"_s, {u"h"_s, {}, u"shop"_s, u"ann"_s, u"pw"_s});
    row("hosts", u"postgresql://ann@a,b,c/shop"_s, {u"a,b,c"_s, {}, u"shop"_s, u"ann"_s, {}});
    row("hosts with ports", u"postgresql://ann@a:1,b:2/shop"_s,
        {u"a,b"_s, u"1,2"_s, u"shop"_s, u"ann"_s, {}});
    row("one port for all", u"postgresql://a:7,b:7/shop"_s, {u"a,b"_s, u"7"_s, u"shop"_s, {}, {}});
    row("one host with a port", u"postgresql://a,b:7/shop"_s, {u"a,b"_s, u"5432,7"_s, u"shop"_s, {}, {}});
    row("three hosts, two ports alike", u"postgresql://a:7,b:8,c:7/shop"_s,
        {u"a,b,c"_s, u"7,8,7"_s, u"shop"_s, {}, {}});
    row("ipv6", u"postgresql://ann@[::1]:5433/shop"_s, {u"::1"_s, u"5433"_s, u"shop"_s, u"ann"_s, {}});
    row("encoded login", u"postgresql://a%40b:p%40s%3As%2F%25%20%27%5C@h/shop"_s,
        {u"h"_s, {}, u"shop"_s, u"a@b"_s, u"p@s:s/% '\\"_s});
    row("plain odd password", u"postgresql://ann:p:/?#w@h/shop"_s,
        {u"h"_s, {}, u"shop"_s, u"ann"_s, u"p:/?#w"_s});
    row("Cyrillic", u"postgresql://аня:пароль@h/магазин"_s,
        {u"h"_s, {}, u"магазин"_s, u"аня"_s, u"пароль"_s});
    row("plus stays", u"postgresql://a+b:p+w@h/s+t"_s, {u"h"_s, {}, u"s+t"_s, u"a+b"_s, u"p+w"_s});
    row("odd name", u"postgresql://h/a%3Fb%2Fc%20%23%25"_s, {u"h"_s, {}, u"a?b/c #%"_s, {}, {}});
    row("sslmode", u"postgresql://h/shop?sslmode=verify-full&sslrootcert=/tmp/a%20b.pem"_s,
        {u"h"_s,
         {},
         u"shop"_s,
         {},
         {},
         {{u"sslmode"_s, u"verify-full"_s}, {u"sslrootcert"_s, u"/tmp/a b.pem"_s}}});
    row("asyncpg's ssl", u"postgresql://h/shop?ssl=require"_s,
        {u"h"_s, {}, u"shop"_s, {}, {}, {{u"sslmode"_s, u"require"_s}}});
    row("settings that are ours", u"postgresql://h/shop?application_name=x&client_encoding=latin1"_s,
        {u"h"_s, {}, u"shop"_s, {}, {}});
    row("password in the query", u"postgresql://h/shop?user=ann&password=pw"_s,
        {u"h"_s, {}, u"shop"_s, u"ann"_s, u"pw"_s});
    row("socket folder", u"postgresql:///shop?host=/var/run/postgresql"_s,
        {u"/var/run/postgresql"_s, {}, u"shop"_s, {}, {}});
    row("socket folder encoded", u"postgresql://%2Fvar%2Frun/shop"_s, {u"/var/run"_s, {}, u"shop"_s, {}, {}});
    row("no host", u"postgresql:///shop"_s, {{}, {}, u"shop"_s, {}, {}});
    row("SQLAlchemy's several hosts", u"postgresql:///shop?host=a:1&host=b:2"_s,
        {u"a,b"_s, u"1,2"_s, u"shop"_s, {}, {}});
    row("libpq's several hosts", u"postgresql:///shop?host=a,b&port=1,2"_s,
        {u"a,b"_s, u"1,2"_s, u"shop"_s, {}, {}});
}

void TestLocation::postgres()
{
    QFETCH(QString, text);
    QFETCH(Server, server);
    const auto location = UNWRAP(Location::parse(text));
    QCOMPARE(location.engine, Engine::Postgresql);
    QCOMPARE(location.hosts, server.hosts);
    QCOMPARE(location.ports, server.ports);
    QCOMPARE(location.name, server.name);
    QCOMPARE(location.user, server.user);
    QCOMPARE(location.password, server.password);
    QCOMPARE(location.options, server.options);
    const auto again = UNWRAP(Location::parse(location.toUrl()));
    QVERIFY2(again.sameAs(location), qPrintable(location.toUrl()));
    QCOMPARE(again.toUrl(), location.toUrl());
    QCOMPARE(again.hosts, location.hosts);
    QCOMPARE(again.name, location.name);
    QCOMPARE(again.user, location.user);
    QCOMPARE(again.options, location.options);
    QVERIFY(again.password.isEmpty());
}

void TestLocation::refused_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("mysql", u"mysql://ann:hunter2@h/shop"_s);
    row("http", u"http://h/shop"_s);
    row("no name", u"postgresql://ann:hunter2@h"_s);
    row("no name but a slash", u"postgresql://ann:hunter2@h/"_s);
    row("port is text", u"postgresql://ann:hunter2@h:x/shop"_s);
    row("port 0", u"postgresql://ann:hunter2@h:0/shop"_s);
    row("port 65536", u"postgresql://ann:hunter2@h:65536/shop"_s);
    row("huge port", u"postgresql://ann:hunter2@h:99999999999/shop"_s);
    row("port in the query", u"postgresql:///shop?host=a&port=x&password=hunter2"_s);
    row("an @ in the password", u"postgresql://ann:hunter2@@h/shop"_s);
    row("an @ within the password", u"postgresql://ann:hunt@hunter2@h/shop"_s);
    row("nameless host", u"postgresql://ann:hunter2@a,,b/shop"_s);
    row("option of nobody", u"postgresql://ann:hunter2@h/shop?nonsense=hunter2"_s);
    row("session options", u"postgresql://ann:hunter2@h/shop?options=-csearch_path%3Dx"_s);
    row("sslmode of nobody", u"postgresql://ann:hunter2@h/shop?sslmode=hunter2"_s);
    row("read-only option", u"sqlite:////tmp/s.db?mode=ro"_s);
    row("two slashes", u"sqlite://tmp/s.db"_s);
    row("one slash", u"sqlite:/tmp/s.db"_s);
    row("no slashes", u"postgresql:ann:hunter2@h/shop"_s);
    row("keywords", u"host=h dbname=shop user=ann password=hunter2"_s);
    row("NUL in a path", u"/tmp/a"_s + QChar(u'\0') + u"b.db"_s);
    row("NUL in a url", u"sqlite:////tmp/a%00b.db"_s);
    row("NUL in a name", u"postgresql://h/a%00b"_s);
    row("NUL in a password", u"postgresql://ann:hunter2%00@h/b"_s);
}

void TestLocation::refused()
{
    QFETCH(QString, text);
    const auto location = Location::parse(text);
    QVERIFY(!location);
    QCOMPARE(location.error().code, base::ErrorCode::Usage);
    QVERIFY(!location.error().message.isEmpty());
    if (!text.contains(u"sslmode"))
        QVERIFY2(!location.error().message.contains(u"hunter2"), qPrintable(location.error().message));
    QVERIFY(!location.error().detail.contains(u"hunter2"));
}

void TestLocation::passwordIsNeverShown()
{
    for (const QString &text :
         {u"postgresql://ann:hunter2@h/shop"_s, u"postgresql+asyncpg://ann:h%75nter2@h/shop"_s,
          u"postgresql://h/shop?user=ann&password=hunter2"_s}) {
        const auto location = UNWRAP(Location::parse(text));
        QCOMPARE(location.password, u"hunter2"_s);
        QVERIFY(!location.toUrl().contains(u"unter2"));
        QVERIFY(!location.displayName().contains(u"unter2"));
    }
}

void TestLocation::memoryIsAPrivateFileThatGoes()
{
    for (const QString &text :
         {u"sqlite:///:memory:"_s, u"sqlite://"_s, u":memory:"_s, u"sqlite+aiosqlite://"_s}) {
        QString path;
        {
            const auto location = UNWRAP(Location::parse(text));
            QVERIFY(location.temporary);
            QCOMPARE(location.toUrl(), u"sqlite:///:memory:"_s);
            path = location.path;
            const auto copy = std::make_unique<Location>(location);
            const auto connection = UNWRAP(database::Connection::open(
                *copy, database::OpenMode::CreateIfMissing, database::Role::Writer));
            VERIFY_OK(connection.execute(u"CREATE TABLE t (a)"_s));
            const auto second = UNWRAP(
                database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Reader));
            QCOMPARE(UNWRAP(second.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
            QVERIFY(QFile::exists(path));
            QVERIFY(support::isPrivate(QFileInfo(path).absolutePath()));
        }
        QVERIFY(!QFile::exists(path));
        QVERIFY(!QFile::exists(QFileInfo(path).absolutePath()));
    }
}

void TestLocation::sameAs()
{
    const auto at = [](const QString &text) { return UNWRAP(Location::parse(text)); };
    QVERIFY(at(u"postgresql://a:x@H/s"_s).sameAs(at(u"postgresql://a:y@h:5432/s?sslmode=require"_s)));
    QVERIFY(!at(u"postgresql://a@h/s"_s).sameAs(at(u"postgresql://b@h/s"_s)));
    QVERIFY(!at(u"postgresql://a@h/s"_s).sameAs(at(u"postgresql://a@h/t"_s)));
    QVERIFY(!at(u"postgresql://a@h/s"_s).sameAs(at(u"postgresql://a@h:5433/s"_s)));
    QVERIFY(!at(u"postgresql://a@h/s"_s).sameAs(at(u"/tmp/s"_s)));
    QVERIFY(at(u"postgresql://a,b:5432/s"_s).sameAs(at(u"postgresql://a,b/s"_s)));
    QVERIFY(!at(u"/tmp/a.db"_s).sameAs(at(u"/tmp/b.db"_s)));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
#ifdef Q_OS_WIN // a link needs a right that people there do not have
    const QString other = folder.filePath(u"A.DB"_s);
#else
    const QString other = folder.filePath(u"b.db"_s);
    QVERIFY(QFile::link(file.fileName(), other));
#endif
    QVERIFY(at(folder.filePath(u"a.db"_s)).sameAs(at(other)));
}

void TestLocation::envFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *name, const char *text, const char *url, const char *password) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(url) << QString::fromUtf8(password);
    };
    row("plain", "DB_URL=sqlite:////tmp/s.db\n", "sqlite:////tmp/s.db", "");
    row("quoted, comment, CRLF",
        "# a comment\r\nTOKEN=1\r\nDB_URL=\"sqlite+aiosqlite:////tmp/s.db\" # here\r\n",
        "sqlite:////tmp/s.db", "");
    row("export and spaces", "export DB_URL = 'sqlite:////tmp/s.db'\n", "sqlite:////tmp/s.db", "");
    row("byte order mark",
        "\xef\xbb\xbf"
        "DB_URL=sqlite:////tmp/s.db",
        "sqlite:////tmp/s.db", "");
    row("DB_URL first", "DB_POS_URL=postgresql://h/b\nDB_URL=sqlite:////tmp/s.db\n", "sqlite:////tmp/s.db",
        "");
    row("DB_URL empty", "DB_URL=\nDB_POS_URL=postgresql+asyncpg://ann:p%40w@h/b\n", "postgresql://ann@h/b",
        "p@w");
    row("parts",
        "DB_USER_POS=ann\nDB_PASS_POS='p@w # \"x'\nDB_HOST_POS=h\nDB_PORT_POS=5433\nDB_NAME_POS=shop\n",
        "postgresql://ann@h:5433/shop", "p@w # \"x");
    row("parts without host and port", "DB_USER_POS=ann\nDB_PASS_POS=100%41\nDB_NAME_POS=магазин\n",
        "postgresql://ann@localhost/%D0%BC%D0%B0%D0%B3%D0%B0%D0%B7%D0%B8%D0%BD", "100%41");
    row("variables", "U=ann\nP=\"s\\\"e\"\nDB_PASS_POS=${P}\nDB_USER_POS=${U}\nDB_NAME_POS=s\n",
        "postgresql://ann@localhost/s", "s\"e");
    row("hash in a value", "DB_USER_POS=ann\nDB_PASS_POS=a#b\nDB_NAME_POS=s\n",
        "postgresql://ann@localhost/s", "a#b");
    row("the last one counts", "DB_URL=sqlite:////tmp/a.db\nDB_URL=sqlite:////tmp/b.db\n",
        "sqlite:////tmp/b.db", "");
}

void TestLocation::envFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, url);
    QFETCH(QString, password);
    QTemporaryDir folder;
    QFile file(folder.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    const auto location = UNWRAP(Location::fromEnvFile(file.fileName()));
    const QString tail = url.mid(u"sqlite:///"_s.size());
    QCOMPARE(location.toUrl(),
             url.startsWith(u"sqlite"_s) ? u"sqlite:///"_s + onDrive(tail, folder.path()) : url);
    QCOMPARE(location.password, password);
}

void TestLocation::envFileRelativePath()
{
    // A bot is started in the folder of its .env.
    QTemporaryDir folder;
    QFile file(folder.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("DB_URL=sqlite+aiosqlite:///db.sqlite3\n");
    file.close();
    QCOMPARE(UNWRAP(Location::fromEnvFile(file.fileName())).path, folder.filePath(u"db.sqlite3"_s));
}

void TestLocation::envFileRefused()
{
    QTemporaryDir folder;
    QCOMPARE(Location::fromEnvFile(folder.filePath(u"none"_s)).error().code, base::ErrorCode::NotFound);
    QVERIFY(!Location::fromEnvFile(folder.path()));
    const auto with = [&folder](const QByteArray &text) {
        QFile file(folder.filePath(u".env"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's file");
        file.close();
        return Location::fromEnvFile(file.fileName());
    };
    for (const QByteArray &text : {QByteArray(), QByteArray("BOT_TOKEN=hunter2\n"),
                                   QByteArray("DB_USER_POS=ann\nDB_PASS_POS=hunter2\n"),
                                   QByteArray("DB_USER_POS=a\nDB_NAME_POS=b\nDB_PORT_POS=hunter2\n"),
                                   QByteArray("DB_URL=mysql://ann:hunter2@h/x\n"), QByteArray(1000, '\0')}) {
        const auto location = with(text);
        QVERIFY(!location);
        QCOMPARE(location.error().code, base::ErrorCode::Usage);
        QVERIFY(!location.error().message.contains(u"hunter2"));
    }
}

QTEST_GUILESS_MAIN(TestLocation)
#include "test_location.moc"
