// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Conversion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace schema;

namespace
{

const Field &field(Table table, const QString &column)
{
    return *entity(table).field(column);
}

const Field &price()
{
    return field(Table::Products, u"price"_s);
}

const Field &age()
{
    return field(Table::People, u"age"_s);
}

const Field &deleted()
{
    return field(Table::Numbers, u"deleted"_s);
}

const Field &bought()
{
    return field(Table::Purchases, u"created_at"_s);
}

/// The value as text with its type, or the code of the problem: "990 qlonglong", "int_parsing".
QString told(const tl::expected<QVariant, Problem> &result)
{
    if (!result)
        return result.error().type;
    if (!result->isValid())
        return u"NULL"_s;
    return toTyped(*result) + u' ' + QLatin1StringView(result->typeName());
}

} // namespace

/// Lax conversion as Pydantic v2 does it.
class ConversionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void integers_data();
    void integers();
    void reals_data();
    void reals();
    void booleans_data();
    void booleans();
    void times_data();
    void times();
    void texts();
    void nothing();
};

void ConversionTest::integers_data()
{
    QTest::addColumn<QVariant>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("int") << QVariant(24) << u"24 qlonglong"_s;
    QTest::newRow("text") << QVariant(u"24"_s) << u"24 qlonglong"_s;
    QTest::newRow("double") << QVariant(24.0) << u"24 qlonglong"_s;
    QTest::newRow("text with .0") << QVariant(u"24.0"_s) << u"24 qlonglong"_s;
    QTest::newRow("text with .5") << QVariant(u"24.5"_s) << u"int_parsing"_s;
    QTest::newRow("24.5") << QVariant(24.5) << u"int_from_float"_s;
    QTest::newRow("spaces around") << QVariant(u" -7\n"_s) << u"-7 qlonglong"_s;
    QTest::newRow("plus") << QVariant(u"+7"_s) << u"7 qlonglong"_s;
    QTest::newRow("underscore") << QVariant(u"1_000"_s) << u"1000 qlonglong"_s;
    QTest::newRow("bad underscore") << QVariant(u"1__000"_s) << u"int_parsing"_s;
    QTest::newRow("leading zeros") << QVariant(u"007"_s) << u"7 qlonglong"_s;
    QTest::newRow("true") << QVariant(true) << u"1 qlonglong"_s;
    QTest::newRow("exponent") << QVariant(u"1e3"_s) << u"int_parsing"_s;
    QTest::newRow("hexadecimal") << QVariant(u"0x10"_s) << u"int_parsing"_s;
    QTest::newRow("arabic digit") << QVariant(u"٣"_s) << u"int_parsing"_s;
    QTest::newRow("full-width digit") << QVariant(u"１"_s) << u"int_parsing"_s;
    QTest::newRow("empty") << QVariant(u""_s) << u"int_parsing"_s;
    QTest::newRow("NUL behind") << QVariant(u"7"_s + QChar(0)) << u"int_parsing"_s;
    QTest::newRow("greatest") << QVariant(u"9223372036854775807"_s) << u"9223372036854775807 qlonglong"_s;
    QTest::newRow("smallest") << QVariant(u"-9223372036854775808"_s) << u"-9223372036854775808 qlonglong"_s;
    QTest::newRow("2^63") << QVariant(u"9223372036854775808"_s) << u"int_parsing_size"_s;
    QTest::newRow("2^63 double") << QVariant(9223372036854775808.0) << u"int_parsing_size"_s;
    QTest::newRow("-2^63 double") << QVariant(-9223372036854775808.0) << u"-9223372036854775808 qlonglong"_s;
    QTest::newRow("quint64") << QVariant(quint64(9223372036854775808ULL)) << u"int_parsing_size"_s;
    QTest::newRow("list") << QVariant(QVariantList{1}) << u"int_parsing"_s;
    QTest::newRow("bytes") << QVariant(QByteArray("7")) << u"int_parsing"_s;
}

void ConversionTest::integers()
{
    QFETCH(QVariant, input);
    QFETCH(QString, expected);
    QCOMPARE(told(convert(price(), input)), expected);
}

void ConversionTest::reals_data()
{
    QTest::addColumn<QVariant>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("double") << QVariant(24.5) << u"24.5 double"_s;
    QTest::newRow("int") << QVariant(24) << u"24 double"_s;
    QTest::newRow("text") << QVariant(u" 24.50 "_s) << u"24.5 double"_s;
    QTest::newRow("exponent") << QVariant(u"1e1"_s) << u"10 double"_s;
    QTest::newRow("dot first") << QVariant(u".5"_s) << u"0.5 double"_s;
    QTest::newRow("comma") << QVariant(u"24,5"_s) << u"float_parsing"_s;
    QTest::newRow("nan") << QVariant(u"nan"_s) << u"float_parsing"_s;
    QTest::newRow("inf") << QVariant(u"inf"_s) << u"float_parsing"_s;
    QTest::newRow("too large") << QVariant(u"1e999"_s) << u"finite_number"_s;
    QTest::newRow("hexadecimal") << QVariant(u"0x1p3"_s) << u"float_parsing"_s;
    QTest::newRow("arabic digit") << QVariant(u"٣"_s) << u"float_parsing"_s;
    QTest::newRow("list") << QVariant(QVariantList{1}) << u"float_parsing"_s;
}

void ConversionTest::reals()
{
    QFETCH(QVariant, input);
    QFETCH(QString, expected);
    QCOMPARE(told(convert(age(), input)), expected);
}

