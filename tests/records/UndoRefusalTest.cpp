// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that cannot be taken back, or not by this person.
#include "records/Journal.h"
#include "records/Store.h"
#include "records/Undo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class UndoRefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void aStepIsUndoneOnce();
    void somebodyChangedTheFieldSince();
    void somebodyChangedAnotherFieldSince();
    void somebodyChangedAnInsertedRowSince();
    void somebodyDeletedTheRowSince();
    void anInsertedRowThatOthersPointToStays();
    void aDeletedRowWhoseIdWasTaken();
    void anIdThatChangedHandsIsNotTouched();
    void aDeletedRowWhoseParentIsGoneStaysDeleted();
    void aUniqueValueTakenSinceIsNamed();
    void aChangedStructureEndsUndo();
    void otherBranchesDoNotEndUndo();
    void anUnreadableStepIsRefused();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    [[nodiscard]] std::optional<records::Step> next() const { return UNWRAP(records::nextUndo(open(), author())); }
    qint64 edit(qint64 price, const QString &name = u"Edit"_s);
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void UndoRefusalTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

qint64 UndoRefusalTest::edit(qint64 price, const QString &name)
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, row(connection, Table::Products, 1).value(u"price"_s), price);
    return SAVED(records::save(connection, set, author(), name)).step;
}

void UndoRefusalTest::aStepIsUndoneOnce()
{
    const qint64 step = edit(1);
    (void)SAVED(records::undo(open(), author(), step));
    const QString before = contents(*m_database);
    QCOMPARE(REFUSED(records::undo(open(), author(), step)).error.code, base::ErrorCode::Failed);
    QCOMPARE(contents(*m_database), before);
}

void UndoRefusalTest::somebodyChangedTheFieldSince()
{
    const qint64 step = edit(1);
    m_database->run(u"UPDATE products SET price = 5 WHERE id = 1;\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::undo(open(), author(), step));
    QCOMPARE(failure.conflicts.size(), 1);
    const auto &conflict = failure.conflicts.constFirst();
    QCOMPARE(conflict.fields, QStringList{u"price"_s});
    QCOMPARE(conflict.before.value(u"price"_s), QVariant(qint64(1)));      // what the step left
    QCOMPARE(conflict.mine.value(u"price"_s), QVariant(qint64(990)));      // what undo wants back
    QCOMPARE(conflict.theirs.value(u"price"_s), QVariant(qint64(5)));
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(next()->id, step);
}

void UndoRefusalTest::somebodyChangedAnotherFieldSince()
{
    const qint64 step = edit(1);
    m_database->run(u"UPDATE products SET name = 'Имя бота', updated_at = '2031-01-01 00:00:00' WHERE id = 1;\n"_s);
    (void)SAVED(records::undo(open(), author(), step));
    QCOMPARE(row(open(), Table::Products, 1).value(u"name"_s), QVariant(u"Имя бота"_s));
    QCOMPARE(row(open(), Table::Products, 1).value(u"price"_s), QVariant(qint64(990)));
}

void UndoRefusalTest::somebodyChangedAnInsertedRowSince()
{
    const auto connection = open();
    ChangeSet set;
    set.insert(Table::Categories, {{u"category_name"_s, u"Новая"_s}});
    const qint64 step = SAVED(records::save(connection, set, author(), u"Add"_s)).step;
    m_database->run(u"UPDATE categories SET category_name = 'Имя бота' WHERE id = 3;\n"_s);
    QCOMPARE(REFUSED(records::undo(connection, author(), step)).conflicts.constFirst().fields, QStringList{u"category_name"_s});
    m_database->run(u"UPDATE categories SET category_name = 'Новая' WHERE id = 3;\n"_s);
    (void)SAVED(records::undo(connection, author(), step));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories"_s).toInt(), 2);
}

void UndoRefusalTest::somebodyDeletedTheRowSince()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Purchases, 3}, u"price"_s, qint64(100), qint64(1));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Edit"_s)).step;
    m_database->run(u"DELETE FROM purchases WHERE id = 3;\n"_s);
    QVERIFY(REFUSED(records::undo(connection, author(), step)).conflicts.constFirst().isGone);
}

void UndoRefusalTest::anInsertedRowThatOthersPointToStays()
{
    const auto connection = open();
    ChangeSet set;
    const RowKey person = set.insert(Table::People, newPerson(u"ada@example.org"_s));
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Add"_s));
    const qint64 id = report.newIds.value(person);
    m_database->run(u"INSERT INTO phonebook (user_id, number) VALUES (%1, '5');\n"_s.arg(id));
    const SaveFailure failure = REFUSED(records::undo(connection, author(), report.step));
    QCOMPARE(failure.obstacles.size(), 1);
    QCOMPARE(failure.obstacles.constFirst().dependents.constFirst().table, Table::Numbers);
    QCOMPARE(row(connection, Table::People, id).value(u"deleted"_s), QVariant(false));
}

