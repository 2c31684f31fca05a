// SPDX-License-Identifier: GPL-3.0-or-later
// The write path against other programs: conflicts, locks, deletions, failures at every place.
#include "records/Journal.h"
#include "records/Lookup.h"
#include "records/Save.h"
#include "records/Store.h"

#include "database/Transaction.h"

#include <QTest>
#include <QThread>

#include <atomic>

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
    void aDeletionOfARowThatChangedIsAConflict();
    void allOrNothing();
    void rowsOfOneSetPointToEachOther();
    void aSwapOfTwoUniqueValuesWorks();
    void aRotationOfUniqueValuesWorks();
    void aDeletedRowsUniqueValueCanBeTakenAtOnce();
    void deletingWhatOthersPointToIsRefusedWithCountsAndSums();
    void dependentsThatGoTooAreNoObstacle();
    void dependentsThatAreMovedElsewhereAreNoObstacle();
    void aRowInsertedMeanwhileStopsTheDeletion();
    void rowsOfAnotherProgramsTableKeepARow();
    void aRowAddedBetweenTheLookAndTheDeletion();
    void peopleAndNumbersAreOnlyMarked();
    void restoringClearsTheMark();
    void archivingHidesInShopbookOnly();
    void anEditRidesAlongWithTheArchive();
    void peopleCannotBeArchived();
    void lockHeldByAnotherProgram();
    void aFailedCommitIsReported();
    void aConstraintThatOnlyTheDatabaseKnows();
    void anUnknownColumnIsLeftAlone();
    void anUnknownColumnThatMustBeFilledIsNamed();
    void aReadOnlyConnectionSaysSo();
    void withoutAJournalNothingIsSaved();
    void automaticFieldsAreNotForPeople();
    void aDeadlockIsTriedAgain();
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

void SaveTest::aDeletionOfARowThatChangedIsAConflict()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    m_database->run(u"UPDATE purchases SET price = 5 WHERE id = 3;\n"_s);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(failure.conflicts.constFirst().fields, QStringList{u"price"_s});
    set.clear();
    m_database->run(u"UPDATE purchases SET price = 100, updated_at = '2031-01-01 00:00:00' WHERE id = 3;\n"_s);
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(report.removed, (QList<RowKey>{{Table::Purchases, 3}}));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases"_s).toInt(), 2);
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

void SaveTest::aDeletedRowsUniqueValueCanBeTakenAtOnce()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 1}, row(connection, Table::Purchases, 1));
    const RowKey fresh = set.insert(Table::Purchases, newPurchase(u"p-1"_s));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Replace"_s));
    QCOMPARE(row(connection, Table::Purchases, report.newIds.value(fresh)).value(u"payment_id"_s), QVariant(u"p-1"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE id = 1"_s).toInt(), 0);
}

void SaveTest::deletingWhatOthersPointToIsRefusedWithCountsAndSums()
{
    const auto connection = open();
    m_database->run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (2, 1, 7, 'p-4', '');\n"_s);
    const QString before = contents(*m_database);
    ChangeSet set;
    set.remove({Table::Products, 1}, row(connection, Table::Products, 1));
    set.remove({Table::Categories, 1}, row(connection, Table::Categories, 1));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(failure.obstacles.size(), 2);
    const auto &obstacle = failure.obstacles.constFirst();
    QCOMPARE(obstacle.row, (RowKey{Table::Products, 1}));
    QCOMPARE(obstacle.dependents.size(), 1);
    QCOMPARE(obstacle.dependents.constFirst().table, Table::Purchases);
    QCOMPARE(obstacle.dependents.constFirst().count, 3);
    QCOMPARE(obstacle.dependents.constFirst().sumByPaymentType,
             (QMap<QString, qint64>{{u"yukassa"_s, 990}, {u"stars"_s, 50}, {u"unknown"_s, 7}}));
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(UNWRAP(records::dependentsOf(connection, {Table::Products, 1})).constFirst().count, 3);
    QVERIFY(UNWRAP(records::dependentsOf(connection, {Table::Purchases, 1})).isEmpty());
    QVERIFY(UNWRAP(records::dependentsOf(connection, {Table::People, 1})).isEmpty());   // only marked
}

void SaveTest::dependentsThatGoTooAreNoObstacle()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Categories, 1}, row(connection, Table::Categories, 1));
    set.remove({Table::Products, 1}, row(connection, Table::Products, 1));
    set.remove({Table::Purchases, 1}, row(connection, Table::Purchases, 1));
    set.remove({Table::Purchases, 2}, row(connection, Table::Purchases, 2));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(report.removed.size(), 4);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM products"_s).toInt(), 1);
}

