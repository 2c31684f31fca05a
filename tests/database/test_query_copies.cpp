// SPDX-License-Identifier: GPL-3.0-or-later
#include "LookFixture.h"
#include "support/Patience.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <csignal>
#include <semaphore>
#include <sqlite3.h>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::StopSign;
using Look = database::QueryConnection::Look;

namespace
{

/// A bot that writes again and again until it is told to end.
class Bot
{
public:
    explicit Bot(const QString &path)
        : m_thread([this, path] { write(path); })
    {
    }
    ~Bot()
    {
        m_isOver = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Bot)
    [[nodiscard]] int written() const { return m_written; }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    void write(const QString &path)
    {
        sqlite3 *file = nullptr;
        sqlite3_open_v2(path.toUtf8().constData(), &file, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_busy_timeout(file, 5000);
        sqlite3_exec(file, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
        while (!m_isOver) {
            const bool isDone = sqlite3_exec(file, "UPDATE things SET price = coalesce(price, 0) + 1",
                                             nullptr, nullptr, nullptr)
                == SQLITE_OK;
            ++(isDone ? m_written : m_refused);
        }
        sqlite3_close(file);
    }
    std::atomic_bool m_isOver = false;
    std::atomic_int m_written = 0;
    std::atomic_int m_refused = 0;
    std::thread m_thread;
};

} // namespace

/// An SQLite file in rollback-journal mode can't be written while it is read: what takes long runs on a copy.
class TestQueryCopies : public LookFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("sqlite") << u"sqlite"_s;
    }
    void init();
    void cleanupTestCase() { drop(); }
    void aWriterIsNotKeptWaiting();
    void aCopyIsKeptUntilTheFileChanges();
    void walNeedsNoCopy();
    void aStopWhileAnotherProgramHoldsTheFile();
    void aWorkMayAskForACopy();
    void aFileThatIsWrittenAllTheTime();
    void noRoomForACopy();
    void theDiskIsFullWhileItIsCopied();
    void theTimeIsUpWhileItIsCopied();

private:
    const QByteArray m_usual = qgetenv("TMPDIR");
    [[nodiscard]] QString temporary() const { return database().folder() + u"/tmp"_s; }
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(temporary()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    void fill(int rows) const;
    [[nodiscard]] base::Result<void> onACopy(database::QueryConnection &connection,
                                             std::chrono::milliseconds time = 30s) const;
};

void TestQueryCopies::init()
{
    m_usual.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", m_usual); // where the database lies
    prepare();
    QVERIFY(QDir().mkpath(temporary()));
    qputenv("TMPDIR", temporary().toUtf8());
}

void TestQueryCopies::fill(int rows) const
{
    database().run(
        u"INSERT INTO things (id, name) WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < %1) SELECT i, hex(randomblob(400)) FROM n;\n"_s.arg(rows + 9));
}

base::Result<void> TestQueryCopies::onACopy(database::QueryConnection &connection,
                                            std::chrono::milliseconds time) const
{
    return connection.look({time, true, {}}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return {};
    });
}

/// A file in rollback-journal mode: what takes long runs on a copy, so that a bot with a patience of a second
/// writes.
void TestQueryCopies::aWriterIsNotKeptWaiting()
{
    auto connection = open();
    std::binary_semaphore isReading(0);
    std::atomic_int written = 0;
    std::thread bot([&] {
        isReading.acquire();
        sqlite3 *file = nullptr;
        sqlite3_open_v2(database().location().path.toUtf8().constData(), &file, SQLITE_OPEN_READWRITE,
                        nullptr);
        sqlite3_busy_timeout(file, 5000);
        for (int i = 0; i < 20; ++i)
            if (sqlite3_exec(file, "UPDATE things SET price = price + 1", nullptr, nullptr, nullptr)
                == SQLITE_OK)
                ++written;
        sqlite3_close(file);
    });
    int calls = 0;
    bool wasFinal = true;
    QList<qint64> read;
    VERIFY_OK(connection.look({}, [&](Look &look) -> base::Result<void> {
        if (++calls == 1) {
            wasFinal = look.isFinal();
            SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s)); // the lock is held from here on
            isReading.release();
            SHOPBOOK_TRY(look.scalar(longStatement()));
            return {};
        }
        read = {UNWRAP(look.scalar(u"SELECT count(*) FROM things"_s)).toLongLong(), look.isFinal() ? 1 : 0};
        return {};
    }));
    bot.join();
    QCOMPARE(calls, 2);
    QVERIFY(!wasFinal);
    QCOMPARE(read, (QList<qint64>{2, 1}));
    QVERIFY(connection.isOnCopy());
    QCOMPARE(written.load(), 20);
}

