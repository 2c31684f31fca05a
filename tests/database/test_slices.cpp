// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Slices.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
namespace slices = database::slices;

/// Much of a file without WAL is read slice by slice: a writer gets in between, and a number is that of one
/// moment or says that it isn't.
class SlicesTest : public QObject
{
    Q_OBJECT
private:
    static constexpr int rowCount = 100'000;
    std::unique_ptr<support::TestDatabase> m_database;
    const slices::Rows m_rows{u"\"t\""_s, u"\"t\".\"id\""_s};

    void setMode(const QString &mode) const { (void)m_database->scalar(u"PRAGMA journal_mode = "_s + mode); }
    [[nodiscard]] qint64 sum(const database::Connection &connection) const
    {
        return UNWRAP(connection.scalar(u"SELECT sum(a) FROM t"_s)).toLongLong();
    }

private Q_SLOTS:
    void init()
    {
        support::failOnSqlWarnings();
        m_database = std::make_unique<support::TestDatabase>(database::Engine::Sqlite);
        m_database->run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER);\n"_s);
        (void)m_database->scalar(
            u"INSERT INTO t (id, a) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < ?) SELECT i * 3, i % 7 FROM n"_s,
            {rowCount});
        for (const qint64 id : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()})
            (void)m_database->scalar(u"INSERT INTO t (id, a) VALUES (?, 1)"_s, {id});
        setMode(u"delete"_s);
    }
    void cleanup() { m_database.reset(); }

    void neededForALargeFileWithoutWal()
    {
        const auto connection = m_database->open(database::Role::Reader);
        QVERIFY(UNWRAP(slices::isNeeded(connection, m_rows)));
        (void)m_database->scalar(u"DELETE FROM t WHERE id > 100"_s);
        QVERIFY(!UNWRAP(slices::isNeeded(connection, m_rows)));
    }

    void notNeededWithWal()
    {
        setMode(u"wal"_s);
        QVERIFY(!UNWRAP(slices::isNeeded(m_database->open(database::Role::Reader), m_rows)));
    }

    void eachRowOnce_data()
    {
        QTest::addColumn<bool>("isDescending");
        QTest::newRow("upwards") << false;
        QTest::newRow("downwards") << true;
    }
    void eachRowOnce()
    {
        QFETCH(bool, isDescending);
        const auto connection = m_database->open(database::Role::Reader);
        slices::Rows rows = m_rows;
        rows.where = u"a <> ? OR id < ?"_s;
        rows.values = {3, 0};
        rows.isDescending = isDescending;
        qint64 counted = 0;
        int read = 0;
        VERIFY_OK(slices::each(connection, rows, {},
                               [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
                                   ++read;
                                   counted += UNWRAP(connection.scalar(
                                                         u"SELECT count(*) FROM t WHERE "_s + where, values))
                                                  .toLongLong();
                                   return true;
                               }));
        QVERIFY(read > 1);
        QCOMPARE(counted,
                 UNWRAP(connection.scalar(u"SELECT count(*) FROM t WHERE a <> 3 OR id < 0"_s)).toLongLong());
    }

    void aWriterGetsInBetween()
    {
        const auto connection = m_database->open(database::Role::Reader);
        const auto writer = m_database->open(database::Role::Window); // waits for no lock
        int slicesRead = 0;
        int written = 0;
        const qint64 counted = UNWRAP(slices::count(
            connection, m_rows,
            [&] {
                ++slicesRead;
                written += writer.execute(u"UPDATE t SET a = a + 1 WHERE id = 3"_s).has_value() ? 1 : 0;
                return true;
            },
            nullptr));
        QCOMPARE(counted, rowCount + 2);
        QVERIFY(slicesRead > 0);
        QCOMPARE(written, slicesRead);
    }

    void whatMovesIsCountedAgain()
    {
        const auto connection = m_database->open(database::Role::Reader);
        const auto writer = m_database->open(database::Role::Writer);
        bool isFirst = true;
        bool isExact = false;
        // The first slice is counted when a row of it goes and one of the last comes.
        const qint64 counted = UNWRAP(slices::count(
            connection, m_rows,
            [&] {
                if (std::exchange(isFirst, false))
                    UNWRAP(writer.execute(u"DELETE FROM t WHERE id IN (3, 6, 9)"_s));
                return true;
            },
            &isExact));
        QVERIFY(!isFirst);
        QVERIFY(isExact);
        QCOMPARE(counted, rowCount + 2 - 3);
    }

    void aNumberOfNoMomentSaysSo()
    {
        const auto connection = m_database->open(database::Role::Reader);
        const auto writer = m_database->open(database::Role::Writer);
        int passes = 0;
        bool wasAtOnce = false;
        const auto sliced = [&]() -> base::Result<void> {
            ++passes;
            return writer.execute(u"UPDATE t SET a = a + 1 WHERE id = 3"_s);
        };
        const auto atOnce = [&]() -> base::Result<void> {
            wasAtOnce = true;
            return {};
        };
        QVERIFY(!UNWRAP(slices::steadily(connection, {sliced, atOnce, 2, -1})));
        QCOMPARE(passes, 2);
        QVERIFY(!wasAtOnce);
        QVERIFY(
            UNWRAP(slices::steadily(connection, {sliced, atOnce, 2, std::numeric_limits<qint64>::max()})));
        QVERIFY(wasAtOnce);
        passes = 0;
        QVERIFY(UNWRAP(slices::steadily(connection,
                                        {[&]() -> base::Result<void> {
                                             ++passes;
                                             return {};
                                         },
                                         atOnce})));
        QCOMPARE(passes, 1);
    }

    void cancelled()
    {
        const auto connection = m_database->open(database::Role::Reader);
        const auto answer = slices::count(
            connection, m_rows, [] { return false; }, nullptr);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, base::ErrorCode::Cancelled);
        QVERIFY(!answer.error().message.isEmpty());
    }

    void aHeapKeepsValuesAndGoesAway()
    {
        const auto connection = m_database->open(database::Role::Reader);
        {
            const auto heap = UNWRAP(slices::Heap::make(connection, {u"a"_s, u"b"_s}));
            const auto other = UNWRAP(slices::Heap::make(connection, {u"a"_s}));
            QVERIFY(heap.name() != other.name());
            VERIFY_OK(connection.execute(u"INSERT INTO %1 VALUES ('7', 7)"_s.arg(heap.name())));
            QCOMPARE(
                UNWRAP(connection.scalar(u"SELECT typeof(a) || typeof(b) FROM "_s + heap.name())).toString(),
                u"textinteger"_s);
            VERIFY_OK(heap.clear());
            QVERIFY(UNWRAP(connection.scalar(u"SELECT a FROM "_s + heap.name())).isNull());
        }
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM temp.sqlite_master"_s)).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(SlicesTest)
#include "test_slices.moc"
