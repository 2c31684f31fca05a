// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ResultFile.h"

#include "exchange/Csv.h"
#include "query/QueryJson.h"
#include "support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using database::Engine;
using exchange::ResultOrder;
using exchange::ResultWritten;
using exchange::writeResult;
using Format = exchange::ResultOrder::Format;

/// The whole result of a question as a file, on both engines.
class ResultFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup() { m_database.reset(); }
    /// First: the peak of the memory is that of all before it.
    void memoryDoesNotGrow();
    void bothForms();
    void nothingAtAll();
    void allRowsWhateverTheLimits();
    void aTreeKeepsTheOrderOfItsColumns();
    void cancelledLeavesWhatWasThere();
    void aFolderThatIsNotThere();
    void aFullDisk();
    void aPipeIsNoFile();
    void theDatabaseItselfIsSpared();
    void whatWritesIsRefused();

private:
    [[nodiscard]] ResultOrder typed(const QString &sql, Format format) const;
    [[nodiscard]] QString text(const QString &path) const;
    [[nodiscard]] QString numbers(qint64 count) const;
    [[nodiscard]] QStringList left() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ResultFileTest::init()
{
    support::failOnSqlWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    m_database->run(
        u"CREATE TABLE \"user\" (id BIGINT PRIMARY KEY, name VARCHAR(25), surname VARCHAR(30), "
        "age FLOAT, email VARCHAR(100), country VARCHAR(40), city VARCHAR(30), deleted BOOLEAN, "
        "created_at TIMESTAMP, updated_at TIMESTAMP);\n"
        "INSERT INTO \"user\" (id, name, age, deleted) VALUES (9007199254740993, 'Ёж, \"тот\"', 18.5, "
        "false);\n"_s);
}

ResultOrder ResultFileTest::typed(const QString &sql, Format format) const
{
    return {m_database->location(), {}, sql, format, m_folder->filePath(u"строки.txt"_s)};
}

QString ResultFileTest::text(const QString &path) const
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString ResultFileTest::numbers(qint64 count) const
{
    return m_database->location().engine == Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i AS zahl, "
          u"-i AS "
          "anders FROM n"_s.arg(count)
        : u"SELECT i AS zahl, -i AS anders FROM (SELECT generate_series(1, %1::bigint) AS i) AS n"_s.arg(
            count);
}

void ResultFileTest::memoryDoesNotGrow()
{
    const auto peakMb = [] {
        struct rusage usage;
        return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss / 1024 : -1;
    };
    QCOMPARE(UNWRAP(writeResult(typed(numbers(10000), Format::Json), {})).rows, 10000);
    const auto before = peakMb();
    QCOMPARE(UNWRAP(writeResult(typed(numbers(300000), Format::Json), {})).rows, 300000);
    const auto grown = peakMb() - before;
    QVERIFY(before > 0);
    QVERIFY2(grown < 20, qPrintable(QString::number(grown)));
    // As values they would take far more than that.
    QVERIFY(QFileInfo(m_folder->filePath(u"строки.txt"_s)).size() > 9000000);
}

void ResultFileTest::bothForms()
{
    const QString sql =
        u"SELECT name, surname, surname AS name, '' AS empty, 'x' AS hidden_content, id FROM \"user\""_s;
    ResultWritten done = UNWRAP(writeResult(typed(sql, Format::Csv), {}));
    QCOMPARE(done.rows, 1);
    QCOMPARE(done.leftOut, QStringList{u"hidden_content"_s});
    QCOMPARE(text(m_folder->filePath(u"строки.txt"_s)),
             u"name,surname,name_2,empty,id\r\n\"Ёж, \"\"тот\"\"\",,,\"\",9007199254740993\r\n"_s);
    done = UNWRAP(writeResult(typed(sql, Format::Json), {}));
    QCOMPARE(text(m_folder->filePath(u"строки.txt"_s)),
             u"[\n{\"name\": \"Ёж, \\\"тот\\\"\", \"surname\": null, \"name_2\": null, \"empty\": \"\", "
             "\"id\": 9007199254740993}\n]\n"_s);
    QCOMPARE(left(), QStringList{u"строки.txt"_s});
}

void ResultFileTest::nothingAtAll()
{
    const QString sql = u"SELECT id FROM \"user\" WHERE id < 0"_s;
    QCOMPARE(UNWRAP(writeResult(typed(sql, Format::Json), {})).rows, 0);
    QCOMPARE(text(m_folder->filePath(u"строки.txt"_s)), u"[]\n"_s);
    QCOMPARE(UNWRAP(writeResult(typed(sql, Format::Csv), {})).rows, 0);
    QCOMPARE(text(m_folder->filePath(u"строки.txt"_s)), u"id\r\n"_s);
}

