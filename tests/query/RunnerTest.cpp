// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Runner.h"

#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::Engine;
using query::Failure;
using query::RunLimits;
using query::Runner;
using query::RunSummary;
using query::SqlText;

namespace
{

/// Numbers 1 to `count`, or on and on for 0.
SqlText numbers(Engine engine, qint64 count)
{
    if (engine == Engine::Postgresql)
        return {u"SELECT generate_series(1, ?::bigint) AS number"_s,
                {count > 0 ? count : Q_INT64_C(1000000000000)}};
    return {
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ? OR ? = 0) SELECT i AS number FROM n"_s,
        {count, count}};
}

/// Says nothing for hours.
SqlText silence(Engine engine)
{
    return {engine == Engine::Sqlite
                ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
                : u"SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 100000000) b"_s,
            {}};
}

} // namespace

/// Rows that come to a view from the query thread.
class RunnerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_database.reset(); }
    void rowsComeInBlocks();
    void theLimitCutsAndSaysSo();
    void exactlyTheLimitIsNotCut();
    void noRowsAtAll();
    void cancelIsAnswered();
    void aNewRunSilencesTheOneBefore();
    void aFailureSaysWhere();
    void theTimeLimit();
    void aDatabaseThatIsNotThere();
    void destroyedWhileItRuns();
    void allRowsAreStreamed();
    void aSinkThatHasEnough();
    void jobsOfTheThread();

private:
    [[nodiscard]] Engine engine() const { return support::engine(); }
    std::unique_ptr<support::TestDatabase> m_database;
    std::shared_ptr<query::QueryThread> m_thread;
    std::unique_ptr<Runner> m_runner;
    QStringList m_titles;
    QList<qsizetype> m_blocks;
    QList<qint64> m_numbers;
    std::optional<RunSummary> m_summary;
    std::optional<Failure> m_failure;
};

void RunnerTest::init()
{
    support::failOnSqlWarnings();
    if (!m_database || m_database->location().engine != engine()) {
        m_database = std::make_unique<support::TestDatabase>(engine());
        m_database->run(u"CREATE TABLE one (id INTEGER PRIMARY KEY);\n"_s);
    }
    m_thread = std::make_shared<query::QueryThread>(m_database->location());
    m_runner = std::make_unique<Runner>(m_thread);
    m_titles.clear();
    m_blocks.clear();
    m_numbers.clear();
    m_summary.reset();
    m_failure.reset();
    connect(m_runner.get(), &Runner::columnsCame, this, [this](const QList<database::ResultColumn> &columns) {
        for (const auto &column : columns)
            m_titles.append(column.title);
    });
    connect(m_runner.get(), &Runner::rowsCame, this, [this](const QList<QVariantList> &rows) {
        m_blocks.append(rows.size());
        for (const QVariantList &row : rows)
            m_numbers.append(row.constFirst().toLongLong());
    });
    connect(m_runner.get(), &Runner::finished, this,
            [this](const RunSummary &summary) { m_summary = summary; });
    connect(m_runner.get(), &Runner::failed, this, [this](const Failure &failure) { m_failure = failure; });
}

void RunnerTest::cleanup()
{
    m_runner.reset();
    m_thread.reset();
}

void RunnerTest::rowsComeInBlocks()
{
    m_runner->run(numbers(engine(), 5000));
    QVERIFY(m_runner->isRunning());
    QTRY_VERIFY(m_summary);
    QVERIFY(!m_runner->isRunning());
    QCOMPARE(m_titles, QStringList{u"number"_s});
    QCOMPARE(m_numbers.size(), 5000);
    for (int i = 0; i < 5000; ++i)
        QCOMPARE(m_numbers.at(i), i + 1);
    QCOMPARE(m_summary->rows, 5000);
    QVERIFY(!m_summary->hasMore);
    QVERIFY(m_summary->firstMs <= m_summary->allMs);
    if (engine()
        == Engine::Postgresql) // a file without a WAL may have to be read again, so its rows come at the end
        QVERIFY(m_blocks.size() > 4);
}

void RunnerTest::theLimitCutsAndSaysSo()
{
    m_runner->run(numbers(engine(), 0), {1234, 30s});
    QTRY_VERIFY(m_summary);
    QCOMPARE(m_numbers.size(), 1234);
    QCOMPARE(m_summary->rows, 1234);
    QVERIFY(m_summary->hasMore);
    // It can go on: run with a larger limit.
    m_numbers.clear();
    m_summary.reset();
    m_runner->run(numbers(engine(), 0), {2468, 30s});
    QTRY_VERIFY(m_summary);
    QCOMPARE(m_numbers.size(), 2468);
}

void RunnerTest::exactlyTheLimitIsNotCut()
{
    m_runner->run(numbers(engine(), 100), {100, 30s});
    QTRY_VERIFY(m_summary);
    QCOMPARE(m_numbers.size(), 100);
    QVERIFY(!m_summary->hasMore);
}

