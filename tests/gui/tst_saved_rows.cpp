// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShopFixture.h"
#include "gui/dialogs/ConflictDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/HistoryDialog.h"
#include "gui/dialogs/PlanDialog.h"
#include "gui/dialogs/RelationPicker.h"
#include "records/Lookup.h"
#include "support/Patience.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::PlanDialog;
using schema::Table;

/// What is saved already: its history, its undo when others changed it since, and what hangs on rows that
/// shall go.
class TestSavedRows : public ShopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openShop(Table::Products); }
    void aSavedRowHasAHistory();
    void undoOfWhatOthersChanged();
    void whatHangsOnIsGivenOver();
    void severalAreGivenOverAtOnce();

private:
    [[nodiscard]] static bool isPlanned(PlanDialog *dialog, int least = 1)
    {
        return QTest::qWaitFor([=] { return !dialog->isPlanning() && lines(dialog)->rowCount() >= least; },
                               support::patienceMs);
    }
};

void TestSavedRows::aSavedRowHasAHistory()
{
    const auto row = UNWRAP(records::readRow(m_database->open(database::Role::Reader), {Table::Products, 1}));
    QVERIFY(m_window->session()
                .stageEdit({Table::Products, 1}, row,
                           {{u"price"_s, qint64(77)}, {u"hidden_content"_s, u"TOP-SECRET"_s}})
                .isEmpty());
    save();
    m_database->run(u"UPDATE products SET price = 88 WHERE id = 1;\n"_s);
    m_window->page().goTo({Table::Products, 1});
    QTRY_VERIFY(m_window->actions()[Command::History]->isEnabled());
    auto *dialog = run<gui::HistoryDialog>(Command::History);
    QVERIFY(dialog);
    QTRY_COMPARE(lines(dialog)->rowCount(), 3);
    QVERIFY2(text(dialog, 0, 0).startsWith(u"noticed: another program, after"_s),
             qPrintable(text(dialog, 0, 0)));
    QVERIFY2(text(dialog, 1, 0).contains(u"· you ·"_s), qPrintable(text(dialog, 1, 0)));
    QVERIFY(text(dialog, 0, 3).contains(u"88"_s));
    for (int line = 0; line < 3; ++line)
        QVERIFY(!text(dialog, line, 3).contains(u"TOP-SECRET"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"auditLabel"_s)->text().contains(u"no full audit"_s));
    support::picture(dialog, u"history.png"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestSavedRows::undoOfWhatOthersChanged()
{
    const auto row = UNWRAP(records::readRow(m_database->open(database::Role::Reader), {Table::Products, 1}));
    QVERIFY(
        m_window->session()
            .stageEdit({Table::Products, 1}, row, {{u"price"_s, qint64(77)}, {u"name"_s, u"My own name"_s}})
            .isEmpty());
    save();
    m_database->run(u"UPDATE products SET price = 88, name = 'Their name' WHERE id = 1;\n"_s);
    m_window->session().undo();
    auto *dialog = support::waitForDialog<gui::ConflictDialog>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>(u"conflictsTable"_s);
    QCOMPARE(table->rowCount(), 2);
    support::picture(dialog, u"undo_conflict.png"_s);
    auto *apply = dialog->findChild<QPushButton *>(u"applyButton"_s);
    QVERIFY(!apply->isEnabled());
    for (int line = 0; line < 2; ++line) {
        const bool isPrice = table->item(line, 1)->text() == u"Price";
        QVERIFY(table->item(line, 3)->text().contains(isPrice ? u"88"_s : u"Their name"_s));
        QVERIFY(table->item(line, 4)->text().contains(isPrice ? u"77"_s : u"My own name"_s));
        auto *choice = dialog->findChild<QComboBox *>(u"choice%1"_s.arg(line));
        choice->setCurrentIndex(choice->findText(isPrice ? u"Put back as before"_s : u"Keep theirs"_s));
    }
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QVERIFY(m_window->waitFor("Saved"));
    QVERIFY(m_window->comeBack());
    QCOMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), row.value(u"price"_s).toLongLong());
    QCOMPARE(m_database->scalar(u"SELECT name FROM products WHERE id = 1"_s).toString(), u"Their name"_s);
}

