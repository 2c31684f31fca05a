// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/Shop.h"

#include "reports/Totals.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using schema::Table;
using tables::RowQuery;
using Ids = QList<qint64>;

/// The SQL of a page, on both engines: every order against one made here, and what a search finds.
class QueryTest : public QObject
{
    Q_OBJECT
private:
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::optional<database::Connection> m_connection;
    std::optional<database::Engine>
        m_filled; ///< most of these tests only read: they share what was filled in

    [[nodiscard]] Ids order(const RowQuery::Request &request) const
    {
        return UNWRAP(RowQuery::order(*m_connection, request));
    }
    [[nodiscard]] Ids found(Table table, const QString &typed, bool showDeleted = false) const
    {
        RowQuery::Request request;
        request.table = table;
        request.search = typed;
        request.showDeleted = showDeleted;
        return order(request);
    }

    /// Case is ignored, ё stands beside е, whatever the engine.
    static QString sortKey(const QString &text)
    {
        const QString lower = text.toLower();
        return QString(lower).replace(u'ё', u'е') + QChar(0) + lower;
    }
    static int compare(const QVariant &left, const QVariant &right)
    {
        if (database::value::isNull(left) || database::value::isNull(right))
            return int(database::value::isNull(right)) - int(database::value::isNull(left));
        if (left.typeId() == QMetaType::QString) {
            const QString a = sortKey(left.toString());
            const QString b = sortKey(right.toString());
            return a < b ? -1 : int(b < a);
        }
        const double a = left.toDouble();
        const double b = right.toDouble();
        return a < b ? -1 : int(b < a);
    }
    /// NULL first in both directions, equal ones by id.
    static Ids sorted(QList<RowQuery::Row> rows, const schema::Field &field, bool descending)
    {
        const auto valueOf = [&field](const RowQuery::Row &row) {
            if (!field.relation)
                return row.value(field.column);
            return row.label(field.column);
        };
        std::sort(rows.begin(), rows.end(), [&](const RowQuery::Row &left, const RowQuery::Row &right) {
            const QVariant a = valueOf(left);
            const QVariant b = valueOf(right);
            int way = compare(a, b);
            if (descending && !database::value::isNull(a) && !database::value::isNull(b))
                way = -way;
            return way != 0 ? way < 0 : left.id() < right.id();
        });
        Ids ids;
        for (const RowQuery::Row &row : rows)
            ids.append(row.id());
        return ids;
    }

