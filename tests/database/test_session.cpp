// SPDX-License-Identifier: GPL-3.0-or-later
// Session settings as the engine itself reports them, and statements.
#include "FreshDatabase.h"
#include "database/Query.h"
#include "database/Transaction.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Connection;
using database::Engine;
using database::OpenMode;
using database::Role;
using database::Transaction;

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_fresh.drop(); }
    void init() { support::failOnSqlWarnings(); }
    void settings_data();
    void settings();
    void journalModeStays();
    void readOnly();
    void engineVersion();
    void moving();
    void severalStatementsAreRefused();
    void scalarOfNothing();
    void questionMarksInQuotes();
    void queryTellsItsColumns();
    void dataVersion();

private:
    FreshDatabase m_fresh;
};

void TestSession::settings_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("window") << Role::Window;
    QTest::newRow("reader") << Role::Reader;
    QTest::newRow("writer") << Role::Writer;
    QTest::newRow("migrator") << Role::Migrator;
    QTest::newRow("inspector") << Role::Inspector;
}

void TestSession::settings()
{
    QFETCH(Role, role);
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open(role);
    QCOMPARE(connection.role(), role);
    const auto text = [&connection](const QString &sql) { return UNWRAP(connection.scalar(sql)).toString(); };
    if (support::engine() == Engine::Sqlite) {
        QCOMPARE(text(u"PRAGMA foreign_keys"_s), u"1"_s);
        QCOMPARE(text(u"PRAGMA busy_timeout"_s), role == Role::Window ? u"0"_s : u"5000"_s);
        QCOMPARE(text(u"PRAGMA query_only"_s), u"0"_s);
        if (role == Role::Writer || role == Role::Migrator)
            QCOMPARE(text(u"PRAGMA synchronous"_s), u"2"_s);
        return;
    }
    QCOMPARE(text(u"SHOW search_path"_s), u"public, shopbook"_s);
    QCOMPARE(text(u"SHOW timezone"_s), u"UTC"_s);
    QCOMPARE(text(u"SHOW client_encoding"_s), u"UTF8"_s);
    QCOMPARE(text(u"SHOW datestyle"_s), u"ISO, YMD"_s);
    QCOMPARE(text(u"SHOW application_name"_s), u"Shopbook"_s);
    QCOMPARE(text(u"SHOW lock_timeout"_s), role == Role::Window ? u"100ms"_s : u"5s"_s);
    QCOMPARE(text(u"SHOW statement_timeout"_s), u"0"_s);
    QCOMPARE(text(u"SHOW idle_in_transaction_session_timeout"_s),
             role == Role::Migrator ? u"10min"_s : u"1min"_s);
    QCOMPARE(text(u"SHOW default_transaction_read_only"_s), u"off"_s);
    // Names without a schema mean the shop's tables, then ours.
    VERIFY_OK(connection.execute(u"CREATE SCHEMA shopbook"_s));
    VERIFY_OK(connection.execute(u"CREATE TABLE shopbook.only_ours (a INTEGER)"_s));
    QCOMPARE(text(u"SELECT count(*) FROM only_ours"_s), u"0"_s);
}

void TestSession::journalModeStays()
{
    if (support::engine() == Engine::Postgresql)
        return; // SQLite's own
    for (const QString &mode : {u"delete"_s, u"wal"_s, u"persist"_s}) {
        const auto &database = m_fresh.take(support::engine());
        {
            const auto connection = database.open();
            (void)UNWRAP(connection.scalar(u"PRAGMA journal_mode = "_s + mode));
            VERIFY_OK(connection.execute(u"CREATE TABLE t (a)"_s));
        }
        for (const Role role : {Role::Window, Role::Reader, Role::Writer, Role::Migrator}) {
            const auto connection = database.open(role);
            VERIFY_OK(connection.execute(u"INSERT INTO t VALUES (1)"_s));
            const QString now = UNWRAP(connection.scalar(u"PRAGMA journal_mode"_s)).toString();
            QCOMPARE(now,
                     mode == u"wal" ? u"wal"_s : u"delete"_s); // persist is a session's own, never the file's
        }
    }
}

void TestSession::readOnly()
{
    const auto &database = m_fresh.take(support::engine());
    database.run(u"CREATE TABLE t (a INTEGER)"_s);
    const auto connection = UNWRAP(Connection::open(database.location(), OpenMode::ReadOnly, Role::Reader));
    QVERIFY(connection.isReadOnly());
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
    for (const QString &sql :
         {u"INSERT INTO t VALUES (1)"_s, u"CREATE TABLE x (a INTEGER)"_s, u"DROP TABLE t"_s}) {
        const auto result = connection.execute(sql);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NoPermission);
    }
    QCOMPARE(Transaction::begin(connection, Transaction::Kind::Write).error().code, ErrorCode::NoPermission);
    auto transaction = UNWRAP(Transaction::begin(connection, Transaction::Kind::Read));
    VERIFY_OK(std::move(transaction).commit());
}

