// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever goes wrong, the database is what it was; and what runs at the same time does not run twice.
#include "migration/Dump.h"

#include "migration/Structure.h"
#include "migration/VersionTables.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Engine;
using dump::makeShop;
using dump::picture;
using dump::script;
using dump::with;

Q_DECLARE_METATYPE(base::ErrorCode)

class TestFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void refusedFiles_data();
    void refusedFiles();
    void foreignIsAskedFirst();
    void newerIsRefused();
    void otherProgramIsRefused();

    void takenBack_data();
    void takenBack();
    void fullDisk();
    void cancelled();
    void staleBackupFolder();
    void doesNotFitAfterwards();

    void anotherProgramWrites();
    void anotherShopbookMigrates();
    void manyAtOnce_data();
    void manyAtOnce();

    void runsAloneOutsideATransaction();
    void bringsWhatItDependsOn();
    void needsAPartForThisEngine();
    void rightToCreateIsMissing();
};

void TestFailures::refusedFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("kill_1") << u"kill_1.db"_s << ErrorCode::UnknownRevision;
    QTest::newRow("seed_rev1_rows") << u"seed_rev1_rows.db"_s << ErrorCode::UnknownRevision;
    QTest::newRow("seed_rev1_dirtyfk") << u"seed_rev1_dirtyfk.db"_s << ErrorCode::UnknownRevision;
    QTest::newRow("text file") << u"market_postgresql.sql"_s << ErrorCode::NotADatabase;
}

void TestFailures::refusedFiles()
{
    if (support::engine() != Engine::Sqlite)
        return;
    QFETCH(QString, file);
    QFETCH(ErrorCode, code);
    support::TestDatabase database(Engine::Sqlite);
    database.fill(support::testFile(file));
    const QStringList before = dump::folder(database.folder());
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    QVERIFY(!report);
    QVERIFY2(report.error().code == code, qPrintable(report.error().message));
    QCOMPARE(dump::folder(database.folder()), before);
}

void TestFailures::foreignIsAskedFirst()
{
    support::TestDatabase database(support::engine());
    makeShop(database);
    const QStringList before = picture(database);
    const auto report = migration::upgrade(database.location(), dump::scripts(), {});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotAtHead);
    QVERIFY2(report.error().message.contains(u"add products.hidden_content"_s),
             qPrintable(report.error().message));
    QCOMPARE(picture(database), before);
}

void TestFailures::newerIsRefused()
{
    support::TestDatabase database(support::engine());
    makeShop(database);
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
    database.run(u"UPDATE shopbook_revision SET revision = 'ffff00000001' WHERE branch = 'shopbook'"_s);
    const QStringList before = picture(database);
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::UnknownRevision);
    QCOMPARE(picture(database), before);
}

void TestFailures::otherProgramIsRefused()
{
    support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT);\nINSERT INTO posts VALUES (1, 'x')"_s);
    const QStringList before = picture(database);
    auto options = dump::agreed(database);
    options.newAreas = QStringList{u"phonebook"_s};
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::ForeignDatabase);
    QCOMPARE(picture(database), before);
}

void TestFailures::takenBack_data()
{
    QTest::addColumn<QString>("sections");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("statement")
        << u"-- @upgrade\nCREATE TABLE new_one (a TEXT);\nDELETE FROM mine;\nINSERT INTO nowhere VALUES (1);\n"_s
        << ErrorCode::Failed << u"bad00001"_s;
    QTest::newRow("verify")
        << u"-- @upgrade\nDELETE FROM mine;\n-- @verify\nSELECT 1 WHERE NOT EXISTS (SELECT 1 FROM mine);\n"_s
        << ErrorCode::Failed << u"check of the result"_s;
    QTest::newRow("verify that cannot run")
        << u"-- @upgrade\nDELETE FROM mine;\n-- @verify\nSELECT nothing FROM mine;\n"_s << ErrorCode::Failed
        << u"bad00001"_s;
    QTest::newRow("constraint")
        << u"-- @upgrade\nDELETE FROM mine;\nINSERT INTO users (telegram_id) VALUES (1);\n"_s
        << ErrorCode::Failed << u"bad00001"_s;
    QTest::newRow("owner's table") << u"-- @upgrade\nDROP TABLE mine;\n"_s << ErrorCode::Drift << u"mine"_s;
}

void TestFailures::takenBack()
{
    QFETCH(QString, sections);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    if (support::engine() == Engine::Postgresql && says == u"bad00001" && sections.contains(u"users"_s))
        return; // a statement that fails is a statement that fails
    support::TestDatabase database(support::engine());
    makeShop(database);
    const QStringList before = picture(database);
    const auto scripts = with({script(u"bad00001"_s, u"5ca0f991801d"_s, sections)});
    const auto report = migration::upgrade(database.location(), scripts, dump::agreed(database));
    QVERIFY(!report);
    QVERIFY2(report.error().code == code, qPrintable(report.error().message));
    QVERIFY2(report.error().message.contains(says), qPrintable(report.error().message));
    QCOMPARE(picture(database), before);
    // The same database is brought to head by sound scripts afterwards.
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), dump::agreed(database)));
}

