// SPDX-License-Identifier: GPL-3.0-or-later
// Statements are cut as the engines' own shells cut them.
#include "migration/Splitter.h"
#include "migration/SplitterCases.h"

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

    for (const auto &each : splitting::cases())
        QTest::newRow(each.name.constData()) << each.isPostgresql << each.text << each.statements;
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
    QTest::newRow("backtick") << false << u"SELECT 1;\nSELECT `a;\n"_s;
    QTest::newRow("text that ends with a quote") << false << u"SELECT 1;\nSELECT 'a'';\n"_s;
    QTest::newRow("dollar quote of another case") << true << u"SELECT 1;\nDO $a$ x; $A$;\n"_s;
    QTest::newRow("text that goes on") << true << u"SELECT 1;\nSELECT 'a'\n'b;\n"_s;
    QTest::newRow("open parenthesis") << true << u"SELECT 1;\nSELECT (1;\n"_s;
    QTest::newRow("routine without end")
        << true << u"SELECT 1;\nCREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;\n"_s;
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
