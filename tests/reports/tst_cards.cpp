// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Card.h"
#include "reports/LaxShop.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using records::Table;
using reports::Card;
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

QStringList textsOf(const Card &card)
{
    QStringList texts;
    for (const Card::Line &line : card.lines)
        texts.append(line.text);
    return texts;
}

/// Where clicks lead: "3:17" = table 3, id 17.
QStringList targetsOf(const Card &card)
{
    QStringList targets;
    for (const Card::Line &line : card.lines)
        targets.append(u"%1:%2"_s.arg(int(line.row.table)).arg(line.row.id));
    return targets;
}

QString target(Table table, qint64 id)
{
    return u"%1:%2"_s.arg(int(table)).arg(id);
}

} // namespace

/// Record cards on both engines, over data that no rule of ours has seen.
class CardsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        QLocale::setDefault(QLocale::c());
    }

    void customerCard();
    void customerCardWithOrphans();
    void customerCardOfManyPurchases();
    void productCard();
    void categoryCard();
    void purchaseCard();
    void purchaseCardWithNothing();
    void personCard();
    void numberCard();
    void cardOfAGoneRow();
    void cardShowsWhatIsArchived();
};

void CardsTest::customerCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Customers, 1}));
    QCOMPARE(card.title, u"Анна Смирнова"_s);
    QCOMPARE(card.record.value(u"telegram_id"_s), QVariant(9007199254740993LL));
    QCOMPARE(told(card.totals), u"yukassa 2 1980, stars 1 500"_s);
    QCOMPARE(card.linesTitle, u"Last purchases"_s);
    QCOMPARE(card.lineCount, 3);
    // Newest first; Stars with their own sign; the orphan said.
    QCOMPARE(textsOf(card),
             (QStringList{u"Курс SQL — 500\u00a0★"_s, u"no such product (#88) — 990\u00a0₽"_s,
                          u"Курс SQL — 990\u00a0₽"_s}));
    QCOMPARE(
        targetsOf(card),
        (QStringList{target(Table::Purchases, 2), target(Table::Purchases, 4), target(Table::Purchases, 1)}));
    QVERIFY(card.lines.constFirst().detail.endsWith(u", Stars"_s));
    QVERIFY(card.lines.constFirst().detail.contains(u"UTC"));
    QVERIFY(!card.archived);

    QCOMPARE(UNWRAP(reports::cardOf(connection, {Table::Customers, 2})).title, u"nika"_s);
    QCOMPARE(UNWRAP(reports::cardOf(connection, {Table::Customers, 3})).title, u"333"_s);
}

void CardsTest::customerCardWithOrphans()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Customers, 3}));
    QCOMPARE(told(card.totals), u"unknown 1 7"_s);
    QCOMPARE(textsOf(card), QStringList{u"not recorded — 7\u00a0₽"_s});
    QVERIFY(card.lines.constFirst().detail.endsWith(u", not recorded"_s));
}

void CardsTest::customerCardOfManyPurchases()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    QString rows =
        u"INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES "_s;
    for (int id = 100; id < 350; ++id)
        rows +=
            u"%1(%2, 2, 2, 10, 'x%2', 'robocassa', '2026-03-01 10:00:00')"_s.arg(id == 100 ? u""_s : u", "_s)
                .arg(id);
    database.run(rows);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Customers, 2}));
    QCOMPARE(card.lineCount, 251);
    QCOMPARE(card.lines.size(), 10);
    // The same second: the newer id is the newer purchase.
    QCOMPARE(card.lines.constFirst().row.id, 349);
    QCOMPARE(told(card.totals), u"yukassa 1 100, robocassa 250 2500"_s);
    const Card product = UNWRAP(reports::cardOf(connection, {Table::Products, 2}));
    QCOMPARE(product.lineCount, 1);
    QVERIFY2(product.lines.constFirst().detail.endsWith(u", 250 purchases"_s),
             qPrintable(product.lines.constFirst().detail));
}

