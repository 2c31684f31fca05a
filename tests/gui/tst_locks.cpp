// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Presets.h"
#include "base/Settings.h"
#include "gui/Locks.h"
#include "support/Patience.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using gui::Command;
using schema::Table;
namespace presets = base::presets;

/// What an administrator has set beforehand, as a person at the window meets it.
class TestLocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }
    void cleanup();
    void lockedDatabase();
    void presetDatabase();
    void lockedLanguage();
    void readOnly();
    void brokenPolicy();
    void newerVersion();
};

namespace
{

void use(const QByteArray &rules)
{
    presets::use(base::Policy::parse("{\"version\": 1, \"administrator\": \"IT desk, 12\", " + rules + "}",
                                     u"/etc/shopbook/policy.json"_s));
    if (presets::problem())
        qFatal("%s", qPrintable(presets::problem()->message));
}

QByteArray lockOn(const database::Location &location)
{
    return "\"database\": {\"value\": \"" + location.toUrl().toUtf8() + "\", \"locked\": true}";
}

} // namespace

void TestLocks::cleanup()
{
    presets::use(base::Policy());
    // What was open last is a person's own choice, and goes before what is preset.
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"shopbook"_s, u"shopbook"_s).remove(u"recent"_s);
}

void TestLocks::lockedDatabase()
{
    const support::TestDatabase database(support::engine());
    const support::TestDatabase other(support::engine());
    support::fillWithSample(database.location());
    support::fillWithSample(other.location());
    use(lockOn(database.location()));
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true; // the start page has no door that is open
    window.start(start);
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QVERIFY(window.session().location().sameAs(database.location()));
    for (const Command command :
         {Command::OpenFile, Command::OpenReadOnly, Command::ConnectServer, Command::NewStore}) {
        const QAction *action = window.actions()[command];
        QVERIFY(!action->isEnabled());
        QVERIFY2(action->toolTip().contains(u"IT desk, 12"_s), qPrintable(action->toolTip()));
    }
    QVERIFY(window.actions()[Command::TrySample]->isEnabled());
    window.run(Command::CloseStore);
    QTRY_VERIFY(!window.store());
    for (const char *door : {"newStoreDoorButton", "serverDoorButton"})
        QVERIFY(!window.findChild<QAbstractButton *>(QLatin1StringView(door))->isEnabled());
    // The one that may be opened stays a click away.
    window.findChild<QAbstractButton *>(u"openDoorButton"_s)->click();
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    // By whatever way another one is asked for.
    QVERIFY(window.open(other.location().toUrl()));
    QVERIFY2(window.message().contains(u"IT desk, 12"_s), qPrintable(window.message()));
}

void TestLocks::presetDatabase()
{
    const support::TestDatabase database(support::engine());
    support::fillWithSample(database.location());
    use(lockOn(database.location()).replace("true", "false"));
    support::Window window;
    window.start({});
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QVERIFY(window.session().location().sameAs(database.location()));
    QVERIFY(window.actions()[Command::OpenFile]->isEnabled());
}

void TestLocks::lockedLanguage()
{
    use(R"("language": {"value": "ru", "locked": true})");
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    for (const Command command :
         {Command::LanguageSystem, Command::LanguageEnglish, Command::LanguageRussian}) {
        QVERIFY(!window.actions()[command]->isEnabled());
        QVERIFY(window.actions()[command]->toolTip().contains(u"IT desk, 12"_s));
    }
    QVERIFY(window.actions()[Command::LanguageRussian]->isChecked());
    QVERIFY(window.actions()[Command::OpenFile]->isEnabled());
}

void TestLocks::readOnly()
{
    const support::TestDatabase database(support::engine());
    support::fillWithSample(database.location());
    use(R"("read_only": {"value": true, "locked": true})");
    support::Window window;
    QVERIFY(window.open(database.location().toUrl()));
    QVERIFY(window.show(Table::Purchases));
    QVERIFY2(window.message().contains(u"IT desk, 12"_s), qPrintable(window.message()));
    QVERIFY(window.session().isReadOnly());
    QVERIFY(!window.actions()[Command::Add]->isEnabled());
    QVERIFY(window.actions()[Command::Add]->toolTip().contains(u"read-only"_s)); // grey says why
    QVERIFY(!window.actions()[Command::NewStore]->isEnabled());
    // A throw-away shop may be tried all the same.
    QVERIFY(window.openSample());
    QVERIFY(!window.session().isReadOnly());
    QVERIFY(!window.actions()[Command::Add]->toolTip().contains(u"read-only"_s));
}

void TestLocks::brokenPolicy()
{
    const support::TestDatabase database(support::engine());
    support::fillWithSample(database.location());
    presets::use(base::Policy::parse("{", u"/etc/shopbook/policy.json"_s));
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY2(window.message().contains(u"policy.json"_s), qPrintable(window.message()));
    QVERIFY(window.open(database.location().toUrl()));
    QVERIFY2(window.message().contains(u"policy.json"_s), qPrintable(window.message()));
    QVERIFY(window.session().isReadOnly());
}

void TestLocks::newerVersion()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"shopbook_99.0.0-1_amd64.deb"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    use(R"("update_check": ")" + QFile::encodeName(folder.path()) + '"');
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QTRY_VERIFY(window.message().contains(u"99.0.0"_s));
}

QTEST_MAIN(TestLocks)
#include "tst_locks.moc"
