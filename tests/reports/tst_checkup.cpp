// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Store.h"
#include "records/Undo.h"
#include "reports/Checkup.h"
#include "reports/LaxShop.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using records::Table;
using reports::Finding;
using reports::RepairKind;
using reports::Severity;
using support::TestDatabase;

namespace
{

/// "error references orphan purchases.user_id 2: 4 5", a line a finding.
QString told(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        const QString severity = finding.severity == Severity::Error ? u"error"_s
            : finding.severity == Severity::Warning                  ? u"warning"_s
                                                                     : u"note"_s;
        QStringList ids;
        for (const reports::FoundRow &row : finding.rows)
            ids.append(QString::number(row.id));
        const QString place =
            finding.table ? schema::entity(*finding.table).name + u'.' + finding.column : u"-"_s;
        lines.append(u"%1 %2 %3 %4 %5: %6"_s.arg(severity, finding.rule, finding.kind, place)
                         .arg(finding.count)
                         .arg(ids.join(u' ')));
    }
    return lines.join(u'\n');
}

QList<Finding> found(const TestDatabase &database, const QStringList &rules = {}, int listed = 1000)
{
    const auto connection = database.open(database::Role::Inspector);
    reports::CheckupOptions options;
    options.rules = rules;
    options.listed = listed;
    return UNWRAP(reports::checkUp(connection, options));
}

/// Runs statements with foreign keys off: the database of a careless program.
void runCareless(const TestDatabase &database, const QString &statements)
{
    const QString off = database.location().engine == Engine::Sqlite
        ? u"PRAGMA foreign_keys = OFF;\n"_s
        : u"SET session_replication_role = replica;\n"_s;
    database.run(off + statements);
}

} // namespace

/// The check-up on both engines: what it finds in shops that careless programs left, and what its repairs
/// write.
class CheckupTest : public QObject
{
    Q_OBJECT
    store::Stores m_stores;

    [[nodiscard]] bool isSqlite() const { return support::engine() == Engine::Sqlite; }
    /// Repairs the only finding of a rule, and says what save() answered.
    records::SaveReport repair(const TestDatabase &database, const Finding &finding)
    {
        const auto connection = database.open(database::Role::Writer);
        const auto plan = UNWRAP(reports::planRepair(connection, finding));
        return SAVED(records::save(connection, plan.changes, store::author(), plan.name));
    }

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
    void orphans();
    void productsWithoutACategory();
    void listsAreLimitedAndCountsAreNot();
    void duplicatesWhereNothingForbidsThem();
    void hugeNumbersOfDuplicates();
    void pricesAndCurrencies();
    void emptyPaymentTypesAreRepaired();
    void textsInNumberColumns();
    void timesThatStopTheBot();
    void timesInTheFuture();
    void secretsAreNeverShown();
    void cancelled();
    void countersBehindTheLastId();
    void aDamagedFile();
    void aRowThatChangesMeanwhileIsAConflict();
    void repairsStopAtTheirLimit();
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

void CheckupTest::orphans()
{
    auto &database = m_stores.begin(support::engine());
    runCareless(database,
                u"UPDATE purchases SET user_id = 77 WHERE id IN (1, 3);\n"
                "UPDATE phonebook SET user_id = 88 WHERE id = 2;\n"_s);
    const auto findings = found(database, {u"references"_s});
    QCOMPARE(told(findings),
             u"error references orphan purchases.user_id 2: 1 3\n"
             "error references orphan phonebook.user_id 1: 2"_s);
    // Nobody knows whose purchase it is.
    QCOMPARE(findings.at(0).repair, RepairKind::None);
    const auto connection = database.open(database::Role::Writer);
    QCOMPARE(reports::planRepair(connection, findings.at(0)).error().code, base::ErrorCode::Usage);
    // A number without a person is allowed. What stood there is in the history; the database does not take a
    // reference to nothing back.
    const auto report = repair(database, findings.at(1));
    QVERIFY(store::row(connection, Table::Numbers, 2).value(u"user_id"_s).isNull());
    const auto changes = UNWRAP(records::changesOf(connection, report.step));
    QCOMPARE(changes.constFirst().before.value(u"user_id"_s), QVariant(qint64(88)));
    const auto refused = REFUSED(records::undo(connection, store::author(), report.step));
    QCOMPARE(refused.problems.size(), 1);
    QCOMPARE(told(found(database, {u"references"_s})), u"error references orphan purchases.user_id 2: 1 3"_s);
}

void CheckupTest::productsWithoutACategory()
{
    auto &database = m_stores.begin(support::engine());
    runCareless(database, u"UPDATE products SET category_id = 99;\n"_s);
    const auto findings = found(database, {u"references"_s});
    QCOMPARE(told(findings), u"error references orphan products.category_id 2: 1 2"_s);
    const auto report = repair(database, findings.constFirst());
    const auto connection = database.open(database::Role::Writer);
    QCOMPARE(report.newIds.size(), 1);
    QCOMPARE(store::row(connection, Table::Products, 2).value(u"category_id"_s),
             QVariant(*report.newIds.cbegin()));
    QCOMPARE(told(found(database)), QString());
    QCOMPARE(UNWRAP(records::changesOf(connection, report.step)).size(), 3);
}

void CheckupTest::listsAreLimitedAndCountsAreNot()
{
    auto &database = m_stores.begin(support::engine());
    runCareless(database,
                u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) "
                "SELECT 1, 1, -i, 'many-' || i, 'yukassa' FROM n;\n"_s);
    const auto findings = found(database, {u"prices"_s}, 3);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().count, 25000);
    QCOMPARE(findings.constFirst().rows.size(), 3);
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

