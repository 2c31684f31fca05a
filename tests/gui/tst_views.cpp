// SPDX-License-Identifier: GPL-3.0-or-later
#include "FindingFixture.h"
#include "gui/PageViews.h"
#include "support/Patience.h"

#include <QFile>
#include <QInputDialog>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::finding::FilterEdit;
using query::Condition;
using query::Op;
using schema::Table;

/// What a page looks like and how that is kept: saved views, columns that stay, the filter row, on both
/// engines.
class TestViews : public FindingFixture
{
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void rowCanBePutAway()
    {
        page().run(Command::FilterRow, false);
        QVERIFY(!edit(u"price"_s)->isVisible());
        QVERIFY(m_window->show(Table::Products));
        QVERIFY(!page().view().header().isFilterRowShown()); // for all pages, and the next time
        page().run(Command::FilterRow, true);
        QTRY_VERIFY(edit(u"price"_s) && edit(u"price"_s)->isVisible());
        // A secret can be asked for its presence only.
        page().view().header().setSectionHidden(page().model().entity().indexOf(u"hidden_content"_s), false);
        page().view().header().placeFilterRow();
        FilterEdit *secret = edit(u"hidden_content"_s);
        QVERIFY(secret && secret->isReadOnly());
    }

    void viewsAreKept()
    {
        auto &view = page().view();
        view.showColumns({u"price"_s, u"user_id"_s, u"created_at"_s, u"id"_s}, 1);
        page().filter().setTest(u"price"_s, Condition::test(u"price"_s, Op::GreaterOrEqual, {qint64(500)}));
        const int price = page().model().entity().indexOf(u"price"_s);
        view.sortBy({{price, true}, {0, false}});
        page().setSearch(u"анна"_s);
        QTRY_VERIFY(page().isSettled());
        const int rows = page().model().rowCount();
        const auto first = page().model().keyAt(0);
        QVERIFY(page().views().save(u"Дорогое & важное"_s));
        const QString file = m_folder.filePath(u"вид.json"_s);
        QVERIFY(page().views().exportTo(file));

        page().setSearch({});
        page().filter().clear();
        view.sortBy({});
        view.showColumns({u"id"_s, u"product_id"_s}, 0);
        QVERIFY(shows(u"true"_s));
        QMenu menu;
        page().views().fill(menu);
        QCOMPARE(menu.actions().constFirst()->text(), u"Дорогое && важное"_s);
        menu.actions().constFirst()->trigger();
        QTRY_VERIFY(page().isSettled() && page().model().rowCount() == rows);
        QCOMPARE(page().model().keyAt(0).id, first.id);
        QCOMPARE(view.shownColumns(), (QStringList{u"price"_s, u"user_id"_s, u"created_at"_s, u"id"_s}));
        QCOMPARE(view.pinnedColumns(), 1);
        QCOMPARE(page().model().search(), u"анна"_s);
        QCOMPARE(edit(u"user_id"_s)->text(), QString());
        QCOMPARE(bar(), u"Filter: Paid ≥ 500"_s);

        // As a file, for somebody else.
        QVERIFY(page().views().remove(u"Дорогое & важное"_s));
        page().filter().clear();
        QVERIFY(page().views().names().isEmpty());
        QVERIFY(page().views().importFrom(file));
        QTRY_VERIFY(page().isSettled() && page().model().rowCount() == rows);
        QVERIFY(m_window->show(Table::Products));
        const auto elsewhere = page().views().importFrom(file);
        QVERIFY(!elsewhere && elsewhere.error().message.contains(u"Purchases"_s));
    }