void TestSession::engineVersion()
{
    const auto &database = m_fresh.take(support::engine());
    const QRegularExpression form(support::engine() == Engine::Sqlite ? u"^SQLite \\d+\\.\\d+\\.\\d+$"_s
                                                                      : u"^PostgreSQL \\d+\\.\\d+$"_s);
    QVERIFY(form.match(database.open().engineVersion()).hasMatch());
}

void TestSession::moving()
{
    const auto &database = m_fresh.take(support::engine());
    auto first = database.open();
    auto second = database.open();
    const auto interrupter = second.interrupter();
    first = std::move(second);
    QCOMPARE(UNWRAP(first.scalar(u"SELECT 1"_s)).toInt(), 1);
    QCOMPARE(first.interrupter(), interrupter);
    const Connection third(std::move(first));
    QCOMPARE(UNWRAP(third.scalar(u"SELECT 2"_s)).toInt(), 2);
    QVERIFY(third.location().sameAs(database.location()));
}

void TestSession::severalStatementsAreRefused()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER)"_s));
    QVERIFY(!connection.execute(u"INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"_s));
    QVERIFY(!connection.execute(u"INSERT INTO t VALUES (1); nonsense"_s));
    QVERIFY(!connection.execute(u"INSERT INTO t VALUES (?); INSERT INTO t VALUES (2)"_s, {1}));
    QVERIFY(!connection.execute(u"INSERT INTO t VALUES (1)"_s + QChar(u'\0') + u" WHERE"_s));
    QVERIFY(!database::Query::run(connection, u"DELETE FROM t"_s + QChar(u'\0') + u" WHERE a = 5"_s));
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM t"_s)).toInt(), 0);
}

void TestSession::scalarOfNothing()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    QVERIFY(database::value::isNull(UNWRAP(connection.scalar(u"SELECT 1 WHERE 1 = 0"_s))));
    QVERIFY(database::value::isNull(UNWRAP(connection.scalar(u"SELECT NULL"_s))));
    QVERIFY(!database::value::isNull(UNWRAP(connection.scalar(u"SELECT ''"_s))));
    QCOMPARE(connection.scalar(u"SELECT nothing FROM nowhere"_s).error().code, ErrorCode::Failed);
}

void TestSession::questionMarksInQuotes()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    QString sql = u"SELECT '?', 'it''s ?' AS \"a?b\" -- ?\n, /* ? */ ? /* '? */"_s;
    int column = 2;
    if (support::engine() == Engine::Postgresql) {
        sql =
            u"SELECT '?', $$ ? $$, $x_1$ ? $ $$ $x_1$, E'it\\'s ?', 'a\\' -- ?\n, /* /* ? */ ? */ ?::text"_s;
        column = 5;
    }
    auto query = UNWRAP(database::Query::run(connection, sql, {u"bound"_s}));
    QVERIFY(query.next());
    QCOMPARE(query.value(0), QVariant(u"?"_s));
    QCOMPARE(query.value(column), QVariant(u"bound"_s));
}

void TestSession::queryTellsItsColumns()
{
    const auto &database = m_fresh.take(support::engine());
    const auto connection = database.open();
    VERIFY_OK(connection.execute(u"CREATE TABLE t (a INTEGER, b VARCHAR)"_s));
    auto insert = UNWRAP(database::Query::run(connection, u"INSERT INTO t VALUES (?, ?), (?, ?)"_s,
                                              {1, u"x"_s, 2, QVariant()}));
    QCOMPARE(insert.rowsAffected(), 2);
    auto returning =
        UNWRAP(database::Query::run(connection, u"INSERT INTO t VALUES (?, ?) RETURNING a"_s, {3, u""_s}));
    QVERIFY(returning.next());
    QCOMPARE(returning.value(0), QVariant(qint64(3)));
    VERIFY_OK(returning.finish());
    auto query = UNWRAP(database::Query::run(connection, u"SELECT a AS first, b FROM t ORDER BY a"_s));
    QCOMPARE(query.columnCount(), 2);
    QCOMPARE(query.columnName(0), u"first"_s);
    QVERIFY(query.next());
    QCOMPARE(query.value(0), QVariant(qint64(1)));
    QVERIFY(query.next());
    QVERIFY(!query.value(1).isValid());
    QVERIFY(query.next());
    QCOMPARE(query.value(1), QVariant(u""_s));
    QVERIFY(!query.next());
    VERIFY_OK(query.finish());
    // Too few and too many values are errors, not NULLs.
    QVERIFY(!database::Query::run(connection, u"SELECT ?, ?"_s, {1}));
    QVERIFY(!database::Query::run(connection, u"SELECT 1"_s, {1}));
}

void TestSession::dataVersion()
{
    const auto &database = m_fresh.take(support::engine());
    const auto mine = database.open();
    VERIFY_OK(mine.execute(u"CREATE TABLE t (a INTEGER)"_s));
    const qint64 before = UNWRAP(mine.dataVersion());
    VERIFY_OK(mine.execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(UNWRAP(mine.dataVersion()), before);
    VERIFY_OK(database.open().execute(u"INSERT INTO t VALUES (2)"_s));
    QCOMPARE(UNWRAP(mine.dataVersion()) != before, support::engine() == Engine::Sqlite);
}

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
