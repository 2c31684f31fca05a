// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/LostCommit.h"
#include "support/Patience.h"
#include "tables/Shop.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using records::RowKey;
using schema::Table;
using support::LostCommit;
using tables::Session;
using State = tables::Session::State;
using When = support::LostCommit::When;

/// The connection is lost in the COMMIT: nothing is lost, and nothing is there twice. Servers only; in a file
/// a COMMIT that fails has not happened.
class LostCommitTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<LostCommit> m_door;
    std::unique_ptr<Session> m_session;

    [[nodiscard]] qint64 number(const QString &sql) const { return m_database->scalar(sql).toLongLong(); }
    [[nodiscard]] qint64 added() const
    {
        return number(u"SELECT count(*) FROM categories WHERE category_name = 'Once'"_s);
    }
    [[nodiscard]] qint64 steps() const { return number(u"SELECT count(*) FROM shopbook_step"_s); }
    void stageOnce()
    {
        QVERIFY(
            m_session->stageInsert(Table::Categories, {{u"category_name"_s, u"Once"_s}}, nullptr).isEmpty());
    }
    [[nodiscard]] bool fails(const std::function<void()> &save)
    {
        QSignalSpy failed(m_session.get(), &Session::saveFailed);
        save();
        return QTest::qWaitFor([&] { return !failed.isEmpty(); }, support::patienceMs)
            && m_session->lastFailure().unsure.has_value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<support::TestDatabase>(database::Engine::Postgresql);
        store::makeTables(*m_database);
    }
    void cleanupTestCase() { m_database.reset(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database->run(
            u"TRUNCATE categories, users, products, purchases, \"user\", phonebook, shopbook_step, "
            "shopbook_change, shopbook_archived RESTART IDENTITY;\n"_s);
        store::addRows(*m_database);
        m_door = std::make_unique<LostCommit>(m_database->location());
        m_session = UNWRAP(Session::open(m_door->location(), false, store::author()));
    }
    void cleanup()
    {
        m_session.reset();
        m_door.reset();
    }

    void storedAfterAll()
    {
        stageOnce();
        m_door->loseNext(When::After);
        QVERIFY(fails([this] { m_session->save(); }));
        QCOMPARE(m_session->state(), State::Failed);
        QVERIFY2(m_session->lastFailure().error.message.contains(u"not known"_s),
                 qPrintable(m_session->lastFailure().error.message));
        QVERIFY(m_door->hasLost());
        // The server is asked, and the program goes on as after any save.
        QTRY_COMPARE(m_session->state(), State::Saved);
        QVERIFY(m_session->pending().isEmpty());
        QCOMPARE(added(), 1);
        QCOMPARE(steps(), 1);
        QTRY_COMPARE(m_session->undoText(), u"Add category “Once”"_s);
        m_session->undo();
        QTRY_COMPARE(added(), 0);
    }

    /// A person who does not wait presses Ctrl+S again, more than once.
    void savedAgainAtOnce_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("stored") << int(When::After);
        QTest::newRow("not stored") << int(When::Before);
    }
    void savedAgainAtOnce()
    {
        QFETCH(int, when);
        stageOnce();
        m_door->loseNext(When(when));
        QVERIFY(fails([this] { m_session->save(); }));
        m_session->save();
        m_session->save();
        QTRY_COMPARE(m_session->state(), State::Saved);
        QCOMPARE(added(), 1);
        QCOMPARE(steps(), 1);
    }

    /// Enter saves the row, and no other.
    void oneRowAgainAtOnce()
    {
        stageOnce();
        const RowKey course{Table::Products, 1};
        QVERIFY(m_session->stageEdit(course, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(5)}}).isEmpty());
        m_door->loseNext(When::Before);
        QVERIFY(fails([&] { m_session->saveRow(course); }));
        m_session->saveRow(course);
        QTRY_COMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), 5);
        QTRY_COMPARE(m_session->state(), State::Pending);
        QCOMPARE(m_session->pending().count(), 1);
        QCOMPARE(added(), 0);
        QCOMPARE(steps(), 1);
    }

    /// Brought back from a backup, the server knows nothing of it: nothing is guessed.
    void theServerForgot()
    {
        stageOnce();
        m_door->loseNext(When::Before);
        m_door->setOpen(false);
        QVERIFY(fails([this] { m_session->save(); }));
        const auto connection = m_database->open(database::Role::Writer);
        const auto outcome = records::outcomeOf(connection, {qint64(1) << 40, {}});
        QVERIFY(!outcome || *outcome == records::Outcome::Forgotten);
        QVERIFY(outcome || outcome.error().code != base::ErrorCode::Unreachable);
        m_door->setOpen(true);
        QTRY_VERIFY(!m_session->lastFailure().unsure);
        QCOMPARE(m_session->pending().count(), 1);
    }

    void notStored()
    {
        stageOnce();
        m_door->loseNext(When::Before);
        QVERIFY(fails([this] { m_session->save(); }));
        QTRY_VERIFY(!m_session->lastFailure().unsure);
        QVERIFY2(m_session->lastFailure().error.message.contains(u"did not store"_s),
                 qPrintable(m_session->lastFailure().error.message));
        QCOMPARE(m_session->state(), State::Failed);
        QCOMPARE(m_session->pending().count(), 1);
        QCOMPARE(added(), 0);
        m_session->save();
        QTRY_COMPARE(m_session->state(), State::Saved);
        QCOMPARE(added(), 1);
    }

    /// As long as nobody answers nothing is written, and what is typed meanwhile stays on top.
    void theServerIsAwayForAWhile()
    {
        stageOnce();
        m_door->loseNext(When::After);
        m_door->setOpen(false);
        QVERIFY(fails([this] { m_session->save(); }));
        const RowKey added = m_session->pending().changes().firstKey();
        QVERIFY(m_session->stageEdit(added, {}, {{u"category_name"_s, u"Once more"_s}}).isEmpty());
        m_session->save();
        QVERIFY(!m_session->saveAndWait());
        QCOMPARE(m_session->pending().count(), 1);
        m_door->setOpen(true);
        QTRY_COMPARE(m_session->state(), State::Saved);
        QCOMPARE(number(u"SELECT count(*) FROM categories WHERE category_name LIKE 'Once%'"_s), 1);
        QCOMPARE(number(u"SELECT count(*) FROM categories WHERE category_name = 'Once more'"_s), 1);
        QCOMPARE(steps(), 2);
    }

    /// A form that was told of it and asks again.
    void besideWhatIsPending()
    {
        records::ChangeSet changes;
        changes.insert(Table::Categories, {{u"category_name"_s, u"Once"_s}});
        m_door->loseNext(When::After);
        QSignalSpy saved(m_session.get(), &Session::saved);
        QVERIFY(fails([&] { m_session->saveNow(changes, u"Add"_s); }));
        m_session->saveNow(changes, u"Add"_s); // nothing is known yet
        QVERIFY(m_session->lastFailure().unsure.has_value());
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(added(), 1);
        m_session->saveNow(changes, u"Add"_s);
        QVERIFY2(m_session->lastFailure().error.message.contains(u"stored after all"_s),
                 qPrintable(m_session->lastFailure().error.message));
        QCOMPARE(added(), 1);
        // Who wants it a second time gets it.
        m_session->saveNow(changes, u"Add"_s);
        QTRY_COMPARE(saved.size(), 2);
        QCOMPARE(added(), 2);
    }

    void anUndoIsNotDoneTwice()
    {
        const RowKey course{Table::Products, 1};
        QVERIFY(
            m_session->stageEdit(course, {{u"price"_s, qint64(990)}}, {{u"price"_s, qint64(5)}}).isEmpty());
        m_session->save();
        QTRY_COMPARE(m_session->state(), State::Saved);
        m_door->loseNext(When::After);
        QVERIFY(fails([this] { m_session->undo(); }));
        m_session->undo();
        QTRY_COMPARE(m_session->state(), State::Saved);
        QCOMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), 990);
        QCOMPARE(steps(), 2);
        QTRY_VERIFY(m_session->undoText().isEmpty() && !m_session->redoText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(LostCommitTest)
#include "LostCommitTest.moc"
