// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Journal.h"
#include "support/Patience.h"
#include "tables/Shop.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using records::ChangeSet;
using records::RowKey;
using schema::Table;
using tables::Session;
using State = tables::Session::State;

/// A row saved for itself, what the others keep, and what steps are called.
class SaveRowTest : public QObject
{
    Q_OBJECT
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<Session> m_session;

    const RowKey m_course{Table::Products, 1};
    const RowKey m_webinar{Table::Products, 2};

    void stage(const RowKey &row, const QString &column, const QVariant &before, const QVariant &after)
    {
        records::Record read{{column, before}};
        if (row.table == Table::Products && row.id > 0 && column != u"name") // what it is called
            read.insert(u"name"_s, row == m_course ? u"Курс по SQL"_s : u"Вебинар"_s);
        QVERIFY(m_session->stageEdit(row, read, {{column, after}}).isEmpty());
    }
    [[nodiscard]] QVariant pendingValue(const RowKey &row, const QString &column) const
    {
        const auto *change = m_session->pending().change(row);
        return change ? change->after.value(column) : QVariant();
    }
    [[nodiscard]] bool isSaved(const std::function<void()> &save)
    {
        QSignalSpy saved(m_session.get(), &Session::saved);
        save();
        return QTest::qWaitFor([&] { return !saved.isEmpty(); }, support::patienceMs);
    }
    [[nodiscard]] QString lastStep() const
    {
        return m_database->scalar(u"SELECT name FROM shopbook_step ORDER BY id DESC LIMIT 1"_s).toString();
    }
    [[nodiscard]] qint64 number(const QString &sql) const { return m_database->scalar(sql).toLongLong(); }

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