    void badViewsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no document") << QByteArray("price > 5");
        QTest::newRow("another document") << QByteArray(R"({"table": "purchases"})");
        QTest::newRow("later version") << QByteArray(R"({"shopbook_view": 2, "table": "purchases"})");
        QTest::newRow("unknown table") << QByteArray(R"({"shopbook_view": 1, "table": "secrets"})");
        QTest::newRow("unknown column")
            << QByteArray(R"({"shopbook_view": 1, "table": "purchases", "columns": ["id", "x"]})");
        QTest::newRow("unknown order")
            << QByteArray(R"({"shopbook_view": 1, "table": "purchases", "sort": [{"field": "x"}]})");
        QTest::newRow("bad filter") << QByteArray(
            R"({"shopbook_view": 1, "table": "purchases", "filter": {"field": "price", "op": "~"}})");
        QTest::newRow("filter that does not fit") << QByteArray(
            R"({"shopbook_view": 1, "table": "purchases", "columns": ["id"], "filter": {"field": "price", "op": ">", "values": ["x"]}})");
        QTest::newRow("secret") << QByteArray(
            R"({"shopbook_view": 1, "table": "purchases", "filter": {"field": "product_id.hidden_content", "op": "contains", "values": ["a"]}})");
    }

    void badViewsAreRefused()
    {
        QFETCH(QByteArray, json);
        const QString path = m_folder.filePath(u"bad.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) > 0);
        file.close();
        const QStringList columns = page().view().shownColumns();
        const auto imported = page().views().importFrom(path);
        QVERIFY(!imported);
        QVERIFY(!imported.error().message.isEmpty());
        QCOMPARE(page().view().shownColumns(), columns);
        QVERIFY(page().filter().isEmpty() && page().views().names().isEmpty());
    }

    /// Nobody is told that a view was saved when the folder of settings takes nothing.
    void viewsThatCannotBeKept()
    {
        QVERIFY(page().views().save(u"From before"_s));
        // A folder below a file can be made by nobody, an administrator included.
        QFile file(m_folder.filePath(u"no-folder"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString usual = qEnvironmentVariable("XDG_CONFIG_HOME");
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, file.fileName() + u"/config"_s);
        const auto saved = page().views().save(u"Дорогое"_s);
        QVERIFY(!saved);
        QVERIFY2(saved.error().message.contains(u"saved views stay as they were"_s),
                 qPrintable(saved.error().message));
        QVERIFY(!page().views().names().contains(u"Дорогое"_s));
        // By the menu the person reads it.
        m_window->run(Command::SaveView);
        auto *question = support::waitForDialog<QInputDialog>();
        QVERIFY(question);
        question->setTextValue(u"Ещё одно"_s);
        question->accept();
        QVERIFY(m_window->comeBack());
        QTRY_VERIFY2(m_window->message().contains(u"could not be written"_s),
                     qPrintable(m_window->message()));
        QVERIFY(!m_window->message().contains(u"is saved"_s));
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, usual);
        QCOMPARE(page().views().names(), QStringList{u"From before"_s});
        QVERIFY(page().views().save(u"Дорогое"_s));
        QCOMPARE(page().views().names().size(), 2);
    }

    void pinnedColumnsStay()
    {
        m_window->resize(900, 600);
        auto &view = page().view();
        QStringList columns;
        for (const schema::Field &field : page().model().entity().fields)
            columns.append(field.column);
        view.showColumns(columns, 2);
        for (int column = 0; column < columns.size(); ++column)
            view.setColumnWidth(column, 160);
        auto *pinned = view.findChild<QTableView *>(u"pinnedColumns"_s);
        QVERIFY(pinned && pinned->isVisible());
        QCOMPARE(pinned->width(), view.columnWidth(0) + view.columnWidth(1) + 1);
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
        QVERIFY(view.columnViewportPosition(0) < 0);
        QCOMPARE(pinned->columnViewportPosition(0), 0);
        support::picture(m_window.get(), u"pinned.png"_s);
        // One selection, one place; what the keyboard goes to is not covered.
        view.setFocus();
        view.setCurrentIndex(page().model().index(5, columns.size() - 1));
        QVERIFY(pinned->selectionModel()->isRowSelected(5));
        while (view.currentIndex().column() > 2)
            m_window->press(Qt::Key_Left);
        QVERIFY(view.columnViewportPosition(2) >= pinned->width() - 1);
        view.verticalScrollBar()->setValue(7);
        QCOMPARE(pinned->verticalScrollBar()->value(), 7);
        // Their filters are theirs.
        auto *own = pinned->findChild<FilterEdit *>(u"idFilterEdit"_s);
        QVERIFY(own && own->isVisible());
        own->setFocus();
        m_window->type(u"7"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"id = 7"_s));
        view.pin(0);
        QVERIFY(!view.findChild<QTableView *>(u"pinnedColumns"_s));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
