// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ByHandFixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

/// SQL that a person typed and that would do more than ask: refused before it runs, with a sentence and at a
/// word, and not a byte is another afterwards. What the connection refuses by itself is tests/database's.
class ByHandHarmTest : public ByHandFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void whatIsRefused_data();
    void whatIsRefused();
    void functionsThatAct_data();
    void functionsThatAct();
    void wordsInAnyOrder();
};

void ByHandHarmTest::whatIsRefused_data()
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
    // A write hidden where only a question seems to stand.
    add(u"WITH a AS (UPDATE things SET name = 'x' RETURNING id) SELECT * FROM a"_s, u"UPDATE"_s);
    add(u"WITH a AS MATERIALIZED (DELETE FROM things RETURNING *) TABLE a"_s, u"DELETE"_s);
    add(u"WITH RECURSIVE a(i) AS (SELECT 1 UNION SELECT i FROM a), b AS (INSERT INTO things VALUES (9) "
        u"RETURNING id) "
        "SELECT i FROM a"_s,
        u"INSERT"_s);
    add(u"SELECT * FROM (DELETE FROM things RETURNING id) AS a"_s, u"DELETE"_s);
    add(u"EXPLAIN ANALYZE DELETE FROM things"_s, u"EXPLAIN"_s);
    add(u"SELECT id INTO TEMP other FROM things"_s, u"INTO"_s);
    add(u"SELECT * FROM things FOR SHARE"_s, u"FOR"_s);
    add(u"SELECT * FROM things FOR KEY SHARE SKIP LOCKED"_s, u"FOR"_s);
    // Files and other programs.
    add(u"COPY things TO PROGRAM 'touch %1/touched'"_s, u"COPY"_s);
    add(u"COPY (SELECT 1) TO '%1/written'"_s, u"COPY"_s);
    add(u"VACUUM INTO '%1/vacuumed.db'"_s, u"VACUUM"_s);
    add(u"ATTACH '%1/attached.db' AS other"_s, u"ATTACH"_s);
    add(u"PRAGMA writable_schema = 1"_s, u"PRAGMA"_s);
    add(u"SELECT 1; PRAGMA user_version = 9"_s, u"PRAGMA"_s);
    // A semicolon that is none, and one that is.
    add(u"SELECT ';'; DELETE FROM things"_s, u"DELETE"_s);
    add(u"SELECT '--'; DELETE FROM things --'"_s, u"DELETE"_s);
    add(u"SELECT '/*'; DELETE FROM things /*'*/"_s, u"DELETE"_s);
    add(u"SELECT 1 AS \"a;b\"; DROP TABLE things"_s, u"DROP"_s);
    add(u"SELECT 1 AS \"a\"\";\"; DROP TABLE things"_s, u"DROP"_s);
    add(u"SELECT /* ; */ 1 -- ;\n; DROP TABLE things"_s, u"DROP"_s);
    add(u"SELECT '\\'; DELETE FROM things --'"_s, u"DELETE"_s);
    add(u"SELECT 'it''s ;'; ; ;\r\n DELETE FROM things"_s, u"DELETE"_s);
    add(u"SELECT 1 AS [a;b]; DROP TABLE things --]"_s, u"DROP"_s, u"sqlite"_s);
    add(u"SELECT 1 AS `;`; DROP TABLE things"_s, u"DROP"_s, u"sqlite"_s);
    add(u"SELECT 1 /* /* */; DROP TABLE things --*/"_s, u"DROP"_s, u"sqlite"_s);
    add(u"SELECT $a$;$a$; DROP TABLE things"_s, u"DROP"_s, u"postgresql"_s);
    add(u"SELECT $a$ $b$ $a$; DROP TABLE things; --$b$"_s, u"DROP"_s, u"postgresql"_s);
    add(u"SELECT E'\\\\'; DELETE FROM things --'"_s, u"DELETE"_s, u"postgresql"_s);
    add(u"SELECT /* /* */ ; */ 1; DROP TABLE things"_s, u"DROP"_s, u"postgresql"_s);
    add(u"SELECT U&\"\\006eextval\"('numbers')"_s, u"U&\"\\006eextval\""_s, u"postgresql"_s);
    add(u"SELECT $$ never"_s, u"$$ never"_s, u"postgresql"_s);
    add(u"TABLE things"_s, u"TABLE"_s, u"sqlite"_s);
}