void TestFailures::fullDisk()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    makeShop(database);
    const QStringList before = picture(database);
    // SQLite ends the transaction by itself: what comes after must not be committed on its own.
    const auto scripts = with({script(
        u"bad00001"_s, u"5ca0f991801d"_s,
        u"-- @upgrade\nPRAGMA max_page_count = 40;\nCREATE TABLE big (a BLOB);\n"
        "INSERT INTO big VALUES (zeroblob(1000000));\nINSERT INTO mine VALUES ('slipped through');\n"_s)});
    const auto report = migration::upgrade(database.location(), scripts, dump::agreed(database));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NoSpace);
    QCOMPARE(picture(database), before);
}

void TestFailures::cancelled()
{
    support::TestDatabase database(support::engine());
    makeShop(database);
    const QStringList before = picture(database);
    std::atomic_bool stop = false;
    auto options = dump::agreed(database);
    options.cancelled = &stop;
    options.progress = [&](const QString &text) { stop = stop || text.startsWith(u"1720ca777755"_s); };
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(picture(database), before);
}

void TestFailures::staleBackupFolder()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    makeShop(database);
    const QStringList before = picture(database);
    auto options = dump::agreed(database);
    options.backupFolder = support::testFile(u"kill_1.db"_s) + u"/below a file"_s;
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(u"othing was changed"_s), qPrintable(report.error().message));
    QCOMPARE(picture(database), before);
}

void TestFailures::doesNotFitAfterwards()
{
    support::TestDatabase database(support::engine());
    const auto connection = database.open();
    VERIFY_OK(migration::runScript(connection, dump::scripts().chain(u"phonebook"_s).constFirst(),
                                   migration::Direction::Upgrade));
    // Their phonebook has no number, and no script of ours can know what to do about that.
    database.run(
        u"CREATE TABLE phonebook (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES \"user\" (id));\n"
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);\nINSERT INTO alembic_version VALUES ('8062eeb65a44')"_s);
    const QStringList before = picture(database);
    const auto report = migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Drift);
    QVERIFY2(report.error().message.contains(u"phonebook.number"_s), qPrintable(report.error().message));
    QCOMPARE(picture(database), before);
}

void TestFailures::anotherProgramWrites()
{
    support::TestDatabase database(support::engine());
    makeShop(database);
    const auto bot = database.open(database::Role::Writer);
    UNWRAP(bot.execute(support::engine() == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s));
    UNWRAP(bot.execute(u"UPDATE purchases SET price = price"_s));
    int waits = 0;
    auto options = dump::agreed(database);
    options.lockWaitMs = 400;
    options.progress = [&](const QString &text) { waits += text == u"waiting" ? 1 : 0; };
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!report);
    QVERIFY2(report.error().code == ErrorCode::Locked, qPrintable(report.error().message));
    QVERIFY(waits > 0 || support::engine() == Engine::Postgresql);
    UNWRAP(bot.execute(u"COMMIT"_s));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
    QCOMPARE(database.scalar(u"SELECT price FROM purchases"_s).toInt(), 5);
}

void TestFailures::anotherShopbookMigrates()
{
    if (support::engine() != Engine::Postgresql)
        return;
    support::TestDatabase database(Engine::Postgresql);
    const auto other = database.open();
    UNWRAP(other.execute(u"SELECT pg_advisory_lock(%1)"_s.arg(0x53686f70626f6f6bLL)));
    int waits = 0;
    migration::UpgradeOptions options;
    options.lockWaitMs = 300;
    options.progress = [&](const QString &text) { waits += text == u"waiting" ? 1 : 0; };
    const auto report = migration::upgrade(database.location(), dump::scripts(), options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Locked);
    QVERIFY(waits > 0);
    UNWRAP(other.execute(u"SELECT pg_advisory_unlock_all()"_s));
    VERIFY_OK(migration::upgrade(database.location(), dump::scripts(), options));
}

void TestFailures::manyAtOnce_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::newRow("new") << true;
    QTest::newRow("old") << false;
}

