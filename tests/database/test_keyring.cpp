// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SecretStore.h"
#include "support/Patience.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Location;
using database::SecretStore;

/// The password of a server in a real keyring (tests/with-keyring).
class TestKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAndForgets();
    void eachServerHasItsOwn();
    void nothingIsWrittenInTheClear();

private:
    static Location server(const QString &host, const QString &password = {});
    base::Result<void> keep(const Location &location);
    base::Result<void> forget(const Location &location);
    base::Result<QString> kept(const Location &location);

    std::unique_ptr<SecretStore> m_store = SecretStore::create();
};

Location TestKeyring::server(const QString &host, const QString &password)
{
    Location location;
    location.engine = database::Engine::Postgresql;
    location.hosts = host;
    location.name = u"shop"_s;
    location.user = u"ольга"_s;
    location.password = password;
    return location;
}

base::Result<void> TestKeyring::keep(const Location &location)
{
    std::optional<base::Result<void>> answer;
    m_store->write(location, this, [&](const base::Result<void> &result) { answer = result; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, support::patienceMs);
    return answer.value();
}

base::Result<void> TestKeyring::forget(const Location &location)
{
    std::optional<base::Result<void>> answer;
    m_store->erase(location, this, [&](const base::Result<void> &result) { answer = result; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, support::patienceMs);
    return answer.value();
}

base::Result<QString> TestKeyring::kept(const Location &location)
{
    std::optional<base::Result<QString>> answer;
    m_store->read(location, this, [&](const base::Result<QString> &result) { answer = result; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, support::patienceMs);
    return answer.value();
}

void TestKeyring::keepsAndForgets()
{
    QVERIFY(m_store->canStore());
    const QString password = u"пароль '\"%_\\ 🔑"_s;
    const Location place = server(u"shop.example.org"_s, password);
    const auto none = kept(place);
    QVERIFY(!none);
    QCOMPARE(none.error().code, base::ErrorCode::NotFound);
    QVERIFY(!none.error().message.isEmpty());
    QVERIFY(keep(place));
    QCOMPARE(kept(server(u"shop.example.org"_s)).value_or(QString()), password);
    // Another process asks: the store of the next start.
    m_store = SecretStore::create();
    QCOMPARE(kept(place).value_or(QString()), password);
    QVERIFY(keep(server(u"shop.example.org"_s, u"changed"_s)));
    QCOMPARE(kept(place).value_or(QString()), u"changed"_s);
    QVERIFY(forget(place));
    QVERIFY(!kept(place));
    QVERIFY(forget(place)); // what is not there is gone
}

void TestKeyring::eachServerHasItsOwn()
{
    QVERIFY(keep(server(u"one.example.org"_s, u"first"_s)));
    QVERIFY(keep(server(u"two.example.org"_s, u"second"_s)));
    Location other = server(u"one.example.org"_s);
    other.user = u"guest"_s;
    QVERIFY(!kept(other));
    QCOMPARE(kept(server(u"one.example.org"_s)).value_or(QString()), u"first"_s);
    QCOMPARE(kept(server(u"two.example.org"_s)).value_or(QString()), u"second"_s);
}

void TestKeyring::nothingIsWrittenInTheClear()
{
    QVERIFY(keep(server(u"three.example.org"_s, u"correct-horse-battery"_s)));
    int files = 0;
    QDirIterator all(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("correct-horse-battery"), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 0); // the keyring's own file, at least
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "test_keyring.moc"
