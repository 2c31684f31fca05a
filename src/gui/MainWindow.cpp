// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/MainWindow.h"

#include "base/Log.h"
#include "base/Presets.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "gui/AboutBox.h"
#include "gui/BringBack.h"
#include "gui/CommandPalette.h"
#include "gui/FileDrop.h"
#include "gui/FileQuestions.h"
#include "gui/Icons.h"
#include "gui/Leaving.h"
#include "gui/LogDialog.h"
#include "gui/Menus.h"
#include "gui/PageViews.h"
#include "gui/MessageBar.h"
#include "gui/Opener.h"
#include "gui/SaveTrouble.h"
#include "gui/StoreView.h"
#include "gui/Style.h"
#include "gui/TablePage.h"
#include "gui/UpdateLook.h"
#include "gui/ViewSettings.h"
#include "gui/WelcomePage.h"
#include "gui/dialogs/ConnectDialog.h"
#include "gui/dialogs/ErrorDetails.h"
#include "ui_MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
/// How long a database may take to open before the window is shown without it.
constexpr int patienceMs = 150;
/// Newer versions are no hurry: what was asked for comes first.
constexpr int updatePatienceMs = 2000;
} // namespace

MainWindow::MainWindow()
    : m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    m_actions = new Actions(this);
    m_menus = new Menus(*m_actions, this);
    m_opener = new Opener(this);
    m_leaving = new Leaving(this);
    m_bringBack = new BringBack(this, *m_leaving);
    m_contextDelay.setSingleShot(true);
    m_patience.setSingleShot(true);
    connectParts();
    const base::Settings settings;
    const QString language = base::presets::inForce(base::Preset::Language, settings.language()).value;
    (*m_actions)[language == u"en"       ? Command::LanguageEnglish
                     : language == u"ru" ? Command::LanguageRussian
                                         : Command::LanguageSystem]
        ->setChecked(true);
    (*m_actions)[Command::SaveOnEnter]->setChecked(settings.savesOnEnter());
    if (const QByteArray geometry = settings.windowGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    updateContext();
}

MainWindow::~MainWindow()
{
    disconnect(m_opener, nullptr, this, nullptr);
    delete m_store;
}

void MainWindow::connectParts()
{
    connect(m_actions, &Actions::triggered, this,
            [this](Command command) { run(command, (*m_actions)[command]->isChecked()); });
    connect(m_menus, &Menus::viewsRequested, this, [this](QMenu *menu) {
        if (m_store && m_store->page())
            m_store->page()->views().fill(*menu);
    });
    connect(m_menus, &Menus::recentRequested, this, [this](const QString &url) { openText(url, false); });
    connect(new FileDrop(this), &FileDrop::dropped, this,
            [this](const QString &dropped) { openText(dropped, false); });
    connect(m_ui->statusLine, &StatusLine::pendingRequested, this, &MainWindow::showPending);
    connect(&m_contextDelay, &QTimer::timeout, this, &MainWindow::updateContext);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(m_opener, &Opener::started, this, [this](const QString &name) {
        updateContext();
        if (!m_store)
            m_ui->statusLine->setIdle(tr("Opening %1…").arg(name));
    });
    connect(m_opener, &Opener::opened, this, &MainWindow::takeOpened);
    connect(m_opener, &Opener::failed, this, [this](const base::Error &error) {
        showWelcome();
        messageBar().showError(error);
    });
    connect(m_opener, &Opener::stopped, this, &MainWindow::showWelcome);
    connect(m_opener, &Opener::emptyFound, this, &MainWindow::offerNewStore);
    connect(m_opener, &Opener::passwordNeeded, this, &MainWindow::connectServer);
    auto *updates = new UpdateLook(this);
    connect(updates, &UpdateLook::newerFound, this, &MainWindow::offerUpdate);
    QTimer::singleShot(updatePatienceMs, updates, &UpdateLook::start);
    connect(m_bringBack, &BringBack::storeMustClose, this, &MainWindow::closeStore);
    connect(m_bringBack, &BringBack::ended, m_opener,
            [this](const database::Location &location) { m_opener->reopen(location); });
    for (const auto ended : {&Opener::opened, &Opener::stopped, &Opener::emptyFound})
        connect(m_opener, ended, this, &MainWindow::openingEnded);
    connect(m_opener, &Opener::failed, this, &MainWindow::openingEnded);
}

