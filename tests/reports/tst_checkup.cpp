// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Store.h"
#include "reports/Checked.h"
#include "reports/LaxShop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using checked::found;
using checked::told;
using database::Engine;
using reports::Finding;
using support::TestDatabase;

/// The check-up on both engines: what it finds in shops that careless programs left.
class CheckupTest : public QObject
{
    Q_OBJECT
    store::Stores m_stores;

    [[nodiscard]] bool isSqlite() const { return support::engine() == Engine::Sqlite; }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init() { support::failOnSqlWarnings(); }

    void aSoundShopHasNoFindings() { QCOMPARE(told(found(m_stores.begin(support::engine()))), QString()); }
    void anEmptyDatabase()
    {
        const TestDatabase database(support::engine());
        database.run(u"CREATE TABLE something (id INTEGER PRIMARY KEY);\n"_s);
        QCOMPARE(told(found(database)), QString());
    }
    void everythingInALaxShop();
    void anUnknownRuleIsAnError();
    void listsAreLimitedAndCountsAreNot();
    void duplicatesWhereNothingForbidsThem();
    void hugeNumbersOfDuplicates();
    void timesThatStopTheBot();
    void timesInTheFuture();
    void secretsAreNeverShown();
    void cancelled();
    void slicesCoverEveryRow();
    void readsOnly();
};

void CheckupTest::everythingInALaxShop()
{
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    laxshop::fill(database);
    const QString text = told(found(database));
    for (const QString &line :
         {u"error references orphan products.category_id 1: 3"_s,
          u"error references orphan purchases.product_id 1: 4"_s,
          u"error references orphan purchases.user_id 1: 5"_s, u"warning empty empty products.name 1: 3"_s,
          u"warning empty empty products.price 1: 3"_s,
          u"warning empty empty products.hidden_content 3: 1 2 3"_s,
          u"warning empty empty purchases.payment_type 1: 7"_s,
          u"warning empty empty purchases.payment_id 1: 7"_s, u"warning empty empty purchases.user_id 1: 6"_s,
          u"warning empty empty purchases.created_at 1: 6"_s})
        QVERIFY2(text.split(u'\n').contains(line), qPrintable(line + u"\nnot in\n"_s + text));
}

void CheckupTest::anUnknownRuleIsAnError()
{
    const auto connection = m_stores.begin(support::engine()).open();
    reports::CheckupOptions options;
    options.rules = {u"prices"_s, u"nonsense"_s};
    const auto answer = reports::checkUp(connection, options);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, base::ErrorCode::Usage);
    QVERIFY(answer.error().message.contains(u"nonsense"_s));
}

void CheckupTest::listsAreLimitedAndCountsAreNot()
{
    auto &database = m_stores.begin(support::engine());
    database.runCareless(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) "
                         "SELECT 1, 1, -i, 'many-' || i, 'yukassa' FROM n;\n"_s);
    const auto findings = found(database, {u"prices"_s}, 3);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().count, 25000);
    QCOMPARE(findings.constFirst().rows.size(), 3);
    QCOMPARE(findings.constFirst().ids.size(), 25000);
    QVERIFY(findings.constFirst().sentence.contains(u"25000"_s));
    QVERIFY(!findings.constFirst().advice.isEmpty());
}

void CheckupTest::duplicatesWhereNothingForbidsThem()
{
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(
        u"INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (1, 5, 'twice', 'stars');\n"
        "INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (2, 5, 'once', 'stars');\n"
        "INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (3, 5, 'twice', 'stars');\n"
        "INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (4, 5, NULL, 'stars');\n"
        "INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (5, 5, NULL, 'stars');\n"
        "INSERT INTO purchases (id, price, payment_id, payment_type) VALUES (6, 5, 'Twice', 'stars');\n"
        "INSERT INTO users (id, telegram_id) VALUES (1, 9007199254740993);\n"
        "INSERT INTO users (id, telegram_id) VALUES (2, 9007199254740992);\n"
        "INSERT INTO users (id, telegram_id) VALUES (3, 9007199254740993);\n"_s);
    QCOMPARE(told(found(database, {u"duplicates"_s})),
             u"error duplicates duplicate users.telegram_id 2: 1 3\n"
             "error duplicates duplicate purchases.payment_id 2: 1 3"_s);
}

void CheckupTest::hugeNumbersOfDuplicates()
{
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(u"INSERT INTO purchases (id, price, payment_id, payment_type) "
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000) "
                 "SELECT i, 1, CASE WHEN i % 2 = 0 THEN 'same' ELSE 'p' || i END, 'yukassa' FROM n;\n"_s);
    const auto findings = found(database, {u"duplicates"_s}, 5);
    QCOMPARE(told(findings), u"error duplicates duplicate purchases.payment_id 60000: 2 4 6 8 10"_s);
}

