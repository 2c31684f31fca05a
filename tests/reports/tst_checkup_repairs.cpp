// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/History.h"
#include "records/Store.h"
#include "records/Times.h"
#include "records/Undo.h"
#include "reports/Checked.h"

#include <QTest>

using namespace Qt::StringLiterals;
using checked::found;
using checked::told;
using database::Engine;
using records::Table;
using reports::Finding;
using reports::RepairKind;
using support::TestDatabase;

/// What the repairs of the check-up write, on both engines.
class CheckupRepairTest : public QObject
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

    void orphans();
    void productsWithoutACategory();
    void pricesAndCurrencies();
    void emptyPaymentTypesAreRepaired();
    void textsInNumberColumns();
    void aRowThatChangesMeanwhileIsAConflict();
    void repairsStopAtTheirLimit();
    void timesOfOtherForms_data();
    void timesOfOtherForms();
    void timesAreRepairedAndComeBack();
    void timesThatNobodyCanKnow();
    void timesInTheFuture();
    void anArchivedRowStaysArchived();
    void onlyBrokenTimesAreWritten();
};

void CheckupRepairTest::orphans()
{
    auto &database = m_stores.begin(support::engine());
    database.runCareless(u"UPDATE purchases SET user_id = 77 WHERE id IN (1, 3);\n"
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

void CheckupRepairTest::productsWithoutACategory()
{
    auto &database = m_stores.begin(support::engine());
    database.runCareless(u"UPDATE products SET category_id = 99;\n"_s);
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

void CheckupRepairTest::pricesAndCurrencies()
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

void CheckupRepairTest::emptyPaymentTypesAreRepaired()
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

void CheckupRepairTest::textsInNumberColumns()
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

void CheckupRepairTest::aRowThatChangesMeanwhileIsAConflict()
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

void CheckupRepairTest::repairsStopAtTheirLimit()
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

void CheckupRepairTest::timesOfOtherForms_data()
{
    QTest::addColumn<QVariant>("stored");
    QTest::addColumn<QString>("read"); // "" = nobody can
    const auto row = [](const char *name, const QVariant &stored, const QString &read) {
        QTest::newRow(name) << stored << read;
    };
    row("ISO", u"2024-01-02T03:04:05Z"_s, u"2024-01-02 03:04:05"_s);
    row("ISO, a fraction", u"2024-01-02T03:04:05.25"_s, u"2024-01-02 03:04:05.250000"_s);
    row("ISO, a zone", u"2024-01-02T03:04:05+03:00"_s, u"2024-01-02 00:04:05"_s);
    row("no seconds", u"2024-01-02 03:04"_s, u"2024-01-02 03:04:00"_s);
    row("a date", u"2024-01-02"_s, u"2024-01-02 00:00:00"_s);
    row("dots", u"02.01.2024 03:04"_s, u"2024-01-02 03:04:00"_s);
    row("dots, seconds", u" 2.1.2024, 3:04:05 "_s, u"2024-01-02 03:04:05"_s);
    row("dots, a date", u"02.01.2024"_s, u"2024-01-02 00:00:00"_s);
    row("Unix seconds", qint64(1704164645), u"2024-01-02 03:04:05"_s);
    row("Unix seconds as a text", u"1704164645"_s, u"2024-01-02 03:04:05"_s);
    row("Unix seconds with a fraction", 1704164645.75, u"2024-01-02 03:04:05"_s);
    row("Unix milliseconds", qint64(1704164645123), u"2024-01-02 03:04:05"_s);
    row("Unix microseconds", qint64(1704164645123456), u"2024-01-02 03:04:05"_s);
    row("slashes: which is the month?", u"02/01/2024"_s, {});
    row("no such day", u"2024-02-30 03:04:05"_s, {});
    row("no such day, dots", u"31.02.2024"_s, {});
    row("a small number", qint64(42), {});
    row("a huge number", u"99999999999999999999999999"_s, {});
    row("not a number", u"nan"_s, {});
    row("words", u"вчера"_s, {});
    row("nothing", u""_s, {});
    row("NULL", QVariant(), {});
    row("bytes", QByteArray("2024-01-02 03:04:05"), {});
    row("in the future", u"2999-01-02T03:04:05"_s, {});
}

void CheckupRepairTest::timesOfOtherForms()
{
    QFETCH(QVariant, stored);
    QFETCH(QString, read);
    QCOMPARE(records::timeReadFrom(stored).value_or(QString()), read);
    if (!read.isEmpty())
        QVERIFY(records::isGoodTime(read));
}

void CheckupRepairTest::timesAreRepairedAndComeBack()
{
    if (!isSqlite())
        return; // a server keeps no other form
    auto &database = m_stores.begin(support::engine());
    const auto connection = database.open(database::Role::Writer);
    // A step from before: the row's history goes on.
    records::ChangeSet earlier;
    const auto row = store::row(connection, Table::Purchases, 3);
    earlier.set({Table::Purchases, 3}, row, {{u"price"_s, qint64(101)}});
    SAVED(records::save(connection, earlier, store::author(), u"price"_s));
    database.run(u"UPDATE purchases SET created_at = '2026-01-04T10:00:00' WHERE id = 1;\n"
                 "UPDATE purchases SET created_at = 1767520800 WHERE id = 2;\n"
                 "UPDATE products SET updated_at = '04.01.2026 10:00' WHERE id = 1;\n"_s);
    const auto findings = found(database, {u"times"_s});
    QCOMPARE(told(findings),
             u"error times unreadable products.updated_at 1: 1\n"
             "error times unreadable purchases.created_at 2: 1 2"_s);
    const QString before = store::contents(database);
    QList<qint64> steps;
    for (const Finding &finding : findings) {
        QCOMPARE(finding.repair, RepairKind::Rows);
        QCOMPARE(UNWRAP(reports::planRepair(connection, finding)).guessed, 0);
        steps.prepend(repair(database, finding).step);
    }
    QCOMPARE(told(found(database, {u"times"_s})), QString());
    const auto stored = [&database](const QString &sql) { return database.scalar(sql).toString(); };
    QCOMPARE(stored(u"SELECT created_at FROM purchases WHERE id = 1"_s), u"2026-01-04 10:00:00"_s);
    QCOMPARE(stored(u"SELECT created_at FROM purchases WHERE id = 2"_s), u"2026-01-04 10:00:00"_s);
    QCOMPARE(stored(u"SELECT updated_at FROM products WHERE id = 1"_s), u"2026-01-04 10:00:00"_s);
    const auto history = UNWRAP(records::historyOf(connection, {Table::Purchases, 2}, 10));
    QCOMPARE(history.size(), 1);
    QCOMPARE(history.constFirst().before.value(u"created_at"_s), QVariant(qint64(1767520800)));
    // Undo brings back what stood there, to the letter; redo repairs again.
    for (const qint64 step : std::as_const(steps)) {
        const auto undone = SAVED(records::undo(connection, store::author(), step));
        const auto redone = SAVED(records::undo(connection, store::author(), undone.step));
        SAVED(records::undo(connection, store::author(), redone.step));
    }
    QCOMPARE(told(found(database, {u"times"_s})), told(findings));
    QCOMPARE(stored(u"SELECT created_at FROM purchases WHERE id = 1"_s), u"2026-01-04T10:00:00"_s);
    QCOMPARE(database.scalar(u"SELECT created_at FROM purchases WHERE id = 2"_s),
             QVariant(qint64(1767520800)));
    QCOMPARE(stored(u"SELECT updated_at FROM products WHERE id = 1"_s), u"04.01.2026 10:00"_s);
    QVERIFY(before.contains(u"04.01.2026 10:00"_s));
}

void CheckupRepairTest::timesThatNobodyCanKnow()
{
    auto &database = m_stores.begin(support::engine());
    // Where the other time is good, it is taken; where it is not, now.
    const QString nonsense = isSqlite() ? u"soon"_s : u"infinity"_s;
    database.run(
        u"UPDATE purchases SET created_at = '%1', updated_at = '2026-02-03 04:05:06' WHERE id = 1;\n"
        "UPDATE purchases SET created_at = '%1', updated_at = '2999-01-01 00:00:00' WHERE id = 2;\n"_s.arg(
            nonsense));
    const auto findings = found(database, {u"times"_s});
    QCOMPARE(told(findings),
             u"error times unreadable purchases.created_at 2: 1 2\n"
             "warning times future purchases.updated_at 1: 2"_s);
    const auto connection = database.open(database::Role::Writer);
    const auto plan = UNWRAP(reports::planRepair(connection, findings.constFirst()));
    QCOMPARE(plan.guessed, 2);
    const auto wanted = [&plan](qint64 id) {
        return plan.changes.change({Table::Purchases, id})->after.value(u"created_at"_s).toString();
    };
    QCOMPARE(wanted(1), u"2026-02-03 04:05:06"_s);
    QVERIFY(records::isGoodTime(wanted(2)));
    const auto now = UNWRAP(reports::planRepair(connection, findings.constFirst(), reports::TimeSource::Now));
    QVERIFY(now.changes.change({Table::Purchases, 1})->after.value(u"created_at"_s).toString()
            > u"2026-02-03 04:05:06"_s);
    const auto report = SAVED(records::save(connection, plan.changes, store::author(), plan.name));
    // Each save writes the time of the last change, so that the other finding is gone with it.
    QCOMPARE(told(found(database, {u"times"_s})), QString());
    SAVED(records::undo(connection, store::author(), report.step));
    QCOMPARE(found(database, {u"times"_s}).constFirst().ids, QList<qint64>({1, 2}));
}

void CheckupRepairTest::timesInTheFuture()
{
    auto &database = m_stores.begin(support::engine());
    database.run(
        u"UPDATE products SET updated_at = '2999-01-04 10:00:00' WHERE id = 2;\n"
        "UPDATE purchases SET created_at = '2999-01-04 10:00:00', updated_at = '2026-01-05 10:00:00' "
        "WHERE id = 2;\n"_s);
    const auto findings = found(database, {u"times"_s});
    QCOMPARE(told(findings),
             u"warning times future products.updated_at 1: 2\n"
             "warning times future purchases.created_at 1: 2"_s);
    QList<qint64> steps;
    for (const Finding &finding : findings)
        steps.prepend(repair(database, finding).step);
    QCOMPARE(told(found(database, {u"times"_s})), QString());
    const auto connection = database.open(database::Role::Writer);
    QCOMPARE(store::row(connection, Table::Products, 2).value(u"updated_at"_s), u"2026-01-03 10:00:01"_s);
    QCOMPARE(store::row(connection, Table::Purchases, 2).value(u"created_at"_s), u"2026-01-05 10:00:00"_s);
    for (const qint64 step : std::as_const(steps))
        SAVED(records::undo(connection, store::author(), step));
    QCOMPARE(store::row(connection, Table::Products, 2).value(u"updated_at"_s), u"2999-01-04 10:00:00"_s);
    QCOMPARE(found(database, {u"times"_s}).constLast().ids, QList<qint64>{2});
}

void CheckupRepairTest::anArchivedRowStaysArchived()
{
    auto &database = m_stores.begin(support::engine());
    database.run(u"UPDATE products SET created_at = '2999-01-04 10:00:00' WHERE id = 1;\n"_s);
    const auto connection = database.open(database::Role::Writer);
    records::ChangeSet archive;
    archive.apply(records::Operation::Archive, {Table::Products, 1},
                  store::row(connection, Table::Products, 1));
    SAVED(records::save(connection, archive, store::author(), u"archive"_s));
    const QString archived =
        u"SELECT count(*) FROM shopbook_archived AS a JOIN products AS p ON a.row_id = p.id AND "
        "a.row_created_at = CAST(p.created_at AS text)"_s;
    QCOMPARE(database.scalar(archived).toInt(), 1);
    const auto report = repair(database, found(database, {u"times"_s}).constFirst());
    QVERIFY(store::row(connection, Table::Products, 1).value(u"created_at"_s).toString() < u"2999"_s);
    QCOMPARE(database.scalar(archived).toInt(), 1);
    SAVED(records::undo(connection, store::author(), report.step));
    QCOMPARE(database.scalar(archived).toInt(), 1);
}

void CheckupRepairTest::onlyBrokenTimesAreWritten()
{
    auto &database = m_stores.begin(support::engine());
    const auto connection = database.open(database::Role::Writer);
    const QString before = store::contents(database);
    const QString good = u"2026-01-04 10:00:00"_s;
    for (const auto &[old, wanted] :
         {std::pair(good, u"2026-01-05 10:00:00"_s), // nobody changes a sound time
          std::pair(u"soon"_s, u"2999-01-05 10:00:00"_s), std::pair(u"soon"_s, u"later"_s)}) {
        records::ChangeSet changes;
        changes.set({Table::Purchases, 1}, u"created_at"_s, old, wanted);
        QCOMPARE(REFUSED(records::save(connection, changes, store::author(), u"time"_s)).problems.isEmpty(),
                 false);
    }
    // A time that was put right meanwhile is a conflict.
    records::ChangeSet late;
    late.set({Table::Purchases, 1}, u"updated_at"_s, u"2999-01-04 10:00:00"_s, good);
    QCOMPARE(REFUSED(records::save(connection, late, store::author(), u"time"_s)).conflicts.size(), 1);
    QCOMPARE(store::contents(database), before);
}

QTEST_GUILESS_MAIN(CheckupRepairTest)
#include "tst_checkup_repairs.moc"
