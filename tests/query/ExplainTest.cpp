// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Explain.h"

#include "support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using query::PlanNode;

namespace
{

QStringList sentences(const QList<PlanNode> &nodes)
{
    QStringList all;
    for (const PlanNode &node : nodes)
        all << node.sentence << sentences(node.parts);
    return all;
}

QStringList engineTexts(const QList<PlanNode> &nodes)
{
    QStringList all;
    for (const PlanNode &node : nodes)
        all << node.engineText << engineTexts(node.parts);
    return all;
}

} // namespace

/// How an engine would run a statement, in plain words.
class ExplainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase();
    void plainWords_data();
    void plainWords();
    void nothingIsRun();
    void refusedAsTyped();
    void aTree();

private:
    std::unique_ptr<support::TestDatabase> m_databases[2];
    std::unique_ptr<database::QueryConnection> m_connections[2];
    database::QueryConnection *m_connection = nullptr;
};

void ExplainTest::init()
{
    support::failOnSqlWarnings();
    const int at = support::engine() == Engine::Sqlite ? 0 : 1;
    if (!m_connections[at]) {
        m_databases[at] = std::make_unique<support::TestDatabase>(support::engine());
        m_databases[at]->run(u"CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, city TEXT);\n"
                             "CREATE TABLE numbers (id INTEGER PRIMARY KEY, person INTEGER, number TEXT);\n"
                             "CREATE INDEX ix_city ON people (city);\n"_s);
        m_connections[at] = std::make_unique<database::QueryConnection>(
            UNWRAP(database::QueryConnection::open(m_databases[at]->location())));
    }
    m_connection = m_connections[at].get();
}

void ExplainTest::cleanupTestCase()
{
    for (auto &connection : m_connections)
        connection.reset();
    for (auto &database : m_databases)
        database.reset();
}

void ExplainTest::plainWords_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgres");
    const auto add = [](const QString &sql, const QString &sqlite, const QString &postgres) {
        QTest::newRow(qPrintable(sql)) << sql << sqlite << postgres;
    };
    const QString every = u"Reads every row of people."_s;
    add(u"SELECT * FROM people"_s, every, every);
    add(u"SELECT * FROM people WHERE name = 'x'"_s, every, u"Keeps those for which this is true"_s);
    add(u"SELECT * FROM people WHERE id = 1"_s, u"at once by their id"_s, u"by the index people_pkey"_s);
    add(u"SELECT * FROM people ORDER BY name"_s, u"Sorts the rows in memory"_s, u"Sorts the rows by"_s);
    add(u"SELECT name, count(*) FROM people GROUP BY name"_s, u"put them into groups"_s,
        u"Puts the rows into groups by"_s);
    add(u"SELECT DISTINCT name FROM people"_s, u"drop repetitions"_s, u"groups by"_s);
    add(u"SELECT count(*) FROM people"_s, u"of people"_s, u"Makes one result out of all rows."_s);
    add(u"SELECT * FROM people p LEFT JOIN numbers n ON n.person = p.id"_s, u"Rows without a partner stay."_s,
        u"Rows without a partner stay."_s);
    add(u"SELECT * FROM people JOIN numbers ON numbers.person = people.id"_s,
        u"Reads every row of numbers."_s, u"partners"_s);
    add(u"SELECT name FROM people UNION SELECT number FROM numbers"_s, u"drops repetitions"_s,
        u"Puts the rows of several queries together."_s);
    add(u"SELECT (SELECT count(*) FROM numbers WHERE person = people.id) FROM people"_s,
        u"again for each row"_s, u"Makes one result out of all rows."_s);
    add(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n"_s,
        u"Goes on with the rows of the step before"_s, u"Goes on with the rows of the step before"_s);
    add(u"SELECT * FROM people LIMIT 3"_s, every, u"Stops as soon as there are enough rows."_s);
}

void ExplainTest::plainWords()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, sqlite);
    QFETCH(const QString, postgres);
    const auto nodes = query::explainByHand(*m_connection, sql, {});
    QVERIFY2(nodes, nodes ? "" : qPrintable(nodes.error().error.detail));
    QVERIFY(!nodes->isEmpty());
    const QStringList said = sentences(*nodes);
    const QString wanted = support::engine() == Engine::Sqlite ? sqlite : postgres;
    QVERIFY2(said.join(u'\n').contains(wanted),
             qPrintable(said.join(u" | "_s) + u" <- "_s + engineTexts(*nodes).join(u" | "_s)));
    for (const QString &sentence : said)
        QVERIFY2(!sentence.isEmpty() && !sentence.startsWith(u"A step of the engine"), qPrintable(sentence));
    for (const QString &text : engineTexts(*nodes))
        QVERIFY(!text.isEmpty());
}

void ExplainTest::nothingIsRun()
{
    // It would take hours.
    const QString sql = support::engine() == Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
        : u"SELECT pg_sleep(10000)"_s;
    QVERIFY(query::explainByHand(*m_connection, sql, {}));
}

void ExplainTest::refusedAsTyped()
{
    for (const QString &sql :
         {u"DELETE FROM people"_s, u"ANALYZE SELECT 1"_s, u"SELECT 1; SELECT 2"_s, u"EXPLAIN SELECT 1"_s})
        QVERIFY(!query::explainByHand(*m_connection, sql, {}));
    const QString wrong = u"SELECT nmae FROM people"_s;
    const auto failed = query::explainByHand(*m_connection, wrong, {});
    QVERIFY(!failed);
    QCOMPARE(wrong.sliced(failed.error().offset, failed.error().length), u"nmae"_s);
}

void ExplainTest::aTree()
{
    const auto nodes = query::explain(
        *m_connection, {u"SELECT name FROM people WHERE city = ? ORDER BY name"_s, {u"Псков"_s}}, {});
    QVERIFY(nodes);
    if (support::engine() == Engine::Sqlite) {
        QVERIFY(sentences(*nodes).constFirst().contains(u"by the index ix_city (city=?)"));
    } else {
        QCOMPARE(nodes->size(), 1);
        QVERIFY(nodes->constFirst().rows.has_value());
        QVERIFY(!nodes->constFirst().parts.isEmpty());
    }
}

QTEST_GUILESS_MAIN(ExplainTest)
#include "ExplainTest.moc"
