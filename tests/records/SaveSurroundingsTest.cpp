// SPDX-License-Identifier: GPL-3.0-or-later
// What the database and other programs may do to a save: locks, a failing COMMIT, tables that they changed.
#include "records/Journal.h"
#include "records/Save.h"
#include "records/Store.h"

#include "database/Transaction.h"
#include "support/StatementTrace.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

class SaveSurroundingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void lockHeldByAnotherProgram();
    void aFailedCommitIsReported();
    void aConstraintThatOnlyTheDatabaseKnows();
    void anUnknownColumnIsLeftAlone();
    void anUnknownColumnThatMustBeFilledIsNamed();
    void aReadOnlyConnectionSaysSo();
    void withoutAJournalNothingIsSaved();
    void aDeadlockIsTriedAgain();
    void aSaveTakesFewRoundTrips();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void SaveSurroundingsTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

void SaveSurroundingsTest::lockHeldByAnotherProgram()
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

void SaveSurroundingsTest::aFailedCommitIsReported()
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

void SaveSurroundingsTest::aConstraintThatOnlyTheDatabaseKnows()
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

void SaveSurroundingsTest::anUnknownColumnIsLeftAlone()
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

void SaveSurroundingsTest::anUnknownColumnThatMustBeFilledIsNamed()
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

void SaveSurroundingsTest::aReadOnlyConnectionSaysSo()
{
    const auto connection = UNWRAP(database::Connection::open(m_database->location(), database::OpenMode::ReadOnly, Role::Writer));
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Edit"_s));
    QCOMPARE(failure.error.code, base::ErrorCode::NoPermission);
}

void SaveSurroundingsTest::withoutAJournalNothingIsSaved()
{
    m_stores.spoil();
    m_database->run(u"DROP TABLE shopbook_change;\nDROP TABLE shopbook_step;\n"_s);
    const auto connection = open();
    ChangeSet set;
    set.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1));
    QCOMPARE(REFUSED(records::save(connection, set, author(), u"Edit"_s)).error.code, base::ErrorCode::NotAtHead);
    QCOMPARE(row(connection, Table::Products, 1).value(u"price"_s), QVariant(qint64(990)));
}

void SaveSurroundingsTest::aDeadlockIsTriedAgain()
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

/// A server may be far away: a save asks it a handful of times, however many journal rows there are.
void SaveSurroundingsTest::aSaveTakesFewRoundTrips()
{
    const auto worker = UNWRAP(database::Worker::start(m_database->location(), database::OpenMode::ReadWrite, Role::Writer));
    const auto tripsOf = [&](const ChangeSet &set) {
        support::StatementTrace trace(*worker);
        std::promise<SaveResult> promise;
        worker->post(database::Worker::Priority::Normal, [&](const database::Connection &connection) {
            promise.set_value(records::save(connection, set, author(), u"Edit"_s));
        });
        (void)SAVED(promise.get_future().get());
        trace.stop();
        return trace.roundTrips();
    };
    const bool isServer = support::engine() == Engine::Postgresql;
    ChangeSet cell;
    cell.set({Table::Products, 1}, u"price"_s, qint64(990), qint64(1500));
    // BEGIN with the rows, the row, the heads, the journal with the notice, COMMIT.
    QCOMPARE(tripsOf(cell), isServer ? 5 : 0);
    const auto connection = open();
    QCOMPARE(records::changesOf(connection, UNWRAP(records::steps(connection, 1)).constFirst().id).value().size(), 1);
    ChangeSet fresh;
    constexpr int people = 120;
    for (int i = 0; i < people; ++i)
        (void)fresh.insert(Table::People, newPerson(u"p%1@example.org"_s.arg(i)));
    // A row each, their e-mails looked up, and what the journal's first statement does not hold.
    QVERIFY2(tripsOf(fresh) <= (isServer ? people + 8 : 0), "more round trips than rows");
    const auto changes = UNWRAP(records::changesOf(connection, UNWRAP(records::steps(connection, 1)).constFirst().id));
    QCOMPARE(changes.size(), people);
    for (int i = 0; i < people; ++i)
        QCOMPARE(changes.at(i).after.value(u"email"_s).toString(), u"p%1@example.org"_s.arg(i));
}

QTEST_GUILESS_MAIN(SaveSurroundingsTest)
#include "SaveSurroundingsTest.moc"
