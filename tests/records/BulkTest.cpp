// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/BulkFixture.h"
#include "records/Lookup.h"
#include "records/Undo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using records::BulkEdit;
using records::BulkPlan;
using Kind = records::BulkEdit::Kind;

/// Changes of many cells, planned before anything is staged.
class BulkTest : public BulkFixture
{
    Q_OBJECT

private Q_SLOTS:
    void percentagesAreRead_data();
    void percentagesAreRead();
    void percentagesAreRounded_data();
    void percentagesAreRounded();
    void pricesAreRaised();
    void whatBreaksARuleIsRejected();
    void arithmeticNeverOverflows();
    void whatIsPendingIsChangedFurther();
    void uniqueAndAutomaticColumnsAreRefused();
    void theFirstValueIsFilledDown();
    void manyRowsAreSavedAndUndoneAsOneStep();
    void cancelledByBlocks();


    void textsAreReplaced();
    void dependantsAreReassigned();
    void severalAreReassignedAtOnce();
    void fractionsKeepTheirDigits();

private:
    [[nodiscard]] BulkPlan replace(const records::BulkReplace &replace) const
    {
        return UNWRAP(records::planReplace(open(), replace, {1, 2, 3}, {}, {}));
    }
};

void BulkTest::percentagesAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<qint64>("digits");
    QTest::addColumn<int>("decimals");
    QTest::newRow("plain") << u"10"_s << true << qint64(10) << 0;
    QTest::newRow("sign and blanks") << u" + 12,5 % "_s << true << qint64(125) << 1;
    QTest::newRow("minus") << u"-7.25%"_s << true << qint64(-725) << 2;
    QTest::newRow("typographic minus") << u"−7"_s << true << qint64(-7) << 0;
    QTest::newRow("nothing") << u""_s << false << qint64(0) << 0;
    QTest::newRow("words") << u"ten"_s << false << qint64(0) << 0;
    QTest::newRow("exponent") << u"1e3"_s << false << qint64(0) << 0;
    QTest::newRow("too many") << u"10001"_s << false << qint64(0) << 0;
    QTest::newRow("too exact") << u"1.23456"_s << false << qint64(0) << 0;
    QTest::newRow("two") << u"10 20"_s << false << qint64(0) << 0;
}

void BulkTest::percentagesAreRead()
{
    QFETCH(QString, typed);
    QFETCH(bool, isOne);
    const auto read = records::percentFrom(typed);
    QCOMPARE(read.has_value(), isOne);
    if (isOne) {
        QTEST(read->digits, "digits");
        QTEST(read->decimals, "decimals");
    }
}

void BulkTest::percentagesAreRounded_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("percent");
    QTest::addColumn<qint64>("roundTo");
    QTest::addColumn<qint64>("result");
    QTest::newRow("exact") << qint64(990) << u"10"_s << qint64(1) << qint64(1089);
    QTest::newRow("half goes up") << qint64(105) << u"10"_s << qint64(1) << qint64(116); // 115.5
    QTest::newRow("below half") << qint64(104) << u"10"_s << qint64(1) << qint64(114); // 114.4
    QTest::newRow("half of a negative") << qint64(-105) << u"10"_s << qint64(1) << qint64(-116);
    QTest::newRow("tens") << qint64(990) << u"10"_s << qint64(10) << qint64(1090);
    QTest::newRow("hundreds") << qint64(1050) << u"0"_s << qint64(100) << qint64(1100);
    QTest::newRow("a third off") << qint64(100) << u"-33.33"_s << qint64(1) << qint64(67);
    QTest::newRow("all off") << qint64(100) << u"-100"_s << qint64(1) << qint64(0);
    QTest::newRow("no float in between")
        << Q_INT64_C(90071992547409) << u"0.01"_s << qint64(1) << Q_INT64_C(90080999746664);
}

void BulkTest::percentagesAreRounded()
{
    QFETCH(qint64, amount);
    QFETCH(QString, percent);
    QFETCH(qint64, roundTo);
    const auto result = records::withPercent(amount, *records::percentFrom(percent), roundTo);
    QVERIFY(result.has_value());
    QTEST(*result, "result");
}