void ConversionTest::booleans_data()
{
    QTest::addColumn<QVariant>("input");
    QTest::addColumn<QString>("expected");
    for (const QString &yes : {u"yes"_s, u"True"_s, u"1"_s, u"ON"_s, u"t"_s, u"y"_s})
        QTest::newRow(qPrintable(yes)) << QVariant(yes) << u"yes bool"_s;
    for (const QString &no : {u"no"_s, u"False"_s, u"0"_s, u"off"_s, u"f"_s, u"N"_s})
        QTest::newRow(qPrintable(no)) << QVariant(no) << u"no bool"_s;
    QTest::newRow("1") << QVariant(1) << u"yes bool"_s;
    QTest::newRow("0.0") << QVariant(0.0) << u"no bool"_s;
    QTest::newRow("2") << QVariant(2) << u"bool_parsing"_s;
    QTest::newRow("word") << QVariant(u"maybe"_s) << u"bool_parsing"_s;
    QTest::newRow("empty") << QVariant(u""_s) << u"bool_parsing"_s;
}

void ConversionTest::booleans()
{
    QFETCH(QVariant, input);
    QFETCH(QString, expected);
    QCOMPARE(told(convert(deleted(), input)), expected);
}

void ConversionTest::times_data()
{
    QTest::addColumn<QVariant>("input");
    QTest::addColumn<QString>("expected");
    const auto good = [](const char *name, const QVariant &input, const QString &expected) {
        QTest::newRow(name) << input << expected + u" QString"_s;
    };
    good("stored", u"2026-11-20 21:38:17"_s, u"2026-11-20 21:38:17"_s);
    good("with microseconds", u"2026-11-20 21:38:17.123456"_s, u"2026-11-20 21:38:17.123456"_s);
    good("with milliseconds", u"2026-11-20 21:38:17.5"_s, u"2026-11-20 21:38:17.500000"_s);
    good("with nanoseconds", u"2026-11-20 21:38:17.123456789"_s, u"2026-11-20 21:38:17.123456"_s);
    good("T", u"2026-11-20T21:38:17"_s, u"2026-11-20 21:38:17"_s);
    good("Z", u"2026-11-20T21:38:17.25Z"_s, u"2026-11-20 21:38:17.250000"_s);
    good("east of Greenwich", u"2026-01-01T01:30:00+03:00"_s, u"2025-12-31 22:30:00"_s);
    good("west of Greenwich", u"2026-01-01 01:30:00 -0530"_s, u"2026-01-01 07:00:00"_s);
    good("no seconds", u"2026-11-20 21:38"_s, u"2026-11-20 21:38:00"_s);
    good("day only", u"2026-11-20"_s, u"2026-11-20 00:00:00"_s);
    good("leap day", u"2024-02-29 00:00:00"_s, u"2024-02-29 00:00:00"_s);
    good("unix seconds", 0, u"1970-01-01 00:00:00"_s);
    const auto bad = [](const char *name, const QVariant &input) {
        QTest::newRow(name) << input << u"datetime_parsing"_s;
    };
    bad("no leap day", u"2026-02-29 00:00:00"_s);
    bad("hour 24", u"2026-11-20 24:00:00"_s);
    bad("second 60", u"2026-11-20 23:59:60"_s);
    bad("word", u"yesterday"_s);
    bad("empty", u""_s);
    bad("other order", u"20.11.2026 21:38"_s);
    bad("year 0", u"0000-01-01 00:00:00"_s);
    bad("far future", std::numeric_limits<qint64>::max());
    bad("arabic digits", u"٢٠٢٦-11-20 21:38:17"_s);
    bad("SQL behind", u"2026-11-20 21:38:17'; --"_s);
}

void ConversionTest::times()
{
    QFETCH(QVariant, input);
    QFETCH(QString, expected);
    QCOMPARE(told(convert(bought(), input)), expected);
}

void ConversionTest::texts()
{
    const Field &name = field(Table::Products, u"name"_s);
    QCOMPARE(told(convert(name, u"  как есть\n"_s)), u"  как есть\n QString"_s);
    QCOMPARE(told(convert(name, u""_s)), u" QString"_s);
    QCOMPARE(told(convert(name, 5)), u"string_type"_s);
    QCOMPARE(told(convert(name, true)), u"string_type"_s);
    QCOMPARE(told(convert(name, QByteArray("bytes"))), u"string_type"_s);
    QCOMPARE(told(convert(name, QString(1, QChar(0)))), u"string_unicode"_s);
}

void ConversionTest::nothing()
{
    QCOMPARE(told(convert(price(), QVariant())), u"int_type"_s);
    QCOMPARE(told(convert(age(), QVariant())), u"float_type"_s);
    QCOMPARE(told(convert(field(Table::Products, u"name"_s), QVariant())), u"string_type"_s);
    QCOMPARE(told(convert(bought(), QVariant())), u"datetime_type"_s);
    QCOMPARE(told(convert(deleted(), QVariant())), u"NULL"_s);
    QCOMPARE(told(convert(field(Table::People, u"surname"_s), QVariant())), u"NULL"_s);
    // '' is a text, not NULL, and so is a string that was never filled.
    QCOMPARE(told(convert(field(Table::People, u"surname"_s), u""_s)), u" QString"_s);
    QCOMPARE(told(convert(field(Table::People, u"surname"_s), QString())), u" QString"_s);
    QVERIFY(!convert(field(Table::People, u"surname"_s), QString())->toString().isNull());
}

QTEST_GUILESS_MAIN(ConversionTest)
#include "tst_conversion.moc"
