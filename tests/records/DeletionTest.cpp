// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting, marking as deleted, archiving, and what stands in the way.
#include "records/Lookup.h"
#include "records/Save.h"
#include "records/Store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class DeletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void aDeletionOfARowThatChangedIsAConflict();
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

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void DeletionTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

void DeletionTest::aDeletionOfARowThatChangedIsAConflict()
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

void DeletionTest::aDeletedRowsUniqueValueCanBeTakenAtOnce()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 1}, row(connection, Table::Purchases, 1));
    const RowKey fresh = set.insert(Table::Purchases, newPurchase(u"p-1"_s));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Replace"_s));
    QCOMPARE(row(connection, Table::Purchases, report.newIds.value(fresh)).value(u"payment_id"_s), QVariant(u"p-1"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE id = 1"_s).toInt(), 0);
}

void DeletionTest::deletingWhatOthersPointToIsRefusedWithCountsAndSums()
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

void DeletionTest::dependentsThatGoTooAreNoObstacle()
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

void DeletionTest::dependentsThatAreMovedElsewhereAreNoObstacle()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Products, 1}, row(connection, Table::Products, 1));
    set.set({Table::Purchases, 1}, u"product_id"_s, qint64(1), qint64(2));
    set.set({Table::Purchases, 2}, u"product_id"_s, qint64(1), qint64(2));
    (void)SAVED(records::save(connection, set, author(), u"Reassign"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE product_id = 2"_s).toInt(), 3);
}

void DeletionTest::aRowInsertedMeanwhileStopsTheDeletion()
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

void DeletionTest::rowsOfAnotherProgramsTableKeepARow()
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

void DeletionTest::aRowAddedBetweenTheLookAndTheDeletion()
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

void DeletionTest::peopleAndNumbersAreOnlyMarked()
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

void DeletionTest::restoringClearsTheMark()
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

void DeletionTest::archivingHidesInShopbookOnly()
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

void DeletionTest::anEditRidesAlongWithTheArchive()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    set.apply(Operation::Archive, {Table::Products, 1}, row(connection, Table::Products, 1));
    (void)SAVED(records::save(connection, set, author(), u"Archive"_s));
    QVERIFY(UNWRAP(records::isArchived(connection, {Table::Products, 1})));
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
}

void DeletionTest::peopleCannotBeArchived()
{
    ChangeSet set;
    set.apply(Operation::Archive, {Table::People, 1}, {});
    QCOMPARE(REFUSED(records::save(open(), set, author(), u"Archive"_s)).error.code, base::ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(DeletionTest)
#include "DeletionTest.moc"