void ByHandHarmTest::whatIsRefused()
{
    if (isForTheOther())
        return;
    QFETCH(QString, sql);
    if (sql.contains(u"%1"_s))
        sql = sql.arg(folder());
    QFETCH(const QString, word);
    const QString before = state();
    const auto refused = query::byHand(engine(), sql); // nothing was asked of the database
    QVERIFY(!refused);
    QVERIFY2(refused.error().error.message.endsWith(u'.'), qPrintable(refused.error().error.message));
    if (word.isEmpty()) {
        QCOMPARE(refused.error().length, 0);
    } else {
        QVERIFY(refused.error().offset >= 0);
        QCOMPARE(sql.sliced(refused.error().offset, refused.error().length), word);
    }
    QVERIFY(!run(sql));
    QCOMPARE(state(), before);
}

void ByHandHarmTest::functionsThatAct_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("only");
    QTest::addColumn<QString>("word"); // "" = the engine itself refuses it
    const auto add = [](const QString &sql, const QString &word, const QString &only = u"postgresql"_s) {
        QTest::newRow(qPrintable(sql)) << sql << only << word;
    };
    for (const QString &sql :
         {u"SELECT load_extension('x')"_s, u"SELECT load_extension('x', 'y') FROM things"_s,
          u"SELECT fts3_tokenizer('simple')"_s, u"SELECT * FROM pragma_table_info('things')"_s,
          u"SELECT * FROM pragma_journal_mode('wal')"_s, u"SELECT \"load_extension\"('x')"_s,
          u"SELECT * FROM things WHERE EXISTS (SELECT load_extension('x'))"_s,
          u"SELECT writefile('%1/written', 'x')"_s, u"SELECT readfile('/etc/passwd')"_s,
          u"SELECT set_config('a', 'b', false)"_s})
        add(sql, {}, u"sqlite"_s);
    add(u"SELECT nextval('numbers')"_s, u"nextval"_s);
    add(u"SELECT pg_catalog.setval('numbers', 9)"_s, u"setval"_s);
    add(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"_s, u"pg_terminate_backend"_s);
    add(u"SELECT pg_cancel_backend(1)"_s, u"pg_cancel_backend"_s);
    add(u"SELECT pg_reload_conf()"_s, u"pg_reload_conf"_s);
    add(u"SELECT lo_import('/etc/passwd')"_s, u"lo_import"_s);
    add(u"SELECT lo_create(0)"_s, u"lo_create"_s);
    add(u"SELECT \"lo_export\"(1, '%1/exported')"_s, u"\"lo_export\""_s);
    add(u"SELECT pg_read_file('/etc/passwd')"_s, u"pg_read_file"_s);
    add(u"SELECT pg_read_binary_file('/etc/passwd')"_s, u"pg_read_binary_file"_s);
    add(u"SELECT * FROM pg_ls_dir('/')"_s, u"pg_ls_dir"_s);
    add(u"SELECT (pg_stat_file('/etc/passwd')).size"_s, u"pg_stat_file"_s);
    add(u"SELECT set_config('transaction_read_only', 'off', false)"_s, u"set_config"_s);
    add(u"SELECT pg_advisory_lock /* so */ (1)"_s, u"pg_advisory_lock"_s);
    add(u"SELECT pg_notify('a', 'b')"_s, u"pg_notify"_s);
    add(u"SELECT setseed(0.5)"_s, u"setseed"_s);
    add(u"SELECT dblink_exec('dbname=x', 'DELETE FROM things')"_s, u"dblink_exec"_s);
    add(u"SELECT * FROM dblink('dbname=x', 'DELETE FROM things') AS t(a text)"_s, {}); // there is none
    add(u"SELECT query_to_xml('SELECT nextval(''numbers'')', true, true, '')"_s, u"query_to_xml"_s);
    add(u"SELECT * FROM ts_stat('DELETE FROM things')"_s, u"ts_stat"_s);
    add(u"SELECT * FROM acts()"_s, u"acts"_s);
    add(u"SELECT * FROM ROWS FROM (acts())"_s, u"acts"_s);
    add(u"SELECT \"Acts Too\"()"_s, u"\"Acts Too\""_s);
    add(u"SELECT 1 WHERE EXISTS (SELECT NEXTVAL('numbers'))"_s, u"NEXTVAL"_s);
    add(u"WITH a AS (SELECT nextval('numbers')) SELECT 1 FROM a"_s, u"nextval"_s);
    add(u"VALUES (setval('numbers', 7))"_s, u"setval"_s);
}