void RunnerTest::noRowsAtAll()
{
    m_runner->run({u"SELECT id FROM one WHERE id = ?"_s, {qint64(5)}});
    QTRY_VERIFY(m_summary);
    QCOMPARE(m_titles, QStringList{u"id"_s});
    QCOMPARE(m_summary->rows, 0);
    QVERIFY(m_blocks.isEmpty());
}

void RunnerTest::cancelIsAnswered()
{
    for (int round = 0; round < 5; ++round) {
        m_failure.reset();
        m_runner->run(silence(engine()));
        m_runner->cancel();
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error.code, base::ErrorCode::Cancelled);
        QVERIFY(!m_failure->error.message.isEmpty());
    }
    m_runner->run(numbers(engine(), 3));
    QTRY_VERIFY(m_summary);
    QCOMPARE(m_numbers, (QList<qint64>{1, 2, 3}));
}

void RunnerTest::aNewRunSilencesTheOneBefore()
{
    m_runner->run(silence(engine()));
    m_runner->run(numbers(engine(), 0), {50000, 30s});
    m_runner->run(numbers(engine(), 3));
    QTRY_VERIFY(m_summary);
    QVERIFY(!m_failure);
    QCOMPARE(m_numbers, (QList<qint64>{1, 2, 3}));
    QCOMPARE(m_titles.size(), 1);
}

void RunnerTest::aFailureSaysWhere()
{
    m_runner->runByHand(u"SELECT number FORM one"_s);
    QTRY_VERIFY(m_failure);
    QCOMPARE(m_failure->error.code, base::ErrorCode::Usage);
    QVERIFY(m_failure->length > 0);
    m_failure.reset();
    m_runner->runByHand(u"DROP TABLE one"_s);
    QTRY_VERIFY(m_failure);
    QCOMPARE(m_failure->offset, 0);
    QCOMPARE(m_failure->length, 4);
    m_runner->runByHand(u"SELECT id FROM one;"_s);
    QTRY_VERIFY(m_summary);
}

void RunnerTest::theTimeLimit()
{
    QCOMPARE(RunLimits().time, std::chrono::milliseconds(30s)); // of whoever says nothing
    m_runner->run(silence(engine()), {10, 500ms});
    QTRY_VERIFY(m_failure);
    QCOMPARE(m_failure->error.code, base::ErrorCode::Cancelled);
    QVERIFY(m_failure->error.message.contains(u"time limit"));
}

void RunnerTest::aDatabaseThatIsNotThere()
{
    auto location = m_database->location();
    location.path += u".missing"_s;
    location.name += u"_missing"_s;
    Runner runner(std::make_shared<query::QueryThread>(location));
    std::optional<Failure> failure;
    connect(&runner, &Runner::failed, this, [&](const Failure &given) { failure = given; });
    runner.run(numbers(engine(), 1));
    QTRY_VERIFY(failure);
    QCOMPARE(failure->error.code, base::ErrorCode::NotFound);
}

void RunnerTest::destroyedWhileItRuns()
{
    m_runner->run(silence(engine()));
    m_runner.reset();
    QVERIFY(m_thread->waitIdle(20000));
    Runner other(m_thread);
    other.run(silence(engine()));
    m_thread.reset(); // the runner's own share keeps it
}

void RunnerTest::allRowsAreStreamed()
{
    auto connection = UNWRAP(database::QueryConnection::open(m_database->location()));
    qint64 seen = 0;
    qsizetype largest = 0;
    const auto done = query::fetch(connection, numbers(engine(), 200000), {0, 60s}, {},
                                   {{}, [&](const QList<QVariantList> &rows) {
                                        seen += rows.size();
                                        largest = std::max(largest, rows.size());
                                        return true;
                                    }});
    QVERIFY(done);
    QCOMPARE(seen, 200000);
    QCOMPARE(done->rows, 200000);
    QVERIFY(largest <= 1000); // a block, not the result
    QCOMPARE(done->isOnCopy, engine() == Engine::Sqlite);
}

void RunnerTest::aSinkThatHasEnough()
{
    auto connection = UNWRAP(database::QueryConnection::open(m_database->location()));
    for (int round = 0; round < 2; ++round) {
        const auto done = query::fetch(connection, numbers(engine(), 0), {0, 60s}, {},
                                       {{}, [](const QList<QVariantList> &) { return false; }});
        QVERIFY(done);
        QVERIFY(done->hasMore);
    }
}

void RunnerTest::jobsOfTheThread()
{
    std::optional<base::Result<qint64>> answer;
    m_thread->run(
        this,
        [](database::QueryConnection &connection,
           const query::QueryThread::StopSign &sign) -> base::Result<qint64> {
            qint64 count = 0;
            const auto looked = connection.look(
                {30s, false, sign}, [&](database::QueryConnection::Look &look) -> base::Result<void> {
                    const auto one = look.scalar(u"SELECT 41 + 1"_s);
                    SHOPBOOK_TRY(one);
                    count = one->toLongLong();
                    return {};
                });
            SHOPBOOK_TRY(looked);
            return count;
        },
        [&](base::Result<qint64> given) { answer = std::move(given); });
    QTRY_VERIFY(answer);
    QCOMPARE(UNWRAP(*answer), 42);
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "RunnerTest.moc"
