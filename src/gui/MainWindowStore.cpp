// SPDX-License-Identifier: GPL-3.0-or-later
// The open database in the window: the rest of MainWindow.h.
#include "gui/MainWindow.h"

#include "base/Settings.h"
#include "gui/BringBack.h"
#include "gui/MessageBar.h"
#include "gui/Opener.h"
#include "gui/StoreView.h"
#include "gui/ViewSettings.h"
#include "gui/WelcomePage.h"
#include "gui/dialogs/PendingDialog.h"
#include "ui_MainWindow.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui
{

void MainWindow::takeOpened()
{
    auto session = m_opener->takeSession();
    delete m_store;
    m_isSample = m_opener->wish().isSample;
    m_store = new StoreView(std::move(session), *m_actions, m_ui->centralStack);
    m_ui->centralStack->addWidget(m_store);
    connectStore();
    base::Settings settings;
    if (!m_isSample && !m_opener->isPrivate()) {
        settings.addRecentDatabase(m_store->session().location().toUrl());
        m_store->keepDrafts();
    }
    if (!m_store->tables().empty()) {
        const schema::Entity *last = schema::entityByName(settings.lastPage());
        const auto &tables = m_store->tables();
        const bool isThere = last && tables.contains(last->table) && !m_isSample;
        const bool hasPurchases = tables.contains(schema::Table::Purchases);
        m_store->showPage(isThere ? last->table : hasPurchases ? schema::Table::Purchases : *tables.begin());
    }
    m_ui->centralStack->setCurrentWidget(m_store);
    updateDatabase();
    if (const QString notice = m_opener->notice(); !notice.isEmpty())
        messageBar().showMessage(style::Tone::Neutral, notice);
    if (const auto news = m_bringBack->takeNews()) {
        m_store->run(Command::ShowBackups, false);
        messageBar().showMessage(news->tone, news->text, news->detail);
    }
    if (const QString moved = std::exchange(m_movedNotice, {}); !moved.isEmpty()) {
        m_store->run(Command::ShowVersions, false);
        messageBar().showMessage(style::Tone::Good, moved);
    }
    show();
    // What the first rows bring with them is settled before the first paint, or there would be a second one.
    updateContext();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void MainWindow::connectStore()
{
    tables::Session &session = m_store->session();
    const auto later = [this] { m_contextDelay.start(0); };
    connect(m_store, &StoreView::contextChanged, this, later);
    connect(m_store, &StoreView::bringBackRequested, this,
            [this](const QString &file, const QString &name) { m_bringBack->ask(*m_store, file, name); });
    connect(m_store, &StoreView::moved, this, &MainWindow::reopenMoved);
    connect(m_store, &StoreView::rowsPainted, this, &MainWindow::rowsPainted);
    connect(m_store, &StoreView::detailsRequested, this, &MainWindow::showDetails);
    connect(&session, &tables::Session::pendingChanged, this, &MainWindow::updateState);
    connect(&session, &tables::Session::stateChanged, this, &MainWindow::updateState);
    // At once: the next key may be Ctrl+S.
    connect(&session, &tables::Session::undoAvailabilityChanged, this, &MainWindow::updateContext);
    connect(&session, &tables::Session::pendingChanged, this, &MainWindow::updateContext);
    connect(&session, &tables::Session::stateChanged, this, &MainWindow::updateContext);
    connect(&session, &tables::Session::changedByOthers, this,
            [this] { m_ui->statusLine->setChangedByOthers(true); });
}

/// Opened as usual, it would be brought to its head at once: below it, it is opened to look.
void MainWindow::reopenMoved(bool atHead, const QString &notice)
{
    m_movedNotice = atHead ? notice
                           : notice + u' '
            + tr("The database was opened read-only: opened as usual, it is brought up to date again.");
    m_opener->reopen(m_store->session().location(), !atHead);
}

void MainWindow::closeStore()
{
    delete m_store;
    m_store = nullptr;
    showWelcome();
}

void MainWindow::showPending()
{
    if (!m_store || m_store->session().pending().isEmpty())
        return;
    auto *dialog = new PendingDialog(m_store->session(), this);
    connect(dialog, &PendingDialog::rowRequested, m_store, &StoreView::goTo);
    dialog->open();
}

void MainWindow::updateState()
{
    const tables::Session &session = m_store->session();
    m_ui->statusLine->setState(session.state(), session.pending().count(), m_store->troubleReason());
    setWindowModified(!session.pending().isEmpty());
}

void MainWindow::updateDatabase()
{
    const tables::Session &session = m_store->session();
    const database::Location &location = session.location();
    const auto label = m_isSample ? StatusLine::Label::Practice : viewsettings::label(location.toUrl());
    const bool isFile = location.engine == database::Engine::Sqlite;
    m_ui->statusLine->setDatabase(location.displayName(),
                                  isFile ? QDir::toNativeSeparators(location.path) : location.toUrl(),
                                  session.windowConnection().engineVersion(), label, session.isReadOnly());
    (*m_actions)[label == StatusLine::Label::Live           ? Command::LabelLive
                     : label == StatusLine::Label::Practice ? Command::LabelPractice
                                                            : Command::LabelNone]
        ->setChecked(true);
    setWindowTitle(u"%1[*] — %2"_s.arg(location.displayName(), QGuiApplication::applicationDisplayName()));
    updateState();
}

} // namespace gui
