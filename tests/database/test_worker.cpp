// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Worker.h"

#include "FreshDatabase.h"
#include "database/Query.h"
#include "support/Patience.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using database::Connection;
using database::OpenMode;
using database::Role;
using database::Worker;
using Priority = Worker::Priority;

namespace
{

/// A statement that runs for minutes unless it is stopped.
QString longStatement(database::Engine engine)
{
    return engine == database::Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
        : u"SELECT pg_sleep(300)"_s;
}

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_fresh.drop(); }
    void connectionLivesInTheThread();
    void refusalIsReported();
    void urgentJobsFirst();
    void urgentJobsBetweenSlices();
    void resultComesToTheApplicationsThread();
    void resultIsDroppedWithItsContext();
    void interruptStopsTheStatement();
    void interruptWithoutAJobHarmsNothing();
    void destructionInterruptsAndDropsTheRest();
    void destructionBetweenTheStatementsOfAJob();
    void interrupterOutlivesTheConnection();
    void waitIdleTimesOut();
    void manyWorkers();
    void aLostConnectionIsMadeAnew();

private:
    [[nodiscard]] std::unique_ptr<Worker> start(Role role = Role::Reader) const
    {
        return UNWRAP(Worker::start(m_database->location(), OpenMode::CreateIfMissing, role));
    }
    FreshDatabase m_fresh;
    support::TestDatabase *m_database = nullptr;
};

void TestWorker::init()
{
    support::failOnSqlWarnings();
    m_database = &m_fresh.take(support::engine());
}

void TestWorker::connectionLivesInTheThread()
{
    const auto worker = start();
    QThread *thread = nullptr;
    qint64 answer = 0;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        thread = QThread::currentThread();
        answer = UNWRAP(connection.scalar(u"SELECT 42"_s)).toLongLong();
    });
    QVERIFY(worker->waitIdle(5000));
    QVERIFY(thread != nullptr);
    QVERIFY(thread != QThread::currentThread());
    QCOMPARE(answer, 42);
}

void TestWorker::refusalIsReported()
{
    auto location = m_database->location();
    location.path += u".missing"_s;
    location.name += u"_missing"_s;
    const auto worker = Worker::start(location, OpenMode::ReadWrite, Role::Reader);
    QVERIFY(!worker);
    QCOMPARE(worker.error().code, base::ErrorCode::NotFound);
}

void TestWorker::urgentJobsFirst()
{
    const auto worker = start();
    QSemaphore gate;
    QStringList order;
    worker->post(Priority::Normal, [&](const Connection &) { gate.acquire(); });
    worker->post(Priority::Normal, [&](const Connection &) { order.append(u"n1"_s); });
    worker->post(Priority::Normal, [&](const Connection &) { order.append(u"n2"_s); });
    worker->post(Priority::Urgent, [&](const Connection &) { order.append(u"u1"_s); });
    worker->post(Priority::Urgent, [&](const Connection &) { order.append(u"u2"_s); });
    gate.release();
    QVERIFY(worker->waitIdle(5000));
    QCOMPARE(order, (QStringList{u"u1"_s, u"u2"_s, u"n1"_s, u"n2"_s}));
}

void TestWorker::urgentJobsBetweenSlices()
{
    const auto worker = start();
    QSemaphore begun;
    QSemaphore gate;
    QStringList order;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        auto query =
            UNWRAP(database::Query::run(connection, u"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"_s));
        QVERIFY(query.next());
        begun.release();
        gate.acquire();
        worker->runUrgentJobs();
        order.append(u"rest"_s);
        QVERIFY(query.next()); // the open result is whole
        QVERIFY(query.next());
        QVERIFY(!query.next());
        VERIFY_OK(query.finish());
    });
    begun.acquire();
    worker->post(Priority::Normal, [&](const Connection &) { order.append(u"normal"_s); });
    worker->post(Priority::Urgent, [&](const Connection &connection) {
        order.append(UNWRAP(connection.scalar(u"SELECT 'urgent'"_s)).toString());
    });
    gate.release();
    QVERIFY(worker->waitIdle(5000));
    QCOMPARE(order, (QStringList{u"urgent"_s, u"rest"_s, u"normal"_s}));
}

