// SPDX-License-Identifier: GPL-3.0-or-later
#include "LookFixture.h"
#include "support/Patience.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::StopSign;
using Look = database::QueryConnection::Look;

/// Questions that are stopped, by a person, by the clock or because nobody reads on: at once, and the
/// connection is none the worse.
class TestQueryStops : public LookFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void aStopWorksAtOnce_data();
    void aStopWorksAtOnce();
    void aStopBeforehand();
    void theTimeIsUp();
    void itGoesOnAfterAStop();
    void rowsThatNobodyReads();
};

void TestQueryStops::aStopWorksAtOnce_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("no row") << 0;
    QTest::newRow("rows") << 1;
    QTest::newRow("asleep") << 2;
}

void TestQueryStops::aStopWorksAtOnce()
{
    QFETCH(const int, kind);
    if (isSqlite() && kind == 2)
        return; // nothing sleeps there
    const QString sql = kind == 0 ? longStatement() : kind == 1 ? longRows() : u"SELECT pg_sleep(3000)"_s;
    if (isSqlite())
        database().run(u"PRAGMA journal_mode = WAL;\n"_s);
    const auto sign = std::make_shared<StopSign>();
    std::atomic_bool isRunning = false;
    base::Result<void> done;
    std::thread thread([&] {
        auto connection = open();
        done = connection.look({10000s, false, sign}, [&](Look &look) -> base::Result<void> {
            isRunning = true;
            auto asked = look.ask(sql);
            SHOPBOOK_TRY(asked);
            while (asked->next()) { }
            return asked->finish();
        });
    });
    while (!isRunning)
        std::this_thread::yield();
    if (!isSqlite()) // the server has it
        QTRY_VERIFY(
            database()
                .scalar(
                    u"SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND query = ?"_s,
                    {sql})
                .toInt()
            > 0);
    sign->stop();
    thread.join();
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
    QVERIFY(done.error().message.contains(u"cancelled"));
}

void TestQueryStops::aStopBeforehand()
{
    auto connection = open();
    const auto sign = std::make_shared<StopSign>();
    sign->stop();
    const auto done = connection.look({30s, false, sign}, [&](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(longStatement()));
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
}

void TestQueryStops::theTimeIsUp()
{
    auto connection = open();
    const auto done = connection.look({1000ms, false, {}}, [&](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(longStatement()));
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
    QVERIFY2(done.error().message.contains(u"time limit"), qPrintable(done.error().message));
}

void TestQueryStops::itGoesOnAfterAStop()
{
    auto connection = open();
    for (int round = 0; round < 20; ++round) {
        const auto sign = std::make_shared<StopSign>();
        std::thread thread([&] { sign->stop(); });
        const auto stopped = connection.look({30s, false, sign}, [&](Look &look) -> base::Result<void> {
            SHOPBOOK_TRY(look.scalar(longStatement()));
            return {};
        });
        thread.join();
        QVERIFY(!stopped);
        VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
            SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
            return {};
        }));
    }
}

void TestQueryStops::rowsThatNobodyReads()
{
    auto connection = open();
    for (int round = 0; round < 3; ++round) {
        int count = 0;
        VERIFY_OK(connection.look({}, [&](Look &look) -> base::Result<void> {
            auto asked = look.ask(longRows());
            SHOPBOOK_TRY(asked);
            for (count = 0; count < 100 && asked->next(); ++count) { }
            return {};
        }));
        QCOMPARE(count, 100);
    }
}

QTEST_GUILESS_MAIN(TestQueryStops)
#include "test_query_stops.moc"