    void theOthersKeepTheirSteps()
    {
        stage(m_webinar, u"price"_s, qint64(100), qint64(110));
        ChangeSet many;
        many.set({Table::Purchases, 1}, u"price"_s, qint64(990), qint64(1));
        many.set({Table::Purchases, 2}, u"price"_s, qint64(50), qint64(2));
        many.set(m_course, u"file_id"_s, QVariant(), u"f"_s);
        m_session->stageAll(many, u"Many at once"_s);
        stage(m_webinar, u"price"_s, qint64(100), qint64(120));
        stage(m_course, u"price"_s, qint64(990), qint64(1000));
        QVERIFY(isSaved([this] { m_session->saveRow(m_course); }));
        QCOMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), 1000);
        QCOMPARE(m_session->pending().count(), 3);
        // Step by step, newest first, and never what is saved.
        m_session->undo();
        QCOMPARE(pendingValue(m_webinar, u"price"_s), QVariant(qint64(110)));
        QCOMPARE(m_session->undoText(), u"Many at once"_s);
        m_session->undo();
        QCOMPARE(m_session->pending().count(), 1);
        m_session->redo();
        QCOMPARE(m_session->pending().count(), 3);
        m_session->undo();
        m_session->undo();
        QVERIFY(m_session->pending().isEmpty());
        QTRY_COMPARE(m_session->undoText(), u"Edit product “Курс по SQL”"_s); // of the journal
        m_session->undo();
        QTRY_COMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), 990);
    }

    /// What is typed while the writer works is the newest step.
    void typedWhileItIsSaved()
    {
        stage(m_webinar, u"price"_s, qint64(100), qint64(110));
        stage(m_course, u"price"_s, qint64(990), qint64(1000));
        QSignalSpy saved(m_session.get(), &Session::saved);
        m_session->saveRow(m_course);
        stage(m_course, u"price"_s, qint64(990), qint64(1001));
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(m_session->pending().count(), 2);
        m_session->undo();
        QVERIFY(!m_session->pending().contains(m_course));
        QCOMPARE(m_session->pending().count(), 1);
        m_session->undo();
        QVERIFY(m_session->pending().isEmpty());
    }

    void aNewRowWaitsUntilItIsWhole()
    {
        QSignalSpy incomplete(m_session.get(), &Session::rowIncomplete);
        QSignalSpy saved(m_session.get(), &Session::saved);
        const RowKey added = m_session->stageEmpty(Table::Products, {{u"price"_s, qint64(10)}});
        m_session->saveRow(added);
        QCOMPARE(incomplete.size(), 1);
        QStringList columns;
        for (const schema::Problem &problem : m_session->problemsOf(added))
            columns.append(problem.loc.value(0));
        QCOMPARE(columns, QStringList({u"name"_s, u"category_id"_s, u"description"_s, u"hidden_content"_s}));
        QCOMPARE(m_session->state(), State::Pending);
        // What is filled in is no problem any more; what is left stays one.
        stage(added, u"name"_s, {}, u"Новый курс"_s);
        QCOMPARE(m_session->problemsOf(added).size(), 3);
        stage(added, u"description"_s, {}, u"Описание"_s);
        stage(added, u"category_id"_s, {}, qint64(1));
        m_session->saveRow(added);
        QCOMPARE(incomplete.size(), 2);
        stage(added, u"hidden_content"_s, {}, u"ссылка"_s);
        QVERIFY(m_session->problemsOf(added).isEmpty());
        stage(m_webinar, u"price"_s, qint64(100), qint64(110));
        m_session->saveRow(added);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(number(u"SELECT count(*) FROM products WHERE name = 'Новый курс'"_s), 1);
        QCOMPARE(m_session->pending().count(), 1);
        QCOMPARE(number(u"SELECT price FROM products WHERE id = 2"_s), 100);
    }

    /// What points to a row that was new goes on pointing to it, in its earlier steps as well.
    void referencesFollowASavedRow()
    {
        const RowKey category = m_session->stageEmpty(Table::Categories, {{u"category_name"_s, u"Новая"_s}});
        stage(m_course, u"category_id"_s, qint64(1), category.id);
        stage(m_course, u"price"_s, qint64(990), qint64(5));
        m_session->saveRow(m_course); // waits for the category
        QCOMPARE(m_session->state(), State::Pending);
        QVERIFY(isSaved([&] { m_session->saveRow(category); }));
        const qint64 id = number(u"SELECT id FROM categories WHERE category_name = 'Новая'"_s);
        QCOMPARE(pendingValue(m_course, u"category_id"_s), QVariant(id));
        m_session->undo(); // the price
        QCOMPARE(pendingValue(m_course, u"category_id"_s), QVariant(id));
        QVERIFY(isSaved([this] { m_session->saveRow(m_course); }));
        QCOMPARE(number(u"SELECT category_id FROM products WHERE id = 1"_s), id);
    }

    /// The database's own refusal stands at the cell, too.
    void whatTheDatabaseRefusesIsSaidAtTheCell()
    {
        QSignalSpy failed(m_session.get(), &Session::saveFailed);
        const RowKey added = m_session->stageEmpty(Table::Purchases, store::newPurchase(u"p-1"_s));
        m_session->saveRow(added);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_session->problemsOf(added).size(), 1);
        QCOMPARE(m_session->problemsOf(added).constFirst().loc, QStringList{u"payment_id"_s});
        tables::StoreTableModel model(*m_session, Table::Purchases);
        QVERIFY(shop::selectAll(model));
        const QModelIndex cell = shop::cell(model, Table::Purchases, model.rowOf(added), u"payment_id"_s);
        const QString sentence = cell.data(tables::StoreTableModel::ProblemRole).toString();
        QVERIFY(!sentence.isEmpty());
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), sentence);
        stage(added, u"payment_id"_s, {}, u"p-new"_s);
        QVERIFY(cell.data(tables::StoreTableModel::ProblemRole).toString().isEmpty());
        m_session->saveRow(added);
        QTRY_COMPARE(number(u"SELECT count(*) FROM purchases WHERE payment_id = 'p-new'"_s), 1);
    }

    void stepsAreNamedAfterWhatWasDone()
    {
        ChangeSet raised;
        raised.set(m_course, u"price"_s, qint64(990), qint64(1089));
        raised.set(m_webinar, u"price"_s, qint64(100), qint64(110));
        const QString name = u"Products: +10 % of “Price”, 2 rows"_s;
        m_session->stageAll(raised, name);
        QCOMPARE(m_session->undoText(), name);
        QVERIFY(isSaved([this] { m_session->save(); }));
        QCOMPARE(lastStep(), name);
        // Two of them, and a single edit besides.
        ChangeSet filled;
        filled.set(m_course, u"file_id"_s, QVariant(), u"f"_s);
        filled.set(m_webinar, u"file_id"_s, u""_s, u"f"_s);
        m_session->stageAll(filled, u"Filled down"_s);
        stage({Table::Categories, 1}, u"category_name"_s, u"Курсы"_s, u"Курсы 2"_s);
        stage({Table::Categories, 1}, u"category_name"_s, u"Курсы"_s, u"Курсы 3"_s);
        QVERIFY(isSaved([this] { m_session->save(); }));
        QCOMPARE(lastStep(), u"Filled down; Edit category “Курсы”"_s);
        // After a restart, too; and its undo bears the same name.
        m_session = shop::open(*m_database);
        QTRY_COMPARE(m_session->undoText(), u"Filled down; Edit category “Курсы”"_s);
        m_session->undo();
        QTRY_COMPARE(m_session->undoText(), name);
        QCOMPARE(m_session->redoText(), u"Filled down; Edit category “Курсы”"_s);
        // A step of which a part was dropped, and more than a line holds, are counted.
        stage(m_course, u"name"_s, u"Курс по SQL"_s, u"Первое имя"_s);
        ChangeSet two;
        two.set(m_webinar, u"name"_s, u"Вебинар"_s, u"Второе имя"_s);
        two.set({Table::Categories, 2}, u"category_name"_s, u"Вебинары"_s, u"Третье имя"_s);
        m_session->stageAll(two, u"Replaced"_s);
        m_session->drop({{{Table::Categories, 2}}});
        QVERIFY(isSaved([this] { m_session->save(); }));
        QCOMPARE(lastStep(), u"Products: edit 2 row(s)"_s);
        for (int i = 0; i < 4; ++i) {
            ChangeSet one;
            one.set(m_course, u"price"_s, qint64(1089), qint64(2000 + i));
            m_session->stageAll(one, u"Set %1"_s.arg(i));
        }
        QVERIFY(isSaved([this] { m_session->save(); }));
        QVERIFY2(lastStep().startsWith(u"Edit product"_s), qPrintable(lastStep()));
    }

    /// Everything stays as others had made it: no step says otherwise, and Ctrl+Z means the step before.
    void theirsLeavesNoStep()
    {
        stage(m_webinar, u"price"_s, qint64(100), qint64(110));
        QVERIFY(isSaved([this] { m_session->save(); }));
        stage(m_course, u"price"_s, qint64(990), qint64(1000));
        QVERIFY(isSaved([this] { m_session->save(); }));
        m_database->run(u"UPDATE products SET price = 5 WHERE id = 1;\n"_s);
        QSignalSpy failed(m_session.get(), &Session::saveFailed);
        QTRY_COMPARE(m_session->undoText(), u"Edit product “Курс по SQL”"_s);
        m_session->undo();
        QTRY_COMPARE(failed.size(), 1);
        const auto conflict = m_session->lastFailure().conflicts.constFirst();
        using Take = records::UndoDecision::Take;
        QSignalSpy undone(m_session.get(), &Session::undone);
        m_session->takeBackAsDecided({{m_course, u"price"_s, Take::Theirs, conflict.theirs}});
        QTRY_COMPARE(undone.size(), 1);
        QCOMPARE(number(u"SELECT count(*) FROM shopbook_step"_s), 2);
        QCOMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), 5);
        QCOMPARE(m_session->undoText(), u"Edit product “Вебинар”"_s);
        QVERIFY(m_session->redoText().isEmpty());
        m_session->undo();
        QTRY_COMPARE(number(u"SELECT price FROM products WHERE id = 2"_s), 100);
        QTRY_VERIFY(m_session->undoText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SaveRowTest)
#include "SaveRowTest.moc"
