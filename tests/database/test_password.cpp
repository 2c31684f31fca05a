// SPDX-License-Identifier: GPL-3.0-or-later
// Logins that the server checks (SCRAM), with every kind of password, right and wrong.
#include "database/Connection.h"

#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Connection;
using database::ConnectionStep;
using database::Location;
using database::OpenMode;
using database::Role;

class TestPassword : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { support::failOnSqlWarnings(); }
    void oddPasswords_data();
    void oddPasswords();

private:
    [[nodiscard]] bool rewriteRules(bool withOurs) const;

    std::unique_ptr<support::TestDatabase> m_database;
    QString m_group; ///< members need a password; everybody else keeps the test server's trust
};

bool TestPassword::rewriteRules(bool withOurs) const
{
    QFile file(qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES_DATA") + u"/pg_hba.conf"_s);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray rules = file.readAll();
    const QByteArray ours = "host all +" + m_group.toUtf8() + " all scram-sha-256\n";
    rules.replace(ours, "");
    if (withOurs)
        rules.prepend(ours);
    return file.seek(0) && file.write(rules) == rules.size() && file.resize(rules.size());
}

void TestPassword::initTestCase()
{
    m_database = std::make_unique<support::TestDatabase>(database::Engine::Postgresql);
    m_group = u"asked_"_s + QUuid::createUuid().toString(QUuid::Id128);
    const auto admin = m_database->open();
    VERIFY_OK(admin.execute(u"CREATE ROLE "_s + m_group));
    VERIFY_OK(admin.execute(u"CREATE ROLE %1_member LOGIN PASSWORD 'right' IN ROLE %1"_s.arg(m_group)));
    QVERIFY2(rewriteRules(true),
             "SHOPBOOK_TEST_POSTGRES_DATA does not name the private server's data folder");
    VERIFY_OK(admin.scalar(u"SELECT pg_reload_conf()"_s));
    Location place = m_database->location();
    place.user = m_group + u"_member"_s;
    // The server reads its rules a moment later.
    QTRY_VERIFY(!Connection::open(place, OpenMode::ReadWrite, Role::Reader));
}

void TestPassword::cleanupTestCase()
{
    QVERIFY(rewriteRules(false));
    const auto admin = m_database->open();
    VERIFY_OK(admin.execute(u"DROP ROLE %1_member"_s.arg(m_group)));
    VERIFY_OK(admin.execute(u"DROP ROLE "_s + m_group));
    VERIFY_OK(admin.scalar(u"SELECT pg_reload_conf()"_s));
    m_database.reset();
}

void TestPassword::oddPasswords_data()
{
    QTest::addColumn<QString>("password");
    for (const QString &password : {u"plain"_s, u"пароль ё"_s, u"it's"_s, u"back\\slash\\"_s, u"a\"b;c=d e"_s,
                                    u"🛒"_s, u"' host='evil"_s, u"%41@:/?#&+"_s, u" spaces "_s, u"\\'"_s})
        QTest::newRow(qPrintable(password)) << password;
}

void TestPassword::oddPasswords()
{
    QFETCH(QString, password);
    const auto admin = m_database->open();
    // The login is as odd as the password.
    const QString role = u"роль \"%1\""_s.arg(password).left(30);
    const QString quoted = admin.dialect().quoted(role);
    const QString literal = QString(password).replace(u'\'', u"''"_s);
    VERIFY_OK(
        admin.execute(u"CREATE ROLE %1 LOGIN PASSWORD '%2' IN ROLE %3"_s.arg(quoted, literal, m_group)));
    Location place = m_database->location();
    place.user = role;
    place.password = password;
    {
        const auto connection = UNWRAP(Connection::open(place, OpenMode::ReadWrite, Role::Reader));
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT current_user"_s)).toString(), role);
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT current_database()"_s)).toString(), place.name);
    }
    const auto steps = database::tryServer(place);
    QVERIFY(
        std::all_of(steps.cbegin(), steps.cend(), [](const ConnectionStep &step) { return step.passed; }));

    // The login out of a URL, where the password never was; then a wrong one.
    auto parsed = UNWRAP(Location::parse(place.toUrl()));
    QCOMPARE(parsed.user, role);
    QVERIFY(parsed.password.isEmpty());
    for (const QString &wrong : {QString(), password + u"x"_s}) {
        parsed.password = wrong;
        const auto refused = Connection::open(parsed, OpenMode::ReadWrite, Role::Reader);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::AccessDenied);
        QVERIFY(refused.error().message.contains(role));
        QVERIFY(wrong.isEmpty() || !refused.error().detail.contains(u'\'' + wrong));
        const auto refusedSteps = database::tryServer(parsed);
        QCOMPARE(refusedSteps.size(), 3);
        QVERIFY(!refusedSteps.last().passed);
    }
    VERIFY_OK(admin.execute(u"DROP ROLE %1"_s.arg(quoted)));
}

QTEST_GUILESS_MAIN(TestPassword)
#include "test_password.moc"
