// SPDX-License-Identifier: GPL-3.0-or-later
#include "FindingFixture.h"
#include "gui/dialogs/ReplaceDialog.h"
#include "gui/finding/FilterDialog.h"
#include "gui/finding/QuickFilters.h"
#include "schema/Conversion.h"
#include "support/Patience.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::finding::FilterDialog;
using gui::finding::FilterEdit;
using gui::finding::QuickFilters;
using query::Condition;
using query::Op;
using schema::Table;

/// Finding rows in a real window on the sample, on both engines: the filter row by keys, quick filters with
/// their counts, sorting by several columns, find and replace.
class TestFinding : public FindingFixture
{
    Q_OBJECT

private Q_SLOTS:
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

    void theRowStandsBelowTheTitles()
    {
        const auto isBelow = [this] {
            const auto *filter = edit(u"price"_s);
            const QWidget *titles = page().view().header().viewport();
            return filter->y() > titles->geometry().bottom() && titles->height() > filter->height() / 2
                && filter->geometry().bottom() < page().view().header().height() + 1;
        };
        QVERIFY(isBelow());
        const int height = page().view().viewport()->height();
        // The first change lays the window out anew, and counts how large the header would be.
        QVERIFY(editCell(u"price"_s, u"777"_s));
        QTRY_VERIFY(!session().pending().isEmpty());
        QCoreApplication::processEvents();
        QVERIFY(isBelow());
        QCOMPARE(page().view().viewport()->height(), height); // nothing is pushed for it
        session().dropAll();
        QCoreApplication::processEvents();
        QVERIFY(isBelow());
        m_window->resize(m_window->width() - 200, m_window->height() - 100);
        QCoreApplication::processEvents();
        QVERIFY(isBelow());
    }

    void nothingFoundIsNoRow()
    {
        page().view().setFocus();
        QVERIFY(m_window->actions()[Command::Edit]->isEnabled());
        auto *search = page().findChild<QLineEdit *>(u"searchEdit"_s);
        search->setText(u"ыыыы"_s);
        QTRY_COMPARE(page().model().rowCount(), 0);
        QTRY_VERIFY(!m_window->actions()[Command::Edit]->isEnabled());
        QVERIFY(!m_window->actions()[Command::Delete]->isEnabled());
        QVERIFY(!page().view().currentKey());
        search->clear();
        QTRY_VERIFY(m_window->actions()[Command::Edit]->isEnabled());
    }

    void aRightClickOffersTheRowsCommands()
    {
        gui::TableView &view = page().view();
        QCOMPARE(view.contextMenuPolicy(), Qt::ActionsContextMenu);
        for (const Command command : {Command::Edit, Command::Delete, Command::CopyRows, Command::History})
            QVERIFY(view.actions().contains(m_window->actions()[command]));
        // Its keys go on to mean one thing only.
        view.setFocus();
        m_window->press(Qt::Key_F2);
        QTRY_VERIFY(view.viewport()->isAncestorOf(QApplication::focusWidget()));
        m_window->press(Qt::Key_Escape);
    }

    void aPurchaseGoesByItsNumber()
    {
        page().goTo({Table::Purchases, 3});
        QVERIFY(editCell(u"price"_s, u"777"_s));
        QTRY_VERIFY(!session().pending().isEmpty());
        save();
        QCOMPARE(lastStep(), u"Edit purchase “3”"_s);
    }

    void aLinkOfTheCardTakesOneTab()
    {
        QTRY_VERIFY(page().findChild<QLabel *>(u"cardField_user_id"_s));
        auto *link = page().findChild<QLabel *>(u"cardField_user_id"_s);
        link->setFocus(Qt::TabFocusReason);
        QVERIFY(link->hasSelectedText()); // the link, marked
        for (int time = 0; time < 2; ++time) { // there and back
            m_window->press(Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->objectName(), u"cardField_product_id"_s);
            QVERIFY(qobject_cast<QLabel *>(QApplication::focusWidget())->hasSelectedText());
            m_window->press(Qt::Key_Backtab);
            QCOMPARE(QApplication::focusWidget(), link);
            QVERIFY(link->hasSelectedText());
        }
        m_window->press(Qt::Key_Backtab);
        QVERIFY(!QApplication::focusWidget()->objectName().startsWith(u"cardField"_s));
        m_window->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), link);
        m_window->press(Qt::Key_Return); // and the link is one
        QTRY_COMPARE(m_window->page().table(), Table::Customers);
    }

    void whatIsNotFoundIsSaid()
    {
        auto *dialog = run<gui::ReplaceDialog>(Command::Replace);
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"findEdit"_s)->setText(u"no such words"_s);
        const auto *summary = dialog->findChild<QLabel *>(u"summaryLabel"_s);
        QTRY_VERIFY2(summary->text().contains(u"“no such words” was not found"_s),
                     qPrintable(summary->text()));
        dialog->reject();
    }

    void whatIsLookedForCanBeTypedAtOnce()
    {
        auto *dialog = run<FilterDialog>(Command::Filter);
        QVERIFY(dialog);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QVERIFY(QApplication::focusWidget()->objectName().startsWith(u"valueEdit"_s));
        dialog->reject();
    }

    void anEmptyTableHasTheRow()
    {
        m_window.reset();
        m_database->run(u"DELETE FROM purchases;\n"_s);
        m_window = std::make_unique<support::Window>();
        QVERIFY(m_window->open(m_database->location().toUrl()));
        QVERIFY(m_window->show(Table::Purchases));
        QTRY_VERIFY(edit(u"price"_s) && edit(u"price"_s)->isVisible());
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
        support::picture(m_window.get(), u"quick-filters-%1.png"_s.arg(int(support::engine())));
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
        support::picture(dialog, u"dialog-replace.png"_s);
        apply->click();
        QVERIFY(m_window->comeBack());
        QCOMPARE(qint64(m_window->session().pending().count()), hits);
        m_window->run(Command::Save);
        QTRY_COMPARE(m_window->session().state(), tables::Session::State::Saved);
        QTRY_COMPARE(number(u"SELECT count(*) FROM products WHERE name LIKE '%Мессенджер%'"_s), hits);
        QVERIFY2(lastStep().startsWith(u"Products: replaced “TELEGRAM” by “Мессенджер” in "_s),
                 qPrintable(lastStep()));
        m_window->run(Command::Undo); // one step
        QTRY_COMPARE(number(u"SELECT count(*) FROM products WHERE lower(name) LIKE '%telegram%'"_s), hits);
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
