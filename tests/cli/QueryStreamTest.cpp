// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "support/Patience.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using clitest::Outcome;
using database::Engine;

/// `shopbook-cli query` and results of any size: they take the same memory, and what breaks off does so
/// cleanly.
class QueryStreamTest : public QObject
{
    Q_OBJECT
    std::map<Engine, std::unique_ptr<support::TestDatabase>> m_databases;
    QTemporaryDir m_folder;

    [[nodiscard]] static bool isSqlite() { return support::engine() == Engine::Sqlite; }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(file(u"tmp"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QStringList query(const QStringList &arguments) const
    {
        return QStringList{u"--database"_s, m_databases.at(support::engine())->location().toUrl(), u"query"_s}
        + arguments;
    }
    /// Its results go to the file "results", its temporary files to the folder "tmp".
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, file(u"tmp"_s));
        process->setProcessEnvironment(environment);
        process->setStandardOutputFile(file(u"results"_s));
        process->start(QStringLiteral(SHOPBOOK_CLI), query(arguments));
        return process;
    }
    [[nodiscard]] QByteArray results() const
    {
        QFile results(file(u"results"_s));
        return results.open(QIODevice::ReadOnly) ? results.readAll() : QByteArray();
    }
    [[nodiscard]] static QString sequence(qint64 rows)
    {
        return isSqlite()
            ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s.arg(rows)
            : u"WITH n(i) AS (SELECT generate_series(1, %1)) "_s.arg(rows);
    }
    [[nodiscard]] static QString rowsSql(qint64 rows)
    {
        return sequence(rows) + u"SELECT i, 'row ' || i AS name, CAST(i + 0.5 AS FLOAT) AS half FROM n"_s;
    }
    /// The most that any of the programs started so far needed, in MB.
    [[nodiscard]] static qint64 peak()
    {
        rusage usage{};
        getrusage(RUSAGE_CHILDREN, &usage);
        return usage.ru_maxrss / 1024;
    }
    void writePeople(int count)
    {
        m_databases.at(support::engine())
            ->run(sequence(count)
                  + u"INSERT INTO \"user\" (id, name, age, email, country, deleted) SELECT 1000 + i, "
                    "'Name ' || i, 20, i || '@example.org', 'USA', false FROM n;\n"_s);
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_databases.clear(); }
    void memoryDoesNotGrow_data();
    void memoryDoesNotGrow();
    void objectsAreNotGathered_data();
    void objectsAreNotGathered();
    void aLaterCellMayBeWider();
    void ctrlCAmongRows();
    void ctrlCBeforeTheFirstRow();
    void whoReadsGoesAway();
    void theTimeIsUp();
};

void QueryStreamTest::init()
{
    support::failOnSqlWarnings();
    QDir().mkpath(file(u"tmp"_s));
    auto &database = m_databases[support::engine()];
    if (database)
        return;
    database = std::make_unique<support::TestDatabase>(support::engine());
    QCOMPARE(clitest::runCli({u"sample"_s, database->location().toUrl()}).exitCode, 0);
    if (isSqlite())
        database->run(u"PRAGMA journal_mode = DELETE;\n"_s); // where a long query runs on a copy
}

void QueryStreamTest::memoryDoesNotGrow_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : {u"csv"_s, u"json"_s, u"table"_s})
        QTest::newRow(qPrintable(format)) << format;
}

void QueryStreamTest::memoryDoesNotGrow()
{
    QFETCH(const QString, format);
    const int rows = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 1'000'000 : 200'000;
    const auto run = [&](qint64 count) {
        const auto process = start({u"--format"_s, format, u"--sql"_s, rowsSql(count)});
        const Outcome outcome = clitest::finished(*process);
        QVERIFY2(outcome.exitCode == 0, outcome.words);
    };
    run(1000);
    const qint64 before = peak();
    run(rows);
    const qint64 more = peak() - before;
    QVERIFY2(more < 20, qPrintable(u"%1 MB more"_s.arg(more))); // all of them would take 60 and more
    const QByteArray text = results();
    if (format == u"json") {
        const QJsonArray all = QJsonDocument::fromJson(text).array();
        QCOMPARE(all.size(), rows);
        QCOMPARE(all.last(), QJsonValue(QJsonArray{rows, u"row %1"_s.arg(rows), rows + 0.5}));
    } else {
        QCOMPARE(text.count('\n'), rows + (format == u"csv" ? 1 : 2));
        const QString end = format == u"csv" ? u"%1,row %1,%1.5\n"_s : u"  %1.5\n%1 rows\n"_s;
        QVERIFY2(text.endsWith(end.arg(rows).toUtf8()), text.last(200));
    }
    QCOMPARE(leftovers(), QStringList());
}

void QueryStreamTest::objectsAreNotGathered_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("json") << u"json"_s;
    QTest::newRow("table") << u"table"_s;
}