void CheckupTest::timesThatStopTheBot()
{
    auto &database = m_stores.begin(support::engine());
    if (!isSqlite()) {
        database.run(u"UPDATE purchases SET created_at = 'infinity' WHERE id = 1;\n"
                     "UPDATE purchases SET updated_at = '-infinity' WHERE id = 2;\n"_s);
        QCOMPARE(told(found(database, {u"times"_s})),
                 u"error times unreadable purchases.created_at 1: 1\n"
                 "error times unreadable purchases.updated_at 1: 2"_s);
        return;
    }
    database.run(u"UPDATE purchases SET created_at = '2026-01-04T10:00:00' WHERE id = 1;\n"
                 "UPDATE purchases SET created_at = 1767520800 WHERE id = 2;\n"
                 "UPDATE purchases SET created_at = '' WHERE id = 3;\n"
                 "UPDATE products SET updated_at = '2026-13-01 10:00:00' WHERE id = 1;\n"
                 "UPDATE products SET updated_at = '2026-01-04' WHERE id = 2;\n"
                 "UPDATE users SET updated_at = '2026-01-04 10:00:00.123456' WHERE id = 1;\n"_s);
    QCOMPARE(told(found(database, {u"times"_s})),
             u"error times unreadable products.updated_at 2: 1 2\n"
             "error times unreadable purchases.created_at 3: 1 2 3"_s);
}

void CheckupTest::timesInTheFuture()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"UPDATE purchases SET created_at = '2999-01-04 10:00:00' WHERE id = 2;\n"_s);
    QCOMPARE(told(found(database, {u"times"_s})), u"warning times future purchases.created_at 1: 2"_s);
}

void CheckupTest::secretsAreNeverShown()
{
    auto &database = m_stores.begin(support::engine());
    if (isSqlite())
        database.run(u"UPDATE products SET hidden_content = CAST('пароль' AS BLOB) WHERE id = 1;\n"_s);
    database.run(u"UPDATE products SET hidden_content = ' ' WHERE id = 2;\n"_s);
    const auto findings = found(database);
    QVERIFY(!findings.isEmpty());
    for (const Finding &finding : findings) {
        QCOMPARE(finding.column, u"hidden_content"_s);
        for (const reports::FoundRow &row : finding.rows)
            QVERIFY(!row.value.isValid());
    }
}

void CheckupTest::cancelled()
{
    auto &database = m_stores.begin(support::engine());
    const auto connection = database.open();
    int calls = 0;
    reports::CheckupOptions options;
    options.between = [&calls](const reports::CheckupProgress &) { return ++calls < 3; };
    const auto answer = reports::checkUp(connection, options);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, base::ErrorCode::Cancelled);
    QCOMPARE(calls, 3);
}

void CheckupTest::slicesCoverEveryRow()
{
    // Negative and very distant ids, gaps at the ends of slices.
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run((isSqlite() ? QString() : u"ALTER TABLE users ALTER COLUMN id TYPE bigint;\n"_s)
                 + u"INSERT INTO users (id, telegram_id) VALUES (-9223372036854775807, NULL);\n"
                   "INSERT INTO users (id, telegram_id) VALUES (9223372036854775807, NULL);\n"
                   "INSERT INTO users (id, telegram_id) "
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
                   "SELECT i * 3, CASE WHEN i % 5000 IN (0, 1, 4999) THEN NULL ELSE i END FROM n;\n"_s);
    const auto findings = found(database, {u"empty"_s});
    for (const Finding &finding : findings) {
        if (finding.column != u"telegram_id")
            continue;
        QCOMPARE(finding.count, 20);
        QCOMPARE(finding.rows.constFirst().id, -9223372036854775807);
        QCOMPARE(finding.rows.constLast().id, 9223372036854775807);
        return;
    }
    QFAIL("nothing found");
}

void CheckupTest::readsOnly()
{
    auto &database = m_stores.begin(support::engine());
    database.runCareless(
        u"UPDATE purchases SET user_id = 77, price = 0, payment_type = '' WHERE id = 1;\n"_s);
    const QString before = store::contents(database);
    const auto connection = UNWRAP(database::Connection::open(
        database.location(), database::OpenMode::ReadOnly, database::Role::Inspector));
    QCOMPARE(UNWRAP(reports::checkUp(connection, {})).size(), 3);
    QCOMPARE(store::contents(database), before);
}

QTEST_GUILESS_MAIN(CheckupTest)
#include "tst_checkup.moc"