void MainWindow::start(const Start &start)
{
    const auto database =
        base::presets::inForce(base::Preset::Database, base::Settings().recentDatabases().value(0));
    // Without a wish of today's, the start page is what was asked for.
    const bool isWelcome = start.welcome && !database.isLocked();
    if (start.sample)
        m_opener->openSample();
    else if (!start.database.isEmpty())
        m_opener->openText(start.database, start.readOnly);
    else if (!database.value.isEmpty() && !isWelcome)
        m_opener->openText(database.value, false);
    else
        showWelcome();
    // One paint with the rows in it is sooner there than two.
    if (!isVisible())
        m_patience.start(m_opener->isBusy() ? patienceMs : 0);
    // Meanwhile the opener looks at the database in another thread.
    style::loadFonts();
}

void MainWindow::showWelcome()
{
    if (!m_store) {
        if (!m_welcome) {
            m_welcome = new WelcomePage(m_ui->centralStack);
            m_ui->centralStack->addWidget(m_welcome);
            connect(m_welcome, &WelcomePage::openRequested, this, [this] {
                const auto database = base::presets::inForce(base::Preset::Database);
                database.isLocked() ? openText(database.value, false) : run(Command::OpenFile);
            });
            connect(m_welcome, &WelcomePage::newStoreRequested, this, [this] { run(Command::NewStore); });
            connect(m_welcome, &WelcomePage::sampleRequested, this, [this] { run(Command::TrySample); });
            connect(m_welcome, &WelcomePage::serverRequested, this, [this] { run(Command::ConnectServer); });
            connect(m_welcome, &WelcomePage::recentRequested, this,
                    [this](const QString &url) { openText(url, false); });
            connect(&m_welcome->messageBar(), &MessageBar::detailsRequested, this, &MainWindow::showDetails);
        }
        m_welcome->setRecent(base::Settings().recentDatabases());
        m_ui->centralStack->setCurrentWidget(m_welcome);
        m_ui->statusLine->setIdle();
        if (const auto problem = base::presets::problem())
            messageBar().showError(*problem);
        setWindowTitle(QGuiApplication::applicationDisplayName());
        setWindowModified(false);
    }
    updateContext();
    show();
}

MessageBar &MainWindow::messageBar() const
{
    return m_store ? m_store->messageBar() : m_welcome->messageBar();
}

QString MainWindow::stateText() const
{
    return m_ui->statusLine->stateText();
}

void MainWindow::offerUpdate(const QString &version, const QString &path)
{
    if (!m_store && !m_welcome)
        return;
    messageBar().showMessage(style::Tone::Neutral,
                             tr("Shopbook %1 is there: “%2”. Close Shopbook before you install it.")
                                 .arg(version, QDir::toNativeSeparators(path)));
}

void MainWindow::run(Command command, bool checked)
{
    switch (command) {
    case Command::OpenFile:
    case Command::OpenReadOnly: {
        const bool readOnly = command == Command::OpenReadOnly;
        return files::askForDatabase(this, readOnly ? tr("Open read-only") : tr("Open a database"),
                                     [this, readOnly](const QString &path) { openText(path, readOnly); });
    }
    case Command::NewStore:
        return files::askForNewStore(this, [this](const QString &path) {
            m_leaving->leave(m_store, [this, path] { m_opener->openNew(path); });
        });
    case Command::ConnectServer:
        return connectServer({});
    case Command::TrySample:
        return m_leaving->leave(m_store, [this] { m_opener->openSample(); });
    case Command::Save:
        return m_store ? m_store->session().save() : void();
    case Command::ShowPending:
        return showPending();
    case Command::SaveOnEnter:
        return base::Settings().setSavesOnEnter(checked);
    case Command::Undo:
        return m_store ? m_store->session().undo() : void();
    case Command::Redo:
        return m_store ? m_store->session().redo() : void();
    case Command::CloseStore:
        return m_leaving->leave(m_store, [this] { closeStore(); });
    case Command::Quit:
        return (void)close();
    case Command::CommandPalette:
        return (new CommandPalette(m_actions->runnable(), this))->open();
    case Command::TurnOnShop:
        return turnOn(QLatin1StringView(migration::marketBranch));
    case Command::TurnOnPhonebook:
        return turnOn(QLatin1StringView(migration::phonebookBranch));
    case Command::LanguageSystem:
        return setLanguage({});
    case Command::LanguageEnglish:
        return setLanguage(u"en"_s);
    case Command::LanguageRussian:
        return setLanguage(u"ru"_s);
    case Command::LabelNone:
    case Command::LabelLive:
    case Command::LabelPractice:
        return setLabel(command);
    case Command::Log:
        return (new LogDialog(base::log::file(), this))->open();
    case Command::About:
        return (new AboutBox(this))->open();
    case Command::Refresh:
        m_ui->statusLine->setChangedByOthers(false);
        [[fallthrough]];
    default:
        if (m_store)
            m_store->run(command, checked);
    }
}

