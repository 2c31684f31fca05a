// SPDX-License-Identifier: GPL-3.0-or-later
// Both drivers' errors as ours: code, table and columns, a sentence without technical words, no values in the
// detail.
#include "database/DriverErrors.h"

#include "FreshDatabase.h"
#include "database/Query.h"
#include "database/Transaction.h"

#include <QDir>
#include <QSqlError>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using base::ErrorCode;
using database::Connection;
using database::Engine;
using database::Role;

class TestDriverErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_fresh.drop(); }
    void constraints_data();
    void constraints();
    void otherErrors();
    void valuesStayOutOfTheDetail();
    void sqliteCodes();
    void postgresCodes();
    void lostConnection();
    void foreignKeyFromBothSides();

private:
    FreshDatabase m_fresh;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<Connection> m_connection;
};

void TestDriverErrors::init()
{
    support::failOnSqlWarnings();
    m_database = &m_fresh.take(support::engine());
    m_connection = std::make_unique<Connection>(m_database->open(Role::Writer));
    auto transaction =
        UNWRAP(database::Transaction::begin(*m_connection, database::Transaction::Kind::Write));
    for (
        const QString &sql : {
            u"CREATE TABLE \"user\" (id INTEGER PRIMARY KEY, email VARCHAR(10) UNIQUE, name VARCHAR(5) NOT NULL)"_s,
            u"CREATE TABLE pair (a INTEGER, \"b c\" INTEGER, UNIQUE (a, \"b c\"))"_s,
            u"CREATE TABLE number (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES \"user\" (id), "
            "price INTEGER CONSTRAINT positive CHECK (price > 0))"_s,
            u"CREATE TABLE word (name VARCHAR)"_s,
            u"CREATE UNIQUE INDEX lower_name ON word (lower(name))"_s,
            u"INSERT INTO \"user\" VALUES (1, 'a@b.c', 'Anna')"_s,
            u"INSERT INTO word VALUES ('a')"_s,
            u"INSERT INTO pair VALUES (1, 2)"_s,
        })
        VERIFY_OK(m_connection->execute(sql));
    VERIFY_OK(std::move(transaction).commit());
}

void TestDriverErrors::cleanup()
{
    m_connection.reset();
}

void TestDriverErrors::constraints_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QVariantList>("values");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("columns");
    const auto row = [](const char *name, const QString &sql, const QVariantList &values, ErrorCode code,
                        const QString &table, const QStringList &columns) {
        QTest::newRow(name) << sql << values << code << table << columns;
    };
    row("unique", u"INSERT INTO \"user\" VALUES (2, 'a@b.c', 'B')"_s, {}, ErrorCode::NotUnique, u"user"_s,
        {u"email"_s});
    row("unique, bound", u"INSERT INTO \"user\" VALUES (?, ?, ?)"_s, {2, u"a@b.c"_s, u"B"_s},
        ErrorCode::NotUnique, u"user"_s, {u"email"_s});
    row("primary key", u"INSERT INTO \"user\" VALUES (1, 'x', 'B')"_s, {}, ErrorCode::NotUnique, u"user"_s,
        {u"id"_s});
    row("two columns", u"INSERT INTO pair VALUES (1, 2)"_s, {}, ErrorCode::NotUnique, u"pair"_s,
        {u"a"_s, u"b c"_s});
    row("not null", u"INSERT INTO \"user\" VALUES (2, NULL, NULL)"_s, {}, ErrorCode::Missing, u"user"_s,
        {u"name"_s});
    row("not null, bound", u"UPDATE \"user\" SET name = ?"_s, {QVariant()}, ErrorCode::Missing, u"user"_s,
        {u"name"_s});
    row("check", u"INSERT INTO number VALUES (1, 1, 0)"_s, {}, ErrorCode::BrokenRule, {}, {});
    row("foreign key", u"INSERT INTO number VALUES (1, 99, 1)"_s, {}, ErrorCode::BrokenReference, {}, {});
    row("expression", u"INSERT INTO word VALUES ('A')"_s, {}, ErrorCode::NotUnique, {}, {});
}

void TestDriverErrors::constraints()
{
    QFETCH(QString, sql);
    QFETCH(QVariantList, values);
    QFETCH(ErrorCode, code);
    QFETCH(QString, table);
    QFETCH(QStringList, columns);
    const auto result = m_connection->execute(sql, values);
    QVERIFY(!result);
    const base::Error &error = result.error();
    QCOMPARE(error.code, code);
    if (!table.isEmpty()) {
        QCOMPARE(error.table, table);
        QCOMPARE(error.columns, columns);
    }
    QVERIFY(!error.message.contains(u"constraint"));
    QVERIFY(!error.message.contains(u"SQL"));
    QVERIFY(!error.message.contains(u"%1"));
    QVERIFY(!error.detail.isEmpty());
}

