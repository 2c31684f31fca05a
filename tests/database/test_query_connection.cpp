// SPDX-License-Identifier: GPL-3.0-or-later
#include "LookFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::QueryConnection;
using Look = QueryConnection::Look;

/// A connection that can only ask, whatever it is asked: what stands above it is tested in tests/query, how
/// it is stopped in test_query_stops, what keeps no other program waiting in test_query_copies.
class TestQueryConnection : public LookFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void rowsAndColumns();
    void aQuestionThatFailsSaysWhere();
    void nothingIsWritten();
    void settingsStay();
    void noFunctionOfOurs();
    void oneLookSeesOneState();
    void looksDoNotNest();
    void aPrivateDatabase();
};

void TestQueryConnection::rowsAndColumns()
{
    auto connection = open();
    QList<QVariantList> rows;
    QList<database::ResultColumn> columns;
    VERIFY_OK(connection.look({}, [&](Look &look) -> base::Result<void> {
        auto asked = look.ask(
            u"SELECT id, name, price, at, id + ? AS more FROM things WHERE id < ? ORDER BY id -- end"_s,
            {qint64(7), qint64(100)});
        SHOPBOOK_TRY(asked);
        columns = asked->columns();
        rows.clear();
        while (asked->next())
            rows.append(asked->values());
        return asked->finish();
    }));
    QCOMPARE(columns.size(), 5);
    QCOMPARE(columns.at(1).title, u"name"_s);
    QCOMPARE(columns.at(4).title, u"more"_s);
    QCOMPARE(columns.at(0).type, database::value::Type::Integer);
    QCOMPARE(columns.at(2).type, database::value::Type::Real);
    QCOMPARE(columns.at(3).type, database::value::Type::Timestamp);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0), (QVariantList{qint64(1), u"Ёлка"_s, 2.5, u"2026-11-20 21:38:17"_s, qint64(8)}));
    QVERIFY(!database::value::isNull(rows.at(1).at(1)));
    QVERIFY(database::value::isNull(rows.at(1).at(2)));
}

void TestQueryConnection::aQuestionThatFailsSaysWhere()
{
    auto connection = open();
    qsizetype offset = -1;
    const QString sql = u"SELECT '😀ё', nothing FROM things"_s;
    const auto done = connection.look({}, [&](Look &look) -> base::Result<void> {
        const auto asked = look.ask(sql);
        offset = look.errorOffset();
        SHOPBOOK_TRY(asked);
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(offset, sql.indexOf(u"nothing"_s));
    // The next look is none the worse.
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT 1"_s));
        return {};
    }));
}

void TestQueryConnection::nothingIsWritten()
{
    const QStringList both{u"INSERT INTO things (id) VALUES (3)"_s,
                           u"UPDATE things SET name = 'x'"_s,
                           u"DELETE FROM things"_s,
                           u"DROP TABLE things"_s,
                           u"CREATE TABLE other (id INTEGER)"_s,
                           u"CREATE TABLE other AS SELECT 1 AS one"_s,
                           u"CREATE TEMP TABLE other AS SELECT 1 AS one"_s,
                           u"CREATE VIEW other AS SELECT 1 AS one"_s,
                           u"ALTER TABLE things ADD COLUMN more TEXT"_s,
                           u"BEGIN"_s,
                           u"COMMIT"_s,
                           u"ROLLBACK"_s,
                           u"SAVEPOINT a"_s,
                           u"VACUUM"_s,
                           u"ANALYZE"_s,
                           u"REINDEX things"_s,
                           u"SELECT 1; SELECT 2"_s,
                           u"SELECT 1; DELETE FROM things"_s,
                           u"SELECT 1; COMMIT; DELETE FROM things"_s,
                           u"INSERT INTO things (id) VALUES (3) RETURNING id"_s,
                           u"UPDATE things SET name = 'x' RETURNING id"_s,
                           u"DELETE FROM things RETURNING id"_s,
                           u"WITH a AS (SELECT 1) DELETE FROM things"_s,
                           u"WITH a AS (SELECT 1) INSERT INTO things (id) SELECT 9"_s,
                           u"/* SELECT */ DELETE FROM things"_s,
                           u"-- SELECT\nDELETE FROM things"_s,
                           u"EXPLAIN DELETE FROM things"_s,
                           u""_s,
                           u"-- nothing"_s,
                           u";"_s};
    const QStringList sqlite{u"PRAGMA query_only = 0"_s,
                             u"PRAGMA journal_mode = WAL"_s,
                             u"PRAGMA user_version = 5"_s,
                             u"PRAGMA table_info(things)"_s,
                             u"SELECT * FROM pragma_user_version"_s,
                             u"ATTACH ':memory:' AS other"_s,
                             u"ATTACH 'file:/tmp/shopbook-attached.db?mode=rwc' AS other"_s,
                             u"DETACH main"_s,
                             u"VACUUM INTO '/tmp/shopbook-vacuumed.db'"_s,
                             u"SELECT load_extension('x')"_s,
                             u"SELECT writefile('/tmp/shopbook-written', 'x')"_s,
                             u"REPLACE INTO things (id) VALUES (1)"_s,
                             u"CREATE TRIGGER t AFTER INSERT ON things BEGIN SELECT 1; END"_s};
    const QStringList postgres{u"COPY things TO STDOUT"_s,
                               u"COPY things TO PROGRAM 'cat'"_s,
                               u"SELECT * INTO other FROM things"_s,
                               u"SELECT * FROM things FOR UPDATE"_s,
                               u"SELECT nextval('numbers')"_s,
                               u"SELECT setval('numbers', 9)"_s,
                               u"WITH a AS (DELETE FROM things RETURNING id) SELECT * FROM a"_s,
                               u"WITH a AS (INSERT INTO things (id) VALUES (7) RETURNING id) TABLE a"_s,
                               u"DO $$BEGIN DELETE FROM things; END$$"_s,
                               u"CALL something()"_s,
                               u"SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE"_s,
                               u"SET TRANSACTION READ WRITE"_s,
                               u"SELECT set_config('transaction_read_only', 'off', false)"_s,
                               u"LISTEN a"_s,
                               u"NOTIFY a"_s,
                               u"PREPARE a AS SELECT 1"_s,
                               u"DECLARE a CURSOR FOR SELECT 1"_s,
                               u"LOCK TABLE things"_s,
                               u"TRUNCATE things"_s,
                               u"GRANT ALL ON things TO PUBLIC"_s,
                               u"EXPLAIN ANALYZE DELETE FROM things"_s,
                               u"((DELETE FROM things))"_s,
                               u"/* /* nested */ SELECT */ DELETE FROM things"_s};
    auto connection = open();
    for (const QString &sql : both + (isSqlite() ? sqlite : postgres)) {
        const auto done = connection.look({}, [&](Look &look) -> base::Result<void> {
            auto asked = look.ask(sql);
            SHOPBOOK_TRY(asked);
            while (asked->next()) { }
            return asked->finish();
        });
        QVERIFY2(!done, qPrintable(sql));
        QVERIFY2(!done.error().message.isEmpty(), qPrintable(sql));
    }
    QCOMPARE(database().scalar(u"SELECT count(*) FROM things WHERE name <> 'x' AND id < 3"_s).toInt(), 2);
    const QString tables = isSqlite()
        ? u"SELECT count(*) FROM sqlite_master"_s
        : u"SELECT count(*) FROM pg_catalog.pg_class WHERE relname IN ('other', 'a')"_s;
    QCOMPARE(database().scalar(tables).toInt(), isSqlite() ? 1 : 0);
    if (!isSqlite())
        QCOMPARE(database().scalar(u"SELECT is_called FROM numbers"_s).toBool(), false);
    // And the connection asks as before.
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return {};
    }));
}

