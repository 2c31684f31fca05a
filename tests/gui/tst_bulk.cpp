// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShopFixture.h"
#include "base/Text.h"
#include "gui/dialogs/BulkDialog.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"
#include "support/Patience.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTableView>

using namespace Qt::StringLiterals;
using gui::BulkDialog;
using gui::Command;
using gui::PlanDialog;
using records::RowKey;
using schema::Table;

/// Many rows at once in a real window: paste, fill, change.
class TestBulk : public ShopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openShop(Table::Products); }
    void pricesOfAllFoundAreRaised();
    void whatIsNotSavedIsTheBefore();
    void theFormSaysWhatIsMissing();
    void aBlockIsPasted();
    void badCellsStandFirst();
    void anEmptyClipboardIsSaid();
    void rowsAreCopiedWithoutSecrets();
    void theUppermostValueIsFilledDown();
    void stepsKeepTheirNamesInRussian();
    void thousandsWithProgressAndStop();

private:
    [[nodiscard]] static bool isPlanned(PlanDialog *dialog, int least = 1)
    {
        return QTest::qWaitFor([=] { return !dialog->isPlanning() && lines(dialog)->rowCount() >= least; },
                               support::patienceMs);
    }
};

void TestBulk::pricesOfAllFoundAreRaised()
{
    const qint64 count = number(u"SELECT count(*) FROM products"_s);
    const qint64 first = number(u"SELECT price FROM products WHERE id = 1"_s);
    m_window->page().goTo({Table::Products, 1});
    m_window->goToColumn(u"price"_s);
    auto *dialog = run<BulkDialog>(Command::ChangeMany);
    QVERIFY(dialog);
    const QAbstractItemModelTester tester(lines(dialog),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto *action = dialog->findChild<QComboBox *>(u"actionBox"_s);
    action->setCurrentIndex(action->count() - 1); // the percentage
    dialog->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"10 %"_s);
    QVERIFY(isPlanned(dialog));
    QCOMPARE(dialog->plan().changes.count(), int(count));
    QTRY_VERIFY(text(dialog, 0, 0).startsWith(u"product “"_s));
    QVERIFY(dialog->findChild<QComboBox *>(u"roundBox"_s)->isVisible());
    support::picture(dialog, u"bulk.png"_s);
    press(dialog, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    QCOMPARE(m_window->session().pending().count(), int(count));
    QCOMPARE(session().undoText(), u"Products: +10 % of “Price”, %1 rows"_s.arg(count));
    save();
    QCOMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), (first * 110 + 50) / 100);
    QCOMPARE(number(u"SELECT count(*) FROM shopbook_step"_s), 1);
    m_window->session().undo();
    QTRY_COMPARE(number(u"SELECT price FROM products WHERE id = 1"_s), first);
}

void TestBulk::whatIsNotSavedIsTheBefore()
{
    m_window->page().goTo({Table::Products, 1});
    const int price = m_window->page().model().entity().indexOf(u"price"_s);
    QTRY_VERIFY(m_window->page().model().setData(m_window->page().model().index(0, price), 1000));
    m_window->goToColumn(u"price"_s);
    auto *dialog = run<BulkDialog>(Command::ChangeMany);
    QVERIFY(dialog);
    auto *action = dialog->findChild<QComboBox *>(u"actionBox"_s);
    action->setCurrentIndex(action->count() - 1); // the percentage
    dialog->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"10 %"_s);
    QVERIFY(isPlanned(dialog));
    QCOMPARE(text(dialog, 0, 2), schema::moneyText(1000, false));
    QCOMPARE(text(dialog, 0, 3), schema::moneyText(1100, false));
    dialog->reject();
    m_window->session().dropAll();
}