void CardsTest::productCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Products, 1}));
    QCOMPARE(card.title, u"Курс SQL"_s);
    QCOMPARE(card.relationLabels.value(u"category_id"_s), u"Курсы"_s);
    QCOMPARE(told(card.totals), u"yukassa 2 1090, stars 1 500, cash 2 30"_s);
    QCOMPARE(card.linesTitle, u"Buyers"_s);
    QCOMPARE(card.lineCount, 4);
    QCOMPARE(textsOf(card),
             (QStringList{u"Анна Смирнова"_s, u"nika"_s, u"no such customer (#99)"_s, u"not recorded"_s}));
    QCOMPARE(targetsOf(card),
             (QStringList{target(Table::Customers, 1), target(Table::Customers, 2),
                          target(Table::Customers, 0), target(Table::Customers, 0)}));
    QVERIFY(card.lines.at(0).detail.endsWith(u", 2 purchases"_s));
    QVERIFY(!card.lines.at(1).detail.contains(u"purchases"));
    // The purchase without a time says nothing instead of a wrong one.
    QCOMPARE(card.lines.at(3).detail, QString());

    const Card orphan = UNWRAP(reports::cardOf(connection, {Table::Products, 3}));
    QCOMPARE(orphan.title, u"#3"_s);
    QCOMPARE(orphan.relationLabels.value(u"category_id"_s), u"no such category (#77)"_s);
    QVERIFY(orphan.totals.isEmpty());
    QCOMPARE(orphan.lineCount, 0);
}

void CardsTest::categoryCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Categories, 1}));
    QCOMPARE(card.title, u"Курсы"_s);
    QCOMPARE(card.linesTitle, u"Products"_s);
    QCOMPARE(textsOf(card),
             (QStringList{u"Курс SQL — 990\u00a0₽"_s, u"Вебинар — 12\u202f500\u00a0₽"_s}));
    QCOMPARE(targetsOf(card), (QStringList{target(Table::Products, 1), target(Table::Products, 2)}));
    QCOMPARE(told(card.totals), u"yukassa 2 1090, stars 1 500, cash 2 30"_s);
    const Card empty = UNWRAP(reports::cardOf(connection, {Table::Categories, 2}));
    QVERIFY(empty.lines.isEmpty() && empty.totals.isEmpty());
    QCOMPARE(empty.lineCount, 0);
}

void CardsTest::purchaseCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Purchases, 4}));
    QCOMPARE(card.title, u"Purchase 4"_s);
    QCOMPARE(card.linesTitle, u"Belongs to"_s);
    QCOMPARE(textsOf(card), (QStringList{u"Анна Смирнова"_s, u"no such product (#88)"_s}));
    QCOMPARE(targetsOf(card), (QStringList{target(Table::Customers, 1), target(Table::Products, 0)}));
    QCOMPARE(card.lines.at(0).detail, u"Customer"_s);
    QCOMPARE(card.relationLabels.value(u"product_id"_s), u"no such product (#88)"_s);
    QVERIFY(card.totals.isEmpty());
}

void CardsTest::purchaseCardWithNothing()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(u"INSERT INTO purchases (id, created_at) VALUES (5, NULL)"_s);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Purchases, 5}));
    QCOMPARE(card.title, u"Purchase 5"_s);
    QCOMPARE(textsOf(card), (QStringList{u"not recorded"_s, u"not recorded"_s}));
    QVERIFY(card.relationLabels.isEmpty());
    if (support::engine() == database::Engine::Sqlite) {
        // SQLite keeps a text in an INTEGER column.
        database.run(
            u"INSERT INTO purchases (id, user_id, product_id, price) VALUES (6, 'кто-то', 1.5, 'даром')"_s);
        const Card odd = UNWRAP(reports::cardOf(connection, {Table::Purchases, 6}));
        QCOMPARE(textsOf(odd), (QStringList{u"no such customer (#кто-то)"_s, u"no such product (#1.5)"_s}));
    }
}

