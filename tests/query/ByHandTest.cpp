// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ByHand.h"

#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using database::Engine;
using query::Failure;

/// SQL that a person typed: what is refused before it runs, and at which word. What the connection refuses by
/// itself is tests/database's.
class ByHandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_database.reset(); }
    void whatIsRefused_data();
    void whatIsRefused();
    void whatIsAsked_data();
    void whatIsAsked();
    void functionsThatAct();
    void errorsAtAWord_data();
    void errorsAtAWord();
    void positionsCountUtf16();

private:
    [[nodiscard]] Engine engine() const { return support::engine(); }
    [[nodiscard]] bool isSqlite() const { return engine() == Engine::Sqlite; }
    [[nodiscard]] tl::expected<query::RunSummary, Failure> run(const QString &sql);
    std::unique_ptr<support::TestDatabase> m_database;
    std::optional<database::QueryConnection> m_connection;
};

void ByHandTest::init()
{
    support::failOnSqlWarnings();
    if (m_database && m_database->location().engine == engine())
        return;
    m_connection.reset();
    m_database = std::make_unique<support::TestDatabase>(engine());
    m_database->run(u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, price FLOAT);\n"
                    "CREATE TABLE parts (id INTEGER PRIMARY KEY, thing_id INTEGER, name TEXT);\n"
                    "INSERT INTO things VALUES (1, 'a', 1), (2, 'b', NULL);\n"_s);
    if (!isSqlite())
        m_database->run(u"CREATE SEQUENCE numbers;\n"
                        "CREATE FUNCTION acts() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
                        "CREATE FUNCTION \"Acts Too\"() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
                        "CREATE FUNCTION answers() RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1';\n"_s);
    m_connection.emplace(UNWRAP(database::QueryConnection::open(m_database->location())));
}

tl::expected<query::RunSummary, Failure> ByHandTest::run(const QString &sql)
{
    return query::fetchByHand(*m_connection, sql, {1000, 10s}, {}, {});
}

void ByHandTest::whatIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("only"); // one engine, or "" for both
    QTest::addColumn<QString>("word");
    const auto add = [](const QString &sql, const QString &word, const QString &only = {}) {
        QTest::newRow(qPrintable(sql.isEmpty() ? u"(empty)"_s : sql)) << sql << only << word;
    };
    add({}, {});
    add(u"  \n -- only a comment"_s, {});
    add(u";;"_s, {});
    add(u"/* SELECT */ DELETE FROM things"_s, u"DELETE"_s);
    add(u"-- SELECT 1\ninsert into things (id) values (9)"_s, u"insert"_s);
    for (const QString &first :
         {u"UPDATE"_s, u"DELETE"_s,   u"DROP"_s,    u"CREATE"_s,  u"ALTER"_s,    u"PRAGMA"_s,    u"ATTACH"_s,
          u"DETACH"_s, u"VACUUM"_s,   u"BEGIN"_s,   u"COMMIT"_s,  u"ROLLBACK"_s, u"SAVEPOINT"_s, u"COPY"_s,
          u"DO"_s,     u"CALL"_s,     u"SET"_s,     u"RESET"_s,   u"LISTEN"_s,   u"NOTIFY"_s,    u"GRANT"_s,
          u"LOCK"_s,   u"TRUNCATE"_s, u"PREPARE"_s, u"EXECUTE"_s, u"DECLARE"_s,  u"EXPLAIN"_s,   u"REPLACE"_s,
          u"MERGE"_s,  u"REINDEX"_s,  u"ANALYZE"_s, u"SHOW"_s,    u"DISCARD"_s,  u"selection"_s, u"1"_s})
        add(first + u" things"_s, first);
    add(u"(DELETE FROM things)"_s, u"DELETE"_s);
    add(u"((("_s, u"("_s);
    add(u"'SELECT'"_s, u"'SELECT'"_s);
    add(u"\"select\" 1"_s, u"\"select\""_s);
    add(u"WITH a AS (SELECT 1) DELETE FROM things"_s, u"DELETE"_s);
    add(u"WITH a AS (SELECT 1) insert into things SELECT 1"_s, u"insert"_s);
    add(u"WITH a AS (SELECT 1) UPDATE things SET id = 1"_s, u"UPDATE"_s);
    add(u"WITH a AS (SELECT 1) UPDATE \"things\" SET id = 1"_s, u"UPDATE"_s);
    add(u"WITH a AS (SELECT 1) REPLACE INTO things VALUES (1)"_s, u"REPLACE"_s);
    add(u"WITH a AS (DELETE FROM things RETURNING id) SELECT * FROM a"_s, u"DELETE"_s);
    add(u"WITH a AS /* ( */ (/**/INSERT INTO things DEFAULT VALUES RETURNING id) SELECT * FROM a"_s,
        u"INSERT"_s);
    add(u"SELECT * INTO other FROM things"_s, u"INTO"_s);
    add(u"SELECT * FROM things FOR UPDATE"_s, u"FOR"_s);
    add(u"SELECT * FROM things for no key update"_s, u"for"_s);
    add(u"SELECT 1; SELECT 2"_s, u"SELECT"_s);
    add(u"SELECT ';'; -- end\n; DROP TABLE things"_s, u"DROP"_s);
    add(u"SELECT 'it"_s, u"'it"_s);
    add(u"SELECT 1 /* it"_s, u"/* it"_s);
    add(u"SELECT 1"_s + QChar(u'\0') + u"; DELETE FROM things"_s, QString(QChar(u'\0')));
    add(QChar(QChar::ByteOrderMark) + u"DELETE FROM things"_s, u"DELETE"_s);
    add(u"SELECT U&\"\\006eextval\"('numbers')"_s, u"U&\"\\006eextval\""_s, u"postgresql"_s);
    add(u"SELECT $$ never"_s, u"$$ never"_s, u"postgresql"_s);
    add(u"TABLE things"_s, u"TABLE"_s, u"sqlite"_s);
}

