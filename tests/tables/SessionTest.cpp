// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/Shop.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using records::Operation;
using records::RowKey;
using schema::Table;
using tables::Session;
using State = tables::Session::State;

/// One change set for all pages: staging, saving, undo, conflicts, other programs.
class SessionTest : public QObject
{
    Q_OBJECT
private:
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<Session> m_session;

    const RowKey m_course{Table::Products, 1};
    const records::Record m_courseRow{
        {u"name"_s, u"Курс по SQL"_s}, {u"price"_s, qint64(990)}, {u"file_id"_s, QVariant()}};

    void stagePrice(qint64 price)
    {
        QVERIFY(m_session->stageEdit(m_course, m_courseRow, {{u"price"_s, price}}).isEmpty());
    }
    [[nodiscard]] bool isSaved()
    {
        QSignalSpy saved(m_session.get(), &Session::saved);
        m_session->save();
        return QTest::qWaitFor([&] { return !saved.isEmpty(); }, support::patienceMs);
    }
    [[nodiscard]] records::SaveFailure failure()
    {
        QSignalSpy failed(m_session.get(), &Session::saveFailed);
        m_session->save();
        if (!QTest::qWaitFor([&] { return !failed.isEmpty(); }, support::patienceMs))
            return {};
        return failed.constFirst().constFirst().value<records::SaveFailure>();
    }
    [[nodiscard]] qint64 price() const
    {
        return m_database->scalar(u"SELECT price FROM products WHERE id = 1"_s).toLongLong();
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database = &m_stores.begin(support::engine());
        m_session = shop::open(*m_database);
    }
    void cleanup() { m_session.reset(); }

    void statesFollowTheWork()
    {
        QSignalSpy states(m_session.get(), &Session::stateChanged);
        QCOMPARE(m_session->state(), State::Saved);
        stagePrice(1000);
        QCOMPARE(m_session->state(), State::Pending);
        QCOMPARE(m_session->pending().count(), 1);
        m_session->save();
        QCOMPARE(m_session->state(), State::Saving);
        QTRY_COMPARE(m_session->state(), State::Saved);
        QCOMPARE(price(), 1000);
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(states.size(), 3);
        QVERIFY(isSaved()); // nothing to save is said to be saved
        stagePrice(1001);
        stagePrice(990); // 990 was read: the change cancels itself out
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(m_session->state(), State::Saved);
    }

    void rulesStandBeforeStaging()
    {
        const auto problems =
            m_session->stageEdit(m_course, m_courseRow, {{u"price"_s, qint64(0)}, {u"name"_s, u"ab"_s}});
        QCOMPARE(problems.size(), 2);
        QVERIFY(m_session->pending().isEmpty());
        // An older breach that is put back blocks nothing.
        const records::Record broken{{u"price"_s, qint64(0)}};
        QVERIFY(m_session->stageEdit(m_course, broken, {{u"price"_s, qint64(5)}}).isEmpty());
        QVERIFY(m_session->stageEdit(m_course, broken, {{u"price"_s, qint64(0)}}).isEmpty());
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(!m_session->stageInsert(Table::Products, {{u"name"_s, u"Курс"_s}}, nullptr).isEmpty());
        QVERIFY(m_session->pending().isEmpty());
        RowKey key;
        QVERIFY(m_session->stageInsert(Table::Products, store::newProduct(), &key).isEmpty());
        QVERIFY(key.id < 0);
    }

    void stepsAreNamed()
    {
        QVERIFY(m_session->undoText().isEmpty());
        stagePrice(1000);
        QCOMPARE(m_session->undoText(), u"Edit product “Курс по SQL”"_s);
        QVERIFY(m_session->stageInsert(Table::Categories, {{u"category_name"_s, u"Чек-листы"_s}}, nullptr)
                    .isEmpty());
        QCOMPARE(m_session->undoText(), u"Add category “Чек-листы”"_s);
        m_session->stage(Operation::Archive, {Table::Customers, 2}, {{u"telegram_id"_s, qint64(-5)}});
        QCOMPARE(m_session->undoText(), u"Archive customer “-5”"_s);
        m_session->undo();
        QCOMPARE(m_session->redoText(), u"Archive customer “-5”"_s);
        m_session->undo();
        QCOMPARE(m_session->redoText(), u"Add category “Чек-листы”"_s);
        QVERIFY(isSaved());
        QTRY_COMPARE(m_session->undoText(), u"Edit product “Курс по SQL”"_s); // now a saved step
        QVERIFY(m_session->redoText().isEmpty());
        QVERIFY(m_session->stageEdit(m_course, {{u"price"_s, qint64(1000)}}, {{u"price"_s, qint64(1001)}})
                    .isEmpty());
        m_session->stage(Operation::Archive, {Table::Products, 2}, {{u"name"_s, u"Вебинар"_s}});
        QVERIFY(isSaved());
        QTRY_VERIFY(m_session->undoText().contains(u'2')); // "2 changes"
    }