void BulkTest::pricesAreRaised()
{
    BulkEdit edit{Table::Products, u"price"_s, Kind::Percent};
    edit.percent = *records::percentFrom(u"10 %"_s);
    const QString before = contents(*m_database);
    const BulkPlan plan = bulk(edit, {2, 1, 4711});
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(plan.changes.count(), 2); // who is gone is left out
    QVERIFY(!plan.changes.canUndo());
    const auto *change = plan.changes.change({Table::Products, 1});
    QCOMPARE(change->before, (Record{{u"price"_s, qint64(990)}}));
    QCOMPARE(change->after, (Record{{u"price"_s, qint64(1089)}}));
}

void BulkTest::whatBreaksARuleIsRejected()
{
    BulkEdit edit{Table::Products, u"price"_s, Kind::Add, qint64(-100)};
    const BulkPlan plan = bulk(edit, {1, 2});
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.rejected.size(), 1);
    QCOMPARE(plan.rejected.constFirst().row, (RowKey{Table::Products, 2}));
    QCOMPARE(plan.rejected.constFirst().value, QVariant(qint64(0)));
    QVERIFY(plan.rejected.constFirst().reason.contains(u"greater than 0"_s));
    edit = {Table::Products, u"hidden_content"_s, Kind::Set, u"hush"_s}; // too short, and a secret
    const BulkPlan secret = bulk(edit, {1});
    QCOMPARE(secret.rejected.size(), 1);
    QVERIFY(!secret.rejected.constFirst().value.isValid());
    QVERIFY(!secret.rejected.constFirst().reason.contains(u"hush"_s));
}

void BulkTest::arithmeticNeverOverflows()
{
    m_database->run(support::engine() == database::Engine::Sqlite
                        ? u"UPDATE products SET price = 9223372036854775807 WHERE id = 1;\n"_s
                        : u"UPDATE products SET price = 2147483647 WHERE id = 1;\n"_s);
    BulkEdit edit{Table::Products, u"price"_s, Kind::Percent};
    edit.percent = *records::percentFrom(u"9999.9999"_s);
    const BulkPlan plan = bulk(edit, {1});
    if (support::engine() == database::Engine::Sqlite) {
        QCOMPARE(plan.changes.count(), 0);
        QCOMPARE(plan.rejected.size(), 1);
        QCOMPARE(bulk({Table::Products, u"price"_s, Kind::Add, qint64(1)}, {1}).rejected.size(), 1);
    }
}

void BulkTest::whatIsPendingIsChangedFurther()
{
    ChangeSet pending;
    pending.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(500));
    const RowKey added = pending.insert(Table::Products, newProduct(u"Ещё один"_s));
    pending.remove({Table::Products, 2}, row(open(), Table::Products, 2));
    const BulkPlan plan =
        bulk({Table::Products, u"price"_s, Kind::Add, qint64(1)}, {1, 2, added.id}, pending);
    QCOMPARE(plan.changes.change({Table::Products, 1})->after.value(u"price"_s), qint64(501));
    QVERIFY(!plan.changes.contains({Table::Products, 2}));
    QVERIFY(plan.changes.contains(added));
    pending.merge(plan.changes, u"+1"_s);
    QCOMPARE(pending.change({Table::Products, 1})->before.value(u"price"_s), qint64(990));
    QCOMPARE(pending.change(added)->operation, Operation::Insert);
    pending.undoLast();
    QCOMPARE(pending.change({Table::Products, 1})->after.value(u"price"_s), qint64(500));
}

void BulkTest::uniqueAndAutomaticColumnsAreRefused()
{
    for (const auto &[table, column] :
         {std::pair(Table::Customers, u"telegram_id"_s), std::pair(Table::Products, u"id"_s),
          std::pair(Table::People, u"email"_s), std::pair(Table::People, u"deleted"_s),
          std::pair(Table::Products, u"nonsense"_s)})
        QVERIFY(!records::planBulk(open(), {table, column, Kind::Set, 1}, {1}, {}, {}));
    QVERIFY(!records::planBulk(open(), {Table::Products, u"category_id"_s, Kind::Add, 1}, {1}, {}, {}));
    QVERIFY(!records::planBulk(open(), {Table::Products, u"name"_s, Kind::Percent}, {1}, {}, {}));
}