void TestBulk::theFormSaysWhatIsMissing()
{
    m_window->goToColumn(u"category_id"_s);
    auto *dialog = run<BulkDialog>(Command::ChangeMany);
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QPushButton *>(u"applyButton"_s)->isEnabled());
    QVERIFY(dialog->findChild<QLineEdit *>(u"relationEdit"_s)->isVisible());
    QVERIFY(!dialog->findChild<QLineEdit *>(u"valueEdit"_s)->isVisible());
    auto *column = dialog->findChild<QComboBox *>(u"columnBox"_s);
    auto *value = dialog->findChild<QLineEdit *>(u"valueEdit"_s);
    column->setCurrentIndex(column->findData(u"name"_s));
    QVERIFY(value->isVisible());
    QTRY_VERIFY(!dialog->findChild<QLabel *>(u"summaryLabel"_s)->text().isEmpty());
    QCOMPARE(lines(dialog)->rowCount(), 0); // nobody is told that an empty text is too short
    QTest::keyClick(value, Qt::Key_A);
    QTest::keyClick(value, Qt::Key_Backspace);
    QTRY_VERIFY(lines(dialog)->rowCount() > 0); // an empty text that somebody typed is one
    column->setCurrentIndex(column->findData(u"price"_s));
    QVERIFY(value->isVisible());
    value->setText(u"cheap"_s);
    auto *problem = dialog->findChild<QLabel *>(u"problemLabel"_s);
    QTRY_VERIFY(!problem->text().isEmpty());
    QVERIFY(!dialog->findChild<QPushButton *>(u"applyButton"_s)->isEnabled());
    value->setText(u"-5"_s); // a number, but no price: said row by row
    QVERIFY(isPlanned(dialog));
    QVERIFY(dialog->plan().changes.isEmpty());
    QVERIFY(!dialog->plan().rejected.isEmpty());
    column->setCurrentIndex(column->findData(u"hidden_content"_s));
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    value->setText(u"the same for all"_s);
    QVERIFY(isPlanned(dialog));
    for (int row = 0; row < lines(dialog)->rowCount(); ++row)
        QVERIFY(!text(dialog, row, 3).contains(u"same"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
    QVERIFY(m_window->session().pending().isEmpty());
}

void TestBulk::aBlockIsPasted()
{
    QVERIFY(m_window->show(Table::Categories));
    const qint64 before = number(u"SELECT count(*) FROM categories"_s);
    m_window->page().goTo({Table::Categories, before}); // the last one
    m_window->goToColumn(u"category_name"_s);
    QGuiApplication::clipboard()->setText(u"Pasted A\r\nPasted B\r\nPasted C\r\n"_s);
    auto *dialog = run<PlanDialog>(Command::Paste);
    QVERIFY(dialog);
    QVERIFY(isPlanned(dialog, 3));
    QCOMPARE(dialog->plan().changes.inserted(Table::Categories).size(), 2);
    support::picture(dialog, u"paste.png"_s);
    press(dialog, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    QCOMPARE(m_window->session().pending().count(), 3);
    m_window->session().undo(); // all of it is one step
    QVERIFY(m_window->session().pending().isEmpty());
    m_window->session().redo();
    save();
    QCOMPARE(lastStep(), u"Categories: pasted 3 rows"_s);
    QCOMPARE(number(u"SELECT count(*) FROM categories"_s), before + 2);
    QCOMPARE(number(u"SELECT count(*) FROM categories WHERE category_name LIKE 'Pasted%'"_s), 3);
}

void TestBulk::badCellsStandFirst()
{
    m_window->page().goTo({Table::Products, 1});
    m_window->goToColumn(u"price"_s);
    QGuiApplication::clipboard()->setText(u"77\ncheap\n0\n88\t99\n"_s);
    auto *dialog = run<PlanDialog>(Command::Paste);
    QVERIFY(dialog);
    QVERIFY(isPlanned(dialog, 4));
    QCOMPARE(dialog->plan().changes.count(), 1);
    QCOMPARE(dialog->plan().rejected.size(), 3);
    QCOMPARE(text(dialog, 0, 0), u"line 2"_s);
    QCOMPARE(text(dialog, 0, 3), u"cheap"_s);
    QVERIFY(!text(dialog, 0, 4).isEmpty());
    QVERIFY(text(dialog, 3, 4).isEmpty());
    support::picture(dialog, u"paste_rejected.png"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestBulk::anEmptyClipboardIsSaid()
{
    QGuiApplication::clipboard()->clear();
    m_window->run(Command::Paste);
    QVERIFY2(m_window->message().contains(u"clipboard"_s), qPrintable(m_window->message()));
}

void TestBulk::rowsAreCopiedWithoutSecrets()
{
    m_window->page().setSecretsShown(true);
    const QString secret =
        m_database->scalar(u"SELECT hidden_content FROM products WHERE id = 1"_s).toString();
    const QString name = m_database->scalar(u"SELECT name FROM products WHERE id = 1"_s).toString();
    const qint64 price = number(u"SELECT price FROM products WHERE id = 1"_s);
    m_window->page().view().setFocus();
    m_window->page().view().selectAll();
    m_window->run(Command::CopyRows);
    QTRY_VERIFY(m_window->message().contains(u"copied"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(name));
    QVERIFY(copied.contains(QString::number(price)));
    QVERIFY(!copied.contains(secret));
    QCOMPARE(copied.count(u'\n') >= number(u"SELECT count(*) FROM products"_s), true);
    // Pasted where it came from it changes nothing.
    m_window->page().goTo({Table::Products, 1});
    m_window->press(Qt::Key_Home);
    auto *dialog = run<PlanDialog>(Command::Paste);
    QVERIFY(dialog);
    QTRY_VERIFY(!dialog->isPlanning());
    QVERIFY(dialog->plan().changes.isEmpty());
    QVERIFY(dialog->plan().rejected.isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestBulk::theUppermostValueIsFilledDown()
{
    m_window->page().goTo({Table::Products, 1});
    m_window->goToColumn(u"price"_s);
    m_window->run(Command::FillDown);
    QVERIFY2(m_window->message().contains(u"Select several rows"_s), qPrintable(m_window->message()));
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_window->page().view().selectedKeys().size(), 3);
    const qint64 first = number(u"SELECT price FROM products WHERE id = 1"_s);
    auto *dialog = run<PlanDialog>(Command::FillDown);
    QVERIFY(dialog);
    QVERIFY(isPlanned(dialog));
    for (const auto &change : dialog->plan().changes.changes())
        QCOMPARE(change.after.value(u"price"_s), first);
    press(dialog, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    QVERIFY(!m_window->session().pending().isEmpty());
    QVERIFY(!m_window->session().pending().contains({Table::Products, 1}));
    QVERIFY2(session().undoText().startsWith(u"Products: “Price” filled down into "_s),
             qPrintable(session().undoText()));
}

/// In the menu, in the journal, and after the next start.
void TestBulk::stepsKeepTheirNamesInRussian()
{
    base::text::installLanguage(u"ru"_s);
    const auto english = qScopeGuard([] { base::text::installLanguage(u"en"_s); });
    page().goTo({Table::Products, 1});
    m_window->goToColumn(u"price"_s);
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    auto *dialog = run<BulkDialog>(Command::ChangeMany);
    QVERIFY(dialog);
    auto *action = dialog->findChild<QComboBox *>(u"actionBox"_s);
    action->setCurrentIndex(action->count() - 1);
    dialog->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"10"_s);
    QVERIFY(isPlanned(dialog, 2));
    press(dialog, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    const QString name = u"Товары: +10 % к «Цена», 2 строки"_s;
    QCOMPARE(session().undoText(), name);
    session().save();
    QTRY_COMPARE(session().state(), tables::Session::State::Saved);
    QCOMPARE(lastStep(), name);
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QTRY_COMPARE(session().undoText(), name);
}

void TestBulk::thousandsWithProgressAndStop()
{
    m_window.reset();
    const bool isFile = support::engine() == database::Engine::Sqlite;
    UNWRAP(
        m_database->open(database::Role::Writer)
            .execute(
                isFile
                    ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                      u"INSERT INTO "
                      "categories (category_name) SELECT 'Many ' || i FROM n"_s
                    : u"INSERT INTO categories (category_name) SELECT 'Many ' || i FROM generate_series(1, 10000) AS i"_s));
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QVERIFY(m_window->show(Table::Categories));
    m_window->goToColumn(u"category_name"_s);
    auto *dialog = run<BulkDialog>(Command::ChangeMany);
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"All the same"_s);
    QTRY_VERIFY(dialog->isPlanning());
    press(dialog, u"stopButton"_s);
    QVERIFY(!dialog->isPlanning());
    QVERIFY(dialog->plan().changes.isEmpty());
    QVERIFY(dialog->findChild<QLabel *>(u"summaryLabel"_s)->text().startsWith(u"Stopped"_s));
    dialog->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"All the same!"_s);
    QVERIFY(isPlanned(dialog, 10000));
    press(dialog, u"applyButton"_s);
    QVERIFY(m_window->comeBack());
    QVERIFY(m_window->session().pending().count() >= 10000);
    save();
    QVERIFY(number(u"SELECT count(*) FROM categories WHERE category_name = 'All the same!'"_s) >= 10000);
    m_window->session().undo();
    QTRY_COMPARE(number(u"SELECT count(*) FROM categories WHERE category_name = 'All the same!'"_s), 0);
}

QTEST_MAIN(TestBulk)
#include "tst_bulk.moc"
