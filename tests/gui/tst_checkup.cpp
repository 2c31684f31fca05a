// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "ShopFixture.h"
#include "base/Text.h"
#include "gui/CheckupTab.h"
#include "gui/DatabasePage.h"
#include "gui/FirstLook.h"
#include "gui/dialogs/RepairDialog.h"
#include "gui/finding/FilterBar.h"
#include "support/Patience.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::CheckupTab;
using gui::Command;
using schema::Table;

/// Database → Check-up: findings, their rows one click away, repairs that are shown first, and the quiet
/// sign.
class CheckupTabTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup() { m_database.reset(); }
    void aSoundShop();
    void rowsAreOneClickAway();
    void allRowsAreShown();
    void timesAreChosen();
    void aRepairIsShownThenSavedThenUndone();
    void byKeysAlone();
    void readOnly();
    void aQuietSignAfterOpening();
    void noSignOverAMessage();
    void aMissingUniqueSetIsMadeAgain();
    void itLooksRight_data();
    void itLooksRight();

private:
    [[nodiscard]] CheckupTab &show(support::Window &window, bool readOnly = false);
    [[nodiscard]] static bool settle(const CheckupTab &tab)
    {
        return QTest::qWaitFor([&tab] { return tab.isSettled(); }, support::patienceMs);
    }
    [[nodiscard]] static QTreeWidget &tree(const CheckupTab &tab, const char *name)
    {
        return *tab.findChild<QTreeWidget *>(QLatin1StringView(name));
    }
    [[nodiscard]] static QPushButton &button(const CheckupTab &tab, const char *name)
    {
        return *tab.findChild<QPushButton *>(QLatin1StringView(name));
    }
    /// Makes the finding of that kind current.
    [[nodiscard]] static bool choose(const CheckupTab &tab, const QString &kind);
    void breakThings() const;

    std::unique_ptr<support::TestDatabase> m_database;
};

void CheckupTabTest::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
}

CheckupTab &CheckupTabTest::show(support::Window &window, bool readOnly)
{
    if (!window.open(m_database->location().toUrl(), readOnly))
        qFatal("cannot open the shop");
    window.run(Command::ShowCheckup);
    CheckupTab &tab = window.store()->database()->checkup();
    if (!settle(tab))
        qFatal("the check-up does not end");
    return tab;
}

bool CheckupTabTest::choose(const CheckupTab &tab, const QString &kind)
{
    for (int i = 0; i < tab.findings().size(); ++i) {
        if (tab.findings().at(i).kind != kind)
            continue;
        tree(tab, "findingsTree").setCurrentItem(tree(tab, "findingsTree").topLevelItem(i));
        return true;
    }
    return false;
}

void CheckupTabTest::breakThings() const
{
    m_database->run(u"UPDATE purchases SET payment_type = 'STARS' WHERE id IN (4, 9);\n"
                    "UPDATE products SET price = 0 WHERE id = 3;\n"
                    "UPDATE products SET hidden_content = '' WHERE id = 5;\n"_s);
}

void CheckupTabTest::aSoundShop()
{
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(tab.findings().isEmpty());
    QCOMPARE(tab.findChild<QLabel *>(u"stateLabel"_s)->text(), u"Nothing is wrong with the data."_s);
    QVERIFY(!button(tab, "repairButton").isVisible());
    QVERIFY(window.message().isEmpty());
}

