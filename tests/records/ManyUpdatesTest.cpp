// SPDX-License-Identifier: GPL-3.0-or-later
// Updates of many rows in one save: they share statements, and all is as if each had had its own.
#include "records/Journal.h"
#include "records/Save.h"
#include "records/Store.h"
#include "records/Undo.h"

#include "database/Query.h"
#include "support/StatementTrace.h"

#include <QTest>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;
using namespace store;
using database::Engine;
using database::Role;

namespace {

constexpr int people = 230;
constexpr qint64 firstPerson = 3;   // two stand there already

QString sqlOfPeople(Engine engine)
{
    const QString rows = u"INSERT INTO \"user\" (name, age, email, country, city, created_at) SELECT 'P' || n, n / 2.0, "
                         "'p' || n || '@example.org', 'Россия', 'Город ' || n, '2026-01-05 10:00:02' FROM "_s;
    return engine == Engine::Sqlite
        ? rows + u"(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %1) SELECT n FROM c);\n"_s.arg(people)
        : rows + u"generate_series(1, %1) AS n;\n"_s.arg(people);
}

} // namespace

class ManyUpdatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void eachRowGetsItsOwnValues();
    void theyShareStatements();
    void theRowThatTheDatabaseRefusesIsNamed();
    void rowsThatATriggerSkipsAreNotTakenForSaved();
    void aConflictShowsTheWholeRow();
    void bytesThatNoTextCanCarryAreNoObstacle();

private:
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    /// A new age for each of the people; the change set as a person makes it.
    [[nodiscard]] ChangeSet newAges(qint64 first, int count) const;
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
};

void ManyUpdatesTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
    m_database->run(sqlOfPeople(support::engine()));
}

ChangeSet ManyUpdatesTest::newAges(qint64 first, int count) const
{
    const auto connection = open();
    ChangeSet set;
    for (qint64 id = first; id < first + count; ++id)
        set.set({Table::People, id}, u"age"_s, row(connection, Table::People, id).value(u"age"_s), 18.0 + double(id % 50));
    return set;
}

void ManyUpdatesTest::eachRowGetsItsOwnValues()
{
    const auto connection = open();
    const QVariantList texts{u"Ёж's \"city\" \\ %_"_s, u""_s, QVariant(), u"\n\t\u2028"_s, u"🧑‍🚀"_s, u"? ?::text $1"_s};
    ChangeSet set;
    // Three kinds of changes, each more than a statement holds or hardly worth one.
    for (int i = 0; i < people; ++i) {
        const RowKey key{Table::People, firstPerson + i};
        const Record stored = row(connection, Table::People, key.id);
        const QVariant city = stored.value(u"city"_s);
        if (i % 3 != 0)
            set.set(key, u"city"_s, city, texts.at(i % texts.size()));
        if (i % 3 != 1 || i > 220)
            set.set(key, u"age"_s, stored.value(u"age"_s), 18.1 + i / 10.0);
    }
    const int changed = set.count();
    const SaveReport report = SAVED(records::save(connection, set, author(), u"Many"_s));
    QCOMPARE(report.changed.size(), changed);
    for (auto it = set.changes().cbegin(); it != set.changes().cend(); ++it) {
        const Record now = row(connection, Table::People, it.key().id);
        for (auto value = it->after.cbegin(); value != it->after.cend(); ++value)
            QVERIFY2(database::value::same(now.value(value.key()), *value),
                     qPrintable(u"%1 of %2: %3"_s.arg(value.key()).arg(it.key().id).arg(now.value(value.key()).toString())));
    }
    const auto journal = UNWRAP(records::changesOf(connection, report.step));
    QCOMPARE(journal.size(), changed);
    for (const records::StepChange &entry : journal) {
        const records::RowChange *change = set.change(entry.row);
        QVERIFY(change);
        QCOMPARE(entry.after.keys(), change->after.keys());
        for (auto value = entry.after.cbegin(); value != entry.after.cend(); ++value)
            QVERIFY(database::value::same(*value, change->after.value(value.key())));
        for (auto value = entry.before.cbegin(); value != entry.before.cend(); ++value)
            QVERIFY(database::value::same(*value, change->before.value(value.key())));
    }
    (void)SAVED(records::undo(connection, author(), report.step));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\" WHERE id >= 3 AND city = 'Город ' || (id - 2) AND "
                                "age = (id - 2) / 2.0"_s)
                 .toInt(),
             people);
}