    void undoGoesFromPendingToSaved()
    {
        QSignalSpy undone(m_session.get(), &Session::undone);
        QSignalSpy redone(m_session.get(), &Session::redone);
        stagePrice(1000);
        QVERIFY(isSaved());
        QTRY_VERIFY(!m_session->undoText().isEmpty());
        QVERIFY(m_session->stageEdit(m_course, {{u"price"_s, qint64(1000)}}, {{u"price"_s, qint64(2000)}})
                    .isEmpty());
        m_session->undo();
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(undone.size(), 1);
        m_session->redo(); // what was not saved comes back as well
        QCOMPARE(m_session->pending().change(m_course)->after.value(u"price"_s), QVariant(qint64(2000)));
        QCOMPARE(redone.size(), 1);
        m_session->undo();
        m_session->undo();
        QTRY_COMPARE(undone.size(), 3);
        QCOMPARE(price(), 990);
        QTRY_VERIFY(!m_session->redoText().isEmpty());
        m_session->redo(); // … the pending one first
        QCOMPARE(m_session->pending().count(), 1);
        m_session->dropAll();
        m_session->stage(Operation::Archive, m_course, m_courseRow);
        m_session->dropChange(m_course);
        QTRY_VERIFY(!m_session->redoText().isEmpty());
        m_session->redo();
        QTRY_COMPARE(price(), 1000);
    }

    void undoOutlivesTheSession()
    {
        stagePrice(1000);
        QVERIFY(isSaved());
        m_session = shop::open(*m_database);
        QTRY_COMPARE(m_session->undoText(), u"Edit product “Курс по SQL”"_s);
        m_session->undo();
        QTRY_COMPARE(price(), 990);
        // Another person's steps are not ours to take back.
        m_session = shop::open(*m_database, false, store::somebodyElse());
        QTest::qWait(0);
        QVERIFY(m_session->saveAndWait());
        QVERIFY(m_session->undoText().isEmpty());
    }

    void conflictsAreAChoice()
    {
        stagePrice(1000);
        m_database->run(u"UPDATE products SET price = 1500 WHERE id = 1;\n"_s);
        auto failed = failure();
        QCOMPARE(failed.conflicts.size(), 1);
        QCOMPARE(m_session->state(), State::Failed);
        QCOMPARE(failed.conflicts.constFirst().theirs.value(u"price"_s), QVariant(qint64(1500)));
        QCOMPARE(price(), 1500); // never overwritten
        QCOMPARE(m_session->pending().count(), 1); // never dropped
        m_session->resolveWithMine(failed.conflicts.constFirst());
        QCOMPARE(m_session->state(), State::Pending);
        QVERIFY(isSaved());
        QCOMPARE(price(), 1000);

        QVERIFY(m_session
                    ->stageEdit(m_course, {{u"price"_s, qint64(990)}},
                                {{u"price"_s, qint64(1)}, {u"file_id"_s, u"f"_s}})
                    .isEmpty());
        failed = failure();
        QCOMPARE(failed.conflicts.size(), 1);
        m_session->resolveWithTheirs(failed.conflicts.constFirst());
        QVERIFY(isSaved()); // what did not collide is saved
        QCOMPARE(price(), 1000);
        QCOMPARE(m_database->scalar(u"SELECT file_id FROM products WHERE id = 1"_s).toString(), u"f"_s);
    }

