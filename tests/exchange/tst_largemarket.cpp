// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/LargeMarket.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using exchange::LargeMarket;
using exchange::MarketSize;
using exchange::SampleMarket;
using schema::Record;
using schema::Table;

namespace
{

QDateTime until()
{
    return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
}

SampleMarket sample()
{
    auto market = SampleMarket::make(until(), 90);
    if (!market)
        qFatal("%s", qPrintable(market.error().message));
    return std::move(*market);
}

LargeMarket made(qint64 purchases, quint64 seed = 1)
{
    auto market = LargeMarket::make(sample(), purchases, seed, until());
    if (!market)
        qFatal("%s", qPrintable(market.error().message));
    return std::move(*market);
}

QString firstProblem(Table table, const Record &row)
{
    const auto problems = schema::check(schema::entity(table), row, schema::Scope::Whole);
    return problems.isEmpty() ? QString() : problems.constFirst().msg;
}

} // namespace

/// The made-up market of any size, without a database.
class LargeMarketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizesFollowThePurchases();
    void rowsObeyTheRules();
    void aRowNeedsNoneBeforeIt();
    void anotherSeedIsAnotherMarket();
    void theSampleComesFirst();
    void namesAreOfTwoScriptsAndManifold();
    void uniqueFieldsAreUnique();
    void nothingIsBoughtBeforeItsTime();
    void someBuyMoreThanOthers();
};