void ByHandHarmTest::functionsThatAct()
{
    if (isForTheOther())
        return;
    QFETCH(QString, sql);
    if (sql.contains(u"%1"_s))
        sql = sql.arg(folder());
    QFETCH(const QString, word);
    const QString before = state();
    const auto done = run(sql);
    QVERIFY(!done);
    const QString &message = done.error().error.message;
    QVERIFY2(message.endsWith(u'.'), qPrintable(message));
    if (!word.isEmpty()) {
        QCOMPARE(sql.sliced(done.error().offset, done.error().length), word);
        QVERIFY2(message.contains(u"may do more than answer"), qPrintable(message));
    }
    QCOMPARE(state(), before);
}

/// Whatever is run of these, it only asks.
void ByHandHarmTest::wordsInAnyOrder()
{
    const QStringList words{u"SELECT"_s,
                            u"WITH"_s,
                            u"a"_s,
                            u"AS"_s,
                            u"("_s,
                            u")"_s,
                            u"DELETE"_s,
                            u"FROM"_s,
                            u"things"_s,
                            u"UPDATE"_s,
                            u"SET"_s,
                            u"name"_s,
                            u"= 'x'"_s,
                            u";"_s,
                            u"--"_s,
                            u"\n"_s,
                            u"/*"_s,
                            u"*/"_s,
                            u"$$"_s,
                            u"'"_s,
                            u"\""_s,
                            u"INSERT"_s,
                            u"INTO"_s,
                            u"VALUES"_s,
                            u"(9)"_s,
                            u"id"_s,
                            u"1"_s,
                            u","_s,
                            u"RETURNING"_s,
                            u"*"_s,
                            u"UNION"_s,
                            u"EXPLAIN"_s,
                            u"COPY"_s,
                            u"TO"_s,
                            u"PROGRAM"_s,
                            u"FOR UPDATE"_s,
                            u"parts"_s,
                            u"PRAGMA"_s,
                            u"ATTACH"_s,
                            u"user_version = 3"_s,
                            u"DROP TABLE"_s,
                            u"acts()"_s,
                            u"nextval('numbers')"_s,
                            u"load_extension('x')"_s,
                            u"E'\\'"_s,
                            u"\\"_s,
                            u"WITH a AS ("_s,
                            u"SELECT * FROM"_s,
                            u"SELECT 1 FROM things WHERE"_s,
                            u"EXISTS ("_s};
    const QStringList sound =
        u"SELECT a.id , b.name FROM things a LEFT JOIN parts b ON b.id = a.id WHERE a.id > 0"_s.split(u' ');
    const QString before = state();
    QRandomGenerator dice(20261121);
    int answered = 0;
    for (int text = 0; text < 4000; ++text) {
        QStringList soup = text % 2 ? sound : QStringList{u"SELECT"_s};
        for (int word = dice.bounded(text % 2 ? 3 : 12); word > 0; --word)
            soup.insert(dice.bounded(int(soup.size()) + 1), words.at(dice.bounded(int(words.size()))));
        const QString sql = soup.join(u' ');
        const auto done = run(sql);
        answered += done.has_value();
        if (!done)
            QVERIFY2(!done.error().error.message.isEmpty(), qPrintable(sql));
        if (text % 200 == 0)
            QVERIFY2(state() == before, qPrintable(sql));
    }
    QCOMPARE(state(), before);
    QVERIFY(answered > 50); // or nothing was tried
}

QTEST_GUILESS_MAIN(ByHandHarmTest)
#include "ByHandHarmTest.moc"