    /// Texts that sort and search in a tricky way, NULL references and orphans.
    void addTrickyRows()
    {
        m_database->runCareless(uR"(BEGIN;
INSERT INTO users (id, telegram_id, username, first_name, last_name, created_at) VALUES (11, 11, 'under_score', 'ёлка', 'Ель', '2026-02-01 00:00:00');
INSERT INTO users (id, telegram_id, username, first_name, last_name, created_at) VALUES (12, 12, '100%', 'ель', 'O''Brien "Q"', '2026-02-01 00:00:01');
INSERT INTO users (id, telegram_id, username, first_name, last_name, created_at) VALUES (13, 13, 'undersXcore', 'ЁЖ', 'back\slash', '2026-02-01 00:00:02');
INSERT INTO users (id, telegram_id, username, first_name, last_name, created_at) VALUES (14, 14, '1000', 'Zoe', 'ab', '2026-02-01 00:00:03');
INSERT INTO products (id, name, description, price, file_id, category_id, hidden_content, created_at) VALUES (11, 'АННА курс', 'desc one', 5, '', 1, 'тайна', '2026-02-01 00:00:00');
INSERT INTO products (id, name, description, price, file_id, category_id, hidden_content, created_at) VALUES (12, 'анна Вебинар', 'desc two', 5, NULL, 77, 'тайна', '2026-02-01 00:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (11, 11, 11, 5, 'x-11', 'unknown', '2026-02-01 00:00:00');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (12, 12, 12, 7, 'x-12', 'Наличные', '2026-02-01 00:00:00.25');
INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type, created_at) VALUES (13, 99, 11, 6, 'x-13', 'stars', '2026-02-01 00:00:00.5');
INSERT INTO "user" (id, name, surname, age, email, country, city, deleted, created_at) VALUES (11, 'Ёла', 'ab', 1.5, 'a@example.org', 'x', NULL, '1', '2026-02-01 00:00:00');
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (11, 77, NULL, '0', '2026-02-01 00:00:00');
INSERT INTO phonebook (id, user_id, number, deleted, created_at) VALUES (12, 11, '8(900)765-43-21', '0', NULL);
COMMIT;
)"_s);
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init()
    {
        support::failOnSqlWarnings();
        if (m_filled != support::engine()) {
            m_database = &m_stores.begin(support::engine());
            addTrickyRows();
            m_filled = support::engine();
        }
        m_connection = m_database->open(database::Role::Reader);
    }
    void cleanup() { m_connection.reset(); }

    void everyColumnSortsAsHere_data() { shop::addTables(); }
    void everyColumnSortsAsHere()
    {
        RowQuery::Request request;
        request.table = shop::table();
        request.showDeleted = true;
        const schema::Entity &entity = schema::entity(request.table);
        const Ids byId = order(request);
        QVERIFY(byId.size() >= 2);
        QVERIFY(std::is_sorted(byId.begin(), byId.end()));
        const auto page = UNWRAP(RowQuery::rows(*m_connection, request, byId));
        QCOMPARE(page.rows.size(), byId.size());
        for (int column = 0; column < entity.fields.size(); ++column) {
            const schema::Field &field = entity.fields.at(column);
            for (const bool descending : {false, true}) {
                request.sort = {{column, descending}};
                const Ids wanted = sorted(page.rows, field, descending);
                QVERIFY2(order(request) == wanted, qPrintable(field.column));
                const auto first = UNWRAP(RowQuery::firstPage(*m_connection, request, 2, 1));
                QVERIFY2(first.ids == (first.isWhole ? wanted : wanted.mid(0, 2)), qPrintable(field.column));
                QCOMPARE(first.page.ids, wanted.mid(0, 1));
                QCOMPARE(first.page.rows.size(), 1);
            }
        }
    }

    void rowsCarryLabels()
    {
        RowQuery::Request request;
        request.table = Table::Purchases;
        const auto page = UNWRAP(RowQuery::rows(*m_connection, request, {1, 13, 999}));
        QCOMPARE(page.rows.size(), 2); // 999 is gone
        for (const RowQuery::Row &row : page.rows) {
            if (row.id() == 13) { // an orphan is a row like any other, without a label
                QVERIFY(!row.label(u"user_id"_s).isValid());
                QCOMPARE(row.label(u"product_id"_s).toString(), u"АННА курс"_s);
                QCOMPARE(row.value(u"user_id"_s), QVariant(qint64(99)));
            } else {
                QCOMPARE(row.label(u"user_id"_s).toString(), u"Ада Лавлейс"_s);
                QCOMPARE(row.value(u"created_at"_s), QVariant(u"2026-01-04 10:00:00"_s));
            }
        }
    }

    void searchFinds_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Ids>("wanted");
        const auto row = [](const char *name, Table table, const QString &typed, const Ids &wanted) {
            QTest::newRow(name) << int(table) << typed << wanted;
        };
        row("nothing typed", Table::Categories, u"  "_s, {1, 2});
        row("Cyrillic, any case", Table::Products, u"АННА"_s, {11, 12});
        row("Cyrillic, lower", Table::Products, u"курс"_s, {1, 11});
        row("spaces around", Table::Products, u"  вебинар "_s, {2, 12});
        row("% is a character", Table::Customers, u"100%"_s, {12});
        row("_ is a character", Table::Customers, u"r_s"_s, {11});
        row("quotes", Table::Customers, u"o'brien \"q"_s, {12});
        row("backslash", Table::Customers, u"k\\s"_s, {13});
        row("no SQL", Table::Customers, u"' OR 1=1 --"_s, {});
        row("placeholders", Table::Customers, u"%1 ? :a"_s, {});
        row("by id", Table::Customers, u"14"_s, {14});
        row("by id with its sign", Table::Customers, u"#12"_s, {12});
        row("a big id", Table::Customers, u"9007199254740993"_s, {1});
        row("not a part of an id", Table::Customers, u"900719925474099"_s, {});
        row("label of a relation", Table::Purchases, u"лавлейс"_s, {1, 2});
        row("label over two columns", Table::Purchases, u"ада лав"_s, {1, 2});
        row("label of the other relation", Table::Purchases, u"анна"_s, {11, 12, 13});
        row("payment type as shown", Table::Purchases, u"ЮKassa"_s, {1});
        row("payment type, other case", Table::Purchases, u"ROBOKASSA"_s, {3});
        row("not recorded", Table::Purchases, u"not rec"_s, {11});
        row("payment type of one's own", Table::Purchases, u"наличн"_s, {12});
        row("payment type as stored", Table::Purchases, u"yukassa"_s, {1});
        row("the secret is not searched", Table::Products, u"тайна"_s, {});
        row("phone by digits", Table::Numbers, u"9001234567"_s, {2});
        row("phone spelt otherwise", Table::Numbers, u"8 900 765 43 21"_s, {12});
        row("phone as stored", Table::Numbers, u"(900) 123"_s, {2});
        row("number of a person", Table::Numbers, u"alex"_s, {1});
        row("number of a deleted person", Table::Numbers, u"ёла"_s, {12});
        row("deleted rows are hidden", Table::People, u"Ёла"_s, {});
    }
    void searchFinds()
    {
        QFETCH(QString, typed);
        QFETCH(Ids, wanted);
        QCOMPARE(found(shop::table(), typed), wanted);
    }