void CheckupTabTest::rowsAreOneClickAway()
{
    breakThings();
    support::Window window;
    CheckupTab &tab = show(window);
    QCOMPARE(reports::seriousCount(tab.findings()), 3);
    QVERIFY(choose(tab, u"price"_s));
    QVERIFY(!button(tab, "repairButton").isEnabled());
    QCOMPARE(tree(tab, "rowsTree").topLevelItem(0)->text(0), u"#3"_s);
    QCOMPARE(tree(tab, "rowsTree").topLevelItem(0)->text(1), u"0"_s);
    // A secret is never shown, not even that it is empty in which way.
    QVERIFY(choose(tab, u"empty"_s));
    QCOMPARE(tree(tab, "rowsTree").topLevelItem(0)->text(1), u"•••"_s);
    QVERIFY(choose(tab, u"spelling"_s));
    QTest::mouseClick(&button(tab, "showButton"), Qt::LeftButton);
    QVERIFY(window.store()->page() != nullptr);
    QCOMPARE(window.page().table(), Table::Purchases);
    QTRY_COMPARE(window.page().view().currentKey().value_or(records::RowKey()).id, qint64(4));
    // These and no others, by a filter that can be left.
    QTRY_COMPARE(window.page().model().rowCount(), 2);
    QCOMPARE(window.page().model().keyAt(1).id, qint64(9));
    auto *bar = window.page().findChild<gui::finding::FilterBar *>(u"filterBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->accessibleName().endsWith(u"is one of 4, 9"_s), qPrintable(bar->accessibleName()));
    QVERIFY(QMetaObject::invokeMethod(bar, "linkActivated", Q_ARG(QString, u"remove:0"_s)));
    QTRY_COMPARE(window.page().model().rowCount(), 200);
}

/// However many they are, and whether they are hidden or not.
void CheckupTabTest::allRowsAreShown()
{
    m_database->run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12345) "
                    "SELECT 1, 1, 5, 'x-' || i, 'TON' FROM n;\n"
                    "UPDATE products SET price = 0 WHERE id IN (3, 4);\n"
                    "INSERT INTO shopbook_archived (table_name, row_id, row_created_at) "
                    "SELECT 'products', id, CAST(created_at AS text) FROM products WHERE id = 4;\n"_s);
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(choose(tab, u"other-money"_s));
    QTest::mouseClick(&button(tab, "showButton"), Qt::LeftButton);
    QTRY_COMPARE(window.page().model().rowCount(), 12345);
    QTRY_VERIFY(window.page().model().isOrderComplete());
    // A row of the list is current, the filter is the same.
    window.run(Command::ShowCheckup);
    QVERIFY(choose(tab, u"price"_s));
    QVERIFY(!window.actions()[Command::ShowDeleted]->isChecked());
    auto &rows = tree(tab, "rowsTree");
    rows.setCurrentItem(rows.topLevelItem(1));
    Q_EMIT rows.itemActivated(rows.topLevelItem(1), 0);
    QTRY_COMPARE(window.page().model().rowCount(), 2);
    QTRY_COMPARE(window.page().view().currentKey().value_or(records::RowKey()).id, qint64(4));
    QVERIFY(window.actions()[Command::ShowDeleted]->isChecked());
}

/// What nobody can know is for the person to say.
void CheckupTabTest::timesAreChosen()
{
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    m_database->run(
        u"UPDATE purchases SET created_at = '2999-01-01 00:00:00', updated_at = '2026-02-03 04:05:06' "
        "WHERE id = 4;\n"_s);
    if (isSqlite)
        m_database->run(u"UPDATE purchases SET created_at = '2026-01-04T10:00:00' WHERE id = 5;\n"_s);
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(choose(tab, u"future"_s));
    QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
    auto *dialog = support::waitForDialog<gui::RepairDialog>();
    QVERIFY(dialog);
    const auto wanted = [&dialog] {
        return dialog->plan().changes.changes().first().after.value(u"created_at"_s).toString();
    };
    QCOMPARE(wanted(), u"2026-02-03 04:05:06"_s);
    auto *times = dialog->findChild<QComboBox *>(u"timesBox"_s);
    QVERIFY(times->isVisible());
    support::picture(dialog, u"checkup_times.png"_s);
    times->setCurrentIndex(1);
    QTRY_VERIFY(wanted() > u"2026-02-03 04:05:06"_s);
    times->setCurrentIndex(0);
    QTRY_COMPARE(wanted(), u"2026-02-03 04:05:06"_s);
    QTRY_VERIFY(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                      Qt::LeftButton);
    const auto stored = [this] {
        return m_database->scalar(u"SELECT CAST(created_at AS text) FROM purchases WHERE id = 4"_s)
            .toString();
    };
    QTRY_COMPARE(stored(), u"2026-02-03 04:05:06"_s);
    QVERIFY(window.comeBack());
    QTRY_COMPARE(tab.findings().size(), isSqlite ? 1 : 0);
    if (isSqlite) { // read for certain: nothing to choose, and the two spellings can be told apart
        QVERIFY(settle(tab));
        QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
        dialog = support::waitForDialog<gui::RepairDialog>();
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QComboBox *>(u"timesBox"_s)->isVisible());
        const auto *lines = dialog->findChild<QTableView *>(u"linesView"_s)->model();
        QCOMPARE(lines->index(0, 2).data().toString(), u"2026-01-04T10:00:00"_s);
        QVERIFY(lines->index(0, 3).data().toString() != lines->index(0, 2).data().toString());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(window.comeBack());
    }
    window.run(Command::Undo);
    QTRY_COMPARE(stored(), u"2999-01-01 00:00:00"_s);
}

void CheckupTabTest::aRepairIsShownThenSavedThenUndone()
{
    breakThings();
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(choose(tab, u"spelling"_s));
    QTRY_VERIFY(button(tab, "repairButton").isEnabled());
    QVERIFY(button(tab, "repairButton").isVisible());
    QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
    auto *dialog = support::waitForDialog<gui::RepairDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QTableView *>(u"linesView"_s)->model()->rowCount(), 2);
    // Cancelled, nothing happens.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(window.comeBack());
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'STARS'"_s).toInt(), 2);
    QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
    dialog = support::waitForDialog<gui::RepairDialog>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                      Qt::LeftButton);
    QTRY_COMPARE(reports::seriousCount(tab.findings()), 2);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'STARS'"_s).toInt(), 0);
    QVERIFY(window.comeBack());
    QSignalSpy undone(&window.session(), &tables::Session::undone);
    window.run(Command::Undo);
    QTRY_COMPARE(undone.size(), 1);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'STARS'"_s).toInt(), 2);
}