/// Ten times as many as a view shows, handed over a block at a time.
void ResultFileTest::allRowsWhateverTheLimits()
{
    constexpr qint64 count = 100000;
    QList<qint64> told;
    for (const Format format : {Format::Csv, Format::Json}) {
        told.clear();
        const auto done = UNWRAP(
            writeResult(typed(numbers(count), format), {}, [&told](qint64 rows) { told.append(rows); }));
        QCOMPARE(done.rows, count);
        QVERIFY(told.size() > count / 1000);
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
        QCOMPARE(told.constLast(), count);
        QFile file(m_folder->filePath(u"строки.txt"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        if (format == Format::Csv) {
            const auto table = UNWRAP(exchange::readCsv(file));
            QCOMPARE(table.columns, (QStringList{u"zahl"_s, u"anders"_s}));
            QCOMPARE(table.rows.size(), count);
            for (qint64 i = 0; i < count; ++i)
                QCOMPARE(table.rows.at(i).at(0).text.toLongLong(), i + 1);
            continue;
        }
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), count);
        for (qint64 i = 0; i < count; ++i)
            QCOMPARE(rows.at(i)[u"anders"_s].toInteger(), -i - 1);
    }
}

/// The alphabet would begin with age.
void ResultFileTest::aTreeKeepsTheOrderOfItsColumns()
{
    ResultOrder order = typed({}, Format::Json);
    order.query = UNWRAP(query::queryFromDocument(
        R"({"version": 1, "from": "user", "columns": ["user.name", "user.deleted", "user.age"]})"));
    QCOMPARE(UNWRAP(writeResult(order, {})).rows, 1);
    QCOMPARE(text(order.path),
             u"[\n{\"name\": \"Ёж, \\\"тот\\\"\", \"deleted\": false, \"age\": 18.5}\n]\n"_s);
}

void ResultFileTest::cancelledLeavesWhatWasThere()
{
    QFile before(m_folder->filePath(u"строки.txt"_s));
    QVERIFY(before.open(QFile::WriteOnly) && before.write("before") == 6);
    before.close();
    const auto sign = std::make_shared<database::StopSign>();
    const auto done =
        writeResult(typed(numbers(Q_INT64_C(1000000000000)), Format::Csv), sign, [&](qint64 rows) {
            if (rows > 20000)
                sign->stop();
        });
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
    QVERIFY2(done.error().message.contains(u"строки.txt"_s), qPrintable(done.error().message));
    QCOMPARE(text(before.fileName()), u"before"_s);
    QCOMPARE(left(), QStringList{u"строки.txt"_s});
}

void ResultFileTest::aFolderThatIsNotThere()
{
    ResultOrder order = typed(u"SELECT 1"_s, Format::Csv);
    order.path = m_folder->filePath(u"no/such/folder.csv"_s);
    const auto done = writeResult(order, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::NoSpace);
    QVERIFY(done.error().message.contains(u"folder.csv"_s));
    QVERIFY(!exchange::replaceFile(order.path, "x"));
}

/// Without room for more the export ends, and does not go on reading.
void ResultFileTest::aFullDisk()
{
    struct rlimit usual;
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto handler = signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = usual;
    small.rlim_cur = 1 << 20;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto done = writeResult(typed(numbers(Q_INT64_C(1000000000000)), Format::Csv), {});
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    signal(SIGXFSZ, handler);
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::NoSpace);
    QCOMPARE(left(), QStringList());
}

void ResultFileTest::aPipeIsNoFile()
{
    const ResultOrder order = typed(u"SELECT 1"_s, Format::Csv);
    QCOMPARE(mkfifo(QFile::encodeName(order.path).constData(), 0600), 0);
    const auto done = writeResult(order, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::NoSpace);
    QVERIFY(!exchange::replaceFile(order.path, "x"));
    QVERIFY(!QFileInfo(order.path).isFile());
}

void ResultFileTest::theDatabaseItselfIsSpared()
{
    if (m_database->location().engine != Engine::Sqlite)
        return; // a server has no such file
    ResultOrder order = typed(u"SELECT 1"_s, Format::Csv);
    order.path = m_database->location().path;
    const auto done = writeResult(order, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Usage);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\""_s).toInt(), 1);
    // By another name too.
    const QString link = m_folder->filePath(u"link.csv"_s);
    QVERIFY(QFile::link(order.path, link));
    order.path = link;
    QVERIFY(!writeResult(order, {}));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\""_s).toInt(), 1);
}

void ResultFileTest::whatWritesIsRefused()
{
    QVERIFY(!writeResult(typed(u"DELETE FROM \"user\""_s, Format::Csv), {}));
    QVERIFY(!writeResult(typed(u"SELECT 1; SELECT 2"_s, Format::Csv), {}));
    QCOMPARE(left(), QStringList());
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\""_s).toInt(), 1);
}

QTEST_GUILESS_MAIN(ResultFileTest)
#include "tst_resultfile.moc"
