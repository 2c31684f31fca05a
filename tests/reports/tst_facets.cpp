// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Facets.h"
#include "reports/LaxShop.h"

#include <QLocale>
#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;
using schema::Table;
using support::TestDatabase;

/// Short lists of values with their rows, on both engines, with NULLs, empty texts, orphans and months by the
/// local clock.
class FacetsTest : public QObject
{
    Q_OBJECT
private:
    /// "Courses=1:3, Books=2:1": label, value, rows.
    static QString told(const database::Connection &connection, Table table, const QString &path,
                        const query::SqlText &where = {}, int limit = 24)
    {
        QStringList parts;
        for (const auto &value : UNWRAP(reports::facetValues(connection, table, {path, {}}, where, limit)))
            parts.append(u"%1=%2:%3"_s.arg(value.text, value.value.toString()).arg(value.count));
        return parts.join(u", ");
    }
    static void fill(const TestDatabase &database)
    {
        laxshop::make(database, {u"market"_s, u"phonebook"_s});
        database.run(uR"(INSERT INTO categories (id, category_name) VALUES (1, 'Курсы');
INSERT INTO categories (id, category_name) VALUES (2, '');
INSERT INTO categories (id, category_name) VALUES (3, 'Empty');
INSERT INTO products (id, name, category_id) VALUES (1, 'One', 1);
INSERT INTO products (id, name, category_id) VALUES (2, 'Two', 2);
INSERT INTO products (id, name, category_id) VALUES (3, 'Orphan', 77);
INSERT INTO products (id, name, category_id) VALUES (4, 'None', NULL);
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (1, 1, 'stars', '2026-01-31 22:30:00');
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (2, 1, 'yukassa', '2026-02-01 00:00:00.5');
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (3, 2, 'yukassa', '2026-02-28 20:59:59');
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (4, 3, '', NULL);
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (5, 4, NULL, '2025-12-01 00:00:00');
INSERT INTO purchases (id, product_id, payment_type, created_at) VALUES (6, 99, 'Наличные', '2026-02-28 21:00:00'))"_s);
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init()
    {
        support::failOnSqlWarnings();
        QLocale::setDefault(QLocale::c());
    }

    void valuesAndTheirRows()
    {
        TestDatabase database(support::engine());
        fill(database);
        const auto connection = database.open(database::Role::Reader);
        QCOMPARE(told(connection, Table::Purchases, u"payment_type"_s),
                 u"ЮKassa=yukassa:2, Stars=stars:1, Наличные=Наличные:1"_s);
        // Along references: what leads nowhere is in no list; a category without a name has its number.
        QCOMPARE(told(connection, Table::Purchases, u"product_id.category_id"_s), u"Курсы=1:2, #2=2:1"_s);
        QCOMPARE(told(connection, Table::Products, u"category_id"_s), u"#2=2:1, Курсы=1:1"_s);
        QCOMPARE(told(connection, Table::Purchases, u"created_at"_s),
                 u"February 2026=2026-02:3, January 2026=2026-01:1, December 2025=2025-12:1"_s);
        QCOMPARE(told(connection, Table::Purchases, u"created_at"_s, {}, 1), u"February 2026=2026-02:3"_s);
        QCOMPARE(told(connection, Table::People, u"city"_s), QString());
    }

    void amongWhatIsAsked()
    {
        TestDatabase database(support::engine());
        fill(database);
        const auto connection = database.open(database::Role::Reader);
        const auto where = UNWRAP(query::sqlOf(
            connection.dialect(), Table::Purchases,
            query::Condition::test(u"payment_type"_s, query::Op::OneOf, {u"yukassa"_s, u"it's"_s})));
        QCOMPARE(told(connection, Table::Purchases, u"product_id.category_id"_s, where),
                 u"#2=2:1, Курсы=1:1"_s);
        QCOMPARE(told(connection, Table::Purchases, u"created_at"_s, where), u"February 2026=2026-02:2"_s);
    }

    void monthsAreThoseOfTheLocalClock()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Moscow"); // three hours ahead
        tzset();
        TestDatabase database(support::engine());
        fill(database);
        const auto connection = database.open(database::Role::Reader);
        const QString counted = told(connection, Table::Purchases, u"created_at"_s);
        // What a tick asks for finds as many rows as the list said.
        for (const auto &value :
             UNWRAP(reports::facetValues(connection, Table::Purchases, {u"created_at"_s, {}}, {}))) {
            const auto where = UNWRAP(
                query::sqlOf(connection.dialect(), Table::Purchases,
                             query::Condition::test(u"created_at"_s, query::Op::OneOf, {value.value})));
            QCOMPARE(UNWRAP(connection.scalar(u"SELECT COUNT(*) FROM purchases WHERE "_s + where.sql,
                                              where.values))
                         .toLongLong(),
                     value.count);
        }
        qputenv("TZ", before);
        tzset();
        QCOMPARE(counted, u"March 2026=2026-03:1, February 2026=2026-02:3, December 2025=2025-12:1"_s);
    }

    void everyTableHasItsLists()
    {
        for (const schema::Entity &entity : schema::entities()) {
            const auto facets = reports::facetsOf(entity.table);
            QVERIFY(!facets.isEmpty());
            for (const reports::Facet &facet : facets) {
                QVERIFY(query::placeOf(entity.table, facet.path).field);
                QVERIFY(!facet.title.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(FacetsTest)
#include "tst_facets.moc"
