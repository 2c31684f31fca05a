// SPDX-License-Identifier: GPL-3.0-or-later
// Reaching a PostgreSQL server, and being refused.
#include "database/Connection.h"

#include "database/SecretStore.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Connection;
using database::ConnectionStep;
using database::Engine;
using database::Location;
using database::OpenMode;
using database::Role;

class TestServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_database = std::make_unique<support::TestDatabase>(Engine::Postgresql); }
    void cleanupTestCase() { m_database.reset(); }
    void init() { support::failOnSqlWarnings(); }
    void refused_data();
    void refused();
    void semicolonInAnOption();
    void severalHosts();
    void noRightToConnect();
    void rightsWithinTheDatabase();
    void oddDatabaseName();
    void steps();
    void stepsOfUnreadableTables();
    void secretStoreAnswersLater();
    void keyringThatIsNotThere();

private:
    [[nodiscard]] Location location() const { return m_database->location(); }
    std::unique_ptr<support::TestDatabase> m_database;
};

namespace
{

/// A port on which nobody listens.
QString freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QString::number(server.serverPort());
}

} // namespace

void TestServer::refused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("server down") << u"port"_s << freePort() << ErrorCode::Unreachable;
    QTest::newRow("unknown name") << u"host"_s << u"no-such-host.invalid"_s << ErrorCode::Unreachable;
    QTest::newRow("no socket there") << u"host"_s << u"/no/such/folder"_s << ErrorCode::Unreachable;
    QTest::newRow("unknown user") << u"user"_s << u"nobody's \"name\""_s << ErrorCode::AccessDenied;
    QTest::newRow("unknown user, Cyrillic") << u"user"_s << u"никто"_s << ErrorCode::AccessDenied;
    QTest::newRow("no database") << u"name"_s << u"нет; такой"_s << ErrorCode::NotFound;
    QTest::newRow("encryption that the server lacks") << u"sslmode"_s << u"require"_s << ErrorCode::Failed;
}

void TestServer::refused()
{
    QFETCH(QString, what);
    QFETCH(QString, value);
    QFETCH(ErrorCode, code);
    Location place = location();
    place.password = u"hunter2"_s;
    if (what == u"port")
        place.ports = value;
    else if (what == u"host")
        place.hosts = value;
    else if (what == u"user")
        place.user = value;
    else if (what == u"name")
        place.name = value;
    else
        place.options.insert(what, value);
    const auto connection = Connection::open(place, OpenMode::ReadWrite, Role::Reader);
    QVERIFY(!connection);
    QVERIFY2(connection.error().code == code,
             qPrintable(connection.error().message + connection.error().detail));
    QVERIFY(connection.error().message.contains(place.hosts));
    QVERIFY(!connection.error().message.contains(u"hunter2"));
    QVERIFY(!connection.error().detail.contains(u"hunter2"));
}

void TestServer::semicolonInAnOption()
{
    Location place = location();
    place.options.insert(u"sslrootcert"_s, u"a;host=evil"_s);
    QCOMPARE(Connection::open(place, OpenMode::ReadWrite, Role::Reader).error().code, ErrorCode::Usage);
    place.options.insert(u"sslrootcert"_s, u"it's a \\ \"name\".pem"_s); // not read unless verifying
    VERIFY_OK(Connection::open(place, OpenMode::ReadWrite, Role::Reader));
}

void TestServer::severalHosts()
{
    Location place = location();
    const QString port = place.ports;
    place.hosts = u"no-such-host.invalid,%1,%1"_s.arg(place.hosts);
    place.ports = u"5432,%1,%2"_s.arg(freePort(), port);
    VERIFY_OK(Connection::open(place, OpenMode::ReadWrite, Role::Reader));
    VERIFY_OK(Connection::open(UNWRAP(Location::parse(place.toUrl())), OpenMode::ReadWrite, Role::Reader));
}

void TestServer::noRightToConnect()
{
    const auto admin = m_database->open();
    VERIFY_OK(admin.execute(u"CREATE ROLE outsider LOGIN"_s));
    VERIFY_OK(admin.execute(u"REVOKE CONNECT ON DATABASE %1 FROM PUBLIC"_s.arg(location().name)));
    Location place = location();
    place.user = u"outsider"_s;
    const auto connection = Connection::open(place, OpenMode::ReadOnly, Role::Reader);
    QCOMPARE(connection.error().code, ErrorCode::AccessDenied);
    VERIFY_OK(admin.execute(u"GRANT CONNECT ON DATABASE %1 TO PUBLIC"_s.arg(location().name)));
    VERIFY_OK(admin.execute(u"DROP ROLE outsider"_s));
}

