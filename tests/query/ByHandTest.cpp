// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ByHandFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// SQL that a person typed: what is run, and at which word an engine's error is shown. What is refused is
/// ByHandHarmTest's.
class ByHandTest : public ByHandFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { prepare(); }
    void cleanupTestCase() { drop(); }
    void whatIsAsked_data();
    void whatIsAsked();
    void errorsAtAWord_data();
    void errorsAtAWord();
    void positionsCountUtf16();
};

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
    if (isForTheOther())
        return;
    const auto done = run(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().error.message + u" | "_s + done.error().error.detail));
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
    add(u"SELECT id FROM things WHERE name LIKE '%\\'"_s, {}, u"A pattern of LIKE ends with \\,"_s,
        u"postgresql"_s);
    add(u"SELECT 'abc'::integer"_s, u"'abc'"_s, u"not of the kind"_s, postgres);
    add(u"SELECT id FROM things WHERE name = 5"_s, u"="_s, u"The database can't run this"_s, postgres);
    add(u"SELECT abs() FROM things"_s, u"abs"_s, u"takes another number of values"_s, sqlite);
}

void ByHandTest::errorsAtAWord()
{
    QFETCH(const QString, sql);
    if (isForTheOther())
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