void BulkTest::theFirstValueIsFilledDown()
{
    const BulkPlan plan =
        UNWRAP(records::planFillDown(open(), Table::Products, u"category_id"_s, {2, 1}, {}, {}));
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.changes.change({Table::Products, 1})->after.value(u"category_id"_s), qint64(2));
    // NULL is a value to fill, too.
    const BulkPlan nothing =
        UNWRAP(records::planFillDown(open(), Table::Products, u"file_id"_s, {1, 2}, {}, {}));
    QCOMPARE(nothing.changes.change({Table::Products, 2})->after, (Record{{u"file_id"_s, QVariant()}}));
    QVERIFY(!records::planFillDown(open(), Table::Products, u"price"_s, {4711, 2}, {}, {}));
}

void BulkTest::manyRowsAreSavedAndUndoneAsOneStep()
{
    const auto connection = open();
    UNWRAP(connection.execute(
        support::engine() == database::Engine::Sqlite
            ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
              "INSERT INTO products (name, description, price, category_id, hidden_content, created_at) "
              "SELECT 'Товар ' || i, 'Описание', i, 1, 'секрет', '2026-01-03 11:00:00' FROM n"_s
            : u"INSERT INTO products (name, description, price, category_id, hidden_content, created_at) "
              "SELECT 'Товар ' || i, 'Описание', i, 1, 'секрет', '2026-01-03 11:00:00' FROM generate_series(1, 10000) AS i"_s));
    QList<qint64> ids;
    for (qint64 id = 1; id <= 10002; ++id)
        ids.append(id);
    BulkEdit edit{Table::Products, u"price"_s, Kind::Percent};
    edit.percent = *records::percentFrom(u"100"_s);
    int blocks = 0;
    qint64 last = 0;
    const BulkPlan plan = UNWRAP(records::planBulk(connection, edit, ids, {}, [&](qint64 done) {
        ++blocks;
        const bool goesOn = done > last;
        last = done;
        return goesOn;
    }));
    QVERIFY(blocks > 10);
    QCOMPARE(last, 10002);
    QCOMPARE(plan.changes.count(), 10002);
    const auto sum = [&] {
        return m_database->scalar(u"SELECT CAST(sum(price) AS BIGINT) FROM products"_s).toLongLong();
    };
    const qint64 before = sum();
    const auto report = SAVED(records::save(connection, plan.changes, author(), u"+100 %"_s));
    QCOMPARE(sum(), 2 * before);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toLongLong(), 1);
    (void)SAVED(records::undo(connection, author(), report.step));
    QCOMPARE(sum(), before);
}

void BulkTest::cancelledByBlocks()
{
    const auto stopped = records::planBulk(open(), {Table::Products, u"price"_s, Kind::Add, qint64(1)},
                                           {1, 2}, {}, [](qint64) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
}

void BulkTest::dependantsAreReassigned()
{
    const auto connection = open();
    const qint64 sales = m_database->scalar(u"SELECT count(*) FROM purchases"_s).toLongLong();
    const BulkPlan plan =
        UNWRAP(records::planReassign(connection, {{Table::Products, 1}}, {Table::Products, 2}, {}, {}));
    QCOMPARE(plan.changes.count(), 3);
    const auto report = SAVED(records::save(connection, plan.changes, author(), u"Reassign"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases"_s).toLongLong(),
             sales); // no sale is erased
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE product_id = 2"_s).toLongLong(),
             sales);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products"_s).toLongLong(), 1);
    (void)SAVED(records::undo(connection, author(), report.step));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE product_id = 1"_s).toLongLong(), 2);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products"_s).toLongLong(), 2);
    // A sale that comes in between is an obstacle: nothing is orphaned.
    const BulkPlan late =
        UNWRAP(records::planReassign(connection, {{Table::Products, 1}}, {Table::Products, 2}, {}, {}));
    m_database->run(
        u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type, created_at) VALUES (1, 1, 990, 'p-late', 'yukassa', '2026-01-05 10:00:00');\n"_s);
    QCOMPARE(REFUSED(records::save(connection, late.changes, author(), u"Reassign"_s)).obstacles.size(), 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE product_id = 1"_s).toLongLong(), 3);
}