void QueryStreamTest::objectsAreNotGathered()
{
    QFETCH(const QString, format);
    constexpr int people = 40'000;
    QFile document(file(u"query.json"_s));
    QVERIFY(document.open(QIODevice::WriteOnly));
    document.write(R"({"version": 1, "from": "user", "order_by": ["id"]})");
    document.close();
    const auto run = [&] {
        const auto process = start({u"--format"_s, format, document.fileName()});
        const Outcome outcome = clitest::finished(*process);
        QVERIFY2(outcome.exitCode == 0, outcome.words);
    };
    const auto &database = *m_databases.at(support::engine());
    database.run(u"DELETE FROM \"user\" WHERE id > 1000;\n"_s);
    run();
    const qint64 before = peak();
    writePeople(people);
    run();
    const qint64 more = peak() - before;
    QVERIFY2(more < 20, qPrintable(u"%1 MB more"_s.arg(more)));
    const QByteArray text = results();
    const qint64 all = database.scalar(u"SELECT count(*) FROM \"user\""_s).toLongLong();
    QCOMPARE(all, people + 30);
    if (format == u"json")
        QCOMPARE(QJsonDocument::fromJson(text).array().size(), all);
    else
        QCOMPARE(text.count('\n'), all + (format == u"csv" ? 1 : 2));
    QVERIFY(format != u"table" || text.endsWith("40030 objects\n"));
    QCOMPARE(leftovers(), QStringList());
}

void QueryStreamTest::aLaterCellMayBeWider()
{
    const QString sql = sequence(1500)
        + u"SELECT i, CASE i WHEN 1400 THEN 'very much wider' ELSE 'x' END AS name, i AS again FROM n"_s;
    const auto process = start({u"--sql"_s, sql});
    QCOMPARE(clitest::finished(*process).exitCode, 0);
    const QList<QByteArray> lines = results().split('\n');
    QCOMPARE(lines.at(0), "i     name  again");
    QCOMPARE(lines.at(1), "   1  x         1");
    QCOMPARE(lines.at(1400), "1400  very much wider   1400");
    QCOMPARE(lines.at(1401), "1401  x      1401");
}

void QueryStreamTest::ctrlCAmongRows()
{
    const auto process =
        start({u"--time-limit"_s, u"0"_s, u"--format"_s, u"json"_s, u"--sql"_s, rowsSql(2'000'000'000)});
    QTRY_VERIFY(QFile(file(u"results"_s)).size() > 100'000);
    ::kill(pid_t(process->processId()), SIGINT);
    const Outcome outcome = clitest::finished(*process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("The query was cancelled."), outcome.words);
    QVERIFY2(outcome.words.contains("not the whole result"), outcome.words);
    QVERIFY(results().startsWith("[\n[1,"));
    QVERIFY(QJsonDocument::fromJson(results()).isNull());
    QCOMPARE(leftovers(), QStringList());
}

void QueryStreamTest::ctrlCBeforeTheFirstRow()
{
    const auto process = start({u"--time-limit"_s, u"0"_s, u"--format"_s, u"json"_s, u"--sql"_s,
                                sequence(2'000'000'000) + u"SELECT count(*) FROM n"_s});
    if (isSqlite())
        QTRY_VERIFY(!leftovers().isEmpty()); // it is on its copy
    else
        QTRY_VERIFY(
            m_databases.at(support::engine())
                ->scalar(u"SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND query "
                         "LIKE 'WITH n(i)%' AND datname = current_database()"_s)
                .toInt()
            > 0);
    ::kill(pid_t(process->processId()), SIGTERM);
    const Outcome outcome = clitest::finished(*process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("The query was cancelled."), outcome.words);
    QVERIFY(!outcome.words.contains("not the whole result"));
    QCOMPARE(results(), QByteArray());
    QCOMPARE(leftovers(), QStringList());
}

void QueryStreamTest::whoReadsGoesAway()
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, file(u"tmp"_s));
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s,
                QStringList{u"-c"_s, u"\"$0\" \"$@\" | head -n 3"_s, QStringLiteral(SHOPBOOK_CLI)}
                    + query({u"--time-limit"_s, u"0"_s, u"--format"_s, u"csv"_s, u"--sql"_s,
                             rowsSql(2'000'000'000)}));
    const Outcome outcome = clitest::finished(shell);
    QCOMPARE(outcome.results.count('\n'), 3);
    QTRY_COMPARE(leftovers(), QStringList());
}

void QueryStreamTest::theTimeIsUp()
{
    const auto process =
        start({u"--time-limit"_s, u"1"_s, u"--format"_s, u"csv"_s, u"--sql"_s, rowsSql(2'000'000'000)});
    const Outcome outcome = clitest::finished(*process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("after 1 second, its time limit"), outcome.words);
    QVERIFY2(outcome.words.contains("not the whole result"), outcome.words);
    for (const QString &bad : {u"-1"_s, u"soon"_s, u"1.5"_s, u"3000000"_s})
        QCOMPARE(clitest::runCli(query({u"--time-limit="_s + bad, u"--sql"_s, u"SELECT 1"_s})).exitCode, 2);
}

QTEST_GUILESS_MAIN(QueryStreamTest)
#include "QueryStreamTest.moc"
