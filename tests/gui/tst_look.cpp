// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "Window.h"
#include "base/Text.h"
#include "gui/BackupsTab.h"
#include "gui/CheckupTab.h"
#include "gui/CommandPalette.h"
#include "gui/DatabasePage.h"
#include "gui/Icons.h"
#include "gui/LogDialog.h"
#include "gui/Opener.h"
#include "gui/StructureTab.h"
#include "gui/VersionsModel.h"
#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/ConnectDialog.h"
#include "gui/dialogs/ContactDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/RecordDialog.h"
#include "gui/dialogs/UpgradeQuestion.h"
#include "support/Patience.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using gui::Command;
using schema::Table;

/// What a person sees: pictures of every page and dialog in both languages and schemes, no text cut in
/// either language at the two sizes (and at 150 %, by a second run of this program), Tab over every control.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cutTexts_data();
    void cutTexts();
    void tabWalk();
    void pictures_data();
    void pictures();
    void applicationIcon();

private:
    [[nodiscard]] static QString folder();
    void picture(QWidget *widget, const QString &name);
    [[nodiscard]] static bool showDatabase(support::Window &window, Command command);
    /// The trial of the way back before the payments, on the page Versions.
    bool tryVersion(support::Window &window);
    void useScheme(bool dark);

    QTemporaryDir m_folder;
    QString m_sample;
    QString m_suffix;
};

QString TestLook::folder()
{
    const bool isScaled = qEnvironmentVariableIsSet("QT_SCALE_FACTOR");
    return QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots") + (isScaled ? u"/150"_s : QString());
}

void TestLook::initTestCase()
{
    QVERIFY(QDir().mkpath(folder()));
    database::Location location;
    location.path = m_folder.filePath(u"Магазин Ольги.db"_s);
    support::fillWithSample(location);
    m_sample = location.path;
}

void TestLook::picture(QWidget *widget, const QString &name)
{
    // A layout may ask for another size once more, which comes with the next events.
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    QVERIFY(widget->grab().save(folder() + u'/' + name + m_suffix + u".png"_s));
}

bool TestLook::showDatabase(support::Window &window, Command command)
{
    window.run(command);
    const gui::DatabasePage *page = window.store()->database();
    return QTest::qWaitFor(
        [&] {
            return page->backups().isSettled() && page->checkup().isSettled()
                && (command != Command::ShowStructure || page->structure().isSettled());
        },
        support::patienceMs);
}

bool TestLook::tryVersion(support::Window &window)
{
    if (!showDatabase(window, Command::ShowVersions))
        return false;
    auto *versions = window.findChild<QTableView *>(u"versionsView"_s);
    auto *tabs = window.findChild<QTabWidget *>(u"resultTabs"_s);
    const auto *model = versions->model();
    if (!QTest::qWaitFor([model] { return model->rowCount() > 0; }, support::patienceMs))
        return false;
    const auto found =
        model->match(model->index(0, gui::VersionsModel::Revision), Qt::DisplayRole, u"1b95d36c8908"_s);
    versions->setCurrentIndex(found.value(0));
    window.findChild<QAbstractButton *>(u"tryButton"_s)->click();
    return QTest::qWaitFor([tabs] { return tabs->isVisible(); }, support::patienceMs);
}

void TestLook::useScheme(bool dark)
{
    gui::style::install(dark ? gui::style::Scheme::Dark : gui::style::Scheme::Light);
}

void TestLook::cutTexts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        QTest::addRow("%s 1280x800", qPrintable(language)) << language << QSize(1280, 800);
        QTest::addRow("%s 1024x700", qPrintable(language)) << language << QSize(1024, 700);
    }
}

void TestLook::cutTexts()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    useScheme(false);
    base::text::installLanguage(language);
    support::Window window(size);
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    QTRY_COMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
    QVERIFY(window.open(m_sample));
    window.resize(size);
    for (const schema::Entity &entity : schema::entities()) {
        QVERIFY(window.show(entity.table));
        QCOMPARE(window.size(), size);
        QTRY_COMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
    }
    for (const Command command : {Command::ShowStructure, Command::ShowVersions, Command::ShowBackups,
                                  Command::ShowCheckup}) {
        QVERIFY(showDatabase(window, command));
        QCOMPARE(window.size(), size);
        QTRY_COMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
    }
    // With something to say at every place.
    QVERIFY(window.show(Table::People));
    const records::RowKey key = *window.page().view().currentKey();
    const auto row = window.page().model().storedRow(window.page().model().rowOf(key));
    QVERIFY(window.session()
                .stageEdit(key, {{u"city"_s, row->value(u"city"_s)}}, {{u"city"_s, u"Псков"_s}})
                .isEmpty());
    base::Error error;
    error.message = window.stateText() + u". "_s + window.stateText() + u". "_s + window.stateText();
    error.detail = u"detail"_s;
    window.messageBar().showError(error);
    window.messageBar().offer(u"Try again"_s, [] {});
    QTRY_COMPARE(support::cutTexts(&window).join(u'\n'), QString());
    window.session().dropAll();
}