void ByHandTest::whatIsRefused()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, only);
    if (!only.isEmpty() && only != database::nameOf(engine()))
        return;
    QFETCH(const QString, word);
    const auto refused = query::byHand(engine(), sql); // nothing was asked of the database
    QVERIFY(!refused);
    QVERIFY(!refused.error().error.message.isEmpty());
    if (word.isEmpty()) {
        QCOMPARE(refused.error().length, 0);
    } else if (refused.error().offset >= 0) {
        QCOMPARE(sql.sliced(refused.error().offset, refused.error().length), word);
    }
    QVERIFY(!run(sql));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM things"_s).toInt(), 2);
}

void ByHandTest::whatIsAsked_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("only"); // one engine, or "" for both
    const QStringList both{u"SELECT 1"_s,
                           u"select 1;"_s,
                           u"SELECT 1 ; ; -- end"_s,
                           u"  /* why */ -- so\n SELECT 1"_s,
                           u"VALUES (1), (2)"_s,
                           u"WITH a AS (SELECT 1 AS one) SELECT one FROM a"_s,
                           u"SELECT 'DELETE FROM things; --', 'INTO', ';' FROM things"_s,
                           u"SELECT \"id\" AS \"insert into\" FROM things"_s,
                           u"SELECT replace(name, 'a', 'b') FROM things"_s,
                           u"SELECT id /* DELETE; */ FROM things -- ; DROP"_s,
                           u"SELECT '?' || '$1' FROM things"_s,
                           u"SELECT t.id FROM things t LEFT JOIN parts p ON p.thing_id = t.id"_s,
                           QChar(QChar::ByteOrderMark) + u"SELECT 1"_s};
    const QStringList sqlite{
        u"SELECT [id] AS `delete` FROM things"_s,
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n"_s,
        u"SELECT value FROM json_each('[1,2]')"_s, u"SELECT name FROM sqlite_master"_s};
    const QStringList postgres{u"TABLE things"_s,
                               u"(SELECT 1) UNION (SELECT 2)"_s,
                               u"SELECT $$;DELETE$$, E'\\'; DROP', $a$;$a$"_s,
                               u"SELECT /* /* ; */ DELETE */ 1"_s,
                               u"SELECT substring('abc' FROM 1 FOR 2)"_s,
                               u"SELECT random(), now(), count(*) FROM things"_s,
                               u"SELECT delete, \"update\" FROM (SELECT 1 AS delete, 2 AS update) AS t"_s,
                               u"SELECT answers()"_s,
                               u"SELECT '{\"a\": 1}'::jsonb ? 'a'"_s};
    for (const QString &sql : both)
        QTest::newRow(qPrintable(sql)) << sql << QString();
    for (const QString &sql : sqlite)
        QTest::newRow(qPrintable(sql)) << sql << u"sqlite"_s;
    for (const QString &sql : postgres)
        QTest::newRow(qPrintable(sql)) << sql << u"postgresql"_s;
}

void ByHandTest::whatIsAsked()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, only);
    if (!only.isEmpty() && only != database::nameOf(engine()))
        return;
    const auto done = run(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().error.message + u" | "_s + done.error().error.detail));
}

