// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/History.h"
#include "records/Store.h"
#include "records/Undo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace store;
using database::Role;
using records::HistoryEntry;
using records::UndoDecision;
using Take = records::UndoDecision::Take;

/// What a row went through, and steps that are taken back although somebody changed their rows since.
class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanupTestCase() { m_stores.end(); }

    void nothingIsKnown();
    void everyStepOfOneRow();
    void othersAreNoticed();
    void aRowThatOthersDeleted();
    void anIdThatWasGivenAgain();

    void aFieldEachWay_data();
    void aFieldEachWay();
    void theirsEverywhereCountsAsTakenBack();
    void changedOnceMoreIsAConflictAgain();
    void anAddedRowIsKeptOrRemoved();
    void aRowThatIsGoneIsLeftDeleted();
    void theUndoneStepIsRedone();

private:
    qint64 edit(const Record &values, const records::Author &who = author());
    [[nodiscard]] QList<HistoryEntry> history() const
    {
        return UNWRAP(records::historyOf(open(), m_course, 100));
    }
    void elsewhere(const QString &assignments) const
    {
        m_database->run(u"UPDATE products SET %1 WHERE id = 1;\n"_s.arg(assignments));
    }
    [[nodiscard]] QVariant now(const QString &column) const
    {
        return row(open(), Table::Products, 1).value(column);
    }
    [[nodiscard]] database::Connection open() const { return m_database->open(Role::Writer); }
    Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    const RowKey m_course{Table::Products, 1};
};

void HistoryTest::init()
{
    support::failOnSqlWarnings();
    m_database = &m_stores.begin(support::engine());
}

qint64 HistoryTest::edit(const Record &values, const records::Author &who)
{
    const auto connection = open();
    ChangeSet set;
    set.set(m_course, row(connection, Table::Products, 1), values);
    return SAVED(records::save(connection, set, who, u"Edit"_s)).step;
}

void HistoryTest::nothingIsKnown()
{
    elsewhere(u"price = 5"_s);
    QVERIFY(history().isEmpty());
}

void HistoryTest::everyStepOfOneRow()
{
    const qint64 first = edit({{u"price"_s, qint64(100)}});
    edit({{u"price"_s, qint64(200)}, {u"hidden_content"_s, u"новый секрет"_s}}, somebodyElse());
    ChangeSet other;
    other.set({Table::Products, 2}, {{u"price"_s, qint64(100)}}, {{u"price"_s, qint64(101)}});
    (void)SAVED(records::save(open(), other, author(), u"Other"_s));
    ChangeSet archive;
    archive.apply(Operation::Archive, m_course, row(open(), Table::Products, 1));
    (void)SAVED(records::save(open(), archive, author(), u"Archive"_s));
    const auto found = history();
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).operation, Operation::Archive);
    QCOMPARE(found.at(1).step->author, somebodyElse().id);
    QCOMPARE(found.at(1).before.value(u"price"_s), qint64(100));
    QCOMPARE(found.at(1).after.value(u"price"_s), qint64(200));
    QCOMPARE(found.at(1).after.size(), 2); // not what the program itself writes
    QCOMPARE(found.at(2).step->id, first);
    QVERIFY(!found.at(2).step->at.isEmpty());
}

void HistoryTest::othersAreNoticed()
{
    edit({{u"price"_s, qint64(100)}});
    elsewhere(u"price = 150"_s);
    edit({{u"price"_s, qint64(200)}});
    elsewhere(u"price = 250, name = 'Чужое имя'"_s);
    const auto found = history();
    QCOMPARE(found.size(), 4);
    QVERIFY(!found.at(0).step); // since then
    QVERIFY(found.at(0).until.isEmpty());
    QCOMPARE(found.at(0).before, (Record{{u"price"_s, qint64(200)}})); // the name was never seen before
    QCOMPARE(found.at(0).after, (Record{{u"price"_s, qint64(250)}}));
    QVERIFY(found.at(1).step);
    QVERIFY(!found.at(2).step);
    QCOMPARE(found.at(2).before, (Record{{u"price"_s, qint64(100)}}));
    QCOMPARE(found.at(2).after, (Record{{u"price"_s, qint64(150)}}));
    QCOMPARE(found.at(2).from, found.at(3).step->at);
    QCOMPARE(found.at(2).until, found.at(1).step->at);
}

void HistoryTest::aRowThatOthersDeleted()
{
    edit({{u"price"_s, qint64(100)}});
    m_database->run(u"DELETE FROM purchases WHERE product_id = 1;\nDELETE FROM products WHERE id = 1;\n"_s);
    const auto found = history();
    QCOMPARE(found.size(), 2);
    QVERIFY(!found.at(0).step);
    QCOMPARE(found.at(0).operation, Operation::Delete);
}

void HistoryTest::anIdThatWasGivenAgain()
{
    edit({{u"price"_s, qint64(100)}});
    m_database->run(
        u"DELETE FROM purchases WHERE product_id = 1;\nDELETE FROM products WHERE id = 1;\n"
        "INSERT INTO products (id, name, description, price, category_id, hidden_content, created_at) VALUES (1, 'Другой', 'Описание', 7, 1, 'секрет', '2026-02-01 10:00:00');\n"_s);
    QVERIFY(history().isEmpty());
}

void HistoryTest::aFieldEachWay_data()
{
    QTest::addColumn<int>("take");
    QTest::addColumn<qint64>("price");
    QTest::newRow("before") << int(Take::Before) << qint64(990);
    QTest::newRow("mine") << int(Take::Mine) << qint64(100);
    QTest::newRow("theirs") << int(Take::Theirs) << qint64(150);
}