void TestSavedRows::whatHangsOnIsGivenOver()
{
    const qint64 sales = number(u"SELECT count(*) FROM purchases"_s);
    const qint64 from = number(u"SELECT product_id FROM purchases ORDER BY id LIMIT 1"_s);
    const qint64 to = number(u"SELECT min(id) FROM products WHERE id <> ?"_s, {from});
    const qint64 hanging = number(u"SELECT count(*) FROM purchases WHERE product_id = ?"_s, {from});
    m_window->page().goTo({Table::Products, from});
    m_window->run(Command::Delete);
    auto *dialog = support::waitForDialog<gui::DeleteDialog>();
    QVERIFY(dialog);
    auto *picker = dialog->findChild<gui::RelationPicker *>(u"reassignEdit"_s);
    QTRY_VERIFY(picker->isVisible());
    QVERIFY(dialog->findChild<QTreeWidget *>(u"dependentsTree"_s)->topLevelItemCount() > 0);
    auto *button = dialog->findChild<QPushButton *>(u"reassignButton"_s);
    picker->setId(from);
    QVERIFY(!button->isEnabled()); // to itself
    picker->setId(to);
    QTRY_VERIFY(button->isEnabled());
    QTRY_VERIFY(dialog->height() >= dialog->layout()->totalHeightForWidth(dialog->width()));
    QTRY_VERIFY(!picker->text().startsWith(u'#'));
    support::picture(dialog, u"delete_reassign.png"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *plan = support::waitForDialog<PlanDialog>();
    QVERIFY(plan);
    QVERIFY(isPlanned(plan, int(hanging) + 1));
    support::picture(plan, u"reassign.png"_s);
    press(plan, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    save();
    QCOMPARE(number(u"SELECT count(*) FROM purchases"_s), sales);
    QCOMPARE(number(u"SELECT count(*) FROM products WHERE id = ?"_s, {from}), 0);
    QCOMPARE(number(u"SELECT count(*) FROM purchases WHERE product_id = ?"_s, {from}), 0);
    m_window->session().undo();
    QTRY_COMPARE(number(u"SELECT count(*) FROM purchases WHERE product_id = ?"_s, {from}), hanging);
}

/// Everything that hangs on several rows goes to one other, which is none of them.
void TestSavedRows::severalAreGivenOverAtOnce()
{
    const auto ids = [this](const QString &sql) {
        QList<qint64> found;
        for (int at = 0; at < 3; ++at)
            found.append(number(sql + u" LIMIT 1 OFFSET %1"_s.arg(at)));
        return found;
    };
    const QList<qint64> sold = ids(u"SELECT product_id FROM purchases GROUP BY product_id ORDER BY 1"_s);
    const QString among = u"(%1, %2)"_s.arg(sold.at(0)).arg(sold.at(1));
    const qint64 sales = number(u"SELECT count(*) FROM purchases"_s);
    const qint64 hanging = number(u"SELECT count(*) FROM purchases WHERE product_id IN "_s + among);
    page().goTo({Table::Products, sold.at(0)});
    QTRY_VERIFY(page().model().rowOf({Table::Products, sold.at(0)}) >= 0);
    QItemSelection rows;
    for (const qint64 id : {sold.at(0), sold.at(1)}) {
        const int row = page().model().rowOf({Table::Products, id});
        rows.select(page().model().index(row, 0),
                    page().model().index(row, page().model().columnCount() - 1));
    }
    page().view().selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    QTRY_COMPARE(page().view().selectedKeys().size(), 2);
    auto *dialog = run<gui::DeleteDialog>(Command::Delete);
    QVERIFY(dialog);
    auto *picker = dialog->findChild<gui::RelationPicker *>(u"reassignEdit"_s);
    QTRY_VERIFY(picker->isVisible());
    auto *button = dialog->findChild<QPushButton *>(u"reassignButton"_s);
    for (const qint64 own : {sold.at(0), sold.at(1)}) {
        picker->setId(own);
        QVERIFY(!button->isEnabled()); // it goes itself
    }
    picker->setId(sold.at(2));
    QTRY_VERIFY(button->isEnabled());
    QTRY_VERIFY(!picker->text().startsWith(u'#'));
    support::picture(dialog, u"delete_reassign_several.png"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *plan = support::waitForDialog<PlanDialog>();
    QVERIFY(plan);
    QVERIFY(isPlanned(plan, int(hanging) + 2));
    press(plan, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    QCOMPARE(session().undoText(), u"Products: 2 rows given over and deleted"_s);
    save();
    QCOMPARE(lastStep(), u"Products: 2 rows given over and deleted"_s);
    QCOMPARE(number(u"SELECT count(*) FROM purchases"_s), sales);
    QCOMPARE(number(u"SELECT count(*) FROM purchases WHERE product_id IN "_s + among), 0);
    QCOMPARE(number(u"SELECT count(*) FROM products WHERE id IN "_s + among), 0);
    session().undo();
    QTRY_COMPARE(number(u"SELECT count(*) FROM purchases WHERE product_id IN "_s + among), hanging);
    QCOMPARE(number(u"SELECT count(*) FROM products WHERE id IN "_s + among), 2);
}

QTEST_MAIN(TestSavedRows)
#include "tst_saved_rows.moc"
