// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Bulk.h"
#include "records/Lookup.h"
#include "records/Store.h"
#include "records/Undo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Role;
using records::BulkEdit;
using records::BulkPlan;
using records::Paste;
using Kind = records::BulkEdit::Kind;

/// Changes of many cells, planned before anything is staged.
class BulkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

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

    void cellsArePasted();
    void linesBeyondTheEndAreNewRows();
    void badCellsAreNamed();
    void raggedBlocks();
    void referencesByLabelAndNumber();
    void secretsAreNotPastedAsDots();
    void takenValuesAreRejected();
    void pastedBackUnchanged();
    void aRowThatIsGoneTakesNoLine();

    void textsAreReplaced();
    void dependantsAreReassigned();

private:
    [[nodiscard]] BulkPlan replace(const records::BulkReplace &replace) const
    {
        return UNWRAP(records::planReplace(open(), replace, {1, 2, 3}, {}, {}));
    }
    [[nodiscard]] BulkPlan bulk(const BulkEdit &edit, const QList<qint64> &ids,
                                const ChangeSet &pending = {});
    [[nodiscard]] BulkPlan paste(const Paste &paste, const ChangeSet &pending = {});
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    [[nodiscard]] static QStringList reasons(const BulkPlan &plan);
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void BulkTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

BulkPlan BulkTest::bulk(const BulkEdit &edit, const QList<qint64> &ids, const ChangeSet &pending)
{
    return UNWRAP(records::planBulk(open(), edit, ids, pending, {}));
}

BulkPlan BulkTest::paste(const Paste &block, const ChangeSet &pending)
{
    return UNWRAP(records::planPaste(open(), block, pending, {}));
}

QStringList BulkTest::reasons(const BulkPlan &plan)
{
    QStringList found;
    for (const auto &rejected : plan.rejected)
        found.append(u"%1 %2: %3"_s.arg(rejected.line).arg(rejected.column, rejected.reason));
    return found;
}

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

void BulkTest::cellsArePasted()
{
    const BulkPlan plan = paste({Table::Products,
                                 {u"name"_s, u"price"_s},
                                 {1, 2},
                                 {{u"Курс по SQL"_s, u"1 290 ₽"_s}, {u"Другой вебинар"_s, u"100"_s}}});
    QCOMPARE(plan.rejected.size(), 0);
    QCOMPARE(plan.unchanged, 2);
    QCOMPARE(plan.changes.count(), 2);
    QCOMPARE(plan.changes.change({Table::Products, 1})->after, (Record{{u"price"_s, qint64(1290)}}));
    QCOMPARE(plan.changes.change({Table::Products, 2})->after, (Record{{u"name"_s, u"Другой вебинар"_s}}));
}

void BulkTest::linesBeyondTheEndAreNewRows()
{
    const BulkPlan plan = paste({Table::Categories,
                                 {u"category_name"_s},
                                 {2},
                                 {{u"Вебинары"_s}, {u"Книги"_s}, {u""_s}, {u"Музыка"_s}}});
    QCOMPARE(reasons(plan), QStringList());
    QCOMPARE(plan.unchanged, 1);
    QCOMPARE(plan.changes.inserted(Table::Categories).size(), 2);
    const auto connection = open();
    (void)SAVED(records::save(connection, plan.changes, author(), u"Paste"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories"_s).toLongLong(), 4);
    // A row without what it needs is none.
    const BulkPlan poor =
        paste({Table::Products, {u"name"_s, u"price"_s}, {}, {{u"Без категории"_s, u"5"_s}}});
    QVERIFY(poor.changes.isEmpty());
    QVERIFY(poor.rejected.size() >= 2); // description, category …: each is named
}

void BulkTest::badCellsAreNamed()
{
    const QString tooLong(26, u'я');
    const BulkPlan plan = paste({Table::People,
                                 {u"id"_s, u"name"_s, u"age"_s, u"email"_s},
                                 {1, 2},
                                 {{u"99"_s, tooLong, u"forty"_s, u"ada@example.org"_s},
                                  {u"98"_s, u"Ирина"_s, u"200"_s, u"no address"_s, u"beyond"_s}}});
    // The second line has more cells than the first one: wholly refused.
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.changes.change({Table::People, 1})->after, (Record{{u"email"_s, u"ada@example.org"_s}}));
    QVERIFY(plan.leftOutColumns);
    const QStringList said = reasons(plan);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said.at(0).startsWith(u"1 name: "_s), qPrintable(said.at(0)));
    QVERIFY2(said.at(1).startsWith(u"1 age: "_s), qPrintable(said.at(1)));
    QVERIFY2(said.at(2).startsWith(u"2 : "_s) && said.at(2).contains(u'5') && said.at(2).contains(u'4'),
             qPrintable(said.at(2)));
    QCOMPARE(plan.rejected.at(1).value, QVariant(u"forty"_s));
}