void TestWorker::resultComesToTheApplicationsThread()
{
    const auto worker = start();
    QObject context;
    QThread *where = nullptr;
    QString answer;
    worker->run(
        Priority::Normal, &context,
        [](const Connection &connection) { return connection.scalar(u"SELECT 'Ёж'"_s); },
        [&](const base::Result<QVariant> &result) {
            where = QThread::currentThread();
            answer = result ? result->toString() : result.error().message;
        });
    QTRY_COMPARE(answer, u"Ёж"_s);
    QCOMPARE(where, QThread::currentThread());
}

void TestWorker::resultIsDroppedWithItsContext()
{
    const auto worker = start();
    auto context = std::make_unique<QObject>();
    bool called = false;
    worker->run(
        Priority::Normal, context.get(), [](const Connection &) { return 1; }, [&](int) { called = true; });
    QVERIFY(worker->waitIdle(5000));
    context.reset(); // the answer waits in the event loop by now
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestWorker::interruptStopsTheStatement()
{
    const auto worker = start();
    const QString sql = longStatement(support::engine());
    QSemaphore begun;
    std::atomic<int> code = -1;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        begun.release();
        const auto result = connection.scalar(sql);
        code = result ? 0 : int(result.error().code);
    });
    begun.acquire();
    QElapsedTimer timer;
    timer.start();
    // The statement may not have begun when the first stop comes.
    while (code == -1 && timer.elapsed() < 10000) {
        worker->interrupt();
        (void)worker->waitIdle(20);
    }
    QCOMPARE(code.load(), int(base::ErrorCode::Cancelled));
    // The worker goes on. A cancel of PostgreSQL may arrive late, so the second try counts at the latest.
    std::atomic<int> answer = 0;
    for (int attempt = 0; attempt < 5 && answer == 0; ++attempt) {
        worker->post(Priority::Normal, [&](const Connection &connection) {
            if (const auto result = connection.scalar(u"SELECT 7"_s))
                answer = result->toInt();
        });
        QVERIFY(worker->waitIdle(5000));
    }
    QCOMPARE(answer.load(), 7);
}

void TestWorker::interruptWithoutAJobHarmsNothing()
{
    const auto worker = start();
    for (int i = 0; i < 100; ++i)
        worker->interrupt();
    bool ok = false;
    worker->post(Priority::Normal,
                 [&](const Connection &connection) { ok = connection.scalar(u"SELECT 1"_s).has_value(); });
    QVERIFY(worker->waitIdle(5000));
    QVERIFY(ok);
}

void TestWorker::destructionInterruptsAndDropsTheRest()
{
    auto worker = start();
    const QString sql = longStatement(support::engine());
    QSemaphore begun;
    std::atomic<int> code = -1;
    std::atomic<bool> second = false;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        begun.release();
        const auto result = connection.scalar(sql);
        code = result ? 0 : int(result.error().code);
    });
    worker->post(Priority::Normal, [&](const Connection &) { second = true; });
    worker->post(Priority::Urgent, [](const Connection &) {});
    begun.acquire();
    QElapsedTimer timer;
    timer.start();
    worker.reset();
    QVERIFY(timer.elapsed() < 10000);
    QVERIFY(code == int(base::ErrorCode::Cancelled) || code == -1);
    QVERIFY(!second);
}

void TestWorker::destructionBetweenTheStatementsOfAJob()
{
    auto worker = start();
    const QString sql = longStatement(support::engine());
    QSemaphore begun;
    int stopped = 0;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        begun.release();
        for (int i = 0; i < 5; ++i)
            stopped += connection.scalar(sql) ? 0 : 1;
    });
    begun.acquire();
    worker.reset();
    QCOMPARE(stopped, 5);
}

