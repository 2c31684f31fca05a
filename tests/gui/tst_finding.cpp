// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Text.h"
#include "gui/PageViews.h"
#include "gui/TableHeader.h"
#include "gui/dialogs/ReplaceDialog.h"
#include "gui/finding/FilterBar.h"
#include "gui/finding/FilterDialog.h"
#include "gui/finding/FilterEdit.h"
#include "gui/finding/FilterRow.h"
#include "gui/finding/PageFilter.h"
#include "gui/finding/QuickFilters.h"
#include "schema/Conversion.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::finding::FilterBar;
using gui::finding::FilterDialog;
using gui::finding::FilterEdit;
using gui::finding::QuickFilters;
using query::Condition;
using query::Op;
using schema::Table;

/// Finding rows in a real window on the sample, on both engines: the filter row by keys, groups by clicking,
/// quick filters with their counts, sorting by several columns.
class TestFinding : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<support::Window> m_window;
    QTemporaryDir m_folder;

    [[nodiscard]] gui::TablePage &page() const { return m_window->page(); }
    [[nodiscard]] FilterEdit *edit(const QString &column) const
    {
        const auto *row = page().view().header().filterRow();
        return row->editOf(page().model().entity().indexOf(column));
    }
    [[nodiscard]] qint64 number(const QString &sql) const
    {
        const auto connection = m_database->open(database::Role::Inspector);
        return UNWRAP(connection.scalar(sql)).toLongLong();
    }
    [[nodiscard]] qint64 count(const QString &where) const
    {
        return number(u"SELECT count(*) FROM purchases WHERE %1"_s.arg(where));
    }
    /// Waits until the page shows what the database says.
    [[nodiscard]] bool shows(const QString &where) const
    {
        const qint64 rows = count(where);
        return QTest::qWaitFor([&] { return page().isSettled() && page().model().rowCount() == rows; });
    }
    [[nodiscard]] QString bar() const
    {
        const auto *label = page().findChild<FilterBar *>(u"filterBar"_s);
        return label->isVisible() ? label->accessibleName() : QString();
    }
    void picture(QWidget *widget, const QString &name) const
    {
        const QString folder = QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(widget->grab().save(folder + u'/' + name + u".png"_s));
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void initTestCase() { base::text::installLanguage(u"en"_s); }
    void init()
    {
        support::failOnSqlWarnings();
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s).clear();
        m_database = std::make_unique<support::TestDatabase>(support::engine());
        support::fillWithSample(m_database->location());
        m_window = std::make_unique<support::Window>();
        m_window->start({});
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_window->open(m_database->location().toUrl()));
        QVERIFY(m_window->show(Table::Purchases));
        QTRY_VERIFY(edit(u"price"_s) && edit(u"price"_s)->isVisible());
    }
    void cleanup()
    {
        m_window.reset();
        m_database.reset();
    }

    void byKeysInTheFilterRow()
    {
        page().view().setFocus();
        m_window->goToColumn(u"price"_s);
        m_window->run(Command::Refresh);
        page().view().goToFilter();
        QCOMPARE(QApplication::focusWidget(), edit(u"price"_s));
        m_window->type(u">= 790"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"price >= 790"_s));
        QCOMPARE(bar(), u"Filter: Paid ≥ 790"_s);
        m_window->press(Qt::Key_Tab); // to the next column
        QCOMPARE(QApplication::focusWidget(), edit(u"payment_type"_s));
        m_window->type(u"ю"_s); // as the cell shows it
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"price >= 790 AND payment_type = 'yukassa'"_s));
        m_window->press(Qt::Key_Escape);
        QVERIFY(shows(u"price >= 790"_s));
        m_window->press(Qt::Key_Down); // to the rows
        QCOMPARE(QApplication::focusWidget(), &page().view());
    }

    void whatDoesNotFitIsSaid()
    {
        FilterEdit *price = edit(u"price"_s);
        price->setFocus();
        m_window->type(u"abc"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY2(price->toolTip().contains(u"whole number"_s), qPrintable(price->toolTip()));
        QCOMPARE(price->accessibleDescription(), price->toolTip());
        QVERIFY(shows(u"true"_s)); // nothing is asked instead
        QVERIFY(bar().isEmpty());
        QCOMPARE(price->text(), u"abc"_s);
    }

    void operatorsHaveAMenu()
    {
        FilterEdit *payment = edit(u"payment_id"_s) ? edit(u"payment_id"_s) : edit(u"payment_type"_s);
        payment->setFocus();
        m_window->press(Qt::Key_Down, Qt::AltModifier);
        auto *menu = payment->findChild<QMenu *>();
        QVERIFY(menu);
        QStringList titles;
        for (const QAction *action : menu->actions())
            titles.append(action->text().section(u'\t', 0, 0));
        QCOMPARE(titles.constFirst(), u"contains"_s);
        QVERIFY(titles.contains(u"starts with"_s) && titles.contains(u"is one of"_s));
        menu->close();
        QVERIFY(m_window->comeBack());
        payment->setOperator(Op::OneOf);
        payment->setFocus();
        m_window->type(u"ЮKassa; Stars"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"payment_type IN ('yukassa', 'stars')"_s));
        payment->setOperator(Op::IsEmpty);
        QVERIFY(shows(u"payment_type = ''"_s));
        QCOMPARE(payment->text(), u"is an empty text"_s);
        QCOMPARE(QApplication::focusWidget(), payment);
        m_window->press(Qt::Key_Escape);
        QVERIFY(shows(u"true"_s));
    }

    void groupsByClicking()
    {
        m_window->run(Command::Filter);
        auto *dialog = support::waitForDialog<FilterDialog>();
        QVERIFY(dialog);
        const auto child = [dialog](const QString &prefix, int n) -> QWidget * {
            QList<QWidget *> found;
            for (QWidget *widget : dialog->findChildren<QWidget *>())
                if (widget->objectName().startsWith(prefix) && !widget->isHidden())
                    found.append(widget);
            return found.value(n);
        };
        const auto choose = [&](int n, const QString &field, Op op, const QString &value) {
            auto *fields = qobject_cast<QComboBox *>(child(u"fieldBox"_s, n));
            fields->setCurrentIndex(fields->findData(field));
            auto *operators = qobject_cast<QComboBox *>(child(u"operatorBox"_s, n));
            operators->setCurrentIndex(operators->findData(int(op)));
            qobject_cast<QLineEdit *>(child(u"valueEdit"_s, n))->setText(value);
        };
        auto *kind = qobject_cast<QComboBox *>(child(u"kindBox"_s, 0));
        kind->setCurrentIndex(kind->findData(int(Condition::Kind::Any)));
        choose(0, u"payment_type"_s, Op::Equals, u"Stars"_s);
        qobject_cast<QPushButton *>(child(u"addTestButton"_s, 0))->click();
        choose(1, u"price"_s, Op::Greater, u"x"_s);
        auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!apply->isEnabled()); // what is wrong stands below it
        choose(1, u"price"_s, Op::Greater, u"3000"_s);
        QVERIFY(apply->isEnabled());
        const QString where = u"payment_type = 'stars' OR price > 3000"_s;
        const auto *found = dialog->findChild<QLabel *>(u"countLabel"_s);
        QTRY_COMPARE(found->text(), u"%1 rows found"_s.arg(count(where)));
        QCOMPARE(dialog->findChild<QLabel *>(u"wordsLabel"_s)->text(),
                 u"Payment type = Stars or Paid > 3,000"_s);
        picture(dialog, u"dialog-filter"_s);
        apply->click();
        QVERIFY(m_window->comeBack());
        QVERIFY(shows(where));
        QCOMPARE(bar(), u"Filter: Payment type = Stars or Paid > 3,000"_s);
        // With another one in the filter row both hold.
        edit(u"price"_s)->setFocus();
        m_window->type(u"<500"_s);
        m_window->press(Qt::Key_Return);
        QVERIFY(shows(u"(%1) AND price < 500"_s.arg(where)));
        QVERIFY(QMetaObject::invokeMethod(page().findChild<FilterBar *>(u"filterBar"_s), "linkActivated",
                                          Q_ARG(QString, u"remove:0"_s)));
        QVERIFY(shows(u"price < 500"_s));
    }

    void quickFiltersCount()
    {
        page().run(Command::QuickFilters, true);
        auto *quick = page().findChild<QuickFilters *>(u"quickFilters"_s);
        QTRY_VERIFY(quick->isVisible() && quick->isSettled() && quick->topLevelItemCount() == 3);
        const auto item = [quick](int list, const QString &text) -> QTreeWidgetItem * {
            for (int i = 0; i < quick->topLevelItem(list)->childCount(); ++i)
                if (quick->topLevelItem(list)->child(i)->text(0) == text)
                    return quick->topLevelItem(list)->child(i);
            return nullptr;
        };
        QVERIFY(item(0, u"Stars"_s));
        QCOMPARE(item(0, u"Stars"_s)->text(1).toLongLong(), count(u"payment_type = 'stars'"_s));
        item(0, u"Stars"_s)->setCheckState(0, Qt::Checked);
        QVERIFY(shows(u"payment_type = 'stars'"_s));
        QCOMPARE(edit(u"payment_type"_s)->text(), u"Stars"_s); // the filter row says the same
        // The other lists count among these, its own does not.
        qint64 byCategory = 0;
        for (int i = 0; i < quick->topLevelItem(1)->childCount(); ++i)
            byCategory += quick->topLevelItem(1)->child(i)->text(1).toLongLong();
        QCOMPARE(byCategory, count(u"payment_type = 'stars'"_s));
        QCOMPARE(item(0, u"ЮKassa"_s)->text(1).remove(u',').toLongLong(),
                 count(u"payment_type = 'yukassa'"_s));
        const QString category = quick->topLevelItem(1)->child(0)->text(0);
        quick->topLevelItem(1)->child(0)->setCheckState(0, Qt::Checked);
        const QString where =
            u"payment_type = 'stars' AND product_id IN (SELECT id FROM products WHERE category_id "
            "= (SELECT id FROM categories WHERE category_name = '%1'))"_s.arg(category);
        QVERIFY(shows(where));
        QTRY_COMPARE(bar(),
                     u"Filter: Payment type is one of Stars; Product: Category is one of %1"_s.arg(category));
        picture(m_window.get(),
                u"quick-filters-"_s + QLatin1StringView(QTest::currentDataTag() ? "data" : "")
                    + QString::number(int(support::engine())));
        // The dialog calls the category by its name, too, and gives it back as it was.
        const Condition asked = page().filter().condition();
        m_window->run(Command::Filter);
        auto *dialog = support::waitForDialog<FilterDialog>();
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QLabel *>(u"wordsLabel"_s)->text().contains(category));
        QVERIFY(dialog->condition() == asked);
        dialog->reject();
        QVERIFY(m_window->comeBack());
        quick->topLevelItem(2)->child(0)->setCheckState(0, Qt::Checked);
        QTRY_VERIFY(page().isSettled() && bar().contains(u"Bought is one of "_s));
        page().filter().clear();
        QVERIFY(shows(u"true"_s));
        QTRY_COMPARE(item(0, u"Stars"_s)->checkState(0), Qt::Unchecked);
    }

    void sortsBySeveral()
    {
        auto &header = page().view().header();
        const auto &entity = page().model().entity();
        const auto click = [&](const QString &column, Qt::KeyboardModifiers modifiers) {
            const int section = entity.indexOf(column);
            QTest::mouseClick(header.viewport(), Qt::LeftButton, modifiers,
                              QPoint(header.sectionViewportPosition(section) + 20, 10));
        };
        click(u"payment_type"_s, Qt::NoModifier);
        QTRY_VERIFY(page().isSettled());
        click(u"price"_s, Qt::ShiftModifier);
        QTRY_VERIFY(page().isSettled());
        click(u"price"_s, Qt::ShiftModifier); // the other way round
        QTRY_VERIFY(page().isSettled());
        QCOMPARE(page().model().sorting(),
                 (QList<tables::RowQuery::SortKey>{{entity.indexOf(u"payment_type"_s), false},
                                                   {entity.indexOf(u"price"_s), true}}));
        const qint64 first =
            number(u"SELECT id FROM purchases ORDER BY lower(payment_type), price DESC, id LIMIT 1"_s);
        QCOMPARE(page().model().keyAt(0).id, first);
        click(u"price"_s, Qt::ShiftModifier); // and not at all
        QCOMPARE(page().model().sorting().size(), 1);
    }

    void selectionIsSummedUp()
    {
        page().view().selectAll();
        const auto *label = page().findChild<QLabel *>(u"selectionLabel"_s);
        const auto *all = page().findChild<QLabel *>(u"totalsLabel"_s);
        QTRY_VERIFY(page().isSettled() && label->isVisible());
        QTRY_COMPARE(label->text(), u"200 selected: "_s + all->text());
        page().view().selectRow(3);
        QTRY_VERIFY(page().isSettled() && !label->isVisible()); // one row is no selection to sum up
        auto &selection = *page().view().selectionModel();
        const auto &model = page().model();
        QStringList ids;
        for (const int row : {0, 6, 13}) { // Stars among them
            selection.select(model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            ids.append(QString::number(model.keyAt(row).id));
        }
        selection.select(model.index(3, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        QTRY_VERIFY(page().isSettled() && label->text().startsWith(u"3 selected: "));
        const auto sum = [&](const QString &where) {
            return number(u"SELECT COALESCE(sum(price), 0) FROM purchases WHERE id IN (%1) AND %2"_s.arg(
                ids.join(u','), where));
        };
        QTRY_VERIFY2(
            label->text().contains(schema::moneyText(sum(u"payment_type = 'stars'"_s), true))
                && label->text().contains(schema::moneyText(sum(u"payment_type = 'yukassa'"_s), false)),
            qPrintable(label->text()));
    }

    void textsAreFoundAndReplaced()
    {
        QVERIFY(m_window->show(Table::Products));
        m_window->goToColumn(u"name"_s);
        m_window->run(Command::Replace);
        auto *dialog = support::waitForDialog<gui::ReplaceDialog>();
        QVERIFY(dialog);
        const auto edit = [dialog](const char *name) {
            return dialog->findChild<QLineEdit *>(QLatin1StringView(name));
        };
        auto *apply = dialog->findChild<QPushButton *>(u"applyButton"_s);
        QVERIFY(!apply->isEnabled());
        edit("findEdit")->setText(u"TELEGRAM"_s);
        edit("withEdit")->setText(u"Мессенджер"_s);
        QTRY_VERIFY(apply->isEnabled() && !dialog->isPlanning());
        const qint64 hits = number(u"SELECT count(*) FROM products WHERE lower(name) LIKE '%telegram%'"_s);
        QVERIFY(hits > 0);
        QCOMPARE(qint64(dialog->plan().changes.count()), hits);
        picture(dialog, u"dialog-replace"_s);
        apply->click();
        QVERIFY(m_window->comeBack());
        QCOMPARE(qint64(m_window->session().pending().count()), hits);
        m_window->run(Command::Save);
        QTRY_COMPARE(m_window->session().state(), tables::Session::State::Saved);
        QTRY_COMPARE(number(u"SELECT count(*) FROM products WHERE name LIKE '%Мессенджер%'"_s), hits);
        m_window->run(Command::Undo); // one step
        QTRY_COMPARE(number(u"SELECT count(*) FROM products WHERE lower(name) LIKE '%telegram%'"_s), hits);
    }

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
        picture(m_window.get(), u"pinned"_s);
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

    void goingToARowShowsIt()
    {
        page().filter().setTest(u"price"_s, Condition::test(u"price"_s, Op::Less, {qint64(0)}));
        QVERIFY(shows(u"price < 0"_s));
        page().goTo({Table::Purchases, 7});
        QVERIFY(shows(u"true"_s));
        QTRY_COMPARE(page().view().currentKey()->id, qint64(7));
    }
};

QTEST_MAIN(TestFinding)
#include "tst_finding.moc"
