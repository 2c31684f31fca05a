// SPDX-License-Identifier: GPL-3.0-or-later
// The write path: conflicts, references and unique values within one set, all or nothing.
#include "records/Journal.h"
#include "records/Save.h"
#include "records/Store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class SaveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void nothingStagedWritesNothing();
    void anEditWritesItsFieldsAndTheTimeOfTheChange();
    void timesAreWrittenAsTheBotReadsThem();
    void aConflictNamesTheFieldAndNothingIsOverwritten();
    void otherFieldsOfTheRowMayChangeMeanwhile();
    void theSameChangeByAnotherProgramIsNoConflict();
    void nullAndEmptyTextAreDifferentOldValues();
    void aRowThatIsGoneIsAConflict();
    void anIdThatWasGivenToAnotherRowIsNotTouched();
    void allOrNothing();
    void rowsOfOneSetPointToEachOther();
    void aSwapOfTwoUniqueValuesWorks();
    void aRotationOfUniqueValuesWorks();
    void automaticFieldsAreNotForPeople();
    void manyEditsInOneSave();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void SaveTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

void SaveTest::nothingStagedWritesNothing()
{
    const QString before = contents(*m_database);
    QCOMPARE(SAVED(records::save(open(), {}, author(), u"Nothing"_s)).step, 0);
    QCOMPARE(contents(*m_database), before);
}

void SaveTest::anEditWritesItsFieldsAndTheTimeOfTheChange()
{
    const auto connection = open();
    const Record before = row(connection, Table::Products, 1);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, before.value(u"price"_s), qint64(1500));
    set.set({Table::People, 1}, u"city"_s, QVariant(), u"О🌵'x' \"y\";DROP TABLE user;--"_s);
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Edit"_s));
    QVERIFY(report.step > 0);
    QCOMPARE(report.changed, (QList<RowKey>{{Table::Products, 1}, {Table::People, 1}}));
    QVERIFY(report.removed.isEmpty());
    QVERIFY(report.newIds.isEmpty());
    const Record after = row(connection, Table::Products, 1);
    QCOMPARE(after.value(u"price"_s), QVariant(qint64(1500)));
    QCOMPARE(after.value(u"name"_s), before.value(u"name"_s));
    QCOMPARE(after.value(u"created_at"_s), before.value(u"created_at"_s));
    QVERIFY(after.value(u"updated_at"_s).toString() > before.value(u"updated_at"_s).toString());
    const Record person = row(connection, Table::People, 1);
    QCOMPARE(person.value(u"city"_s), QVariant(u"О🌵'x' \"y\";DROP TABLE user;--"_s));
    QVERIFY(!person.value(u"updated_at"_s).isNull());
}

void SaveTest::timesAreWrittenAsTheBotReadsThem()
{
    const auto connection = open();
    ChangeSet set;
    const RowKey fresh = set.insert(Table::Products, newProduct());
    const RowKey person = set.insert(Table::People, newPerson(u"ada@example.org"_s));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Add"_s));
    if (support::engine() == Engine::Sqlite) {
        static const QRegularExpression form(uR"(\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\z)"_s);
        for (const QString &sql : {u"SELECT created_at FROM products WHERE id = ?"_s, u"SELECT updated_at FROM products WHERE id = ?"_s}) {
            const QString time = m_database->scalar(sql, {report.newIds.value(fresh)}).toString();
            QVERIFY2(form.match(time).hasMatch(), qPrintable(time));
        }
        QCOMPARE(m_database->scalar(u"SELECT typeof(deleted) || deleted FROM \"user\" WHERE id = ?"_s, {report.newIds.value(person)}),
                 QVariant(u"integer0"_s));
    }
    QCOMPARE(row(connection, Table::People, report.newIds.value(person)).value(u"deleted"_s), QVariant(false));
    QCOMPARE(row(connection, Table::People, report.newIds.value(person)).value(u"surname"_s), QVariant());
}

