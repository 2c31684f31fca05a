// SPDX-License-Identifier: GPL-3.0-or-later
// Statements are cut as the engines' own shells cut them.
#include "migration/Splitter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;

class TestSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsTheEngineDoes_data();
    void splitsAsTheEngineDoes();
    void saysWhereSomethingNeverEnds_data();
    void saysWhereSomethingNeverEnds();
    void namesTheLineOfAStatement();
};

void TestSplitter::splitsAsTheEngineDoes_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("statements");

    for (const bool server : {false, true}) {
        const QByteArray engine = server ? "postgresql: " : "sqlite: ";
        const auto row = [&](const char *name, const QString &text, const QStringList &statements) {
            QTest::newRow((engine + name).constData()) << server << text << statements;
        };
        row("nothing", u""_s, {});
        row("only comments", u"-- a;\n/* b; */\n"_s, {});
        row("empty statements", u";;\n; ;"_s, {});
        row("two", u"SELECT 1; SELECT 2;"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
        row("trailing comment", u"SELECT 1; -- done"_s, {u"SELECT 1"_s});
        row("semicolon in text", u"SELECT 'a;b', 'it''s;';"_s, {u"SELECT 'a;b', 'it''s;'"_s});
        row("semicolon in name", u"SELECT \"a;\"\"b\";"_s, {u"SELECT \"a;\"\"b\""_s});
        row("comment signs in text", u"SELECT '-- no', '/* no';"_s, {u"SELECT '-- no', '/* no'"_s});
        row("quote in comment", u"SELECT 1 -- it's\n+ 1; SELECT /* ' */ 2;"_s,
            {u"SELECT 1  \n+ 1"_s, u"SELECT   2"_s});
        row("line break in text", u"SELECT 'a\n;\nb';"_s, {u"SELECT 'a\n;\nb'"_s});
        row("other scripts", u"SELECT 'Ключ;🛒', ключ FROM t;"_s,
            {u"SELECT 'Ключ;🛒', ключ FROM t"_s});
        row("minus minus without comment", u"SELECT 1 - -1;"_s, {u"SELECT 1 - -1"_s});
        row("backslash is nothing", u"SELECT 'a\\'; SELECT 2;"_s, {u"SELECT 'a\\'"_s, u"SELECT 2"_s});
    }
    const auto lite = [](const char *name, const QString &text, const QStringList &statements) {
        QTest::newRow(name) << false << text << statements;
    };
    const QString trigger =
        u"CREATE TRIGGER t AFTER UPDATE ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; SELECT 1; END"_s;
    lite("sqlite: trigger", trigger + u"; SELECT 1;"_s, {trigger, u"SELECT 1"_s});
    lite("sqlite: temp trigger", u"create temp trigger t after insert on a begin select 1; end; select 2;"_s,
         {u"create temp trigger t after insert on a begin select 1; end"_s, u"select 2"_s});
    lite("sqlite: comment before end", u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; /* ; */ END;"_s,
         {u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;   END"_s});
    lite("sqlite: a column named trigger", u"CREATE TABLE t (trigger TEXT); SELECT 1;"_s,
         {u"CREATE TABLE t (trigger TEXT)"_s, u"SELECT 1"_s});
    lite("sqlite: brackets and backticks", u"SELECT [a;b], `c;``d`;"_s, {u"SELECT [a;b], `c;``d`"_s});
    lite("sqlite: comments do not nest", u"SELECT /* /* ; */ 1;"_s, {u"SELECT   1"_s});
    lite("sqlite: dollar is no quote", u"SELECT a$b; SELECT c$b;"_s, {u"SELECT a$b"_s, u"SELECT c$b"_s});

    const auto server = [](const char *name, const QString &text, const QStringList &statements) {
        QTest::newRow(name) << true << text << statements;
    };
    server("postgresql: dollar quotes", u"DO $$ BEGIN; END $$; SELECT 1;"_s,
           {u"DO $$ BEGIN; END $$"_s, u"SELECT 1"_s});
    server("postgresql: tagged dollar quotes", u"DO $a$ $$ ; $b$ ; $a$; SELECT 1;"_s,
           {u"DO $a$ $$ ; $b$ ; $a$"_s, u"SELECT 1"_s});
    server("postgresql: dollar in a name", u"SELECT a$b$c; SELECT b$b$c;"_s,
           {u"SELECT a$b$c"_s, u"SELECT b$b$c"_s});
    server("postgresql: escape text", u"SELECT E'a\\';b'; SELECT 2;"_s,
           {u"SELECT E'a\\';b'"_s, u"SELECT 2"_s});
    server("postgresql: escape text goes on", u"SELECT E'a'\n  'b\\';c'; SELECT 2;"_s,
           {u"SELECT E'a'\n  'b\\';c'"_s, u"SELECT 2"_s});
    server("postgresql: a name that ends with e", u"SELECT the'a\\'; SELECT 2;"_s,
           {u"SELECT the'a\\'"_s, u"SELECT 2"_s});
    server("postgresql: comments nest", u"SELECT /* /* ; */ ; */ 1; SELECT 2;"_s,
           {u"SELECT   1"_s, u"SELECT 2"_s});
    server("postgresql: rule", u"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;"_s,
           {u"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)"_s, u"SELECT 3"_s});
    server(
        "postgresql: atomic body",
        u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;"_s,
        {u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END"_s,
         u"SELECT 3"_s});
    server("postgresql: cast", u"SELECT '1'::int; SELECT 2;"_s, {u"SELECT '1'::int"_s, u"SELECT 2"_s});
}

void TestSplitter::splitsAsTheEngineDoes()
{
    QFETCH(bool, postgresql);
    QFETCH(QString, text);
    QFETCH(QStringList, statements);
    const auto pieces = migration::split(text, postgresql ? Engine::Postgresql : Engine::Sqlite);
    QVERIFY2(pieces, pieces ? "" : qPrintable(pieces.error().message));
    QStringList found;
    for (const auto &piece : *pieces)
        found.append(piece.sql);
    QCOMPARE(found, statements);
}

void TestSplitter::saysWhereSomethingNeverEnds_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << false << u"SELECT 1;\nSELECT 'a;\n"_s;
    QTest::newRow("name") << false << u"SELECT 1;\nSELECT \"a;\n"_s;
    QTest::newRow("bracket") << false << u"SELECT 1;\nSELECT [a;\n"_s;
    QTest::newRow("comment") << false << u"SELECT 1;\n/* SELECT 2;\n"_s;
    QTest::newRow("nested comment") << true << u"SELECT 1;\n/* /* SELECT 2; */\n"_s;
    QTest::newRow("dollar") << true << u"SELECT 1;\nDO $a$ x $b$;\n"_s;
    QTest::newRow("escape at the end") << true << u"SELECT 1;\nSELECT E'a\\';\n"_s;
    QTest::newRow("no semicolon") << false << u"SELECT 1;\nSELECT 2\n"_s;
    QTest::newRow("trigger without end")
        << false << u"SELECT 1;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;\n"_s;
    QTest::newRow("directive alone") << false << u"SELECT 1;\n-- @when has-table t\n"_s;
    QTest::newRow("directive inside") << false << u"SELECT 1; SELECT\n-- @when has-table t\n1;"_s;
}

void TestSplitter::saysWhereSomethingNeverEnds()
{
    QFETCH(bool, postgresql);
    QFETCH(QString, text);
    const auto pieces = migration::split(text, postgresql ? Engine::Postgresql : Engine::Sqlite);
    QVERIFY(!pieces);
    QCOMPARE(pieces.error().code, base::ErrorCode::Usage);
    QVERIFY2(pieces.error().message.startsWith(u"Line 2:"_s), qPrintable(pieces.error().message));
}

void TestSplitter::namesTheLineOfAStatement()
{
    const auto pieces = migration::split(u"-- x\n\nSELECT\n 1;\n/*\n*/ SELECT 2;"_s, Engine::Sqlite, 10);
    QVERIFY(pieces);
    QCOMPARE(pieces->size(), 2);
    QCOMPARE(pieces->at(0).line, 12);
    QCOMPARE(pieces->at(1).line, 15);
}

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