    void aRowThatIsGoneIsAConflict()
    {
        m_database->run(u"INSERT INTO categories (category_name) VALUES ('Ссылки');\n"_s);
        const RowKey row{Table::Categories, 3};
        const records::Record before{{u"category_name"_s, u"Ссылки"_s}};
        for (const bool mine : {false, true}) {
            QVERIFY(m_session->stageEdit(row, before, {{u"category_name"_s, u"Мои ссылки"_s}}).isEmpty());
            m_database->run(u"DELETE FROM categories WHERE id = 3;\n"_s);
            const auto failed = failure();
            QCOMPARE(failed.conflicts.size(), 1);
            QVERIFY(failed.conflicts.constFirst().isGone);
            if (mine)
                m_session->resolveWithMine(failed.conflicts.constFirst());
            else
                m_session->resolveWithTheirs(failed.conflicts.constFirst());
            QCOMPARE(m_session->pending().isEmpty(), !mine);
            QVERIFY(isSaved());
        }
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories WHERE category_name = 'Мои ссылки'"_s)
                     .toLongLong(),
                 1);
    }

    /// What is typed while a save runs is neither lost nor saved twice.
    void editsDuringASaveStay()
    {
        RowKey fresh;
        QVERIFY(
            m_session->stageInsert(Table::Categories, {{u"category_name"_s, u"Новая"_s}}, &fresh).isEmpty());
        RowKey product;
        stagePrice(1000);
        QSignalSpy saved(m_session.get(), &Session::saved);
        m_session->save();
        stagePrice(2000);
        QVERIFY(m_session->stageEdit(m_course, m_courseRow, {{u"file_id"_s, u"f"_s}}).isEmpty());
        QVERIFY(m_session->stageEdit(fresh, {}, {{u"category_name"_s, u"Новее"_s}}).isEmpty());
        QVERIFY(m_session->stageInsert(Table::Products, store::newProduct(u"Курс два"_s, fresh.id), &product)
                    .isEmpty());
        m_session->save(); // remembered
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(price(), 2000);
        QCOMPARE(
            m_database
                ->scalar(u"SELECT c.category_name FROM products p JOIN categories c ON c.id = p.category_id "
                         "WHERE p.name = 'Курс два'"_s)
                .toString(),
            u"Новее"_s);
    }

    void newIdsTakeThePlaceOfTemporaryOnes()
    {
        RowKey fresh;
        QVERIFY(
            m_session->stageInsert(Table::Categories, {{u"category_name"_s, u"Новая"_s}}, &fresh).isEmpty());
        m_session->save();
        QVERIFY(m_session->stageInsert(Table::Products, store::newProduct(u"Курс два"_s, fresh.id), nullptr)
                    .isEmpty());
        QTRY_COMPARE(m_session->state(), State::Pending);
        const auto &change = m_session->pending().changes().first();
        QCOMPARE(change.after.value(u"category_id"_s), QVariant(qint64(3)));
        QVERIFY(isSaved());
    }

    void savingBesideWhatIsPending()
    {
        stagePrice(1000);
        records::ChangeSet beside;
        beside.set({Table::People, 1}, {{u"surname"_s, u"John"_s}}, {{u"surname"_s, u"Smith"_s}});
        QSignalSpy saved(m_session.get(), &Session::saved);
        m_session->saveNow(beside, u"Change contact"_s);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(m_session->state(), State::Pending);
        QCOMPARE(m_session->pending().count(), 1);
        QCOMPARE(price(), 990);
        QCOMPARE(m_database->scalar(u"SELECT surname FROM \"user\" WHERE id = 1"_s).toString(), u"Smith"_s);
        beside.clear();
        beside.set({Table::People, 1}, {{u"surname"_s, u"John"_s}}, {{u"surname"_s, u"Jones"_s}});
        m_session->saveNow(beside, u"Change contact"_s); // it is another one's by now
        QTRY_COMPARE(m_session->state(), State::Failed);
        QVERIFY(m_session->saveAndWait());
        QCOMPARE(price(), 1000);
    }

    void waitingForASaveThatRuns()
    {
        stagePrice(1000);
        m_session->save();
        stagePrice(2000);
        QVERIFY(m_session->saveAndWait());
        QCOMPARE(price(), 2000);
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(m_session->state(), State::Saved);
        stagePrice(5); // 990 is what it says it read: refused
        QVERIFY(!m_session->saveAndWait());
        QCOMPARE(m_session->lastFailure().conflicts.size(), 1);
        QCOMPARE(m_session->state(), State::Failed);
    }

    void closingFinishesASave()
    {
        stagePrice(1000);
        m_session->save();
        m_session.reset();
        QCOMPARE(price(), 1000);
    }

    void onlyOthersAreOthers()
    {
        QSignalSpy noticed(m_session.get(), &Session::changedByOthers);
        stagePrice(1000);
        QVERIFY(isSaved());
        stagePrice(990);
        m_session->dropAll();
        QTest::qWait(2200); // two looks
        QCOMPARE(noticed.size(), 0);
        m_database->run(u"UPDATE products SET price = 5 WHERE id = 2;\n"_s);
        QTRY_COMPARE(noticed.size(), 1);
    }

    void deletingWhatOthersNeedIsRefused()
    {
        const auto row = store::row(m_database->open(), Table::Customers, 1);
        m_session->stage(Operation::Delete, {Table::Customers, 1}, row);
        const auto failed = failure();
        QCOMPARE(failed.obstacles.size(), 1);
        QCOMPARE(failed.obstacles.constFirst().dependents.constFirst().count, 2);
        QCOMPARE(m_session->pending().count(), 1);
    }

    void dropTableLeavesTheOthers()
    {
        stagePrice(1000);
        QVERIFY(
            m_session->stageInsert(Table::Categories, {{u"category_name"_s, u"Новая"_s}}, nullptr).isEmpty());
        m_session->dropTable(Table::Products);
        QCOMPARE(m_session->pending().count(), 1);
        m_session->undo();
        QCOMPARE(m_session->pending().count(), 2);
        m_session->dropTable(Table::Numbers);
        QCOMPARE(m_session->pending().count(), 2);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