void SaveTest::aConflictNamesTheFieldAndNothingIsOverwritten()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, {{u"price"_s, qint64(990)}, {u"name"_s, u"Курс по SQL"_s}},
            {{u"price"_s, qint64(1500)}, {u"name"_s, u"Курс по SQL 2"_s}});
    set.set({Table::Products, 2}, u"price"_s, qint64(100), qint64(200));
    m_database->run(u"UPDATE products SET price = 991 WHERE id = 1;\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.conflicts.size(), 1);
    const auto &conflict = failure.conflicts.constFirst();
    QCOMPARE(conflict.row, (RowKey{Table::Products, 1}));
    QVERIFY(!conflict.isGone);
    QCOMPARE(conflict.fields, QStringList{u"price"_s});
    QCOMPARE(conflict.before.value(u"price"_s), QVariant(qint64(990)));
    QCOMPARE(conflict.mine.value(u"price"_s), QVariant(qint64(1500)));
    QCOMPARE(conflict.theirs.value(u"price"_s), QVariant(qint64(991)));
    QCOMPARE(conflict.theirs.value(u"description"_s), QVariant(u"Описание курса"_s));
    QVERIFY(failure.problems.isEmpty() && failure.obstacles.isEmpty());
    QVERIFY(!failure.error.message.isEmpty());
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(set.count(), 2);
}

void SaveTest::otherFieldsOfTheRowMayChangeMeanwhile()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1500));
    m_database->run(u"UPDATE products SET name = 'Курс бота', updated_at = '2030-01-01 00:00:00' WHERE id = 1;\n"_s);
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(row(connection, Table::Products, 1).value(u"name"_s), QVariant(u"Курс бота"_s));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1500)));
}

void SaveTest::theSameChangeByAnotherProgramIsNoConflict()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1500));
    m_database->run(u"UPDATE products SET price = 1500 WHERE id = 1;\n"_s);
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toInt(), 0);   // nothing of ours was written
}

void SaveTest::nullAndEmptyTextAreDifferentOldValues()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"file_id"_s, u""_s, u"abc"_s);          // stored: NULL
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).conflicts.size(), 1);
    set.clear();
    set.set({Table::Products, 2}, u"file_id"_s, QVariant(), u"abc"_s);     // stored: ''
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).conflicts.size(), 1);
    set.clear();
    set.set({Table::Products, 1}, u"file_id"_s, QVariant(), u""_s);
    set.set({Table::Products, 2}, u"file_id"_s, u""_s, QVariant());
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products WHERE id = 1 AND file_id = ''"_s).toInt(), 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products WHERE id = 2 AND file_id IS NULL"_s).toInt(), 1);
}

void SaveTest::aRowThatIsGoneIsAConflict()
{
    const auto connection = open();
    for (const Operation operation : {Operation::Update, Operation::Delete, Operation::Archive}) {
        ChangeSet set;
        if (operation == Operation::Update)
            set.set({Table::Purchases, 3}, u"price"_s, qint64(100), qint64(1));
        else
            set.apply(operation, {Table::Purchases, 3}, {{u"id"_s, qint64(3)}});
        m_database->run(u"DELETE FROM purchases WHERE id = 3;\n"_s);
        const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
        QCOMPARE(failure.conflicts.size(), 1);
        QVERIFY(failure.conflicts.constFirst().isGone);
        QVERIFY(failure.conflicts.constFirst().theirs.isEmpty());
    }
}

void SaveTest::anIdThatWasGivenToAnotherRowIsNotTouched()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    m_database->run(u"DELETE FROM purchases WHERE id = 3;\n"
                    "INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) "
                    "VALUES (3, 2, 2, 100, 'p-3', 'robocassa');\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(failure.conflicts.size(), 1);
    QVERIFY(failure.conflicts.constFirst().isGone);
    QCOMPARE(contents(*m_database), before);
}

void SaveTest::allOrNothing()
{
    const auto connection = open();
    const QString before = contents(*m_database);
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1500));
    set.insert(Table::Products, newProduct());
    set.insert(Table::People, newPerson(u"alex@example.org"_s));           // taken
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Much"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(set.count(), 4);
}