void MainWindow::openText(const QString &pathOrUrl, bool readOnly)
{
    m_leaving->leave(m_store, [this, pathOrUrl, readOnly] { m_opener->openText(pathOrUrl, readOnly); });
}

void MainWindow::offerNewStore()
{
    showWelcome();
    messageBar().showMessage(
        style::Tone::Neutral,
        tr("“%1” is empty: there is no shop in it yet. It was left as it is. You can make a new store in it.")
            .arg(m_opener->wish().location.displayName()));
    messageBar().offer(tr("Make a new store"), [this] {
        Opener::Wish wish = m_opener->wish();
        wish.makeNew = true;
        m_leaving->leave(m_store, [this, wish] { m_opener->open(wish); });
    });
}

void MainWindow::connectServer(const base::Error &problem)
{
    const database::Location &last = m_opener->wish().location;
    std::optional<database::Location> fields;
    if (last.engine == database::Engine::Postgresql)
        fields = last;
    showWelcome();
    auto *dialog = new ConnectDialog(fields, this);
    if (!problem.message.isEmpty())
        dialog->showError(problem);
    connect(dialog, &ConnectDialog::connectTo, this,
            [this](const database::Location &location, bool keepPassword) {
                Opener::Wish wish;
                wish.location = location;
                wish.keepPassword = keepPassword;
                m_leaving->leave(m_store, [this, wish] { m_opener->open(wish); });
            });
    dialog->open();
}

void MainWindow::turnOn(const QString &area)
{
    if (!m_store)
        return;
    Opener::Wish wish;
    wish.location = m_store->session().location();
    wish.newAreas = {area};
    m_leaving->leave(m_store, [this, wish] { m_opener->open(wish); });
}

void MainWindow::setLanguage(const QString &language)
{
    base::Settings().setLanguage(language);
    base::text::installLanguage(language);
}

void MainWindow::setLabel(Command command)
{
    if (!m_store)
        return;
    using Label = StatusLine::Label;
    viewsettings::setLabel(m_store->session().location().toUrl(),
                           command == Command::LabelLive           ? Label::Live
                               : command == Command::LabelPractice ? Label::Practice
                                                                   : Label::None);
    updateDatabase();
}

void MainWindow::showDetails(const QString &text, const QString &detail)
{
    base::Error error;
    error.message = text;
    error.detail = detail;
    (new ErrorDetails(error, this))->open();
}

void MainWindow::updateContext()
{
    ActionContext context;
    context.isBusy = m_opener->isBusy();
    if (m_store)
        m_store->describe(context);
    m_actions->setContext(context);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_menus->retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    m_patience.stop(); // a window that was closed soon after must not come back
    QMainWindow::showEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto remember = [this] {
        base::Settings settings;
        settings.setWindowGeometry(saveGeometry());
        if (m_store && m_store->page() && !m_isSample)
            settings.setLastPage(schema::entity(m_store->page()->table()).name);
    };
    if (m_mayClose || !m_store) {
        remember();
        event->accept();
        return;
    }
    event->ignore();
    m_leaving->leave(m_store, [this] {
        m_mayClose = true; // a close() within this one would do nothing
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

} // namespace gui
