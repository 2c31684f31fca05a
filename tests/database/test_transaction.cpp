// SPDX-License-Identifier: GPL-3.0-or-later
// Transactions: what commits, what is taken back, who waits for whom.
#include "database/Transaction.h"

#include "FreshDatabase.h"
#include "database/Query.h"

#include <QElapsedTimer>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Engine;
using database::Role;
using database::Transaction;

class TestTransaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_fresh.drop(); }
    void init() { support::failOnSqlWarnings(); }
    void commit();
    void rollbackOnDestruction();
    void rollbackByHand();
    void noNesting();
    void commitAfterAFailedStatement();
    void commitWithADeferredForeignKey();
    void writeLocksAtOnce();
    void windowDoesNotWait();
    void readIsOnePicture();
    void fullDiskEndsTheTransaction();
    void movedTransaction();

private:
    FreshDatabase m_fresh;
};

void TestTransaction::commit()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER)"_s));
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    QVERIFY(connection.inTransaction());
    VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(database.scalar(u"SELECT count(*) FROM t"_s).toInt(), 0);
    VERIFY_OK(std::move(transaction).commit());
    QVERIFY(!connection.inTransaction());
    QCOMPARE(database.scalar(u"SELECT count(*) FROM t"_s).toInt(), 1);
}

void TestTransaction::rollbackOnDestruction()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER)"_s));
    {
        const auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
        VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
        VERIFY_OK(connection.execute(u"CREATE TABLE x (a INTEGER)"_s));
        auto open =
            UNWRAP(database::Query::run(connection, u"SELECT a FROM t"_s)); // even with an open result
        QVERIFY(open.next());
    }
    QVERIFY(!connection.inTransaction());
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    QVERIFY(!connection.scalar(u"SELECT count(*) FROM x"_s));
}

void TestTransaction::rollbackByHand()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER)"_s));
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
    VERIFY_OK(std::move(transaction).rollback());
    QVERIFY(!connection.inTransaction());
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
}

void TestTransaction::noNesting()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    QVERIFY(!Transaction::begin(connection, Transaction::Kind::Read));
    QVERIFY(connection.inTransaction()); // the refused one did not end it
    VERIFY_OK(std::move(transaction).commit());
}

void TestTransaction::commitAfterAFailedStatement()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER PRIMARY KEY)"_s));
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
    QVERIFY(!connection.execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(connection.hasFailedTransaction(), support::engine() == Engine::Postgresql);
    const auto result = std::move(transaction).commit();
    // PostgreSQL would answer COMMIT with ok and roll back; that is an error here.
    QCOMPARE(result.has_value(), support::engine() == Engine::Sqlite);
    QVERIFY(!connection.inTransaction());
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), result ? 1 : 0);
}

void TestTransaction::commitWithADeferredForeignKey()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE p (id INTEGER PRIMARY KEY)"_s));
    VERIFY_OK(
        connection.execute(u"CREATE TABLE c (p INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)"_s));
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    VERIFY_OK(connection.execute(u"INSERT INTO c VALUES (5)"_s));
    const auto result = std::move(transaction).commit();
    QCOMPARE(result.error().code, ErrorCode::BrokenReference);
    QVERIFY(!connection.inTransaction());
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM c"_s)).toInt(), 0);
    VERIFY_OK(connection.execute(u"INSERT INTO p VALUES (5)"_s)); // and the connection is of use
}

void TestTransaction::writeLocksAtOnce()
{
    const auto &database = m_fresh.take(support::engine());
    database.run(u"CREATE TABLE t (a INTEGER)"_s);
    const auto holder = database.open(Role::Writer);
    const auto other = database.open(Role::Writer);
    auto transaction = UNWRAP(Transaction::begin(holder, Transaction::Kind::Write));
    if (support::engine() == Engine::Sqlite) {
        sqlite3_busy_timeout(other.sqliteHandle(), 50);
    } else {
        VERIFY_OK(holder.execute(u"LOCK TABLE t"_s));
        VERIFY_OK(other.execute(u"SET lock_timeout = 50"_s));
    }
    QElapsedTimer timer;
    timer.start();
    const auto refused = support::engine() == Engine::Sqlite
        ? Transaction::begin(other, Transaction::Kind::Write).error()
        : other.execute(u"INSERT INTO t VALUES (1)"_s).error();
    QCOMPARE(refused.code, ErrorCode::Locked);
    QVERIFY(timer.elapsed() >= 40);
    QVERIFY(!other.inTransaction());
    VERIFY_OK(std::move(transaction).rollback());
    auto second = UNWRAP(Transaction::begin(other, Transaction::Kind::Write));
    VERIFY_OK(std::move(second).commit());
}

void TestTransaction::windowDoesNotWait()
{
    const auto &database = m_fresh.take(support::engine());
    database.run(u"CREATE TABLE t (a INTEGER)"_s);
    const auto window = database.open(Role::Window);
    const auto holder = database.open(Role::Writer);
    const auto transaction = UNWRAP(Transaction::begin(holder, Transaction::Kind::Write));
    VERIFY_OK(holder.execute(support::engine() == Engine::Sqlite ? u"DELETE FROM t"_s : u"LOCK TABLE t"_s));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(window.execute(u"INSERT INTO t VALUES (1)"_s).error().code, ErrorCode::Locked);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestTransaction::readIsOnePicture()
{
    const auto &database = m_fresh.take(support::engine());
    database.run(u"CREATE TABLE t (a INTEGER)"_s);
    if (support::engine() == Engine::Sqlite)
        (void)UNWRAP(
            database.open().scalar(u"PRAGMA journal_mode = WAL"_s)); // so that the other may write meanwhile
    const auto reader = database.open(Role::Reader);
    const auto writer = database.open(Role::Writer);
    auto transaction = UNWRAP(Transaction::begin(reader, Transaction::Kind::Read));
    QCOMPARE(UNWRAP(reader.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    VERIFY_OK(writer.execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(UNWRAP(reader.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    if (support::engine() == Engine::Sqlite)
        QCOMPARE(reader.execute(u"INSERT INTO t VALUES (2)"_s).error().code,
                 ErrorCode::Retry); // BUSY_SNAPSHOT
    VERIFY_OK(std::move(transaction).commit());
    QCOMPARE(UNWRAP(reader.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 1);
}

void TestTransaction::fullDiskEndsTheTransaction()
{
    if (support::engine() == Engine::Postgresql)
        return; // a server's disk cannot be filled from here; its code 53100 is in test_driver_errors
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a)"_s));
    (void)UNWRAP(connection.scalar(u"PRAGMA max_page_count = 4"_s));
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
    VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
    const auto full = connection.execute(u"INSERT INTO t VALUES (zeroblob(100000))"_s);
    QCOMPARE(full.error().code, ErrorCode::NoSpace);
    if (connection.inTransaction()) // the statement alone may have been taken back
        VERIFY_OK(connection.execute(u"ROLLBACK"_s));
    const auto result = std::move(transaction).commit();
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(u"not saved"));
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    {
        auto second = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
        VERIFY_OK(connection.execute(u"ROLLBACK"_s)); // as the engine would
        VERIFY_OK(std::move(second).rollback());
    }
    QVERIFY(!connection.inTransaction());
}

void TestTransaction::movedTransaction()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(Role::Writer);
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER)"_s));
    {
        auto first = UNWRAP(Transaction::begin(connection, Transaction::Kind::Write));
        auto second = std::move(first);
        VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
        VERIFY_OK(std::move(second).commit());
    }
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 1);
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "test_transaction.moc"