void ByHandTest::functionsThatAct()
{
    if (isSqlite()) {
        QVERIFY(!run(u"SELECT load_extension('x')"_s));
        QVERIFY(!run(u"SELECT * FROM pragma_table_info('things')"_s));
        return;
    }
    const QList<std::pair<QString, QString>> cases{
        {u"SELECT nextval('numbers')"_s, u"nextval"_s},
        {u"SELECT pg_catalog.setval('numbers', 9)"_s, u"setval"_s},
        {u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"_s, u"pg_terminate_backend"_s},
        {u"SELECT lo_import('/etc/passwd')"_s, u"lo_import"_s},
        {u"SELECT \"lo_export\"(1, '/tmp/x')"_s, u"\"lo_export\""_s},
        {u"SELECT pg_read_file('/etc/passwd')"_s, u"pg_read_file"_s},
        {u"SELECT set_config('transaction_read_only', 'off', false)"_s, u"set_config"_s},
        {u"SELECT pg_advisory_lock /* so */ (1)"_s, u"pg_advisory_lock"_s},
        {u"SELECT query_to_xml('SELECT nextval(''numbers'')', true, true, '')"_s, u"query_to_xml"_s},
        {u"SELECT * FROM acts()"_s, u"acts"_s},
        {u"SELECT \"Acts Too\"()"_s, u"\"Acts Too\""_s},
        {u"SELECT 1 WHERE EXISTS (SELECT NEXTVAL('numbers'))"_s, u"NEXTVAL"_s}};
    for (const auto &[sql, word] : cases) {
        const auto done = run(sql);
        QVERIFY2(!done, qPrintable(sql));
        QCOMPARE(sql.sliced(done.error().offset, done.error().length), word);
        QVERIFY(done.error().error.message.contains(u"may do more than answer"));
    }
    QCOMPARE(m_database->scalar(u"SELECT is_called FROM numbers"_s).toBool(), false);
}

void ByHandTest::errorsAtAWord_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("only"); // one engine, or "" for both
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("says");
    const auto add = [](const QString &sql, const QString &word, const QString &says,
                        const QString &only = {}) {
        QTest::newRow(qPrintable(sql + u' ' + only)) << sql << only << word << says;
    };
    const QString sqlite = u"sqlite"_s;
    const QString postgres = u"postgresql"_s;
    add(u"SELECT id, nmae FROM things"_s, u"nmae"_s, u"no column “nmae”"_s);
    add(u"SELECT things.nmae FROM things"_s, u"things.nmae"_s, u"no column “things.nmae”"_s);
    add(u"SELECT id FROM thing"_s, {}, u"no table “thing”"_s);
    add(u"SELECT id FROM thing"_s, u"thing"_s, u"no table “thing”"_s, postgres);
    add(u"SELECT nosuch(id) FROM things"_s, u"nosuch"_s, u"no function “nosuch”"_s);
    add(u"SELECT id FROM things, parts"_s, u"id"_s, u"More than one of the tables has a column “id”"_s);
    add(u"SELECT id FORM things"_s, u"things"_s, u"can't be read at “things”"_s);
    add(u"SELECT id FROM things WHERE"_s, {}, u"not finished"_s);
    add(u"SELECT id FROM things WHERE count(*) > 1"_s, u"count"_s, u"belongs to HAVING"_s);
    add(u"SELECT id FROM things LIMIT 1 WHERE id = 1"_s, u"WHERE"_s, u"can't be read at “WHERE”"_s);
    add(u"SELECT (1 FROM things"_s, u"FROM"_s, u"can't be read at “FROM”"_s);
    add(u"SELECT name, count(*) FROM things GROUP BY id / 2"_s, u"name"_s, u"may differ within a group"_s,
        postgres);
    add(u"SELECT 1 / (id - id) FROM things"_s, {}, u"divided by 0"_s, postgres);
    add(u"SELECT 'abc'::integer"_s, u"'abc'"_s, u"not of the kind"_s, postgres);
    add(u"SELECT id FROM things WHERE name = 5"_s, u"="_s, u"The database can't run this"_s, postgres);
    add(u"SELECT abs() FROM things"_s, u"abs"_s, u"takes another number of values"_s, sqlite);
}

void ByHandTest::errorsAtAWord()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, only);
    if (!only.isEmpty() && only != database::nameOf(engine()))
        return;
    QFETCH(const QString, word);
    QFETCH(const QString, says);
    const auto done = run(sql);
    QVERIFY(!done);
    QVERIFY2(done.error().error.message.contains(says),
             qPrintable(done.error().error.message + u" | "_s + done.error().error.detail));
    if (!word.isEmpty()) {
        QVERIFY2(done.error().offset >= 0, qPrintable(done.error().error.detail));
        QCOMPARE(sql.sliced(done.error().offset, done.error().length), word);
    }
}

void ByHandTest::positionsCountUtf16()
{
    const QString sql = QChar(QChar::ByteOrderMark) + u"SELECT '😀ёЁ', -- 😀\n nothing FROM things"_s;
    const auto done = run(sql);
    QVERIFY(!done);
    QCOMPARE(sql.sliced(done.error().offset, done.error().length), u"nothing"_s);
}

QTEST_GUILESS_MAIN(ByHandTest)
#include "ByHandTest.moc"