void TestDriverErrors::foreignKeyFromBothSides()
{
    VERIFY_OK(m_connection->execute(u"INSERT INTO number VALUES (1, 1, 5)"_s));
    const auto deleted = m_connection->execute(u"DELETE FROM \"user\" WHERE id = 1"_s);
    QCOMPARE(deleted.error().code, ErrorCode::BrokenReference);
    if (support::engine() == Engine::Postgresql) {
        QCOMPARE(deleted.error().table, u"number"_s); // which SQLite does not say
        const auto inserted = m_connection->execute(u"INSERT INTO number VALUES (2, 99, 5)"_s);
        QCOMPARE(inserted.error().columns, QStringList{u"user_id"_s});
    }
}

void TestDriverErrors::otherErrors()
{
    QCOMPARE(m_connection->execute(u"SELEKT 1"_s).error().code, ErrorCode::Failed);
    QCOMPARE(m_connection->execute(u"SELECT nobody FROM nowhere"_s).error().code, ErrorCode::Failed);
    QCOMPARE(m_connection->execute(u"INSERT INTO nowhere VALUES (?)"_s, {1}).error().code, ErrorCode::Failed);
    // A sentence that names the place, never the driver's text as the message.
    const auto error = m_connection->execute(u"SELEKT 1"_s).error();
    QVERIFY(error.message.contains(support::engine() == Engine::Sqlite
                                       ? QDir::toNativeSeparators(m_database->location().path)
                                       : m_database->location().name));
    QVERIFY(!error.message.contains(u"syntax"));
    QVERIFY(error.detail.contains(u"syntax"));
    if (support::engine() == Engine::Sqlite)
        return;
    QCOMPARE(m_connection->execute(u"INSERT INTO \"user\" VALUES (5, 'e', 'longer')"_s).error().code,
             ErrorCode::BrokenRule);
    QCOMPARE(m_connection->execute(u"INSERT INTO \"user\" VALUES (99999999999, 'e', 'x')"_s).error().code,
             ErrorCode::BrokenRule);
    QCOMPARE(m_connection->execute(u"INSERT INTO number VALUES (1, 1, ?::bigint)"_s, {u"abc"_s}).error().code,
             ErrorCode::BrokenRule);
}

void TestDriverErrors::valuesStayOutOfTheDetail()
{
    QStringList statements{u"INSERT INTO \"user\" VALUES (1, 'hunter2', 'x')"_s,
                           u"INSERT INTO \"user\" VALUES (7, 'hunter2', NULL)"_s};
    VERIFY_OK(m_connection->execute(u"INSERT INTO \"user\" VALUES (3, 'hunter2', 'x')"_s));
    statements.append(u"INSERT INTO \"user\" VALUES (4, 'hunter2', 'x')"_s);
    if (support::engine() == Engine::Postgresql)
        statements.append(u"SELECT 'hunter2'::integer"_s);
    for (const QString &sql : statements) {
        const auto error = m_connection->execute(sql).error();
        QVERIFY2(!error.detail.contains(u"hunter2"), qPrintable(error.detail));
        QVERIFY2(!error.message.contains(u"hunter2"), qPrintable(error.message));
    }
}

void TestDriverErrors::sqliteCodes()
{
    if (support::engine() == Engine::Postgresql)
        return;
    const QMap<int, ErrorCode> codes{
        {SQLITE_ERROR, ErrorCode::Failed},
        {SQLITE_BUSY, ErrorCode::Locked},
        {SQLITE_BUSY_RECOVERY, ErrorCode::Locked},
        {SQLITE_BUSY_SNAPSHOT, ErrorCode::Retry},
        {SQLITE_LOCKED, ErrorCode::Locked},
        {SQLITE_READONLY, ErrorCode::NoPermission},
        {SQLITE_READONLY_DBMOVED, ErrorCode::NoPermission},
        {SQLITE_PERM, ErrorCode::NoPermission},
        {SQLITE_AUTH, ErrorCode::NoPermission},
        {SQLITE_CANTOPEN, ErrorCode::NoPermission},
        {SQLITE_INTERRUPT, ErrorCode::Cancelled},
        {SQLITE_CORRUPT, ErrorCode::NotADatabase},
        {SQLITE_CORRUPT_INDEX, ErrorCode::NotADatabase},
        {SQLITE_NOTADB, ErrorCode::NotADatabase},
        {SQLITE_FULL, ErrorCode::NoSpace},
        {SQLITE_IOERR_WRITE, ErrorCode::Failed},
        {SQLITE_CONSTRAINT_UNIQUE, ErrorCode::NotUnique},
        {SQLITE_CONSTRAINT_PRIMARYKEY, ErrorCode::NotUnique},
        {SQLITE_CONSTRAINT_FOREIGNKEY, ErrorCode::BrokenReference},
        {SQLITE_CONSTRAINT_NOTNULL, ErrorCode::Missing},
        {SQLITE_CONSTRAINT_CHECK, ErrorCode::BrokenRule},
        {SQLITE_CONSTRAINT_TRIGGER, ErrorCode::BrokenRule},
        {SQLITE_MISMATCH, ErrorCode::BrokenRule},
        {SQLITE_TOOBIG, ErrorCode::BrokenRule},
        {SQLITE_MISUSE, ErrorCode::Failed},
    };
    for (auto code = codes.cbegin(); code != codes.cend(); ++code) {
        const QSqlError driver(u"d"_s, u"not an error"_s, QSqlError::StatementError,
                               QString::number(code.key()));
        const auto error = database::errorFrom(driver, m_database->location());
        QVERIFY2(error.code == code.value(), qPrintable(QString::number(code.key())));
        QVERIFY(!error.message.contains(u"not an error"));
        QVERIFY(error.message.contains(QDir::toNativeSeparators(m_database->location().path)));
    }
}

