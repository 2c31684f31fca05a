// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Menus.h"

#include "base/Settings.h"
#include "database/Location.h"
#include "gui/Actions.h"
#include "gui/Locks.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
constexpr auto separator = Command::Count;
}

Menus::Menus(const Actions &actions, QMainWindow *window)
    : QObject(window)
    , m_actions(actions)
    , m_window(window)
{
    using enum Command;
    m_file = add(nullptr, "fileMenu", {OpenFile, NewStore, ConnectServer, TrySample, separator});
    m_recent = add(m_file, "recentMenu", {});
    for (const Command command : {OpenReadOnly, separator, Save, ShowPending, SaveOnEnter, separator, CloseStore, separator, Quit})
        command == separator ? m_file->addSeparator() : (m_file->addAction(m_actions[command]), nullptr);
    m_edit = add(nullptr, "editMenu",
                 {Undo, Redo, separator, Add, Edit, EditCell, SetNull, Duplicate, Delete, Restore,
                  ChangeContact, separator, CopyRows, Paste, FillDown, ChangeMany, History, separator, Find, Replace, Filter});
    m_view = add(nullptr, "viewMenu",
                 {GoPurchases, GoProducts, GoCategories, GoCustomers, GoPeople, GoNumbers, GoQueries, GoDatabase,
                  TurnOnShop, TurnOnPhonebook, separator, FilterRow, QuickFilters, ShowDeleted, ShowSecrets,
                  Refresh, separator});
    m_views = add(m_view, "viewsMenu", {SaveView, ExportView, ImportView});
    m_label = add(m_view, "labelMenu", {LabelNone, LabelLive, LabelPractice});
    m_language = add(m_view, "languageMenu", {LanguageSystem, LanguageEnglish, LanguageRussian});
    m_database = add(nullptr, "databaseMenu", {ShowStructure, ShowVersions, ShowBackups, ShowCheckup, separator, MakeBackup});
    m_queries = add(nullptr, "queriesMenu", {NewQuery, NewSql, separator, RunQuery, SaveQuery});
    m_help = add(nullptr, "helpMenu", {CommandPalette, Log, separator, About});
    connect(m_recent, &QMenu::aboutToShow, this, &Menus::fillRecent);
    connect(m_views, &QMenu::aboutToShow, this, &Menus::fillViews);
    // An empty menu would not open, and so would never be filled.
    m_recent->addSeparator();
    retranslate();
}

QMenu *Menus::add(QMenu *parent, const char *name, const QList<Command> &commands)
{
    QMenu *menu = parent ? parent->addMenu(QString()) : m_window->menuBar()->addMenu(QString());
    menu->setObjectName(QLatin1StringView(name));
    menu->setToolTipsVisible(true); // a grey command says why
    for (const Command command : commands) {
        if (command == separator)
            menu->addSeparator();
        else
            menu->addAction(m_actions[command]);
    }
    return menu;
}

void Menus::retranslate()
{
    m_window->menuBar()->setAccessibleName(tr("Menu bar"));
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("Open &lately used"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_views->setTitle(tr("Saved &views"));
    m_label->setTitle(tr("La&bel of this database"));
    m_database->setTitle(tr("&Database"));
    m_queries->setTitle(tr("&Queries"));
    m_language->setTitle(tr("La&nguage"));
    m_help->setTitle(tr("&Help"));
}

void Menus::fillViews()
{
    m_views->clear();
    Q_EMIT viewsRequested(m_views);
    m_views->addSeparator();
    for (const Command command : {Command::SaveView, Command::ExportView, Command::ImportView})
        m_views->addAction(m_actions[command]);
}

void Menus::fillRecent()
{
    m_recent->clear();
    for (const QString &url : base::Settings().recentDatabases()) {
        const auto location = database::Location::parse(url);
        QString name = location ? location->displayName() : url;
        QAction *action = m_recent->addAction(name.replace(u"&"_s, u"&&"_s));
        action->setToolTip(url);
        action->setStatusTip(url);
        if (const QString reason = locks::reasonFor(Command::OpenFile); !reason.isEmpty()) {
            action->setEnabled(false);
            action->setToolTip(reason);
        }
        connect(action, &QAction::triggered, this, [this, url] { Q_EMIT recentRequested(url); });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

} // namespace gui