void TestWorker::interrupterOutlivesTheConnection()
{
    std::shared_ptr<database::Interrupter> interrupter;
    {
        const auto connection = m_database->open();
        interrupter = connection.interrupter();
        interrupter->interrupt();
    }
    interrupter->interrupt();
    // Interrupting from one thread while another opens and closes: for the sanitizers.
    std::atomic<bool> done = false;
    std::thread other([&] {
        for (int i = 0; i < 20; ++i) {
            const auto connection = m_database->open();
            const auto mine = connection.interrupter();
            for (int k = 0; k < 3; ++k)
                mine->interrupt();
        }
        done = true;
    });
    while (!done)
        interrupter->interrupt();
    other.join();
}

void TestWorker::waitIdleTimesOut()
{
    const auto worker = start();
    QSemaphore gate;
    worker->post(Priority::Normal, [&](const Connection &) { gate.acquire(); });
    QVERIFY(!worker->waitIdle(20));
    gate.release();
    QVERIFY(worker->waitIdle(5000));
}

void TestWorker::manyWorkers()
{
    std::vector<std::unique_ptr<Worker>> workers;
    std::atomic<int> sum = 0;
    for (int i = 0; i < 8; ++i)
        workers.push_back(start());
    for (int round = 0; round < 20; ++round)
        for (const auto &worker : workers)
            worker->post(round % 2 == 0 ? Priority::Normal : Priority::Urgent,
                         [&](const Connection &connection) {
                             sum += UNWRAP(connection.scalar(u"SELECT 1"_s)).toInt();
                         });
    for (const auto &worker : workers)
        QVERIFY(worker->waitIdle(10000));
    QCOMPARE(sum.load(), 160);
}

void TestWorker::aLostConnectionIsMadeAnew()
{
    if (support::engine() == database::Engine::Sqlite)
        return; // nobody can take a file's connection away
    const auto worker = start();
    qint64 before = 0;
    worker->post(Priority::Normal, [&](const Connection &connection) {
        before = UNWRAP(connection.scalar(u"SELECT pg_backend_pid()"_s)).toLongLong();
    });
    QVERIFY(worker->waitIdle(5000));
    QVERIFY(m_database->scalar(u"SELECT pg_terminate_backend(?)"_s, {before}).toBool());
    QTRY_COMPARE(m_database->scalar(u"SELECT count(*) FROM pg_stat_activity WHERE pid = ?"_s, {before}).toInt(), 0);
    // Who meets the loss is told of it.
    base::Result<QVariant> met = QVariant();
    worker->post(Priority::Normal,
                 [&](const Connection &connection) { met = connection.scalar(u"SELECT pg_backend_pid()"_s); });
    QVERIFY(worker->waitIdle(5000));
    QVERIFY(!met);
    QCOMPARE(met.error().code, base::ErrorCode::Unreachable);
    base::Result<QVariant> after = QVariant();
    base::Result<QVariant> path = QVariant();
    worker->post(Priority::Normal, [&](const Connection &connection) {
        after = connection.scalar(u"SELECT pg_backend_pid()"_s);
        path = connection.scalar(u"SELECT current_setting('search_path')"_s);
    });
    QVERIFY(worker->waitIdle(20000));
    VERIFY_OK(after);
    QVERIFY(after->toLongLong() != before);
    QVERIFY(path->toString().contains(u"shopbook"_s)); // with its session's settings
    // And it can be interrupted as the first one could.
    worker->post(Priority::Normal, [&](const Connection &connection) {
        after = connection.scalar(longStatement(support::engine()));
    });
    QTRY_VERIFY([&] {
        worker->interrupt();
        return worker->waitIdle(100);
    }());
    QVERIFY(!after);
}

QTEST_GUILESS_MAIN(TestWorker)
#include "test_worker.moc"