void ManyUpdatesTest::theyShareStatements()
{
    const ChangeSet set = newAges(firstPerson, people);
    const auto worker =
        UNWRAP(database::Worker::start(m_database->location(), database::OpenMode::ReadWrite, Role::Writer));
    support::StatementTrace trace(*worker);
    std::promise<SaveResult> promise;
    worker->post(database::Worker::Priority::Normal, [&](const database::Connection &connection) {
        promise.set_value(records::save(connection, set, author(), u"Many"_s));
    });
    (void)SAVED(promise.get_future().get());
    trace.stop();
    QVERIFY2(trace.statements().size() < people / 5, qPrintable(QString::number(trace.statements().size())));
    QVERIFY(trace.roundTrips() < people / 5);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\" WHERE id >= 3 AND age = 18.0 + id % 50"_s).toInt(), people);
}

void ManyUpdatesTest::theRowThatTheDatabaseRefusesIsNamed()
{
    m_stores.spoil();
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"CREATE TRIGGER owner_says BEFORE UPDATE ON \"user\" WHEN NEW.id = 150 BEGIN "
                          "SELECT RAISE(ABORT, 'not this one'); END;\n"_s
                        : u"ALTER TABLE \"user\" ADD CONSTRAINT owner_says CHECK (id <> 150 OR age > 70);\n"_s);
    const QString before = contents(*m_database);
    const auto connection = open();
    const SaveFailure failure =
        REFUSED(records::save(connection, newAges(firstPerson + 1, people - 1), author(), u"Many"_s));
    QCOMPARE(failure.problems.size(), 1);
    QCOMPARE(failure.problems.constFirst().row, (RowKey{Table::People, 150}));
    QCOMPARE(contents(*m_database), before);
    (void)SAVED(records::save(connection, newAges(firstPerson + 1, 140), author(), u"Fewer"_s));
}

void ManyUpdatesTest::rowsThatATriggerSkipsAreNotTakenForSaved()
{
    m_stores.spoil();
    m_database->run(support::engine() == Engine::Sqlite
                        ? u"CREATE TRIGGER owner_says BEFORE UPDATE ON \"user\" WHEN NEW.id IN (20, 30) BEGIN "
                          "SELECT RAISE(IGNORE); END;\n"_s
                        : u"CREATE FUNCTION skip_row() RETURNS trigger AS $$ BEGIN IF NEW.id IN (20, 30) THEN RETURN NULL; "
                          "END IF; RETURN NEW; END $$ LANGUAGE plpgsql;\n"
                          "CREATE TRIGGER owner_says BEFORE UPDATE ON \"user\" FOR EACH ROW EXECUTE FUNCTION skip_row();\n"_s);
    const QString before = contents(*m_database);
    const SaveFailure failure = REFUSED(records::save(open(), newAges(firstPerson, people), author(), u"Many"_s));
    QCOMPARE(failure.conflicts.size(), 2);
    QCOMPARE(failure.conflicts.at(0).row.id, 20);
    QCOMPARE(failure.conflicts.at(1).row.id, 30);
    QCOMPARE(contents(*m_database), before);
}

void ManyUpdatesTest::aConflictShowsTheWholeRow()
{
    const auto connection = open();
    const ChangeSet set = newAges(firstPerson, 20);
    m_database->run(u"UPDATE \"user\" SET age = 77, city = 'Псков' WHERE id = 9;\nDELETE FROM \"user\" WHERE id = 12;\n"_s);
    const SaveFailure failure = REFUSED(records::save(connection, set, author(), u"Many"_s));
    QCOMPARE(failure.conflicts.size(), 2);
    for (const records::Conflict &conflict : failure.conflicts) {
        QCOMPARE(conflict.isGone, conflict.row.id == 12);
        if (conflict.isGone)
            continue;
        QCOMPARE(conflict.row.id, 9);
        QCOMPARE(conflict.fields, QStringList{u"age"_s});
        QCOMPARE(conflict.theirs, row(connection, Table::People, 9));
        QCOMPARE(conflict.theirs.value(u"city"_s).toString(), u"Псков"_s);
    }
}

void ManyUpdatesTest::bytesThatNoTextCanCarryAreNoObstacle()
{
    if (support::engine() != Engine::Sqlite)
        return;   // a server checks what it is given
    m_database->run(u"UPDATE \"user\" SET city = CAST(x'4d61c97274' AS TEXT) WHERE id BETWEEN 5 AND 60;\n"_s);
    const auto connection = open();
    ChangeSet set;
    for (qint64 id = 3; id < 100; ++id)
        set.set({Table::People, id}, u"city"_s, row(connection, Table::People, id).value(u"city"_s), u"Мартовск"_s);
    (void)SAVED(records::save(connection, set, author(), u"Many"_s));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\" WHERE city = 'Мартовск'"_s).toInt(), 97);
}

QTEST_GUILESS_MAIN(ManyUpdatesTest)
#include "ManyUpdatesTest.moc"