void TestDriverErrors::postgresCodes()
{
    if (support::engine() == Engine::Sqlite)
        return;
    const QMap<QString, ErrorCode> codes{
        {u"23505"_s, ErrorCode::NotUnique},    {u"23503"_s, ErrorCode::BrokenReference},
        {u"23502"_s, ErrorCode::Missing},      {u"23514"_s, ErrorCode::BrokenRule},
        {u"22001"_s, ErrorCode::BrokenRule},   {u"40001"_s, ErrorCode::Retry},
        {u"40P01"_s, ErrorCode::Retry},        {u"57014"_s, ErrorCode::Cancelled},
        {u"55P03"_s, ErrorCode::Locked},       {u"25006"_s, ErrorCode::NoPermission},
        {u"42501"_s, ErrorCode::NoPermission}, {u"53100"_s, ErrorCode::NoSpace},
        {u"53300"_s, ErrorCode::Unreachable},  {u"57P01"_s, ErrorCode::Unreachable},
        {u"57P05"_s, ErrorCode::Unreachable},  {u"08006"_s, ErrorCode::Unreachable},
        {u"28P01"_s, ErrorCode::AccessDenied}, {u"3D000"_s, ErrorCode::NotFound},
        {u"42601"_s, ErrorCode::Failed},       {u"25P02"_s, ErrorCode::Failed},
        {u"XX000"_s, ErrorCode::Failed},
    };
    for (auto code = codes.cbegin(); code != codes.cend(); ++code) {
        const QSqlError driver(u"d"_s, u"text"_s, QSqlError::StatementError, code.key());
        const auto error = database::errorFrom(driver, m_database->location());
        QVERIFY2(error.code == code.value(), qPrintable(code.key()));
        QVERIFY(error.message.contains(m_database->location().name));
    }
    // The labels are in the language of this computer; the positions are not.
    const QSqlError russian(
        u"QPSQL"_s,
        u"ОШИБКА:  23505: повторяющееся значение ключа\nПОДРОБНОСТИ:  Ключ "
        "\"(email)=(hunter2\nTABLE NAME:  x)\" уже существует.\nСХЕМА:  public\nТАБЛИЦА:  users\n"
        "ОГРАНИЧЕНИЕ:  users_email_key\nПОЛОЖЕНИЕ:  _bt_check_unique, nbtinsert.c:664\n(23505)"_s,
        QSqlError::StatementError, u"23505"_s);
    const auto error = database::errorFrom(russian, m_database->location());
    QCOMPARE(error.table, u"users"_s);
    QCOMPARE(error.columns, QStringList{u"email"_s});
    QVERIFY(!error.detail.contains(u"hunter2"));
}

void TestDriverErrors::lostConnection()
{
    if (support::engine() == Engine::Sqlite)
        return;
    const QVariant pid = UNWRAP(m_connection->scalar(u"SELECT pg_backend_pid()"_s));
    const auto other = m_database->open();
    VERIFY_OK(other.scalar(u"SELECT pg_terminate_backend(?::integer)"_s, {pid}));
    const auto first = m_connection->execute(u"INSERT INTO pair VALUES (3, 4)"_s);
    QCOMPARE(first.error().code, ErrorCode::Unreachable);
    const auto second = m_connection->scalar(u"SELECT 1"_s);
    QCOMPARE(second.error().code, ErrorCode::Unreachable);
    const auto third = m_connection->execute(u"INSERT INTO pair VALUES (?, 4)"_s, {3});
    QCOMPARE(third.error().code, ErrorCode::Unreachable);
    QVERIFY(third.error().message.contains(m_database->location().name));
}

QTEST_GUILESS_MAIN(TestDriverErrors)
#include "test_driver_errors.moc"
