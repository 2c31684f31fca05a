// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Facets.h"
#include "reports/Totals.h"
#include "tables/RowQuery.h"
#include "tables/Shop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tables::RowQuery;

/// A large table of a file without WAL is ordered slice by slice: the same order as by one statement.
class SparingTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<support::TestDatabase> m_database;

    [[nodiscard]] QList<QList<qint64>> orders(const QList<RowQuery::Request> &requests,
                                              const QString &mode) const
    {
        (void)m_database->scalar(u"PRAGMA journal_mode = "_s + mode);
        const auto connection = m_database->open(database::Role::Reader);
        QList<QList<qint64>> found;
        for (const RowQuery::Request &request : requests) {
            found.append(UNWRAP(RowQuery::order(connection, request)));
            found.append(UNWRAP(RowQuery::firstPage(connection, request, 70, 5)).ids);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        support::failOnSqlWarnings();
        m_database = std::make_unique<support::TestDatabase>(database::Engine::Sqlite);
        store::makeTables(*m_database);
        store::addRows(*m_database);
        m_database->runCareless(
            u"INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 45000) "
            "SELECT 10 + i * 3, 1 + i % 3, 1 + i % 2, CASE WHEN i % 7 = 0 THEN 'text' ELSE i * 7919 % 1000 "
            "END, "
            "CASE WHEN i % 2 = 0 THEN 'ё' ELSE 'Е' END || i, 'stars' FROM n;\n"
            "INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES "
            "(-9223372036854775808, 1, 1, 5, 'least', 'stars');\n"
            "INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES "
            "(9223372036854775807, 1, 1, 5, 'most', 'stars');\n"_s);
    }

    void theSameOrder()
    {
        const auto &fields = schema::entity(schema::Table::Purchases).fields;
        QList<RowQuery::Request> requests(1);
        for (int column = 0; column < fields.size(); ++column) {
            for (const bool descending : {false, true}) {
                RowQuery::Request request;
                request.sort = {{column, descending}, {(column + 2) % int(fields.size()), !descending}};
                requests.append(request);
                request.search = u"е1"_s;
                requests.append(request);
            }
        }
        const auto atOnce = orders(requests, u"wal"_s);
        const auto sliced = orders(requests, u"delete"_s);
        QCOMPARE(atOnce.constFirst().size(), 45005);
        for (int i = 0; i < atOnce.size(); ++i)
            QVERIFY2(sliced.at(i) == atOnce.at(i), qPrintable(u"request %1"_s.arg(i / 2)));
    }

    /// Sums and counts are brought together slice by slice, and a writer gets in between.
    void theSameNumbers()
    {
        const QList<query::SqlText> wheres{
            {},
            {u"purchases.price > ? OR purchases.id < 0"_s, {500}},
            {u"purchases.user_id IN (SELECT id FROM users WHERE first_name <> ?)"_s, {u"x"_s}},
            {u"1 = 0"_s, {}}};
        const auto told = [&](const QString &mode) {
            (void)m_database->scalar(u"PRAGMA journal_mode = "_s + mode);
            const auto connection = m_database->open(database::Role::Reader);
            const auto writer = m_database->open(database::Role::Window); // waits for no lock
            int slices = 0;
            int written = 0;
            const auto between = [&] {
                ++slices;
                written += writer.execute(u"UPDATE products SET price = price + 1 WHERE id = 1"_s).has_value()
                    ? 1
                    : 0;
                return true;
            };
            QStringList lines;
            for (const query::SqlText &where : wheres) {
                for (const auto &total :
                     UNWRAP(reports::paymentTotals(connection, where.sql, where.values, between)))
                    lines.append(u"%1 %2 %3"_s.arg(total.paymentType).arg(total.count).arg(total.paid));
                for (const reports::Facet &facet : reports::facetsOf(schema::Table::Purchases))
                    for (const auto &value : UNWRAP(reports::facetValues(connection, schema::Table::Purchases,
                                                                         facet, where, 24, between)))
                        lines.append(u"%1 %2 %3"_s.arg(value.value.toString(), value.text).arg(value.count));
            }
            RowQuery::Request request;
            request.search = u"е1"_s;
            const auto counted = UNWRAP(RowQuery::count(connection, request, between));
            lines.append(u"%1"_s.arg(counted.rows));
            if (written != slices || (slices > 0) != (mode == u"delete"_s))
                lines.append(u"%1 slices, %2 written"_s.arg(slices).arg(written));
            return lines;
        };
        const QStringList atOnce = told(u"wal"_s);
        QVERIFY(atOnce.size() > 10);
        QCOMPARE(told(u"delete"_s), atOnce);
    }

    void cancelled()
    {
        (void)m_database->scalar(u"PRAGMA journal_mode = delete"_s);
        const auto connection = m_database->open(database::Role::Reader);
        RowQuery::Request request;
        request.sort = {{3, false}};
        int calls = 0;
        const auto answer = RowQuery::order(connection, request, [&calls] { return ++calls < 1; });
        QVERIFY(!answer);
        QCOMPARE(calls, 1);
        QCOMPARE(answer.error().code, base::ErrorCode::Cancelled);
        // Nothing of it is left, and no lock is held between two slices.
        QCOMPARE(UNWRAP(connection.scalar(u"SELECT count(*) FROM temp.sqlite_master"_s)).toInt(), 0);
        const auto writer = m_database->open(database::Role::Window);
        int written = 0;
        int slices = 0;
        const auto all = UNWRAP(RowQuery::order(connection, request, [&] {
            ++slices;
            written +=
                writer.execute(u"UPDATE products SET price = price + 1 WHERE id = 1"_s).has_value() ? 1 : 0;
            return true;
        }));
        QCOMPARE(all.size(), 45005);
        QVERIFY(slices > 0);
        QCOMPARE(written, slices);
    }
};

QTEST_GUILESS_MAIN(SparingTest)
#include "SparingTest.moc"
