// SPDX-License-Identifier: GPL-3.0-or-later
#include "OneTable.h"

#include "database/Transaction.h"
#include "support/StatementTrace.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using database::Batch;
using database::Query;
using database::Transaction;

/// Statements that are sent together do what they do one by one, and a failure among them leaves the
/// connection of use.
class BatchTest : public OneTable
{
    Q_OBJECT
private:
    [[nodiscard]] QString texts() const
    {
        QStringList found;
        auto query = UNWRAP(Query::run(*m_connection, u"SELECT a FROM t ORDER BY id"_s));
        while (query.next())
            found.append(query.value(0).toString());
        UNWRAP(query.finish());
        return found.join(u", ");
    }
    static void insert(Batch &batch, const QVariant &id, const QString &text)
    {
        batch.add(u"INSERT INTO t (id, a) VALUES (?, ?)"_s, {id, text});
    }
    /// Adds the first column of the answer to the list.
    static Batch::Take into(QStringList &list)
    {
        return [&list](Query &query) -> base::Result<void> {
            while (query.next())
                list.append(query.value(0).toString());
            return {};
        };
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanup() { drop(); }

    void answersComeInTheirOrder()
    {
        QStringList found;
        Batch batch;
        QVERIFY(batch.isEmpty());
        VERIFY_OK(batch.run(*m_connection));
        insert(batch, 1, u"Ёлка"_s);
        batch.add(u"SELECT a FROM t WHERE id = ?"_s, {1}, into(found));
        batch.add(u"UPDATE t SET a = 'it''s ?' WHERE id = 1"_s, {},
                  [&found](Query &query) -> base::Result<void> {
                      found.append(QString::number(query.rowsAffected()));
                      return {};
                  });
        batch.add(u"SELECT a FROM t WHERE id = 99"_s, {}, into(found));
        batch.add(u"SELECT a FROM t"_s, {}, into(found));
        VERIFY_OK(batch.run(*m_connection));
        QCOMPARE(found, (QStringList{u"Ёлка"_s, u"1"_s, u"it's ?"_s}));
        QVERIFY(batch.isEmpty());
    }

    void manyRowsBothWays()
    {
        Batch batch;
        const QString text(20'000, u'ж');
        for (int id = 0; id < 300; ++id)
            batch.add(u"INSERT INTO t (id, a) VALUES (?, ?) RETURNING a"_s, {id, text});
        QStringList counted;
        batch.add(u"SELECT count(*) FROM t"_s, {}, into(counted));
        VERIFY_OK(batch.run(*m_connection));
        QCOMPARE(counted, QStringList{u"300"_s});
    }

    void nothingRunsBehindAFailure_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QVariantList>("values");
        QTest::newRow("unique") << u"INSERT INTO t (id) VALUES (1)"_s << QVariantList();
        QTest::newRow("no such table") << u"SELECT * FROM nowhere"_s << QVariantList();
        QTest::newRow("a value too few") << u"SELECT ?, ?"_s << QVariantList{1};
        QTest::newRow("two statements") << u"SELECT 1; SELECT 2"_s << QVariantList();
    }
    void nothingRunsBehindAFailure()
    {
        QFETCH(QString, sql);
        QFETCH(QVariantList, values);
        VERIFY_OK(m_connection->execute(u"INSERT INTO t (id, a) VALUES (1, 'one')"_s));
        {
            Batch batch;
            insert(batch, 2, u"two"_s);
            batch.add(sql, values);
            insert(batch, 3, u"three"_s);
            auto transaction = Transaction::begin(*m_connection, Transaction::Kind::Write, std::move(batch));
            QVERIFY(!transaction);
            QVERIFY(!transaction.error().message.isEmpty());
            QVERIFY(!transaction.error().detail.isEmpty());
        }
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(texts(), u"one"_s);
        Batch again;
        insert(again, 2, u"two"_s);
        insert(again, 3, u"three"_s);
        VERIFY_OK(again.run(*m_connection));
        QCOMPARE(texts(), u"one, two, three"_s);
    }

    void aTextThatCannotBeSentStopsAll()
    {
        Batch batch;
        insert(batch, 1, u"one"_s);
        batch.add(u"SELECT 1\0"_s, {});
        QVERIFY(!batch.run(*m_connection));
        QVERIFY(!m_connection->inTransaction());
        VERIFY_OK(m_connection->scalar(u"SELECT count(*) FROM t"_s));
    }

    void moreValuesThanAStatementTakes()
    {
        Batch batch;
        QVariantList values(70'000, 1);
        batch.add(u"SELECT 1"_s);
        batch.add(u"SELECT "_s + QStringList(values.size(), u"?"_s).join(u"+"), values);
        batch.add(u"SELECT 2"_s);
        QVERIFY(!batch.run(*m_connection));
        QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT 5"_s)).toInt(), 5);
    }

    void aReaderThatFailsSaysSo()
    {
        Batch batch;
        batch.add(u"SELECT 1"_s, {}, [](Query &) -> base::Result<void> {
            return base::Error{base::ErrorCode::Usage, u"no"_s, {}, {}, {}};
        });
        batch.add(u"SELECT 2"_s);
        const auto answer = batch.run(*m_connection);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, base::ErrorCode::Usage);
        QCOMPARE(UNWRAP(m_connection->scalar(u"SELECT 5"_s)).toInt(), 5);
    }

    void oneRoundTripForAll()
    {
        const auto worker = UNWRAP(database::Worker::start(
            m_database->location(), database::OpenMode::ReadWrite, database::Role::Writer));
        support::StatementTrace trace(*worker);
        std::promise<bool> promise;
        worker->post(database::Worker::Priority::Normal, [&promise](const database::Connection &connection) {
            Batch batch;
            insert(batch, 1, u"one"_s);
            insert(batch, 2, u"two"_s);
            auto transaction = Transaction::begin(connection, Transaction::Kind::Write, std::move(batch));
            promise.set_value(transaction && std::move(*transaction).commit());
        });
        QVERIFY(promise.get_future().get());
        trace.stop();
        QCOMPARE(trace.statements().size(), 4);
        QCOMPARE(trace.roundTrips(), isSqlite() ? 0 : 2);
    }

    void theServerGoesAwayAmongThem()
    {
        if (isSqlite())
            return;
        Batch batch;
        insert(batch, 1, u"one"_s);
        batch.add(u"SELECT pg_terminate_backend(pg_backend_pid())"_s);
        insert(batch, 2, u"two"_s);
        const auto answer = batch.run(*m_connection);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, base::ErrorCode::Unreachable);
        m_connection = m_database->open(database::Role::Migrator);
        QCOMPARE(texts(), QString());
    }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "test_batch.moc"
