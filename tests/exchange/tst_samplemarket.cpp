// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/SampleMarket.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using exchange::Dice;
using exchange::SampleMarket;
using schema::Record;
using schema::Table;

namespace
{

QDateTime until()
{
    return QDateTime(QDate(2026, 11, 20), QTime(21, 38, 17), Qt::UTC);
}

SampleMarket made(const QDateTime &end = until())
{
    auto market = SampleMarket::make(end, 90);
    if (!market)
        qFatal("%s", qPrintable(market.error().message));
    return std::move(*market);
}

QList<Record> purchasesOf(const SampleMarket &market, qint64 count)
{
    QList<Record> all;
    SampleMarket::Purchases purchases(market, count);
    while (purchases.hasNext())
        all.append(purchases.next());
    return all;
}

/// The first broken rule of a list of rows, or "".
QString firstProblem(Table table, const QList<Record> &rows)
{
    for (const Record &row : rows) {
        const auto problems = schema::check(schema::entity(table), row, schema::Scope::Whole);
        if (!problems.isEmpty())
            return problems.constFirst().msg;
    }
    return {};
}

} // namespace

/// The made-up market without a database: plausible, lawful, and the same on every machine.
class SampleMarketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void diceAreTheSameEverywhere();
    void counts();
    void everyRowKeepsTheRules();
    void theSameForTheSameEnd();
    void timesFollowEachOther();
    void moneyFitsItsType();
    void paymentNumbersAreUniqueAndPlausible();
    void someSellMoreThanOthers();
    void customersAreAMixture();
    void aStreamOfAnyLength();
};

void SampleMarketTest::diceAreTheSameEverywhere()
{
    // The published first numbers of SplitMix64 for the seed 1234567.
    Dice dice(1234567);
    QCOMPARE(dice.next(), 6457827717110365317ULL);
    QCOMPARE(dice.next(), 3203168211198807973ULL);
    QCOMPARE(dice.next(), 9817491932198370423ULL);
    Dice other(1);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(other.below(7) < 7);
        QCOMPARE(other.below(1), 0);
    }
    const QList<int> weights{0, 5, 0};
    for (int i = 0; i < 100; ++i)
        QCOMPARE(other.pick(weights, 3), 1);
}

void SampleMarketTest::counts()
{
    const SampleMarket market = made();
    QStringList names;
    for (const Record &category : market.categories())
        names.append(category.value(u"category_name"_s).toString());
    QCOMPARE(names,
             (QStringList{u"Ссылки"_s, u"Методички"_s, u"Чек-листы"_s, u"Исходники кода"_s, u"Курсы"_s,
                          u"Вебинары"_s}));
    QCOMPARE(market.products().size(), 24);
    QCOMPARE(market.customers().size(), 40);
    QHash<qint64, int> inCategory;
    for (const Record &product : market.products())
        ++inCategory[product.value(u"category_id"_s).toLongLong()];
    for (qint64 category = 1; category <= 6; ++category)
        QCOMPARE(inCategory.value(category), 4);
}

void SampleMarketTest::everyRowKeepsTheRules()
{
    const SampleMarket market = made();
    QCOMPARE(firstProblem(Table::Categories, market.categories()), QString());
    QCOMPARE(firstProblem(Table::Products, market.products()), QString());
    QCOMPARE(firstProblem(Table::Customers, market.customers()), QString());
    QCOMPARE(firstProblem(Table::Purchases, purchasesOf(market, 200)), QString());
    for (const Record &product : market.products()) {
        const qint64 digit = product.value(u"price"_s).toLongLong() % 10;
        QVERIFY(digit == 0 || digit == 9);
        QVERIFY(product.value(u"hidden_content"_s).toString().contains(u"https://example.org/"));
    }
}

void SampleMarketTest::theSameForTheSameEnd()
{
    const SampleMarket first = made();
    const SampleMarket second = made();
    QCOMPARE(first.products(), second.products());
    QCOMPARE(first.customers(), second.customers());
    QCOMPARE(purchasesOf(first, 200), purchasesOf(second, 200));
    // Another end moves the times and nothing else.
    const SampleMarket later = made(until().addDays(3));
    const auto before = purchasesOf(first, 200);
    const auto after = purchasesOf(later, 200);
    for (int row = 0; row < 200; ++row) {
        QCOMPARE(before.at(row).value(u"payment_id"_s), after.at(row).value(u"payment_id"_s));
        QCOMPARE(before.at(row).value(u"price"_s), after.at(row).value(u"price"_s));
        QVERIFY(before.at(row).value(u"created_at"_s) != after.at(row).value(u"created_at"_s));
    }
}