void BulkTest::textsAreReplaced()
{
    const auto nameOf = [this](qint64 id) {
        return UNWRAP(records::readRow(open(), {Table::Products, id})).value(u"name"_s).toString();
    };
    const QString name = nameOf(1);
    records::BulkReplace wanted{Table::Products, {u"name"_s, u"hidden_content"_s, u"price"_s}};
    wanted.find = name.mid(1, 4).toUpper();
    wanted.with = u"<%_'\"ё>"_s;
    BulkPlan plan = replace(wanted);
    const auto *change = plan.changes.change({Table::Products, 1});
    QVERIFY(change);
    QCOMPARE(change->before.value(u"name"_s).toString(), name);
    QCOMPARE(change->after.value(u"name"_s).toString(), QString(name).replace(1, 4, wanted.with));
    QCOMPARE(change->after.size(), 1); // a secret is not searched, nor a number
    wanted.matchCase = true;
    QVERIFY(replace(wanted).changes.isEmpty());
    wanted.find = name;
    wanted.wholeCell = true;
    wanted.with = u"abc"_s; // shorter than a name may be
    plan = replace(wanted);
    QVERIFY(plan.changes.isEmpty());
    QCOMPARE(plan.rejected.size(), 1);
    QVERIFY(!plan.rejected.constFirst().reason.isEmpty());
    wanted.find = name.left(3);
    QVERIFY(replace(wanted).changes.isEmpty() && replace(wanted).rejected.isEmpty()); // no whole cell
    wanted.find.clear();
    QVERIFY(replace(wanted).changes.isEmpty());
    // As one step, and back.
    wanted.find = name;
    wanted.with = u"Другое имя"_s;
    plan = replace(wanted);
    QCOMPARE(plan.changes.count(), 1);
    const auto report = records::save(open(), plan.changes, author(), u"replace"_s);
    QVERIFY(report);
    QCOMPARE(nameOf(1), wanted.with);
    QVERIFY(records::undo(open(), author(), report->step));
    QCOMPARE(nameOf(1), name);
}

void BulkTest::severalAreReassignedAtOnce()
{
    const auto connection = open();
    m_database->run(u"INSERT INTO users (telegram_id, first_name) VALUES (77, 'Третий');\n"_s);
    const RowKey heir{Table::Customers, m_database->scalar(u"SELECT max(id) FROM users"_s).toLongLong()};
    const QList<RowKey> gone{{Table::Customers, 1}, {Table::Customers, 2}};
    const qint64 sales = m_database->scalar(u"SELECT count(*) FROM purchases"_s).toLongLong();
    const BulkPlan plan = UNWRAP(records::planReassign(connection, gone, heir, {}, {}));
    QCOMPARE(plan.changes.count(), int(sales) + 2);
    const auto report = SAVED(records::save(connection, plan.changes, author(), u"Reassign"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE user_id = ?"_s, {heir.id}).toLongLong(), sales);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM users"_s).toLongLong(), 1);
    (void)SAVED(records::undo(connection, author(), report.step));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE user_id = 1"_s).toLongLong(), 2);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM users"_s).toLongLong(), 3);
    // Not to one that goes itself, and not of nobody.
    const auto itself = records::planReassign(connection, gone, gone.constLast(), {}, {});
    QVERIFY(!itself);
    QCOMPARE(itself.error().code, base::ErrorCode::Usage);
    QVERIFY(!records::planReassign(connection, {}, heir, {}, {}));
}

/// Nothing that stands there is rounded away, and no digit comes that nobody typed.
void BulkTest::fractionsKeepTheirDigits()
{
    m_database->run(u"UPDATE \"user\" SET age = 30.125 WHERE id = 1;\nUPDATE \"user\" SET age = 30.3 WHERE id = 2;\n"_s);
    BulkEdit edit{Table::People, u"age"_s, Kind::Percent};
    edit.percent = *records::percentFrom(u"10 %"_s);
    const auto after = [](const BulkPlan &plan, qint64 id) {
        return plan.changes.change({Table::People, id})->after.value(u"age"_s).toDouble();
    };
    BulkPlan plan = bulk(edit, {1, 2});
    QCOMPARE(QString::number(after(plan, 1), 'g', 17).toDouble(), 33.1375);
    QVERIFY(after(plan, 2) == 33.33);
    edit = {Table::People, u"age"_s, Kind::Add, 0.005};
    plan = bulk(edit, {1, 2});
    QVERIFY(after(plan, 1) == 30.13);
    QVERIFY(after(plan, 2) == 30.305);
}

QTEST_GUILESS_MAIN(BulkTest)
#include "BulkTest.moc"