    void deletedAndArchivedAreShownWhenAskedFor()
    {
        m_filled.reset();
        QCOMPARE(found(Table::People, u"Ёла"_s, true), Ids{11});
        m_database->run(
            u"INSERT INTO shopbook_archived (table_name, row_id, row_created_at) VALUES ('users', 14, "
            "'2026-02-01 00:00:03');\nINSERT INTO shopbook_archived (table_name, row_id, row_created_at) "
            "VALUES ('users', 13, 'another row of that id');\n"_s);
        QCOMPARE(found(Table::Customers, u""_s), (Ids{1, 2, 11, 12, 13}));
        QCOMPARE(found(Table::Customers, u""_s, true), (Ids{1, 2, 11, 12, 13, 14}));
        RowQuery::Request request;
        request.table = Table::Customers;
        for (const RowQuery::Row &row : UNWRAP(RowQuery::rows(*m_connection, request, {13, 14})).rows)
            QCOMPARE(row.archived, row.id() == 14);
    }

    void theConditionServesTotals()
    {
        RowQuery::Request request;
        request.table = Table::Purchases;
        request.search = u"анна"_s;
        request.filter = u"id = 12 OR price = 5"_s; // unqualified, as QSqlTableModel's users write it
        QCOMPARE(order(request), (Ids{11, 12}));
        const auto where = UNWRAP(RowQuery::condition(m_connection->dialect(), request));
        const auto totals = UNWRAP(reports::paymentTotals(*m_connection, where.sql, where.values));
        QCOMPARE(totals.size(), 2);
        qint64 paid = 0;
        for (const auto &total : totals)
            paid += total.paid;
        QCOMPARE(paid, 12);
        request.sort = {{schema::entity(Table::Purchases).indexOf(u"user_id"_s), false}};
        QCOMPARE(order(request).size(), 2); // … and no join makes it ambiguous
    }

    void idsAboveFitTheRequest()
    {
        RowQuery::Request request;
        request.table = Table::Purchases;
        QCOMPARE(UNWRAP(RowQuery::idsAbove(*m_connection, request, 3, 2)), (Ids{11, 12}));
        request.search = u"x-13"_s;
        QCOMPARE(UNWRAP(RowQuery::idsAbove(*m_connection, request, 3, 100)), Ids{13});
        QCOMPARE(UNWRAP(RowQuery::idsAbove(*m_connection, request, 13, 100)), Ids{});
    }

    void cancelledBetweenSlices()
    {
        m_filled.reset();
        m_database->run(
            support::engine() == database::Engine::Sqlite
                ? u"INSERT INTO categories (category_name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                  u"SELECT "
                  "i + 1 FROM n WHERE i < 120000) SELECT 'c' || i FROM n;\n"_s
                : u"INSERT INTO categories (category_name) SELECT 'c' || i FROM generate_series(1, 120000) "
                  "AS i;\n"_s);
        RowQuery::Request request;
        request.table = Table::Categories;
        int slices = 0;
        const auto whole = RowQuery::order(*m_connection, request, [&] { return ++slices > 0; });
        VERIFY_OK(whole);
        QCOMPARE(whole->size(), 120002);
        QVERIFY(slices >= 1);
        const auto stopped = RowQuery::order(*m_connection, request, [] { return false; });
        QVERIFY(!stopped);
        QCOMPARE(int(stopped.error().code), int(base::ErrorCode::Cancelled));
        // Nothing is left open: another program may do what it likes.
        m_database->run(u"DELETE FROM products;\nDROP TABLE shopbook_archived;\n"_s.section(u'\n', 1));
        m_stores.spoil();
        request.hasArchive = false;
        VERIFY_OK(RowQuery::order(*m_connection, request));
    }

    void emptyTable()
    {
        m_filled.reset();
        m_database->run(u"DELETE FROM phonebook;\n"_s);
        RowQuery::Request request;
        request.table = Table::Numbers;
        QCOMPARE(order(request), Ids{});
        QCOMPARE(UNWRAP(RowQuery::firstPage(*m_connection, request, 256, 80)).page.rows.size(), 0);
        QCOMPARE(UNWRAP(RowQuery::rows(*m_connection, request, {})).rows.size(), 0);
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "QueryTest.moc"