void CheckupTest::pricesAndCurrencies()
{
    auto &database = m_stores.begin(support::engine());
    const QString insert =
        u"INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES (%1, 1, 1, %2, 'c-%1', '%3');\n"_s;
    database.run(insert.arg(11).arg(0).arg(u"yukassa") + insert.arg(12).arg(-5).arg(u"stars")
                 + insert.arg(13).arg(99000).arg(u"yukassa") + insert.arg(14).arg(99000).arg(u"stars")
                 + insert.arg(15).arg(990).arg(u" STARS ") + insert.arg(16).arg(7).arg(u"Telegram Stars")
                 + insert.arg(17).arg(7).arg(u"USDT (TRC20)") + insert.arg(18).arg(7).arg(u"ЮKassa")
                 + insert.arg(19).arg(7).arg(u"cash") + insert.arg(20).arg(7).arg(u"unknown")
                 + insert.arg(21).arg(7).arg(u"startup") + insert.arg(22).arg(7).arg(u"⭐"));
    QCOMPARE(told(found(database, {u"prices"_s, u"currencies"_s})),
             u"error prices price purchases.price 2: 11 12\n"
             "warning currencies like-stars purchases.payment_type 2: 16 22\n"
             "warning currencies other-money purchases.payment_type 1: 17\n"
             "warning currencies spelling purchases.payment_type 2: 15 18\n"
             "warning currencies kopecks purchases.price 1: 13\n"
             "note currencies not-recorded purchases.payment_type 1: 20\n"
             "note currencies same-number purchases.price 1: 15"_s);
    for (const Finding &finding : found(database, {u"currencies"_s}))
        if (finding.repair == RepairKind::Rows)
            repair(database, finding);
    QCOMPARE(
        database
            .scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'stars' AND id IN (15, 16, 22)"_s)
            .toInt(),
        3);
    QCOMPARE(database.scalar(u"SELECT payment_type FROM purchases WHERE id = 18"_s).toString(), u"yukassa"_s);
    QCOMPARE(database.scalar(u"SELECT payment_type FROM purchases WHERE id = 17"_s).toString(),
             u"USDT (TRC20)"_s);
}

void CheckupTest::emptyPaymentTypesAreRepaired()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"UPDATE purchases SET payment_type = '' WHERE id = 1;\n"
                 "UPDATE purchases SET payment_type = ' ' WHERE id = 2;\n"
                 "UPDATE purchases SET payment_id = NULL WHERE id = 3;\n"_s);
    const auto findings = found(database, {u"empty"_s});
    QCOMPARE(told(findings),
             u"warning empty empty purchases.payment_type 2: 1 2\n"
             "warning empty empty purchases.payment_id 1: 3"_s);
    QList<qint64> steps;
    for (const Finding &finding : findings)
        steps.prepend(repair(database, finding).step);
    QCOMPARE(database.scalar(u"SELECT payment_type FROM purchases WHERE id = 2"_s).toString(), u"unknown"_s);
    QCOMPARE(database.scalar(u"SELECT payment_id FROM purchases WHERE id = 3"_s).toString(), u"unknown-3"_s);
    QCOMPARE(told(found(database, {u"empty"_s})), QString());
    const auto connection = database.open(database::Role::Writer);
    for (const qint64 step : std::as_const(steps))
        SAVED(records::undo(connection, store::author(), step));
    QCOMPARE(told(found(database, {u"empty"_s})), told(findings));
}