void SaveTest::rowsOfOneSetPointToEachOther()
{
    const auto connection = open();
    ChangeSet set;
    // Purchase first: the order of staging must not matter.
    const RowKey purchase = set.insert(Table::Purchases, {});
    const RowKey number = set.insert(Table::Numbers, {{u"number"_s, u"+44 1"_s}});
    const RowKey product = set.insert(Table::Products, {});
    const RowKey category = set.insert(Table::Categories, {{u"category_name"_s, u"Новая"_s}});
    const RowKey customer = set.insert(Table::Customers, {{u"telegram_id"_s, std::numeric_limits<qint64>::min()}});
    const RowKey person = set.insert(Table::People, newPerson(u"ada@example.org"_s));
    set.set(product, {}, newProduct(u"Товар новой"_s, category.id));
    set.set(purchase, {}, newPurchase(u"p-new"_s, customer.id, product.id));
    set.set(number, u"user_id"_s, {}, person.id);
    set.set({Table::Products, 2}, u"category_id"_s, qint64(2), category.id);
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Add"_s));
    QCOMPARE(report.newIds.size(), 6);
    const auto idOf = [&](const RowKey &key) { return QVariant(report.newIds.value(key)); };
    QCOMPARE(row(connection, Table::Products, idOf(product).toLongLong()).value(u"category_id"_s), idOf(category));
    QCOMPARE(row(connection, Table::Products, 2).value(u"category_id"_s), idOf(category));
    QCOMPARE(row(connection, Table::Purchases, idOf(purchase).toLongLong()).value(u"user_id"_s), idOf(customer));
    QCOMPARE(row(connection, Table::Purchases, idOf(purchase).toLongLong()).value(u"product_id"_s), idOf(product));
    QCOMPARE(row(connection, Table::Numbers, idOf(number).toLongLong()).value(u"user_id"_s), idOf(person));
    QCOMPARE(row(connection, Table::Customers, idOf(customer).toLongLong()).value(u"telegram_id"_s),
             QVariant(std::numeric_limits<qint64>::min()));
}

void SaveTest::aSwapOfTwoUniqueValuesWorks()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Purchases, 1}, u"payment_id"_s, u"p-1"_s, u"p-2"_s);
    set.set({Table::Purchases, 2}, u"payment_id"_s, u"p-2"_s, u"p-1"_s);
    set.set({Table::Customers, 1}, u"telegram_id"_s, qint64(9007199254740993), qint64(-5));
    set.set({Table::Customers, 2}, u"telegram_id"_s, qint64(-5), qint64(9007199254740993));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Swap"_s));
    QCOMPARE(row(connection, Table::Purchases, 1).value(u"payment_id"_s), QVariant(u"p-2"_s));
    QCOMPARE(row(connection, Table::Purchases, 2).value(u"payment_id"_s), QVariant(u"p-1"_s));
    QCOMPARE(row(connection, Table::Customers, 2).value(u"telegram_id"_s), QVariant(qint64(9007199254740993)));
    const auto changes = UNWRAP(records::changesOf(connection, report.step));
    for (const auto &change : changes)     // the journal knows nothing of the way there
        for (const QVariant &value : change.before.values() + change.after.values())
            QVERIFY(!value.toString().contains(u"parked"_s));
}

void SaveTest::aRotationOfUniqueValuesWorks()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Purchases, 1}, u"payment_id"_s, u"p-1"_s, u"p-2"_s);
    set.set({Table::Purchases, 2}, u"payment_id"_s, u"p-2"_s, u"p-3"_s);
    set.set({Table::Purchases, 3}, u"payment_id"_s, u"p-3"_s, u"p-1"_s);
    (void)SAVED(records::save(connection, set, author(), u"Rotate"_s));
    QCOMPARE(row(connection, Table::Purchases, 3).value(u"payment_id"_s), QVariant(u"p-1"_s));
}

void SaveTest::automaticFieldsAreNotForPeople()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"created_at"_s, u"2026-01-03 10:00:00"_s, u"2020-01-01 00:00:00"_s);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"created_at"_s});
    // A copied row brings its own along: a new row gets new ones.
    set.clear();
    Record copy = row(connection, Table::Products, 1);
    const RowKey fresh = set.insert(Table::Products, copy);
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Duplicate"_s));
    const qint64 id = report.newIds.value(fresh);
    QVERIFY(id != 1);
    QVERIFY(row(connection, Table::Products, id).value(u"created_at"_s) != copy.value(u"created_at"_s));
}

void SaveTest::manyEditsInOneSave()
{
    const auto connection = open();
    ChangeSet add;
    for (int index = 0; index < 1200; ++index)
        add.insert(Table::Purchases, newPurchase(u"many-%1"_s.arg(index)));
    const SaveReport added = SAVED(records::save(connection, add, author(), u"Add"_s));
    QCOMPARE(added.newIds.size(), 1200);
    ChangeSet edit;
    for (const RowKey &key : added.changed)
        edit.set(key, u"price"_s, qint64(5), key.id + 5);
    const SaveReport edited = SAVED(records::save(connection, edit, author(), u"Edit"_s));
    QCOMPARE(edited.changed.size(), 1200);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE price = id + 5"_s).toInt(), 1200);
    QCOMPARE(UNWRAP(records::changesOf(connection, edited.step)).size(), 1200);
}

QTEST_GUILESS_MAIN(SaveTest)
#include "SaveTest.moc"