void UndoRefusalTest::aDeletedRowWhoseIdWasTaken()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Delete"_s)).step;
    // SQLite gives the id away by itself; elsewhere somebody may.
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) VALUES (1, 1, 1, 'bot', 'stars');\n"_s
                        : u"INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES (3, 1, 1, 1, 'bot', 'stars');\n"_s);
    QCOMPARE(row(connection, Table::Purchases, 3).value(u"payment_id"_s), QVariant(u"bot"_s));
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::undo(connection, author(), step));
    QVERIFY2(failure.error.message.contains(u"3"_s), qPrintable(failure.error.message));
    QVERIFY(failure.conflicts.isEmpty() && failure.problems.isEmpty());
    QCOMPARE(contents(*m_database), before);
}

void UndoRefusalTest::anIdThatChangedHandsIsNotTouched()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Purchases, 3}, u"price"_s, qint64(100), qint64(1));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Edit"_s)).step;
    m_database->run(u"DELETE FROM purchases WHERE id = 3;\n"
                    "INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) VALUES (3, 1, 1, 1, 'bot', 'stars');\n"_s);
    const QString before = contents(*m_database);
    QVERIFY(REFUSED(records::undo(connection, author(), step)).conflicts.constFirst().isGone);
    QCOMPARE(contents(*m_database), before);
}

void UndoRefusalTest::aDeletedRowWhoseParentIsGoneStaysDeleted()
{
    const auto connection = open();
    ChangeSet set;
    set.remove({Table::Purchases, 3}, row(connection, Table::Purchases, 3));
    const qint64 step = SAVED(records::save(connection, set, author(), u"Delete"_s)).step;
    m_database->run(u"DELETE FROM users WHERE id = 2;\n"_s);
    const SaveFailure failure = REFUSED(records::undo(connection, author(), step));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"user_id"_s});
}

void UndoRefusalTest::aUniqueValueTakenSinceIsNamed()
{
    const auto connection = open();
    ChangeSet set;
    set.set({Table::People, 1}, u"email"_s, u"alex@example.org"_s, u"new@example.org"_s);
    const qint64 step = SAVED(records::save(connection, set, author(), u"Edit"_s)).step;
    m_database->run(u"UPDATE \"user\" SET email = 'alex@example.org' WHERE id = 2;\n"_s);
    const SaveFailure failure = REFUSED(records::undo(connection, author(), step));
    QCOMPARE(failure.problems.constFirst().problem.loc, QStringList{u"email"_s});
    QVERIFY(failure.problems.constFirst().problem.msg.contains(u"Ирина"_s));
}

void UndoRefusalTest::aChangedStructureEndsUndo()
{
    m_stores.spoil();
    const qint64 step = edit(1);
    m_database->run(u"UPDATE shopbook_revision SET revision = 'aaaaaaaaaaaa' WHERE branch = 'market';\n"
                    "UPDATE alembic_version SET version_num = 'aaaaaaaaaaaa';\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::undo(open(), author(), step));
    QVERIFY(failure.error.message.contains(u"structure"_s));
    QCOMPARE(contents(*m_database), before);
    QCOMPARE(UNWRAP(records::changesOf(open(), step)).size(), 1);          // it can still be read
}

void UndoRefusalTest::otherBranchesDoNotEndUndo()
{
    m_stores.spoil();
    const qint64 step = edit(1);
    m_database->run(u"INSERT INTO shopbook_revision (branch, revision) VALUES ('wallet', 'bbbbbbbbbbbb');\n"
                    "UPDATE shopbook_revision SET revision = 'cccccccccccc' WHERE branch = 'phonebook';\n"_s);
    (void)SAVED(records::undo(open(), author(), step));
}

void UndoRefusalTest::anUnreadableStepIsRefused()
{
    const qint64 step = edit(1);
    m_database->run(u"UPDATE shopbook_change SET operation = 'merge';\n"_s);
    QVERIFY(!REFUSED(records::undo(open(), author(), step)).error.message.isEmpty());
    m_database->run(u"UPDATE shopbook_change SET operation = 'update', old_json = '{';\n"_s);
    QVERIFY(!REFUSED(records::undo(open(), author(), step)).error.message.isEmpty());
    m_database->run(u"DELETE FROM shopbook_change;\n"_s);                  // the history was forgotten
    QVERIFY(!REFUSED(records::undo(open(), author(), step)).error.message.isEmpty());
    QCOMPARE(row(open(), Table::Products, 1).value(u"price"_s), QVariant(qint64(1)));
}

QTEST_GUILESS_MAIN(UndoRefusalTest)
#include "UndoRefusalTest.moc"