void SaveTest::dependentsThatAreMovedElsewhereAreNoObstacle()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Products, 1}, row(connection, Table::Products, 1));
    set.set({Table::Purchases, 1}, u"product_id"_s, qint64(1), qint64(2));
    set.set({Table::Purchases, 2}, u"product_id"_s, qint64(1), qint64(2));
    (void)SAVED(records::save(connection, set, author(), u"Reassign"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE product_id = 2"_s).toInt(), 3);
}

void SaveTest::aRowInsertedMeanwhileStopsTheDeletion()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    set.remove({Table::Customers, 2}, row(connection, Table::Customers, 2));
    m_database->run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (2, 1, 7, 'p-9', 'stars');\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(failure.obstacles.size(), 1);
    QCOMPARE(failure.obstacles.constFirst().dependents.constFirst().sumByPaymentType, (QMap<QString, qint64>{{u"stars"_s, 7}}));
    QCOMPARE(contents(*m_database), before);
}

void SaveTest::rowsOfAnotherProgramsTableKeepARow()
{
    m_stores.spoil();
    m_database->run(u"CREATE TABLE reviews (id INTEGER PRIMARY KEY, purchase_id INTEGER REFERENCES purchases (id));\n"
                    "INSERT INTO reviews VALUES (1, 3);\n"_s);
    const auto connection = open();
    const QString before = contents(*m_database);
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().row, (RowKey{Table::Purchases, 3}));
    QVERIFY(failure.problems.constFirst().problem.loc.isEmpty());
    QCOMPARE(failure.error.code, base::ErrorCode::BrokenReference);
    QCOMPARE(contents(*m_database), before);
}

void SaveTest::aRowAddedBetweenTheLookAndTheDeletion()
{
    m_stores.spoil();
    // The bot's INSERT in that very moment, by a trigger that runs when the DELETE does.
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"CREATE TRIGGER bot BEFORE DELETE ON users BEGIN INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                          "VALUES (OLD.id, 1, 5, 'bot', 'stars'); END;\n"_s
                        : u"CREATE FUNCTION bot_row() RETURNS trigger AS $$ BEGIN INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                          "VALUES (OLD.id, 1, 5, 'bot', 'stars'); RETURN OLD; END $$ LANGUAGE plpgsql;\n"
                          "CREATE TRIGGER bot BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION bot_row();\n"_s);
    const auto connection = open();
    const QString before = contents(*m_database);
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    set.remove({Table::Customers, 2}, row(connection, Table::Customers, 2));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Delete"_s));
    // Everything was rolled back, so the purchase that the set deletes hangs there again and is counted.
    QCOMPARE(failure.obstacles.size(), 1);
    QCOMPARE(failure.obstacles.constFirst().row, (RowKey{Table::Customers, 2}));
    QCOMPARE(contents(*m_database), before);
}

void SaveTest::peopleAndNumbersAreOnlyMarked()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::People, 1}, row(connection, Table::People, 1));
    set.remove({Table::Numbers, 1}, row(connection, Table::Numbers, 1));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Delete"_s));
    QVERIFY(report.removed.isEmpty());
    QCOMPARE(report.changed.size(), 2);
    QCOMPARE(row(connection, Table::People, 1).value(u"deleted"_s), QVariant(true));
    const Record number = row(connection, Table::Numbers, 1);
    QCOMPARE(number.value(u"deleted"_s), QVariant(true));
    QVERIFY(!number.value(u"deleted_at"_s).isNull());
    QCOMPARE(number.value(u"deleted_at"_s).toString().left(10), number.value(u"updated_at"_s).toString().left(10));
}

