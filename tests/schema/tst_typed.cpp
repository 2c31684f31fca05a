// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/Conversion.h"

#include <QLocale>
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

/// Sets the language of numbers for one test.
class WithLocale
{
public:
    explicit WithLocale(const QLocale &locale) { QLocale::setDefault(locale); }
    ~WithLocale() { QLocale::setDefault(QLocale::c()); }
};

} // namespace

/// What a person types, and what a person sees.
class TypedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void typedNumbers_data();
    void typedNumbers();
    void typedReals_data();
    void typedReals();
    void typedTexts();
    void typedPaymentTypes_data();
    void typedPaymentTypes();
    void typedAndBack();
    void shownMoney();
    void shownOthers();
};

void TypedTest::typedNumbers_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &locale, const QString &typed, const QString &expected) {
        QTest::newRow(qPrintable(locale + u": "_s + typed)) << locale << typed << expected;
    };
    const QString thousands = u"18400 qlonglong"_s;
    for (const QString &locale : {u"C"_s, u"en_US"_s, u"ru_RU"_s, u"de_DE"_s}) {
        row(locale, u"18400"_s, thousands);
        row(locale, u" 18400 "_s, thousands);
        row(locale, u"18 400"_s, thousands);
        row(locale, u"18\u00a0400"_s, thousands);
        row(locale, u"18\u202f400"_s, thousands);
        row(locale, u"18400 ₽"_s, thousands);
        row(locale, u"18\u00a0400\u00a0₽"_s, thousands);
        row(locale, u"18400₽"_s, thousands);
        row(locale, u"18400 руб."_s, thousands);
        row(locale, u"1 234 567"_s, u"1234567 qlonglong"_s);
        row(locale, u"-5"_s, u"-5 qlonglong"_s);
        row(locale, u"\u22125"_s, u"-5 qlonglong"_s);
        row(locale, u"\u22121 500"_s, u"-1500 qlonglong"_s);
        row(locale, u"990.00"_s, u"990 qlonglong"_s);
        row(locale, u"18 40"_s, u"int_parsing"_s);
        row(locale, u"1 8400"_s, u"int_parsing"_s);
        row(locale, u"1 234\u00a0567"_s, u"int_parsing"_s);
        row(locale, u"1.500"_s, u"int_from_float"_s);
        row(locale, u"1.5"_s, u"int_from_float"_s);
        row(locale, u"1e3"_s, u"int_parsing"_s);
        row(locale, u"0x10"_s, u"int_parsing"_s);
        row(locale, u"٣"_s, u"int_parsing"_s);
        row(locale, u"1_000"_s, u"int_parsing"_s);
        row(locale, u"девять"_s, u"int_parsing"_s);
        row(locale, u"5 $"_s, u"int_parsing"_s);
        row(locale, u"₽"_s, u"int_parsing"_s);
        row(locale, u"99999999999999999999"_s, u"int_parsing_size"_s);
        row(locale, u""_s, u"NULL"_s);
        row(locale, u"  "_s, u"NULL"_s);
    }
    row(u"en_US"_s, u"18,400"_s, thousands);
    row(u"en_US"_s, u"1,5"_s, u"int_parsing"_s);
    row(u"en_US"_s, u"990,00"_s, u"int_parsing"_s);
    row(u"ru_RU"_s, u"990,00"_s, u"990 qlonglong"_s);
    row(u"ru_RU"_s, u"1,500"_s, u"int_from_float"_s);
    row(u"ru_RU"_s, u"1,5"_s, u"int_from_float"_s);
}

void TypedTest::typedNumbers()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const WithLocale scope{QLocale(locale)};
    const auto value = fromTyped(price(), typed);
    QCOMPARE(told(value), expected);
    if (!value)
        QCOMPARE(value.error().input, QVariant(typed));
}

void TypedTest::typedReals_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dot") << u"C"_s << u"24.5"_s << u"24.5 double"_s;
    QTest::newRow("dot in Russian") << u"ru_RU"_s << u"24.5"_s << u"24.5 double"_s;
    QTest::newRow("comma in Russian") << u"ru_RU"_s << u" 24,5 "_s << u"24.5 double"_s;
    QTest::newRow("comma in English") << u"en_US"_s << u"24,5"_s << u"float_parsing"_s;
    QTest::newRow("both") << u"ru_RU"_s << u"1.2,5"_s << u"float_parsing"_s;
    QTest::newRow("word") << u"C"_s << u"молод"_s << u"float_parsing"_s;
    QTest::newRow("roubles are no age") << u"C"_s << u"24 ₽"_s << u"float_parsing"_s;
    QTest::newRow("exponent") << u"C"_s << u"1e1"_s << u"10 double"_s;
    QTest::newRow("nan") << u"C"_s << u"nan"_s << u"float_parsing"_s;
    QTest::newRow("nothing") << u"C"_s << u""_s << u"NULL"_s;
}

void TypedTest::typedReals()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const WithLocale scope{QLocale(locale)};
    QCOMPARE(told(fromTyped(age(), typed)), expected);
}

