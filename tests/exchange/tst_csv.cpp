// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Csv.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using exchange::CsvReader;

namespace
{

/// Rows as "a|b/c|d", a cell in quotes as <a>, or "error: sentence".
QString told(const QByteArray &bytes, QChar separator = u',')
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    CsvReader reader(buffer, separator);
    QStringList rows;
    while (true) {
        const auto row = reader.next();
        if (!row)
            return u"error: "_s + row.error().message;
        if (!*row)
            return rows.join(u'/');
        QStringList cells;
        for (const exchange::CsvCell &cell : **row)
            cells.append(cell.isQuoted ? u'<' + cell.text + u'>' : cell.text);
        rows.append(cells.join(u'|'));
    }
}

/// A device that breaks in the middle.
class BrokenDevice : public QIODevice
{
public:
    BrokenDevice() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return false; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_given || size < 4)
            return -1;
        m_given = true;
        qstrncpy(data, "a,b", 4);
        data[3] = '\n';
        return 4;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool m_given = false;
};

} // namespace

class CsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void rows_data();
    void rows();
    void nothingAndEmptyTextDiffer();
    void chunkBorders();
    void linesAreCounted();
    void noRowsAfterAnError();
    void brokenDevice();
    void table();
    void tableWithRaggedRows();
    void otherSeparator();
};

void CsvTest::rows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("nothing", "", {});
    row("only empty lines", "\n\r\n\r", {});
    row("one cell", "a", u"a"_s);
    row("LF", "a,b\nc,d\n", u"a|b/c|d"_s);
    row("CR LF", "a,b\r\nc,d\r\n", u"a|b/c|d"_s);
    row("CR", "a,b\rc,d", u"a|b/c|d"_s);
    row("empty lines between", "a\n\n\r\n\nb\n\n", u"a/b"_s);
    row("empty cells", ",\na,,b\n,", u"|/a||b/|"_s);
    row("quoted", "\"a\",\"b\"", u"<a>|<b>"_s);
    row("quoted and empty", "\"\",x", u"<>|x"_s);
    row("quoted and alone", "\"\"\n", u"<>"_s);
    row("doubled quotes", "\"a\"\"b\",\"\"\"\"", u"<a\"b>|<\">"_s);
    row("separators and lines inside", "\"a,b\r\nc\rd\ne\",f", u"<a,b\r\nc\rd\ne>|f"_s);
    row("CR then LF inside and outside", "\"a\r\"\n\"\nb\"", u"<a\r>/<\nb>"_s);
    row("quote in the middle of a plain cell", "a\"b,c\"", u"a\"b|c\""_s);
    row("spaces stay", " a , b ", u" a | b "_s);
    row("BOM",
        "\xEF\xBB\xBF"
        "a,b",
        u"a|b"_s);
    row("BOM before a quote", "\xEF\xBB\xBF\"a\"", u"<a>"_s);
    row("Cyrillic and emoji", "Лиза,🎁", u"Лиза|🎁"_s);
    row("NUL is a character", QByteArray("a\0b,c", 5), QString(u"a"_s + QChar(0) + u"b|c"_s));
    row("formula stays text", "=1+1,+7 900", u"=1+1|+7 900"_s);
    row("not closed", "a\n\"b\nc", u"error: Line 2: A quotation mark is opened and never closed."_s);
    row("text behind a quote", "a\n\"b\"c,d",
        u"error: Line 2: There is text behind a closing quotation mark."_s);
    row("windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2",
        u"error: Line 1: The file is not UTF-8 text. Save it as “CSV UTF-8” and try again."_s);
    row("cut in the middle of a letter", "a,\xD0",
        u"error: Line 1: The file is not UTF-8 text. Save it as “CSV UTF-8” and try again."_s);
    row("overlong", "\xC0\x80",
        u"error: Line 1: The file is not UTF-8 text. Save it as “CSV UTF-8” and try again."_s);
    row("half of a pair", "\xED\xA0\x80",
        u"error: Line 1: The file is not UTF-8 text. Save it as “CSV UTF-8” and try again."_s);
}

void CsvTest::rows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(told(bytes), expected);
}

