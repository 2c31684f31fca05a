// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Settings.h"
#include "gui/CommandPalette.h"
#include "gui/LogDialog.h"
#include "support/Patience.h"

#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;
using schema::Table;

/// What is the same on every page: the language, the commands by name, the log, About.
class TestMenus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }
    void languageAtRunTime();
    void commandsByName();
};

void TestMenus::languageAtRunTime()
{
    support::Window window;
    QVERIFY(window.openSample());
    QVERIFY(window.show(Table::Purchases));
    const auto menu = [&window] { return window.menuBar()->actions().constFirst()->text(); };
    window.run(gui::Command::LanguageRussian);
    QTRY_VERIFY(menu() != u"&File");
    QVERIFY(window.settle());
    QTRY_COMPARE(window.stateText(), u"Сохранено"_s);
    QCOMPARE(window.page().findChild<QLabel *>(u"titleLabel"_s)->text(), u"Покупки"_s);
    QCOMPARE(base::Settings().language(), u"ru"_s);
    window.run(gui::Command::LanguageEnglish);
    QTRY_COMPARE(menu(), u"&File"_s);
    QTRY_COMPARE(window.stateText(), u"Saved"_s);
    window.run(gui::Command::LanguageSystem);
}

void TestMenus::commandsByName()
{
    support::Window window;
    QVERIFY(window.openSample());
    window.press(Qt::Key_K, Qt::ControlModifier);
    auto *palette = support::waitForDialog<gui::CommandPalette>();
    QVERIFY(palette);
    QVERIFY(QTest::qWaitForWindowActive(palette, support::patienceMs));
    auto *list = palette->findChild<QTreeWidget *>(u"commandList"_s);
    auto *search = palette->findChild<QLineEdit *>(u"searchEdit"_s);
    const auto *nothing = palette->findChild<QLabel *>(u"nothingLabel"_s);
    QVERIFY(list->topLevelItemCount() > 15);
    QVERIFY(!nothing->isVisible());
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        QVERIFY(!list->topLevelItem(row)->icon(0).isNull()); // one margin for all
    QTest::keyClicks(search, u"no such words"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 0);
    QVERIFY(nothing->isVisible());
    QTest::keyClick(search, Qt::Key_Return); // does nothing
    QVERIFY(palette->isVisible());
    search->clear();
    QTest::keyClicks(search, u"customers"_s);
    QTRY_VERIFY(list->topLevelItemCount() >= 1 && list->topLevelItemCount() < 15);
    QVERIFY(!nothing->isVisible());
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(window.page().table(), Table::Customers);
    window.run(gui::Command::Log);
    auto *log = support::waitForDialog<gui::LogDialog>();
    QVERIFY(log);
    log->reject();
    window.run(gui::Command::About);
    auto *about = support::waitForDialog<QMessageBox>();
    QVERIFY(about);
    about->reject();
}

QTEST_MAIN(TestMenus)
#include "tst_menus.moc"