void TypedTest::typedTexts()
{
    const Field &name = field(Table::Products, u"name"_s);
    QCOMPARE(told(fromTyped(name, u"  as typed "_s)), u"  as typed  QString"_s);
    QCOMPARE(told(fromTyped(name, u""_s)), u" QString"_s);
    // Clearing a text leaves '', not NULL, whatever kind of empty string the editor gives.
    QCOMPARE(told(fromTyped(name, QString())), u" QString"_s);
    QVERIFY(!fromTyped(name, QString())->isNull());
    QCOMPARE(told(fromTyped(name, u"a"_s + QChar(0))), u"string_unicode"_s);
    QCOMPARE(told(fromTyped(deleted(), u" Yes "_s)), u"yes bool"_s);
    QCOMPARE(told(fromTyped(deleted(), u"hm"_s)), u"bool_parsing"_s);
    QCOMPARE(told(fromTyped(bought(), u"2026-11-20 21:38"_s)), u"2026-11-20 21:38:00 QString"_s);
}

void TypedTest::typedPaymentTypes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    QTest::newRow("title") << u"ЮKassa"_s << u"yukassa"_s;
    QTest::newRow("title in capitals") << u" ROBOKASSA "_s << u"robocassa"_s;
    QTest::newRow("code") << u"Stars"_s << u"stars"_s;
    QTest::newRow("not recorded") << u"not recorded"_s << u"unknown"_s;
    QTest::newRow("free text") << u" Перевод "_s << u" Перевод "_s;
    QTest::newRow("empty") << u""_s << u""_s;
}

void TypedTest::typedPaymentTypes()
{
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    const auto value = fromTyped(field(Table::Purchases, u"payment_type"_s), typed);
    QVERIFY(value.has_value());
    QCOMPARE(value->toString(), stored);
}

void TypedTest::typedAndBack()
{
    const QList<QVariant> numbers{qint64(0), qint64(-1), qint64(2147483647),
                                  std::numeric_limits<qint64>::min()};
    for (const QString &locale : {u"C"_s, u"ru_RU"_s, u"de_DE"_s}) {
        const WithLocale scope{QLocale(locale)};
        for (const QVariant &number : numbers)
            QCOMPARE(*fromTyped(price(), toTyped(number)), number);
        for (const double number : {0.0, 24.0, 24.5, 0.1, 1e-7, 149.99999999999997})
            QCOMPARE(fromTyped(age(), toTyped(number))->toDouble(), number);
    }
    QCOMPARE(toTyped(QVariant()), QString());
    QCOMPARE(toTyped(24.0), u"24"_s);
    QCOMPARE(toTyped(24.5), u"24.5"_s);
}

void TypedTest::shownMoney()
{
    const Field &paid = field(Table::Purchases, u"price"_s);
    QCOMPARE(toShown(price(), 18400), u"18\u202f400\u00a0₽"_s);
    QCOMPARE(toShown(paid, 450, true), u"450\u00a0★"_s);
    QCOMPARE(toShown(paid, 450, false), u"450\u00a0₽"_s);
    // A product's price is in roubles, whatever somebody paid with.
    QCOMPARE(toShown(price(), 450, true), u"450\u00a0₽"_s);
    QCOMPARE(moneyText(-1234567, false), u"-1\u202f234\u202f567\u00a0₽"_s);
    QCOMPARE(moneyText(-123, false), u"-123\u00a0₽"_s);
    QCOMPARE(moneyText(std::numeric_limits<qint64>::max(), true),
             u"9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f807\u00a0★"_s);
    QCOMPARE(toShown(paid, QVariant()), QString());
    // SQLite keeps any type in any column.
    QCOMPARE(toShown(paid, u"бесплатно"_s), u"бесплатно"_s);
    QCOMPARE(toShown(paid, 990.5), u"990.5"_s);
    {
        const WithLocale scope{QLocale(QLocale::English, QLocale::UnitedStates)};
        QCOMPARE(moneyText(18400, false), u"18,400\u00a0₽"_s);
    }
    const WithLocale scope{QLocale(QLocale::Russian, QLocale::Russia)};
    QCOMPARE(moneyText(18400, false), u"18\u00a0400\u00a0₽"_s);
    for (const qint64 amount : {qint64(0), qint64(999), qint64(18400), qint64(2147483647)})
        QCOMPARE(*fromTyped(price(), moneyText(amount, false)), QVariant(amount));
}

void TypedTest::shownOthers()
{
    QCOMPARE(toShown(age(), 24.0), u"24"_s);
    QCOMPARE(toShown(field(Table::Customers, u"telegram_id"_s), 9007199254740993LL), u"9007199254740993"_s);
    QCOMPARE(toShown(deleted(), true), u"yes"_s);
    QCOMPARE(toShown(field(Table::Purchases, u"payment_type"_s), u"yukassa"_s), u"ЮKassa"_s);
    QCOMPARE(toShown(field(Table::Numbers, u"number"_s), u" +1 787 55 41"_s), u" +1 787 55 41"_s);
    QVERIFY(toShown(bought(), u"2026-11-20 21:38:17"_s).contains(u"UTC"));
    QCOMPARE(toShown(bought(), u"no time"_s), u"no time"_s);
    const WithLocale scope{QLocale(QLocale::Russian, QLocale::Russia)};
    QCOMPARE(toShown(age(), 24.5), u"24,5"_s);
}

QTEST_GUILESS_MAIN(TypedTest)
#include "tst_typed.moc"