void BulkTest::raggedBlocks()
{
    const BulkPlan beyond =
        paste({Table::Categories, {u"category_name"_s}, {1}, {{u"Курсы"_s, u"too much"_s}}});
    QVERIFY(beyond.changes.isEmpty());
    QCOMPARE(beyond.rejected.size(), 1);
    QVERIFY(paste({Table::Categories, {u"category_name"_s}, {1}, {}}).changes.isEmpty());
    const BulkPlan shorter =
        paste({Table::Products, {u"name"_s, u"price"_s}, {1, 2}, {{u"Курс 1"_s, u"1"_s}, {u"Курс 2"_s}}});
    QCOMPARE(shorter.changes.count(), 1);
    QCOMPARE(shorter.rejected.size(), 1);
    QCOMPARE(shorter.rejected.constFirst().line, 2);
}

void BulkTest::referencesByLabelAndNumber()
{
    m_database->run(
        u"INSERT INTO categories (category_name, created_at, updated_at) VALUES ('Курсы', '2026-01-09 10:00:00', '2026-01-09 10:00:00');\n"_s);
    const auto to = [&](const QString &text) {
        return paste({Table::Products, {u"category_id"_s}, {1}, {{text}}});
    };
    QCOMPARE(to(u"вебинары"_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s),
             qint64(2));
    QCOMPARE(to(u"#2"_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s), qint64(2));
    QCOMPARE(to(u" 3 "_s).changes.change({Table::Products, 1})->after.value(u"category_id"_s), qint64(3));
    QCOMPARE(to(u"Курсы"_s).unchanged, 1); // its own, though another is called so, too
    QVERIFY(to(u"#4711"_s).rejected.constFirst().reason.contains(u"none"_s));
    QVERIFY(to(u"Ничего такого"_s).rejected.size() == 1);
    QVERIFY(to(u""_s).rejected.size() == 1); // a product without a category
    const BulkPlan other = paste({Table::Products, {u"category_id"_s}, {2}, {{u"Курсы"_s}}});
    QVERIFY(other.rejected.constFirst().reason.contains(u"several"_s));
}

void BulkTest::secretsAreNotPastedAsDots()
{
    const BulkPlan plan =
        paste({Table::Products, {u"name"_s, u"hidden_content"_s}, {1}, {{u"Курс II"_s, QString(8, u'•')}}});
    QCOMPARE(plan.changes.change({Table::Products, 1})->after, (Record{{u"name"_s, u"Курс II"_s}}));
    QCOMPARE(plan.rejected.size(), 0);
    const BulkPlan added =
        paste({Table::Products,
               {u"name"_s, u"description"_s, u"price"_s, u"category_id"_s, u"hidden_content"_s},
               {},
               {{u"Новый курс"_s, u"Описание"_s, u"5"_s, u"1"_s, QString(8, u'•')}}});
    QVERIFY(added.changes.isEmpty());
    QVERIFY(!added.rejected.constFirst().value.isValid());
}

void BulkTest::takenValuesAreRejected()
{
    const BulkPlan plan = paste({Table::Customers,
                                 {u"telegram_id"_s, u"first_name"_s},
                                 {2},
                                 {{u"9007199254740993"_s, u"Первый"_s}, // the first customer's
                                  {u"77"_s, u"Новый"_s},
                                  {u"77"_s, u"Тот же"_s}}});
    QCOMPARE(plan.changes.change({Table::Customers, 2})->after, (Record{{u"first_name"_s, u"Первый"_s}}));
    QVERIFY(!plan.rejected.isEmpty());
    QCOMPARE(plan.rejected.constFirst().line, 1);
    QVERIFY(plan.changes.inserted(Table::Customers).size() <= 1);
    (void)SAVED(records::save(open(), plan.changes, author(), u"Paste"_s));
}

/// What was copied and pasted at once changes nothing.
void BulkTest::pastedBackUnchanged()
{
    const BulkPlan plan = paste(
        {Table::Products,
         {u"id"_s, u"name"_s, u"description"_s, u"price"_s, u"file_id"_s, u"category_id"_s,
          u"hidden_content"_s},
         {1, 2},
         {{u"1"_s, u"Курс по SQL"_s, u"Описание курса"_s, u"990"_s, u""_s, u"Курсы"_s, QString(8, u'•')},
          {u"2"_s, u"Вебинар"_s, u"Запись вебинара"_s, u"100"_s, u""_s, u"Вебинары"_s, QString(8, u'•')}}});
    QCOMPARE(reasons(plan), QStringList());
    QVERIFY(plan.changes.isEmpty());
}

void BulkTest::aRowThatIsGoneTakesNoLine()
{
    const BulkPlan plan =
        paste({Table::Categories, {u"category_name"_s}, {4711, 2}, {{u"Первая"_s}, {u"Вторая"_s}}});
    QCOMPARE(plan.changes.count(), 1);
    QCOMPARE(plan.changes.change({Table::Categories, 2})->after.value(u"category_name"_s), u"Вторая"_s);
    QCOMPARE(plan.rejected.size(), 1);
    QCOMPARE(plan.rejected.constFirst().line, 1);
}

void BulkTest::dependantsAreReassigned()
{
    const auto connection = open();
    const qint64 sales = m_database->scalar(u"SELECT count(*) FROM purchases"_s).toLongLong();
    const BulkPlan plan =
        UNWRAP(records::planReassign(connection, {Table::Products, 1}, {Table::Products, 2}, {}, {}));
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
        UNWRAP(records::planReassign(connection, {Table::Products, 1}, {Table::Products, 2}, {}, {}));
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

QTEST_GUILESS_MAIN(BulkTest)
#include "BulkTest.moc"