void SaveTest::restoringClearsTheMark()
{
    m_database->run(u"UPDATE phonebook SET deleted = TRUE, deleted_at = '2026-02-01 00:00:00';\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.apply(Operation::Restore, {Table::Numbers, 1}, row(connection, Table::Numbers, 1));
    set.set({Table::Numbers, 1}, u"number"_s, u"+1 787 55 41"_s, u"+1 787 55 42"_s);
    (void)SAVED(records::save(connection, set, author(), u"Restore"_s));
    const Record number = row(connection, Table::Numbers, 1);
    QCOMPARE(number.value(u"deleted"_s), QVariant(false));
    QVERIFY(number.value(u"deleted_at"_s).isNull());
    QCOMPARE(number.value(u"number"_s), QVariant(u"+1 787 55 42"_s));
    QCOMPARE(row(connection, Table::Numbers, 2).value(u"deleted"_s), QVariant(true));
}

void SaveTest::archivingHidesInShopbookOnly()
{
    const auto connection = open();
    const Record before = row(connection, Table::Products, 1);
    ChangeSet set;
    set.apply(Operation::Archive, {Table::Products, 1}, before);
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));
    QVERIFY(UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    QVERIFY(!UNWRAP(records::isArchived(connection, {Table::Products, 2})));
    QCOMPARE(row(connection, Table::Products, 1), before);               // the bot's row is untouched
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));         // again: nothing new
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_archived"_s).toInt(), 1);

    // The id's next owner is another product.
    m_database->run(u"DELETE FROM purchases;\nDELETE FROM products WHERE id = 1;\n"
                    "INSERT INTO products (id, name, description, price, category_id, hidden_content, created_at) "
                    "VALUES (1, 'Другой', 'Описание', 1, 1, 'секрет', '2026-05-05 05:05:05');\n"_s);
    QVERIFY(!UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    set.clear();
    set.apply(Operation::Archive, {Table::Products, 1}, row(connection, Table::Products, 1));
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));
    QVERIFY(UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    set.clear();
    set.apply(Operation::Unarchive, {Table::Products, 1}, row(connection, Table::Products, 1));
    (void)SAVED(records::save(connection, set, author(), u"Unarchive"_s));
    QVERIFY(!UNWRAP(records::isArchived(connection, {Table::Products, 1})));
}

void SaveTest::anEditRidesAlongWithTheArchive()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    set.apply(Operation::Archive, {Table::Products, 1}, row(connection, Table::Products, 1));
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));
    QVERIFY(UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
}

void SaveTest::peopleCannotBeArchived()
{
    ChangeSet set;
    set.apply(Operation::Archive, {Table::People, 1}, {});
    QCOMPARE(REFUSED(records::save(open(), set, author(), u"Archive"_s)).error.code, base::ErrorCode::Usage);
}

void SaveTest::lockHeldByAnotherProgram()
{
    const auto connection = open();
    if (support::engine() == Engine::Sqlite)
        UNWRAP(connection.execute(u"PRAGMA busy_timeout = 50"_s));
    else
        UNWRAP(connection.execute(u"SET lock_timeout = 50"_s));
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    {
        const auto other = m_database->open();
        auto lock = UNWRAP(database::Transaction::begin(other, database::Transaction::Kind::Write));
        UNWRAP(other.execute(u"UPDATE products SET price = 991 WHERE id = 1"_s));
        const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
        QCOMPARE(failure.error.code, base::ErrorCode::Locked);
        QVERIFY(failure.problems.isEmpty() && failure.conflicts.isEmpty() && failure.obstacles.isEmpty());
        QCOMPARE(set.count(), 1);
        UNWRAP(std::move(lock).rollback());
    }
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
}

void SaveTest::aFailedCommitIsReported()
{
    m_stores.spoil();
    // Checked at COMMIT only: a table of another program that wants a row that nobody writes.
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"CREATE TABLE audit_parent (id INTEGER PRIMARY KEY);\n"
                          "CREATE TABLE audit (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES audit_parent (id) DEFERRABLE INITIALLY DEFERRED);\n"
                          "CREATE TRIGGER audit_products AFTER UPDATE ON products BEGIN INSERT INTO audit (parent) VALUES (99); END;\n"_s
                        : u"CREATE TABLE audit_parent (id INTEGER PRIMARY KEY);\n"
                          "CREATE TABLE audit (id SERIAL PRIMARY KEY, parent INTEGER REFERENCES audit_parent (id) DEFERRABLE INITIALLY DEFERRED);\n"
                          "CREATE FUNCTION audit_row() RETURNS trigger AS $$ BEGIN INSERT INTO audit (parent) VALUES (99); RETURN NEW; END $$ LANGUAGE plpgsql;\n"
                          "CREATE TRIGGER audit_products AFTER UPDATE ON products FOR EACH ROW EXECUTE FUNCTION audit_row();\n"_s);
    const QString before = contents(*m_database);
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QVERIFY(!failure.error.message.isEmpty());
    QCOMPARE(contents(*m_database), before);
    // The connection is of use again.
    set.clear();
    set.set({Table::People, 1}, u"city"_s, QVariant(), u"Остин"_s);
    (void)SAVED(records::save(connection, set, author(), u"Edit"_s));
}