void TestLook::tabWalk()
{
    base::text::installLanguage(u"en"_s);
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    QVERIFY(window.open(m_sample));
    for (const schema::Entity &entity : schema::entities()) {
        QVERIFY(window.show(entity.table));
        QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    }
    for (const Command command : {Command::ShowStructure, Command::ShowVersions, Command::ShowBackups,
                                  Command::ShowCheckup}) {
        QVERIFY(showDatabase(window, command));
        QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    }
    window.run(Command::CommandPalette);
    auto *palette = support::waitForDialog<gui::CommandPalette>();
    QVERIFY(palette && QTest::qWaitForWindowActive(palette, support::patienceMs));
    QCOMPARE(support::tabComplaints(palette).join(u"\n"_s), QString());
    palette->reject();
    window.run(Command::Log);
    auto *log = support::waitForDialog<gui::LogDialog>();
    QVERIFY(log && QTest::qWaitForWindowActive(log, support::patienceMs));
    QCOMPARE(support::tabComplaints(log).join(u"\n"_s), QString());
    log->reject();
}

void TestLook::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        QTest::addRow("%s light", qPrintable(language)) << language << false;
        QTest::addRow("%s dark", qPrintable(language)) << language << true;
    }
}

void TestLook::pictures()
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    m_suffix = u"-%1-%2"_s.arg(language, isDark ? u"dark"_s : u"light"_s);
    useScheme(isDark);
    base::text::installLanguage(language);
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    picture(&window, u"start-page"_s);
    QVERIFY(window.open(m_sample));
    window.resize(1280, 800);
    for (const schema::Entity &entity : schema::entities()) {
        QVERIFY(window.show(entity.table));
        picture(&window, entity.name);
        for (const auto &[command, name] :
             {std::pair(Command::Add, u"add"_s), std::pair(Command::Edit, u"edit"_s)}) {
            window.page().run(command, false);
            auto *dialog = support::waitForDialog<gui::RecordDialog>();
            QVERIFY(dialog && QTest::qWaitForWindowActive(dialog, support::patienceMs));
            picture(dialog, u"dialog-%1-%2"_s.arg(name, entity.name));
            dialog->reject();
            QTRY_VERIFY(!QApplication::activeModalWidget());
        }
    }
    QVERIFY(showDatabase(window, Command::ShowStructure));
    picture(&window, u"structure"_s);
    QVERIFY(tryVersion(window));
    picture(&window, u"versions"_s);
    QCOMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
    window.run(Command::MakeBackup);
    QVERIFY(showDatabase(window, Command::ShowBackups));
    picture(&window, u"backups"_s);
    QVERIFY(window.show(Table::People));
    window.page().run(Command::ChangeContact, false);
    auto *contact = support::waitForDialog<gui::ContactDialog>();
    QVERIFY(contact);
    picture(contact, u"dialog-contact"_s);
    contact->reject();
    QVERIFY(window.show(Table::Categories));
    auto *remove = new gui::DeleteDialog(window.session(), {*window.page().view().currentKey()}, &window);
    remove->open();
    QTRY_VERIFY(remove->findChild<QAbstractButton *>(u"archiveButton"_s)->isVisible());
    picture(remove, u"dialog-delete"_s);
    remove->reject();
    auto *connect = new gui::ConnectDialog(std::nullopt, &window);
    connect->open();
    picture(connect, u"dialog-connect"_s);
    connect->reject();
    auto *close = new gui::CloseQuestion(gui::CloseQuestion::textFor(3), true, &window);
    close->open();
    picture(close, u"dialog-close"_s);
    close->reject();
    window.run(Command::CommandPalette);
    auto *palette = support::waitForDialog<gui::CommandPalette>();
    QVERIFY(palette);
    picture(palette, u"dialog-commands"_s);
    palette->reject();

    // The picture of the README: found by the quick search, one edited cell, the card, sums apart.
    QVERIFY(window.show(Table::Purchases));
    window.page().setSearch(u"Stars"_s);
    QVERIFY(window.settle());
    QTRY_VERIFY(window.page().model().isOrderComplete() && window.page().model().rowCount() < 100);
    const int price = window.page().model().entity().indexOf(u"price"_s);
    QTRY_VERIFY(window.page().model().setData(window.page().model().index(0, price), 475));
    QVERIFY(window.settle());
    window.page().view().setCurrentIndex(window.page().model().index(1, 1));
    QVERIFY(window.settle());
    picture(&window, u"readme"_s);
    window.session().dropAll();
}

void TestLook::applicationIcon()
{
    const QDir icons(folder() + u"/icons"_s);
    QVERIFY(QDir().mkpath(icons.path()));
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        QVERIFY(gui::icons::applicationPixmap(size).save(icons.filePath(u"shopbook-%1.png"_s.arg(size))));
}

int main(int argc, char *argv[])
{
    // The palette is the test's, not the desktop's.
    QApplication app(argc, argv);
    TestLook test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_look.moc"