void CsvTest::nothingAndEmptyTextDiffer()
{
    QBuffer buffer;
    buffer.setData("a,b\n,\"\"\n");
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto table = exchange::readCsv(buffer);
    QVERIFY(table.has_value());
    QVERIFY(!table->value(0, u"a"_s).isValid());
    QVERIFY(table->value(0, u"b"_s).isValid());
    QCOMPARE(table->value(0, u"b"_s).toString(), u""_s);
    QVERIFY(!table->value(0, u"b"_s).toString().isNull());
    QVERIFY(!table->value(0, u"no such column"_s).isValid());
}

/// What belongs together is torn apart at every place by the chunks in which a file is read.
void CsvTest::chunkBorders()
{
    const QByteArray tail = "\",\"\"\"🎁\"\r\nЯ,\"x\r\ny\"\r\n";
    const QString expectedTail = u">|<\"🎁>/Я|<x\r\ny>"_s;
    for (int shift = 0; shift < int(tail.size()); ++shift) {
        const int filling = 64 * 1024 - 1 - shift;
        const QString found = told("\"" + QByteArray(filling, 'f') + tail);
        QVERIFY2(found == u'<' + QString(filling, u'f') + expectedTail, qPrintable(QString::number(shift)));
    }
}

void CsvTest::linesAreCounted()
{
    QBuffer buffer;
    buffer.setData("a\r\n\r\n\"b\r\nb\nb\",c\rd\n");
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QList<qint64> lines;
    while (true) {
        const auto row = reader.next();
        QVERIFY(row.has_value());
        if (!*row)
            break;
        lines.append(reader.line());
    }
    QCOMPARE(lines, (QList<qint64>{1, 3, 6}));
}

void CsvTest::noRowsAfterAnError()
{
    QBuffer buffer;
    buffer.setData("\"a\"b\nc\nd\n");
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CsvReader reader(buffer);
    QVERIFY(!reader.next().has_value());
    const auto after = reader.next();
    QVERIFY(after.has_value());
    QVERIFY(!after->has_value());
}

void CsvTest::brokenDevice()
{
    BrokenDevice device;
    CsvReader reader(device);
    const auto first = reader.next();
    QVERIFY(first.has_value() && first->has_value());
    const auto second = reader.next();
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().message, u"Line 2: The file can't be read further."_s);
}

void CsvTest::table()
{
    QBuffer buffer;
    buffer.setData("id,name\n1,Alex\n2,\"O\"\"Neil\"\n");
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto table = exchange::readCsv(buffer);
    QVERIFY(table.has_value());
    QCOMPARE(table->columns, (QStringList{u"id"_s, u"name"_s}));
    QCOMPARE(table->rows.size(), 2);
    QCOMPARE(table->value(1, u"name"_s).toString(), u"O\"Neil"_s);
}

void CsvTest::tableWithRaggedRows()
{
    for (const QByteArray &bytes : {QByteArray("a,b\n1,2\n3\n"), QByteArray("a,b\n1,2\n3,4,5\n")}) {
        QBuffer buffer;
        buffer.setData(bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const auto table = exchange::readCsv(buffer);
        QVERIFY(!table.has_value());
        QCOMPARE(table.error().message, u"Line 3 has another number of cells than the first line."_s);
    }
}

void CsvTest::otherSeparator()
{
    QCOMPARE(told("a;\"b;c\";d,e", u';'), u"a|<b;c>|d,e"_s);
    QCOMPARE(told("a\tb", u'\t'), u"a|b"_s);
}

void CsvTest::whatIsWrittenIsReadBack()
{
    const QVariantList values{QVariant(), QString(u""_s), u"a,b"_s, u"say \"hi\"\r\nё"_s, 24.5, qint64(9007199254740993),
                              QByteArray("\x00\xff", 2)};
    const QString line = exchange::csvLine(values);
    QCOMPARE(line, u",\"\",\"a,b\",\"say \"\"hi\"\"\r\nё\",24.5,9007199254740993,00ff"_s);
    QByteArray bytes = line.toUtf8() + "\r\n";
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    exchange::CsvReader reader(buffer, u',');
    const auto row = reader.next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->size(), values.size());
    QCOMPARE((*row)->at(3).text, values.at(3).toString());
    QCOMPARE((*row)->at(5).text, u"9007199254740993"_s);
}

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