/// What a question sets, it sets for itself: the next one finds the session as it was.
void TestQueryConnection::settingsStay()
{
    if (isSqlite())
        return;
    auto connection = open();
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT set_config('search_path', 'nowhere', false)"_s));
        SHOPBOOK_TRY(look.scalar(u"SELECT pg_advisory_lock(42)"_s));
        return {};
    }));
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM things"_s));
        return {};
    }));
    // Of this database: other tests migrate on the same server meanwhile, under a lock of that kind.
    QCOMPARE(
        database()
            .scalar(u"SELECT count(*) FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND database = "
                    "(SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"_s)
            .toInt(),
        0);
}

void TestQueryConnection::noFunctionOfOurs()
{
    auto connection = open();
    for (const QString &sql :
         {u"SELECT shopbook_contains('a', 'a')"_s, u"SELECT shopbook_starts_with('a', 'a')"_s,
          u"SELECT name FROM things ORDER BY name COLLATE SHOPBOOK_UNICODE"_s})
        QVERIFY(!connection.look({}, [&](Look &look) -> base::Result<void> {
            SHOPBOOK_TRY(look.scalar(sql));
            return {};
        }));
}

void TestQueryConnection::oneLookSeesOneState()
{
    if (isSqlite())
        database().run(u"PRAGMA journal_mode = WAL;\n"_s);
    auto connection = open();
    qint64 before = 0;
    qint64 after = 0;
    VERIFY_OK(connection.look({}, [&](Look &look) -> base::Result<void> {
        before = UNWRAP(look.scalar(u"SELECT count(*) FROM things"_s)).toLongLong();
        database().run(u"INSERT INTO things (id) VALUES (3);\n"_s);
        after = UNWRAP(look.scalar(u"SELECT count(*) FROM things"_s)).toLongLong();
        return {};
    }));
    QCOMPARE(before, 2);
    QCOMPARE(after, 2);
}

void TestQueryConnection::looksDoNotNest()
{
    auto connection = open();
    QVERIFY(!connection.look(
        {}, [&](Look &) { return connection.look({}, [](Look &) { return base::Result<void>(); }); }));
    VERIFY_OK(connection.look({}, [](Look &) { return base::Result<void>(); }));
}

void TestQueryConnection::aPrivateDatabase()
{
    if (!isSqlite())
        return;
    const auto location = UNWRAP(database::Location::parse(u"sqlite:///:memory:"_s));
    {
        const auto made = UNWRAP(database::Connection::open(location, database::OpenMode::CreateIfMissing,
                                                            database::Role::Writer));
        VERIFY_OK(made.execute(u"CREATE TABLE a (b)"_s));
    }
    auto connection = UNWRAP(QueryConnection::open(location));
    VERIFY_OK(connection.look({}, [](Look &look) -> base::Result<void> {
        SHOPBOOK_TRY(look.scalar(u"SELECT count(*) FROM a"_s));
        return {};
    }));
}

QTEST_GUILESS_MAIN(TestQueryConnection)
#include "test_query_connection.moc"