void TestQueryCopies::aCopyIsKeptUntilTheFileChanges()
{
    auto connection = open();
    const auto count = [&](bool isLong) {
        qint64 rows = 0;
        (void)support::unwrap(
            connection.look({30s, isLong, {}},
                            [&](Look &look) -> base::Result<void> {
                                rows = UNWRAP(look.scalar(u"SELECT count(*) FROM things"_s)).toLongLong();
                                return {};
                            }),
            __FILE__, __LINE__);
        return rows;
    };
    QCOMPARE(count(false), 2);
    QVERIFY(!connection.isOnCopy());
    QCOMPARE(count(true), 2);
    QVERIFY(connection.isOnCopy());
    QCOMPARE(count(false), 2); // what is there is used
    QVERIFY(connection.isOnCopy());
    database().run(u"INSERT INTO things (id) VALUES (3);\n"_s);
    QCOMPARE(count(false), 3);
    QVERIFY(!connection.isOnCopy());
    QCOMPARE(count(true), 3);
    QVERIFY(connection.isOnCopy());
}

void TestQueryCopies::walNeedsNoCopy()
{
    database().run(u"PRAGMA journal_mode = WAL;\n"_s);
    auto connection = open();
    VERIFY_OK(connection.look({30s, true, {}}, [](Look &look) -> base::Result<void> {
        if (!look.isFinal())
            return base::Error{};
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return {};
    }));
    QVERIFY(!connection.isOnCopy());
}

void TestQueryCopies::aStopWhileAnotherProgramHoldsTheFile()
{
    auto connection = open();
    sqlite3 *file = nullptr;
    sqlite3_open_v2(database().location().path.toUtf8().constData(), &file, SQLITE_OPEN_READWRITE, nullptr);
    QCOMPARE(sqlite3_exec(file, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto sign = std::make_shared<StopSign>();
    std::thread thread([&] { sign->stop(); });
    const auto done = connection.look({30s, false, sign}, [&](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return {};
    });
    thread.join();
    sqlite3_close(file);
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
}

void TestQueryCopies::aWorkMayAskForACopy()
{
    auto connection = open();
    QList<bool> wasFinal;
    VERIFY_OK(connection.look({}, [&](Look &look) -> base::Result<void> {
        wasFinal.append(look.isFinal());
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return look.isFinal() ? base::Result<void>()
                              : base::Error{base::ErrorCode::WouldBlock, {}, {}, {}, {}};
    }));
    QCOMPARE(wasFinal, (QList<bool>{false, true}));
    QVERIFY(connection.isOnCopy());
}

/// One page at a time, so that the bot gets in between however fast the disk is.
void TestQueryCopies::aFileThatIsWrittenAllTheTime()
{
    fill(20000);
    auto connection = open({1, -1, 3});
    const Bot bot(database().location().path);
    QTRY_VERIFY(bot.written() > 0);
    const auto done = onACopy(connection);
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Locked);
    QVERIFY2(done.error().message.contains(u"writes to “"_s)
                 && done.error().message.contains(u"try again when that program is quiet."_s),
             qPrintable(done.error().message));
    QCOMPARE(bot.refused(), 0);
    QCOMPARE(leftovers(), QStringList());
    // What is quick needs none.
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things WHERE id = 1"_s));
        return {};
    }));
    QVERIFY(!connection.isOnCopy());
    // And with slices that may grow there is one, beside the same bot.
    auto patient = open();
    VERIFY_OK(onACopy(patient));
    QVERIFY(patient.isOnCopy());
    QCOMPARE(bot.refused(), 0);
}

/// A file that says to be larger than any disk: nothing is copied before there is room for all of it.
void TestQueryCopies::noRoomForACopy()
{
    {
        QFile file(database().location().path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(28)); // its size in pages
        QCOMPARE(file.write("\x30\x00\x00\x00", 4), 4);
        QVERIFY(file.resize(Q_INT64_C(0x30000000) * 4096));
    }
    auto connection = open();
    const auto done = onACopy(connection);
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::NoSpace);
    QVERIFY2(done.error().message.contains(u"no room for a copy"_s), qPrintable(done.error().message));
    QCOMPARE(leftovers(), QStringList());
}

/// It is the disk of the copy that is full, not that of the database.
void TestQueryCopies::theDiskIsFullWhileItIsCopied()
{
    fill(5000);
    auto connection = open();
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1'000'000;
    setrlimit(RLIMIT_FSIZE, &small);
    const auto done = onACopy(connection);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, signalled);
    QVERIFY(!done);
    QVERIFY2(done.error().code == base::ErrorCode::NoSpace, qPrintable(done.error().detail));
    QVERIFY2(done.error().message.contains(u"folder for temporary files"_s),
             qPrintable(done.error().message));
    QCOMPARE(leftovers(), QStringList());
    VERIFY_OK(onACopy(connection)); // there is room again
}

void TestQueryCopies::theTimeIsUpWhileItIsCopied()
{
    fill(20000);
    auto connection = open({1, -1, std::numeric_limits<int>::max()});
    const Bot bot(database().location().path);
    QTRY_VERIFY(bot.written() > 0);
    const auto done = onACopy(connection, 1000ms);
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Cancelled);
    QVERIFY2(done.error().message.contains(u"time limit"_s), qPrintable(done.error().message));
    QCOMPARE(leftovers(), QStringList());
}

QTEST_GUILESS_MAIN(TestQueryCopies)
#include "test_query_copies.moc"