void SaveTest::aConstraintThatOnlyTheDatabaseKnows()
{
    m_stores.spoil();
    m_database->run(u"CREATE UNIQUE INDEX owner_says ON categories (category_name);\n"_s);
    const auto connection = open();
    const QString before = contents(*m_database);
    ChangeSet set;
    const RowKey twice = set.insert(Table::Categories, {{u"category_name"_s, u"Курсы"_s}});
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Add"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().row, twice);
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"category_name"_s});
    QCOMPARE(failure.error.code, base::ErrorCode::NotUnique);
    QCOMPARE(contents(*m_database), before);
    set.set(twice, u"category_name"_s, {}, u"Книги"_s);
    (void)SAVED(records::save(connection, set, author(), u"Add"_s));
}

void SaveTest::anUnknownColumnIsLeftAlone()
{
    m_stores.spoil();
    m_database->run(u"ALTER TABLE products ADD COLUMN bot_rank INTEGER NOT NULL DEFAULT 7;\nUPDATE products SET bot_rank = 3;\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    const RowKey fresh = set.insert(Table::Products, newProduct());
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(m_database->scalar(u"SELECT bot_rank FROM products WHERE id = 1"_s).toInt(), 3);
    QCOMPARE(m_database->scalar(u"SELECT bot_rank FROM products WHERE id = ?"_s, {report.newIds.value(fresh)}).toInt(), 7);
}

void SaveTest::anUnknownColumnThatMustBeFilledIsNamed()
{
    m_stores.spoil();
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"CREATE TABLE c2 (id INTEGER NOT NULL PRIMARY KEY, category_name TEXT NOT NULL, created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, shop_uuid TEXT NOT NULL);\n"
                          "PRAGMA foreign_keys = OFF;\nDROP TABLE categories;\nALTER TABLE c2 RENAME TO categories;\n"_s
                        : u"ALTER TABLE categories ADD COLUMN shop_uuid TEXT;\nUPDATE categories SET shop_uuid = 'x';\n"
                          "ALTER TABLE categories ALTER COLUMN shop_uuid SET NOT NULL;\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.insert(Table::Categories, {{u"category_name"_s, u"Книги"_s}});
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Add"_s));
    QCOMPARE(failure.error.code, base::ErrorCode::Drift);
    QVERIFY2(failure.error.message.contains(u"shop_uuid"_s), qPrintable(failure.error.message));
    QVERIFY(failure.problems.isEmpty());
}

void SaveTest::aReadOnlyConnectionSaysSo()
{
    const auto connection = UNWRAP(database::Connection::open(m_database->location(), database::OpenMode::ReadOnly, Role::Writer));
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.error.code, base::ErrorCode::NoPermission);
}

void SaveTest::withoutAJournalNothingIsSaved()
{
    m_stores.spoil();
    m_database->run(u"DROP TABLE shopbook_change;\nDROP TABLE shopbook_step;\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).error.code, base::ErrorCode::NotAtHead);
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(990)));
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

void SaveTest::aDeadlockIsTriedAgain()
{
    if (support::engine() == Engine::Sqlite) {
        // One writer at a time: there is nothing to wait for crosswise. BEGIN IMMEDIATE waits instead.
        QCOMPARE(UNWRAP(open().scalar(u"SELECT 1"_s)).toInt(), 1);
        return;
    }
    const auto connection = open();
    UNWRAP(connection.execute(u"SET deadlock_timeout = '20ms'"_s));
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    set.set({Table::People, 1}, u"city"_s, QVariant(), u"Остин"_s);
    std::atomic_bool holdsPerson = false;
    const std::unique_ptr<QThread> bot(QThread::create([&] {
        const auto other = m_database->open();
        UNWRAP(other.execute(u"SET deadlock_timeout = '20s'"_s));      // ours is the one that is given up
        UNWRAP(other.execute(u"SET lock_timeout = '20s'"_s));
        auto transaction = UNWRAP(database::Transaction::begin(other, database::Transaction::Kind::Write));
        UNWRAP(other.execute(u"UPDATE \"user\" SET country = 'UK' WHERE id = 1"_s));
        holdsPerson = true;
        // Waits until the save holds the product, which it reads first.
        while (UNWRAP(other.scalar(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                                   "AND datname = current_database()"_s)).toInt() == 0)
            QThread::yieldCurrentThread();
        UNWRAP(other.execute(u"UPDATE products SET description = 'Описание бота' WHERE id = 1"_s));
        UNWRAP(std::move(transaction).commit());
    }));
    bot->start();
    while (!holdsPerson)
        QThread::yieldCurrentThread();
    const SaveResult result = records::save(connection, set, author(), u"Edit"_s);
    bot->wait();
    (void)SAVED(result);
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
    QCOMPARE(row(connection, Table::Products, 1).value(u"description"_s), QVariant(u"Описание бота"_s));
    QCOMPARE(row(connection, Table::People, 1).value(u"country"_s), QVariant(u"UK"_s));
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
