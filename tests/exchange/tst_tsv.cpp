// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Tsv.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Lines = QList<QStringList>;

class TestTsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void whatIsWrittenReadsBack();
};

void TestTsv::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Lines>("lines");
    QTest::newRow("nothing") << QString() << Lines{};
    QTest::newRow("one cell") << u"a"_s << Lines{{u"a"_s}};
    QTest::newRow("a spreadsheet's") << u"a\tb\r\nc\td\r\n"_s << Lines{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("a Mac's") << u"a\rb"_s << Lines{{u"a"_s}, {u"b"_s}};
    QTest::newRow("empty cells") << u"\t\n\t"_s << Lines{{u""_s, u""_s}, {u""_s, u""_s}};
    QTest::newRow("an empty line") << u"a\n\nb"_s << Lines{{u"a"_s}, {u""_s}, {u"b"_s}};
    QTest::newRow("lines in a cell") << u"\"a\nb\tc\"\td"_s << Lines{{u"a\nb\tc"_s, u"d"_s}};
    QTest::newRow("quotes in quotes") << u"\"say \"\"a\"\"\"\tb"_s << Lines{{u"say \"a\""_s, u"b"_s}};
    QTest::newRow("a quote in the middle") << u"5\" pipe\tb"_s << Lines{{u"5\" pipe"_s, u"b"_s}};
    QTest::newRow("a quote that is never closed") << u"\"a\tb\nc"_s << Lines{{u"\"a"_s, u"b"_s}, {u"c"_s}};
    QTest::newRow("text behind a quote") << u"\"a\" b\tc"_s << Lines{{u"\"a\" b"_s, u"c"_s}};
}

void TestTsv::reads()
{
    QFETCH(QString, text);
    QFETCH(Lines, lines);
    QCOMPARE(exchange::readTsv(text), lines);
}

void TestTsv::whatIsWrittenReadsBack()
{
    const QStringList cells{u"plain"_s, u""_s, u"a\tb"_s, u"a\nb"_s, u"\"quoted\""_s, u"5\" pipe"_s, u"Ёж"_s};
    QCOMPARE(exchange::readTsv(exchange::tsvLine(cells) + u'\n'), (Lines{cells}));
}

QTEST_GUILESS_MAIN(TestTsv)
#include "tst_tsv.moc"