void CardsTest::personCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"phonebook"_s});
    database.run(uR"(
INSERT INTO "user" (id, name, surname, age) VALUES (1, 'Diana', NULL, 18);
INSERT INTO "user" (id, name, surname, age) VALUES (2, 'Vlad', 'Novikov', 23.5);
INSERT INTO phonebook (id, user_id, number, deleted) VALUES (1, 1, '+1 787 55 41', NULL);
INSERT INTO phonebook (id, user_id, number, deleted) VALUES (3, 1, '', NULL);
INSERT INTO phonebook (id, user_id, number, deleted) VALUES (4, 2, '112', NULL))"_s);
    database.run(
        support::engine() == database::Engine::Sqlite
            ? u"INSERT INTO phonebook (id, user_id, number, deleted) VALUES (2, 1, '+1 848', 'True');\n"
              "INSERT INTO phonebook (id, user_id, number, deleted) VALUES (5, 1, '+1 999', 'False')"_s
            : u"INSERT INTO phonebook (id, user_id, number, deleted) VALUES (2, 1, '+1 848', true);\n"
              "INSERT INTO phonebook (id, user_id, number, deleted) VALUES (5, 1, '+1 999', false)"_s);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::People, 1}));
    QCOMPARE(card.title, u"Diana"_s);
    QCOMPARE(card.linesTitle, u"Numbers"_s);
    QCOMPARE(card.lineCount, 4);
    QCOMPARE(textsOf(card), (QStringList{u"+1 787 55 41"_s, u"#3"_s, u"+1 999"_s, u"+1 848"_s}));
    QCOMPARE(card.lines.at(0).detail, QString());
    QCOMPARE(card.lines.at(3).detail, u"deleted"_s);
    QCOMPARE(targetsOf(card).constLast(), target(Table::Numbers, 2));
    QVERIFY(card.totals.isEmpty());
}

void CardsTest::numberCard()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"phonebook"_s});
    database.run(u"INSERT INTO \"user\" (id, name, surname) VALUES (1, 'Diana', 'Julis');\n"
                 "INSERT INTO phonebook (id, user_id, number) VALUES (1, 1, '+1 787');\n"
                 "INSERT INTO phonebook (id, user_id, number) VALUES (2, 77, '+1 848');\n"
                 "INSERT INTO phonebook (id, user_id, number) VALUES (3, NULL, NULL)"_s);
    const auto connection = database.open(database::Role::Reader);
    const Card card = UNWRAP(reports::cardOf(connection, {Table::Numbers, 1}));
    QCOMPARE(card.title, u"+1 787"_s);
    QCOMPARE(textsOf(card), QStringList{u"Diana Julis"_s});
    QCOMPARE(targetsOf(card), QStringList{target(Table::People, 1)});
    QCOMPARE(textsOf(UNWRAP(reports::cardOf(connection, {Table::Numbers, 2}))),
             QStringList{u"no such person (#77)"_s});
    // A number of nobody is allowed: nothing to say.
    const Card nobody = UNWRAP(reports::cardOf(connection, {Table::Numbers, 3}));
    QCOMPARE(nobody.title, u"#3"_s);
    QVERIFY(nobody.lines.isEmpty());
}

void CardsTest::cardOfAGoneRow()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s, u"phonebook"_s});
    const auto connection = database.open(database::Role::Reader);
    for (const schema::Entity &entity : schema::entities()) {
        const auto card = reports::cardOf(connection, {entity.table, 12345});
        QVERIFY(!card.has_value());
        QCOMPARE(card.error().code, base::ErrorCode::NotFound);
    }
}

void CardsTest::cardShowsWhatIsArchived()
{
    TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s, u"archive"_s});
    laxshop::fill(database);
    // The second one names an earlier row that had the same id: not this one.
    database.run(u"INSERT INTO shopbook_archived VALUES ('products', 1, '2026-01-01 00:00:00');\n"
                 "INSERT INTO shopbook_archived VALUES ('products', 2, '2020-01-01 00:00:00')"_s);
    const auto connection = database.open(database::Role::Reader);
    QVERIFY(UNWRAP(reports::cardOf(connection, {Table::Products, 1})).archived);
    QVERIFY(!UNWRAP(reports::cardOf(connection, {Table::Products, 2})).archived);
    const Card category = UNWRAP(reports::cardOf(connection, {Table::Categories, 1}));
    QCOMPARE(targetsOf(category), (QStringList{target(Table::Products, 2), target(Table::Products, 1)}));
    QCOMPARE(category.lines.at(1).detail, u"archived"_s);
    QCOMPARE(category.lineCount, 2);
}

QTEST_GUILESS_MAIN(CardsTest)
#include "tst_cards.moc"
