// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Contents.h"
#include "reports/LaxShop.h"
#include "reports/Totals.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using schema::Table;
using support::TestDatabase;

namespace
{

/// "yukassa 2 1980, stars 1 500".
QString told(const QList<reports::PaymentTotal> &totals)
{
    QStringList parts;
    for (const auto &total : totals)
        parts.append(u"%1 %2 %3"_s.arg(total.paymentType).arg(total.count).arg(total.paid));
    return parts.join(u", ");
}

} // namespace

/// Totals and counts on both engines, over data that no rule of ours has seen.
class TotalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        QLocale::setDefault(QLocale::c());
    }

    void totalsOfNothing();
    void totalsByTypeInOrder();
    void totalsUnderACondition();
    void totalsBeyondDoubles();
    void totalsThatNoIntegerHolds();
    void words();
    void wordsInRussian();
    void countsOfWhatIsThere();
};

void TotalsTest::totalsOfNothing()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    const auto connection = database.open(database::Role::Reader);
    QCOMPARE(told(UNWRAP(reports::paymentTotals(connection, {}, {}))), QString());
    QCOMPARE(reports::inWords({}), QString());
}

void TotalsTest::totalsByTypeInOrder()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(uR"(
INSERT INTO purchases (id, price, payment_type) VALUES (1, 990, 'unknown');
INSERT INTO purchases (id, price, payment_type) VALUES (2, 10, 'яблоки');
INSERT INTO purchases (id, price, payment_type) VALUES (3, 500, 'stars');
INSERT INTO purchases (id, price, payment_type) VALUES (4, 990, 'robocassa');
INSERT INTO purchases (id, price, payment_type) VALUES (5, 990, 'yukassa');
INSERT INTO purchases (id, price, payment_type) VALUES (6, 1, NULL);
INSERT INTO purchases (id, price, payment_type) VALUES (7, 2, '');
INSERT INTO purchases (id, price, payment_type) VALUES (8, 20, 'cash');
INSERT INTO purchases (id, price, payment_type) VALUES (9, NULL, 'cash');
INSERT INTO purchases (id, price, payment_type) VALUES (10, -5, 'yukassa');
INSERT INTO purchases (id, price, payment_type) VALUES (11, 3, 'x''); DROP TABLE purchases; --'))"_s);
    const auto connection = database.open(database::Role::Reader);
    QCOMPARE(told(UNWRAP(reports::paymentTotals(connection, {}, {}))),
             u"yukassa 2 985, robocassa 1 990, stars 1 500, cash 2 20, x'); DROP TABLE purchases; -- 1 3, "
             u"яблоки 1 10, "
             "unknown 3 993"_s);
}

void TotalsTest::totalsUnderACondition()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const auto column = connection.dialect().quoted(u"purchases"_s, u"user_id"_s);
    QCOMPARE(told(UNWRAP(reports::paymentTotals(connection, column + u" = ?"_s, {qint64(1)}))),
             u"yukassa 2 1980, stars 1 500"_s);
    // OR must not reach beyond the condition.
    QCOMPARE(told(UNWRAP(reports::paymentTotals(connection, u"%1 = ? OR %1 = ?"_s.arg(column),
                                                {qint64(2), qint64(3)}))),
             u"yukassa 1 100, unknown 1 7"_s);
    const auto wrong = reports::paymentTotals(connection, u"no_such_column = 1"_s, {});
    QVERIFY(!wrong.has_value());
}

void TotalsTest::totalsBeyondDoubles()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    // 2^31, and sums that a double would round.
    database.run(uR"(
INSERT INTO purchases (id, price, payment_type) VALUES (1, 2147483647, 'yukassa');
INSERT INTO purchases (id, price, payment_type) VALUES (2, 2147483647, 'yukassa');
INSERT INTO purchases (id, price, payment_type) VALUES (3, 9007199254740992, 'stars');
INSERT INTO purchases (id, price, payment_type) VALUES (4, 1, 'stars');
INSERT INTO purchases (id, price, payment_type) VALUES (5, 9223372036854775806, 'cash');
INSERT INTO purchases (id, price, payment_type) VALUES (6, 1, 'cash'))"_s);
    const auto connection = database.open(database::Role::Reader);
    QCOMPARE(told(UNWRAP(reports::paymentTotals(connection, {}, {}))),
             u"yukassa 2 4294967294, stars 2 9007199254740993, cash 2 9223372036854775807"_s);
}

void TotalsTest::totalsThatNoIntegerHolds()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(u"INSERT INTO purchases (id, price, payment_type) VALUES (1, 9223372036854775807, 'cash');\n"
                 "INSERT INTO purchases (id, price, payment_type) VALUES (2, 1, 'cash')"_s);
    // No number is better than a wrong one.
    const auto connection = database.open(database::Role::Reader);
    QVERIFY(!reports::paymentTotals(connection, {}, {}).has_value());
}

void TotalsTest::words()
{
    QCOMPARE(
        reports::inWords({{u"yukassa"_s, 12, 18400}, {u"stars"_s, 3, 450}, {u"unknown"_s, 1, 5}}),
        u"ЮKassa 12 · 18\u202f400\u00a0₽    Stars 3 · 450\u00a0★    not recorded 1 · 5\u00a0₽"_s);
    QCOMPARE(reports::inWords({{u"cash %1 %2"_s, 1234567, 0}}),
             u"cash %1 %2 1\u202f234\u202f567 · 0\u00a0₽"_s);
}

void TotalsTest::wordsInRussian()
{
    QLocale::setDefault(QLocale(QLocale::Russian, QLocale::Russia));
    QCOMPARE(reports::inWords({{u"yukassa"_s, 12, 18400}}), u"ЮKassa 12 · 18\u00a0400\u00a0₽"_s);
    QLocale::setDefault(QLocale::c());
}

void TotalsTest::countsOfWhatIsThere()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"phonebook"_s});
    database.run(u"INSERT INTO phonebook (id) VALUES (1);\nCREATE TABLE categories (id INTEGER)"_s);
    const auto connection = database.open(database::Role::Inspector);
    const auto counts = UNWRAP(reports::rowCounts(connection));
    QCOMPARE(counts, (QMap<Table, qint64>{{Table::Categories, 0}, {Table::People, 0}, {Table::Numbers, 1}}));
}

QTEST_GUILESS_MAIN(TotalsTest)
#include "tst_totals.moc"