void CheckupTest::textsInNumberColumns()
{
    if (!isSqlite())
        return; // a server refuses them
    auto &database = m_stores.begin(support::engine());
    database.run(u"UPDATE products SET price = '1 200 ₽' WHERE id = 1;\n"
                 "UPDATE products SET price = 'дорого' WHERE id = 2;\n"
                 "UPDATE purchases SET price = x'00ff' WHERE id = 1;\n"
                 "UPDATE purchases SET price = 24.5 WHERE id = 2;\n"
                 "UPDATE \"user\" SET age = 'молод' WHERE id = 1;\n"
                 "UPDATE \"user\" SET deleted = 'maybe' WHERE id = 2;\n"
                 "UPDATE \"user\" SET deleted = 'False' WHERE id = 1;\n"_s);
    const auto findings = found(database, {u"types"_s, u"prices"_s});
    QCOMPARE(told(findings),
             u"error types type products.price 2: 1 2\n"
             "error types type purchases.price 2: 1 2\n"
             "error types type user.age 1: 1\n"
             "error types type user.deleted 1: 2"_s);
    repair(database, findings.constFirst());
    QCOMPARE(database.scalar(u"SELECT price FROM products WHERE id = 1"_s), QVariant(qint64(1200)));
    QCOMPARE(database.scalar(u"SELECT price FROM products WHERE id = 2"_s).toString(), u"дорого"_s);
    const auto connection = database.open();
    // What cannot be read as a number makes no change at all.
    QVERIFY(UNWRAP(reports::planRepair(connection, findings.at(1))).changes.isEmpty());
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

void CheckupTest::countersBehindTheLastId()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"INSERT INTO categories (id, category_name) VALUES (50, 'С номером');\n"_s);
    const auto findings = found(database);
    if (isSqlite()) {
        QCOMPARE(told(findings), QString());
        return;
    }
    QCOMPARE(told(findings), u"error counters counter categories.id 0: "_s);
    QCOMPARE(findings.constFirst().repair, RepairKind::Counters);
}

void CheckupTest::aDamagedFile()
{
    if (!isSqlite())
        return;
    const TestDatabase database(support::engine());
    laxshop::make(database, {u"market"_s});
    database.run(
        u"INSERT INTO users (id, telegram_id, username) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "SELECT i, i, 'name of customer ' || i FROM n;\nCREATE INDEX ix_names ON users (username);\n"_s);
    QCOMPARE(told(found(database, {u"damage"_s})), QString());
    QFile file(database.location().path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 4096));
    QCOMPARE(file.write(QByteArray(100, '\x5a')), 100);
    file.close();
    const auto findings = found(database, {u"damage"_s});
    QCOMPARE(told(findings), u"error damage damage - 0: "_s);
    QCOMPARE(findings.constFirst().code, base::ErrorCode::NotADatabase);
}

void CheckupTest::aRowThatChangesMeanwhileIsAConflict()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"UPDATE purchases SET payment_type = 'STARS' WHERE id = 1;\n"_s);
    const auto findings = found(database, {u"currencies"_s});
    const auto connection = database.open(database::Role::Writer);
    const auto plan = UNWRAP(reports::planRepair(connection, findings.constFirst()));
    database.run(u"UPDATE purchases SET payment_type = 'robocassa' WHERE id = 1;\n"_s);
    const auto failure = REFUSED(records::save(connection, plan.changes, store::author(), plan.name));
    QCOMPARE(failure.conflicts.size(), 1);
    QCOMPARE(failure.conflicts.constFirst().fields, QStringList{u"payment_type"_s});
}

void CheckupTest::repairsStopAtTheirLimit()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10500) "
                 "SELECT 1, 1, 5, 'limit-' || i, 'STARS' FROM n;\n"_s);
    const auto findings = found(database, {u"currencies"_s}, 10);
    const auto connection = database.open();
    const auto plan = UNWRAP(reports::planRepair(connection, findings.constFirst()));
    QCOMPARE(plan.changes.count(), reports::mostRepaired);
    QCOMPARE(plan.left, 500);
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
    runCareless(database,
                u"UPDATE purchases SET user_id = 77, price = 0, payment_type = '' WHERE id = 1;\n"_s);
    const QString before = store::contents(database);
    const auto connection = UNWRAP(database::Connection::open(
        database.location(), database::OpenMode::ReadOnly, database::Role::Inspector));
    QCOMPARE(UNWRAP(reports::checkUp(connection, {})).size(), 3);
    QCOMPARE(store::contents(database), before);
}

QTEST_GUILESS_MAIN(CheckupTest)
#include "tst_checkup.moc"