void LargeMarketTest::sizesFollowThePurchases()
{
    const SampleMarket few = sample();
    const auto is = [](const MarketSize &size, qint64 customers, qint64 products, qint64 categories) {
        return size.customers == customers && size.products == products && size.categories == categories;
    };
    QVERIFY(is(MarketSize::of(1, few), 40, 24, 6));
    QVERIFY(is(MarketSize::of(400, few), 40, 24, 6));
    QVERIFY(is(MarketSize::of(5'000, few), 500, 50, 6));
    QVERIFY(is(MarketSize::of(1'000'000, few), 100'000, 10'000, 100));
}

void LargeMarketTest::rowsObeyTheRules()
{
    const LargeMarket market = made(1'000'000);
    for (qint64 id = 1; id <= 100; ++id)
        QCOMPARE(firstProblem(Table::Categories, market.category(id)), QString());
    for (qint64 id = 1; id <= 10'000; id += 7)
        QCOMPARE(firstProblem(Table::Products, market.product(id)), QString());
    for (qint64 id = 1; id <= 100'000; id += 97)
        QCOMPARE(firstProblem(Table::Customers, market.customer(id)), QString());
    for (qint64 id = 1; id <= 1'000'000; id += 997) {
        const Record purchase = market.purchase(id);
        QCOMPARE(firstProblem(Table::Purchases, purchase), QString());
        QCOMPARE(purchase.value(u"id"_s).toLongLong(), id);
        const qint64 customer = purchase.value(u"user_id"_s).toLongLong();
        const qint64 product = purchase.value(u"product_id"_s).toLongLong();
        QVERIFY(customer >= 1 && customer <= 100'000);
        QVERIFY(product >= 1 && product <= 10'000);
    }
}

/// What makes a million of them take no memory: the last is there at once, and the same however often it is
/// asked for.
void LargeMarketTest::aRowNeedsNoneBeforeIt()
{
    const LargeMarket market = made(100'000'000);
    const Record last = market.purchase(100'000'000);
    QVERIFY(last.value(u"created_at"_s).toString().startsWith(u"2025-12-31 23:59:5"_s));
    (void)market.purchase(5);
    QCOMPARE(market.purchase(100'000'000), last);
    QCOMPARE(made(100'000'000).purchase(100'000'000), last);
    QCOMPARE(market.customer(10'000'000), made(100'000'000).customer(10'000'000));
}

void LargeMarketTest::anotherSeedIsAnotherMarket()
{
    const LargeMarket one = made(10'000, 1);
    const LargeMarket other = made(10'000, 2);
    int same = 0;
    for (qint64 id = 1; id <= 1000; ++id)
        same += one.purchase(id) == other.purchase(id) ? 1 : 0;
    QCOMPARE(same, 0);
    QVERIFY(one.customer(999) != other.customer(999));
    QVERIFY(one.product(99) != other.product(99));
}

void LargeMarketTest::theSampleComesFirst()
{
    const LargeMarket market = made(1'000'000);
    const SampleMarket few = sample();
    for (const QString &column : {u"first_name"_s, u"last_name"_s, u"username"_s, u"telegram_id"_s})
        for (qint64 id = 1; id <= 40; ++id)
            QCOMPARE(market.customer(id).value(column), few.customers().at(id - 1).value(column));
    for (qint64 id = 1; id <= 24; ++id)
        QCOMPARE(market.product(id).value(u"name"_s), few.products().at(id - 1).value(u"name"_s));
    QCOMPARE(market.category(6).value(u"category_name"_s), few.categories().at(5).value(u"category_name"_s));
}

void LargeMarketTest::namesAreOfTwoScriptsAndManifold()
{
    const LargeMarket market = made(1'000'000);
    const QRegularExpression cyrillic(u"^[А-ЯЁ][а-яё]+$"_s);
    const QRegularExpression username(u"^[a-z0-9_]+$"_s);
    int ofCyrillic = 0;
    int withoutLast = 0;
    QSet<QString> names;
    constexpr int count = 10'000;
    for (qint64 id = 41; id <= 40 + count; ++id) {
        const Record customer = market.customer(id);
        const QString first = customer.value(u"first_name"_s).toString();
        ofCyrillic += cyrillic.match(first).hasMatch() ? 1 : 0;
        withoutLast += customer.value(u"last_name"_s).isValid() ? 0 : 1;
        names.insert(first + u' ' + customer.value(u"last_name"_s).toString());
        if (const QVariant own = customer.value(u"username"_s); own.isValid())
            QVERIFY2(username.match(own.toString()).hasMatch(), qPrintable(own.toString()));
    }
    QVERIFY(ofCyrillic > count / 2 && ofCyrillic < count * 4 / 5);
    QVERIFY(withoutLast > count / 20 && withoutLast < count / 4);
    QVERIFY2(names.size() > count / 2, qPrintable(QString::number(names.size())));
    QSet<QString> products;
    for (qint64 id = 1; id <= 10'000; ++id)
        products.insert(market.product(id).value(u"name"_s).toString());
    QCOMPARE(products.size(), 10'000);
    QSet<QString> categories;
    for (qint64 id = 1; id <= 100; ++id)
        categories.insert(market.category(id).value(u"category_name"_s).toString());
    QCOMPARE(categories.size(), 100);
}

void LargeMarketTest::uniqueFieldsAreUnique()
{
    const LargeMarket market = made(1'000'000);
    QSet<QString> numbers;
    for (qint64 id = 1; id <= 20'000; ++id)
        numbers.insert(market.purchase(id).value(u"payment_id"_s).toString());
    QCOMPARE(numbers.size(), 20'000);
    QSet<qint64> telegram;
    for (qint64 id = 1; id <= 20'000; ++id)
        telegram.insert(market.customer(id).value(u"telegram_id"_s).toLongLong());
    QCOMPARE(telegram.size(), 20'000);
}

void LargeMarketTest::nothingIsBoughtBeforeItsTime()
{
    for (const qint64 count : {401, 5'000, 1'000'000}) {
        const LargeMarket market = made(count);
        QString last;
        for (qint64 id = 1; id <= count; id += 1 + count / 1'000) {
            const Record purchase = market.purchase(id);
            const QString at = purchase.value(u"created_at"_s).toString();
            QVERIFY(at >= last && at < u"2026-01-01"_s);
            last = at;
            const Record customer = market.customer(purchase.value(u"user_id"_s).toLongLong());
            const Record product = market.product(purchase.value(u"product_id"_s).toLongLong());
            QVERIFY2(customer.value(u"created_at"_s).toString() <= at, qPrintable(QString::number(id)));
            QVERIFY(product.value(u"created_at"_s).toString() <= at);
            const Record category = market.category(product.value(u"category_id"_s).toLongLong());
            QVERIFY(category.value(u"created_at"_s).toString() < product.value(u"created_at"_s).toString());
        }
        QVERIFY(last > u"2025-12-25"_s);
    }
}

void LargeMarketTest::someBuyMoreThanOthers()
{
    const LargeMarket market = made(10'000);
    QHash<qint64, int> byCustomer;
    for (qint64 id = 1; id <= 10'000; ++id)
        ++byCustomer[market.purchase(id).value(u"user_id"_s).toLongLong()];
    QVERIFY(byCustomer.size() > 700);
    QVERIFY(*std::max_element(byCustomer.begin(), byCustomer.end()) > 15);
}

QTEST_GUILESS_MAIN(LargeMarketTest)
#include "tst_largemarket.moc"