void TestFailures::manyAtOnce()
{
    QFETCH(bool, isNew);
    support::TestDatabase database(support::engine());
    if (!isNew)
        makeShop(database);
    constexpr int count = 4;
    std::atomic_int failed = 0;
    std::atomic_int applied = 0;
    std::atomic_int backups = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < count; ++i)
            threads.emplace_back([&] {
                const auto report =
                    migration::upgrade(database.location(), dump::scripts(), dump::agreed(database));
                if (!report) {
                    ++failed;
                    qCritical("%s | %s", qPrintable(report.error().message),
                              qPrintable(report.error().detail));
                    return;
                }
                applied += int(report->applied.size());
                backups += report->backup.isEmpty() ? 0 : 1;
            });
    }
    QCOMPARE(failed.load(), 0);
    QCOMPARE(applied.load(), isNew ? int(dump::scripts().scripts().size()) : 5);
    QCOMPARE(backups.load(), isNew || support::engine() == Engine::Postgresql ? 0 : 1);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM shopbook_history"_s).toInt(), applied.load());
}

void TestFailures::runsAloneOutsideATransaction()
{
    support::TestDatabase database(support::engine());
    makeShop(database);
    const auto alone = UNWRAP(migration::parseScript(
        u"9000_a10ne.sql"_s,
        "-- revision: a10ne\n-- down-revision: 5ca0f991801d\n-- branch: market\n-- message: alone\n"
        "-- transaction: no\n-- @upgrade sqlite\nVACUUM;\nCREATE INDEX by_name ON products (name);\n"
        "-- @upgrade postgresql\nCREATE INDEX CONCURRENTLY by_name ON products (name);\n"));
    const auto later = script(u"after1"_s, u"a10ne"_s, u"-- @upgrade\nCREATE TABLE later (a TEXT);\n"_s);
    const auto scripts = with({alone, later});
    const auto report = migration::upgrade(database.location(), scripts, dump::agreed(database));
    VERIFY_OK(report);
    QStringList order;
    for (const auto &each : report->applied)
        order.append(each.step.script.revision);
    QCOMPARE(order.last(2), (QStringList{u"a10ne"_s, u"after1"_s}));
    QCOMPARE(database.scalar(u"SELECT count(*) FROM shopbook_history"_s).toInt(), 7);
    QCOMPARE(database.scalar(u"SELECT revision FROM shopbook_revision WHERE branch = 'market'"_s).toString(),
             u"after1"_s);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), scripts, {})).applied.isEmpty());
}

void TestFailures::bringsWhatItDependsOn()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    makeShop(database);
    const auto own =
        UNWRAP(migration::parseScript(u"9000_0001.sql"_s,
                                      "-- revision: own1\n-- down-revision: none\n-- depends-on: "
                                      "e99bb21b3bad\n-- branch: calls\n-- message: calls\n"
                                      "-- @upgrade\nCREATE TABLE calls (id INTEGER PRIMARY KEY, number_id "
                                      "INTEGER REFERENCES phonebook (id));\n"));
    auto options = dump::agreed(database);
    options.newAreas = QStringList{u"calls"_s};
    const auto report = migration::upgrade(database.location(), with({own}), options);
    VERIFY_OK(report);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM phonebook"_s).toInt(), 0);
    QCOMPARE(database.scalar(u"SELECT count(*) FROM calls"_s).toInt(), 0);
    QVERIFY(UNWRAP(migration::upgrade(database.location(), with({own}), {})).applied.isEmpty());
}

void TestFailures::needsAPartForThisEngine()
{
    if (support::engine() != Engine::Sqlite)
        return;
    support::TestDatabase database(Engine::Sqlite);
    makeShop(database);
    const QStringList before = picture(database);
    const auto scripts = with(
        {script(u"half1"_s, u"5ca0f991801d"_s, u"-- @upgrade postgresql\nCREATE TABLE x (a TEXT);\n"_s)});
    const auto report = migration::upgrade(database.location(), scripts, dump::agreed(database));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Usage);
    QCOMPARE(picture(database), before);
}

void TestFailures::rightToCreateIsMissing()
{
    if (support::engine() != Engine::Postgresql)
        return;
    support::TestDatabase database(Engine::Postgresql);
    makeShop(database);
    const QString name = u"guest_"_s + database.location().name;
    UNWRAP(database.open().execute(u"CREATE ROLE %1 LOGIN"_s.arg(name)));
    UNWRAP(database.open().execute(
        u"GRANT SELECT, UPDATE, INSERT ON ALL TABLES IN SCHEMA public TO %1"_s.arg(name)));
    const QStringList before = picture(database);
    database::Location guest = database.location();
    guest.user = name;
    const auto report = migration::upgrade(guest, dump::scripts(), dump::agreed(database));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NoPermission);
    QVERIFY2(report.error().message.contains(u"GRANT CREATE ON DATABASE"_s),
             qPrintable(report.error().message));
    QCOMPARE(picture(database), before);
    UNWRAP(database.open().execute(u"DROP OWNED BY %1"_s.arg(name)));
    UNWRAP(database.open().execute(u"DROP ROLE %1"_s.arg(name)));
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