void CheckupTabTest::byKeysAlone()
{
    breakThings();
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(tree(tab, "findingsTree").hasFocus());
    QVERIFY(support::tabTo(u"showButton"_s));
    QVERIFY(support::tabTo(u"rowsTree"_s));
    window.press(Qt::Key_Home);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.store()->page() != nullptr);
    QCOMPARE(window.page().table(), Table::Products);
}

void CheckupTabTest::readOnly()
{
    breakThings();
    support::Window window;
    CheckupTab &tab = show(window, true);
    QVERIFY(choose(tab, u"spelling"_s));
    QVERIFY(!button(tab, "repairButton").isEnabled());
    QVERIFY(!button(tab, "repairButton").toolTip().isEmpty());
}

void CheckupTabTest::aQuietSignAfterOpening()
{
    breakThings();
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    QVERIFY(window.show(Table::Purchases));
    QVERIFY(window.message().isEmpty());
    const auto place = window.page().view().currentKey();
    window.store()->firstLook().lookNow();
    QTRY_COMPARE(window.message(), u"The check-up found 3 things that need a look."_s);
    QCOMPARE(window.page().view().currentKey(), place);
    QVERIFY(window.page().view().hasFocus());
    auto *offer = window.page().messageBar().findChild<QPushButton *>(u"messageOfferButton"_s);
    QVERIFY(offer);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_COMPARE(reports::seriousCount(window.store()->database()->checkup().findings()), 3);
}

void CheckupTabTest::noSignOverAMessage()
{
    breakThings();
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    window.page().messageBar().showMessage(gui::style::Tone::Error, u"Read this first."_s);
    QSignalSpy found(&window.store()->firstLook(), &gui::FirstLook::found);
    window.store()->firstLook().lookNow();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(window.message(), u"Read this first."_s);
}

void CheckupTabTest::aMissingUniqueSetIsMadeAgain()
{
    if (support::engine() == database::Engine::Postgresql)
        m_database->run(u"ALTER TABLE purchases DROP CONSTRAINT uq_purchases_payment_id;\n"_s);
    else
        m_database->run(u"DROP INDEX uq_purchases_payment_id;\n"_s);
    support::Window window;
    CheckupTab &tab = show(window);
    QVERIFY(choose(tab, u"unique"_s));
    QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
    auto *question = support::waitForDialog<QMessageBox>();
    QVERIFY(question);
    QSignalSpy opened(&window, &gui::MainWindow::openingEnded);
    QTest::mouseClick(question->findChild<QPushButton *>(u"repairGoButton"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY2(window.message().contains(u"1720ca777755"_s), qPrintable(window.message()));
    window.run(Command::ShowCheckup);
    CheckupTab &again = window.store()->database()->checkup();
    QVERIFY(settle(again));
    QVERIFY(again.findings().isEmpty());
}

void CheckupTabTest::itLooksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void CheckupTabTest::itLooksRight()
{
    QFETCH(QString, language);
    if (support::engine() == database::Engine::Postgresql)
        return;
    base::text::installLanguage(language);
    breakThings();
    m_database->run(u"INSERT INTO purchases (user_id, product_id, price, payment_id, payment_type) "
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
                    "SELECT 1, 1, 5, 'x-' || i, 'TON' FROM n;\n"_s);
    support::Window window(QSize(1100, 720));
    CheckupTab &tab = show(window);
    QVERIFY(choose(tab, u"other-money"_s));
    QVERIFY(tab.findChild<QLabel *>(u"moreLabel"_s)->isVisible());
    QVERIFY(QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots")));
    const QString cut = support::cutTexts(&window).join(u'\n');
    QVERIFY(
        window.grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/checkup_%1.png").arg(language)));
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
    QVERIFY(choose(tab, u"spelling"_s));
    QTest::mouseClick(&button(tab, "repairButton"), Qt::LeftButton);
    auto *dialog = support::waitForDialog<gui::RepairDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(
        !dialog->findChild<QTableView *>(u"linesView"_s)->model()->index(0, 0).data().toString().isEmpty());
    QVERIFY(dialog->grab().save(
        QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/checkup_repair_%1.png").arg(language)));
    QTest::keyClick(dialog, Qt::Key_Escape);
    base::text::installLanguage(u"en"_s);
}

QTEST_MAIN(CheckupTabTest)
#include "tst_checkup.moc"