void TestServer::rightsWithinTheDatabase()
{
    const auto admin = m_database->open();
    VERIFY_OK(admin.execute(u"CREATE ROLE looker LOGIN"_s));
    VERIFY_OK(admin.execute(u"CREATE TABLE secret (a INTEGER)"_s));
    Location place = location();
    place.user = u"looker"_s;
    {
        const auto connection = UNWRAP(Connection::open(place, OpenMode::ReadWrite, Role::Writer));
        QCOMPARE(connection.scalar(u"SELECT count(*) FROM secret"_s).error().code, ErrorCode::NoPermission);
        QCOMPARE(connection.execute(u"CREATE TABLE mine (a INTEGER)"_s).error().code,
                 ErrorCode::NoPermission);
    }
    VERIFY_OK(admin.execute(u"DROP TABLE secret"_s));
    VERIFY_OK(admin.execute(u"DROP ROLE looker"_s));
}

void TestServer::oddDatabaseName()
{
    const auto admin = m_database->open();
    Location place = location();
    place.name = u"Мой 'магазин'; \\ %1 №1"_s.left(30);
    const QString quoted = admin.dialect().quoted(place.name);
    VERIFY_OK(admin.execute(u"CREATE DATABASE "_s + quoted));
    VERIFY_OK(Connection::open(place, OpenMode::ReadWrite, Role::Reader));
    VERIFY_OK(Connection::open(UNWRAP(Location::parse(place.toUrl())), OpenMode::ReadWrite, Role::Reader));
    VERIFY_OK(admin.execute(u"DROP DATABASE "_s + quoted));
}

void TestServer::steps()
{
    const auto failing = [](const Location &place) {
        const auto steps = database::tryServer(place);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            if (!steps.at(i).passed)
                return i == steps.size() - 1 && !steps.at(i).advice.isEmpty() ? i : qsizetype(-2);
            if (!steps.at(i).advice.isEmpty())
                return qsizetype(-3);
        }
        return qsizetype(-1);
    };
    QCOMPARE(database::tryServer(location()).size(), 5);
    QCOMPARE(failing(location()), -1);
    Location place = location();
    place.hosts = u"no-such-host.invalid"_s;
    QCOMPARE(failing(place), 0);
    place = location();
    place.ports = freePort();
    QCOMPARE(failing(place), 1);
    place = location();
    place.user = u"nobody"_s;
    QCOMPARE(failing(place), 2);
    place = location();
    place.options.insert(u"sslmode"_s, u"require"_s);
    QCOMPARE(failing(place), 2);
    place = location();
    place.name = u"nothing"_s;
    QCOMPARE(failing(place), 3);
    // Something else listens there: it is no PostgreSQL.
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    place = location();
    place.ports = QString::number(other.serverPort());
    place.options.insert(u"connect_timeout"_s, u"2"_s);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(failing(place), 1);
    QVERIFY(timer.elapsed() < 15000);
}

void TestServer::stepsOfUnreadableTables()
{
    const auto admin = m_database->open();
    VERIFY_OK(admin.execute(u"CREATE ROLE looker LOGIN"_s));
    VERIFY_OK(admin.execute(u"CREATE TABLE secret (a INTEGER)"_s));
    Location place = location();
    place.user = u"looker"_s;
    const auto steps = database::tryServer(place);
    QCOMPARE(steps.size(), 5);
    QVERIFY(!steps.last().passed);
    QVERIFY(steps.last().advice.contains(u"secret"));
    VERIFY_OK(admin.execute(u"DROP TABLE secret"_s));
    VERIFY_OK(admin.execute(u"DROP ROLE looker"_s));
}

void TestServer::secretStoreAnswersLater()
{
    // Without a session bus there is no keyring: nothing is kept, and that is said.
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/no/such/folder");
    const auto store = database::SecretStore::create();
    QVERIFY(!store->canStore());
    QObject context;
    int answers = 0;
    bool isRefused = false;
    store->write(location(), &context, [&](const base::Result<void> &result) {
        isRefused = !result && !result.error().message.isEmpty();
        ++answers;
    });
    store->read(location(), &context, [&](const base::Result<QString> &result) {
        QVERIFY(!result);
        ++answers;
    });
    store->erase(location(), &context, [&](const base::Result<void> &result) {
        QVERIFY(result);
        ++answers;
    });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 3);
    QVERIFY(isRefused);
    {
        auto gone = std::make_unique<QObject>();
        store->read(location(), gone.get(), [&](const base::Result<QString> &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(answers, 3);
    if (!bus.isNull())
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    if (!runtime.isNull())
        qputenv("XDG_RUNTIME_DIR", runtime);
    else
        qunsetenv("XDG_RUNTIME_DIR");
}

void TestServer::keyringThatIsNotThere()
{
    // The session bus is named, and nobody serves it: every answer still comes, as a sentence.
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/socket");
    const auto store = database::SecretStore::create();
    QObject context;
    int answers = 0;
    Location place = location();
    place.password = u"hunter2"_s;
    store->write(place, &context, [&](const base::Result<void> &result) {
        QVERIFY(!result);
        QVERIFY(!result.error().message.isEmpty());
        ++answers;
    });
    store->read(place, &context, [&](const base::Result<QString> &result) {
        QVERIFY(!result);
        ++answers;
    });
    QTRY_COMPARE(answers, 2);
    if (bus.isNull())
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    else
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
}

QTEST_GUILESS_MAIN(TestServer)
#include "test_server.moc"