void HistoryTest::aFieldEachWay()
{
    QFETCH(int, take);
    QFETCH(qint64, price);
    const qint64 step = edit({{u"price"_s, qint64(100)}, {u"name"_s, u"Моё имя"_s}});
    elsewhere(u"price = 150"_s);
    const auto conflicts = REFUSED(records::undo(open(), author(), step)).conflicts;
    QCOMPARE(conflicts.size(), 1);
    const auto &conflict = conflicts.constFirst();
    QCOMPARE(conflict.fields, QStringList{u"price"_s});
    QCOMPARE(conflict.mine.value(u"price"_s), qint64(990)); // what would be put back
    QCOMPARE(conflict.before.value(u"price"_s), qint64(100)); // what the step had written
    QCOMPARE(conflict.theirs.value(u"price"_s), qint64(150));
    (void)SAVED(records::undo(open(), author(), step, {{m_course, u"price"_s, Take(take), conflict.theirs}}));
    QCOMPARE(now(u"price"_s), price);
    QCOMPARE(now(u"name"_s), u"Курс по SQL"_s); // nobody else had touched it: taken back
    QVERIFY(!UNWRAP(records::nextUndo(open(), author())));
}

void HistoryTest::theirsEverywhereCountsAsTakenBack()
{
    const qint64 earlier = edit({{u"name"_s, u"Раньше"_s}});
    const qint64 step = edit({{u"price"_s, qint64(100)}});
    elsewhere(u"price = 150"_s);
    const auto theirs = REFUSED(records::undo(open(), author(), step)).conflicts.constFirst().theirs;
    const qint64 steps = m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toLongLong();
    const auto report =
        SAVED(records::undo(open(), author(), step, {{m_course, u"price"_s, Take::Theirs, theirs}}));
    QCOMPARE(now(u"price"_s), qint64(150));
    // No empty step is written: whoever looked at it is not asked again, and a later start offers it once more.
    QCOMPARE(report.step, 0);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM shopbook_step"_s).toLongLong(), steps);
    QCOMPARE(UNWRAP(records::nextUndo(open(), author(), {step}))->id, earlier);
    QCOMPARE(UNWRAP(records::nextUndo(open(), author()))->id, step);
    QVERIFY(!UNWRAP(records::nextRedo(open(), author())));
}

void HistoryTest::changedOnceMoreIsAConflictAgain()
{
    const qint64 step = edit({{u"price"_s, qint64(100)}});
    elsewhere(u"price = 150"_s);
    const auto theirs = REFUSED(records::undo(open(), author(), step)).conflicts.constFirst().theirs;
    elsewhere(u"price = 160"_s);
    const auto again =
        REFUSED(records::undo(open(), author(), step, {{m_course, u"price"_s, Take::Before, theirs}}))
            .conflicts;
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.constFirst().theirs.value(u"price"_s), qint64(160));
    QCOMPARE(now(u"price"_s), qint64(160));
}

void HistoryTest::anAddedRowIsKeptOrRemoved()
{
    for (const Take take : {Take::Theirs, Take::Before}) {
        ChangeSet set;
        const RowKey added = set.insert(Table::Categories, {{u"category_name"_s, u"Добавлена"_s}});
        const auto report = SAVED(records::save(open(), set, author(), u"Add"_s));
        const RowKey key{Table::Categories, report.newIds.value(added)};
        m_database->run(u"UPDATE categories SET category_name = 'Чужое' WHERE id = %1;\n"_s.arg(key.id));
        const auto conflict = REFUSED(records::undo(open(), author(), report.step)).conflicts.constFirst();
        QVERIFY(conflict.mine.isEmpty()); // the row would go
        (void)SAVED(records::undo(open(), author(), report.step, {{key, {}, take, conflict.theirs}}));
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories WHERE id = ?"_s, {key.id}).toInt(),
                 take == Take::Theirs ? 1 : 0);
    }
}

void HistoryTest::aRowThatIsGoneIsLeftDeleted()
{
    ChangeSet set;
    set.set(m_course, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(100)}});
    set.set({Table::Products, 2}, {{u"price"_s, qint64(100)}}, {{u"price"_s, qint64(101)}});
    const qint64 step = SAVED(records::save(open(), set, author(), u"Both"_s)).step;
    m_database->run(u"DELETE FROM purchases WHERE product_id = 1;\nDELETE FROM products WHERE id = 1;\n"_s);
    const auto conflict = REFUSED(records::undo(open(), author(), step)).conflicts.constFirst();
    QVERIFY(conflict.isGone);
    (void)SAVED(records::undo(open(), author(), step, {{m_course, {}, Take::Theirs, {}}}));
    QCOMPARE(row(open(), Table::Products, 2).value(u"price"_s), qint64(100));
}

void HistoryTest::theUndoneStepIsRedone()
{
    const qint64 step = edit({{u"price"_s, qint64(100)}});
    elsewhere(u"price = 150"_s);
    const auto theirs = REFUSED(records::undo(open(), author(), step)).conflicts.constFirst().theirs;
    (void)SAVED(records::undo(open(), author(), step, {{m_course, u"price"_s, Take::Before, theirs}}));
    QCOMPARE(now(u"price"_s), qint64(990));
    (void)SAVED(records::undo(open(), author(), UNWRAP(records::nextRedo(open(), author()))->id));
    QCOMPARE(now(u"price"_s), qint64(150)); // as it stood before the undo
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "HistoryTest.moc"