void SampleMarketTest::timesFollowEachOther()
{
    const SampleMarket market = made();
    QString last = u"2026-08-22 21:38:17"_s;
    for (const Record &purchase : purchasesOf(market, 200)) {
        const QString at = purchase.value(u"created_at"_s).toString();
        QVERIFY(at >= last && at < u"2026-11-20 21:38:17"_s);
        last = at;
        const Record &customer = market.customers().at(purchase.value(u"user_id"_s).toLongLong() - 1);
        const Record &product = market.products().at(purchase.value(u"product_id"_s).toLongLong() - 1);
        QVERIFY(customer.value(u"created_at"_s).toString() <= at);
        QVERIFY(product.value(u"created_at"_s).toString() < at);
    }
    QVERIFY(last > u"2026-11-18"_s);
    const QRegularExpression asTheBotReads(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"_s);
    for (const Record &product : market.products()) {
        QVERIFY(asTheBotReads.match(product.value(u"created_at"_s).toString()).hasMatch());
        QVERIFY(product.value(u"created_at"_s).toString() <= product.value(u"updated_at"_s).toString());
        const Record &category = market.categories().at(product.value(u"category_id"_s).toLongLong() - 1);
        QVERIFY(category.value(u"created_at"_s).toString() < product.value(u"created_at"_s).toString());
    }
}

void SampleMarketTest::moneyFitsItsType()
{
    const SampleMarket market = made();
    QHash<QString, int> byType;
    int atEarlierPrice = 0;
    for (const Record &purchase : purchasesOf(market, 200)) {
        const QString type = purchase.value(u"payment_type"_s).toString();
        const qint64 paid = purchase.value(u"price"_s).toLongLong();
        const qint64 price = market.products()
                                 .at(purchase.value(u"product_id"_s).toLongLong() - 1)
                                 .value(u"price"_s)
                                 .toLongLong();
        ++byType[type];
        if (type == u"stars") {
            QCOMPARE(paid % 50, 0);
            QVERIFY(paid < price);
        } else {
            QVERIFY(paid <= price);
            atEarlierPrice += paid < price ? 1 : 0;
        }
    }
    QCOMPARE(byType.size(), 3);
    QVERIFY(byType[u"yukassa"_s] > byType[u"robocassa"_s]);
    QVERIFY(byType[u"robocassa"_s] > 10);
    QVERIFY(byType[u"stars"_s] > 10);
    QVERIFY(atEarlierPrice > 0);
}

void SampleMarketTest::paymentNumbersAreUniqueAndPlausible()
{
    const SampleMarket market = made();
    const QHash<QString, QRegularExpression> forms{
        {u"yukassa"_s, QRegularExpression(u"^3[0-9a-f]{7}-000f-5000-[89][0-9a-f]{3}-[0-9a-f]{12}$"_s)},
        {u"robocassa"_s, QRegularExpression(u"^1[0-9]{8}$"_s)},
        {u"stars"_s, QRegularExpression(u"^stxw[A-Za-z0-9_-]{90}$"_s)}};
    QSet<QString> seen;
    const qint64 count = 20'000;
    for (const Record &purchase : purchasesOf(market, count)) {
        const QString id = purchase.value(u"payment_id"_s).toString();
        QVERIFY2(forms.value(purchase.value(u"payment_type"_s).toString()).match(id).hasMatch(),
                 qPrintable(id));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), count);
}

void SampleMarketTest::someSellMoreThanOthers()
{
    QHash<qint64, int> byProduct;
    QHash<qint64, int> byCustomer;
    const SampleMarket market = made();
    for (const Record &purchase : purchasesOf(market, 200)) {
        ++byProduct[purchase.value(u"product_id"_s).toLongLong()];
        ++byCustomer[purchase.value(u"user_id"_s).toLongLong()];
    }
    const auto most = [](const QHash<qint64, int> &counts) {
        return *std::max_element(counts.begin(), counts.end());
    };
    QVERIFY(byProduct.size() >= 20);
    QVERIFY(most(byProduct) >= 12);
    QVERIFY(byCustomer.size() >= 30);
    QVERIFY(most(byCustomer) >= 12);
}

void SampleMarketTest::customersAreAMixture()
{
    int noUsername = 0;
    int noLastName = 0;
    int withEmoji = 0;
    QSet<qint64> telegramIds;
    const SampleMarket market = made();
    for (const Record &customer : market.customers()) {
        noUsername += customer.value(u"username"_s).isValid() ? 0 : 1;
        noLastName += customer.value(u"last_name"_s).isValid() ? 0 : 1;
        const QString first = customer.value(u"first_name"_s).toString();
        withEmoji += std::any_of(first.begin(), first.end(),
                                 [](QChar c) { return c.isSurrogate() || c == QChar(0x2615); });
        telegramIds.insert(customer.value(u"telegram_id"_s).toLongLong());
    }
    QVERIFY(noUsername >= 3);
    QVERIFY(noLastName >= 3);
    QVERIFY(withEmoji >= 2);
    QCOMPARE(telegramIds.size(), 40);
    QVERIFY(*std::max_element(telegramIds.begin(), telegramIds.end()) > 2147483647);
}

void SampleMarketTest::aStreamOfAnyLength()
{
    const SampleMarket market = made();
    SampleMarket::Purchases none(market, 0);
    QVERIFY(!none.hasNext());
    SampleMarket::Purchases one(market, 1);
    QVERIFY(one.hasNext());
    QCOMPARE(one.next().value(u"id"_s).toLongLong(), 1);
    QVERIFY(!one.hasNext());
    // Far more purchases than the window has seconds: still in order, still inside.
    SampleMarket::Purchases many(market, 1'000'000'000);
    QString last;
    for (int i = 0; i < 100; ++i) {
        const QString at = many.next().value(u"created_at"_s).toString();
        QVERIFY(at >= last);
        last = at;
    }
    QCOMPARE(last, u"2026-08-22 21:38:17"_s);
}

QTEST_GUILESS_MAIN(SampleMarketTest)
#include "tst_samplemarket.moc"
