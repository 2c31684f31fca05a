// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Actions.h"

#include "gui/Icons.h"
#include "gui/Locks.h"

#include <QAction>
#include <QActionGroup>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{

using icons::Name;

struct Spec {
    const char *name; ///< objectName
    const char *text;
    const char *tip;
    const char *keys;
    Name icon = Name::None;
    bool checkable = false;
};

constexpr std::array<Spec, size_t(Command::Count)> specs{{
    {"openFileAction", QT_TRANSLATE_NOOP("gui::Actions", "&Open…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Open the database of a shop or a phonebook"), "Ctrl+O",
     Name::OpenFile},
    {"openReadOnlyAction", QT_TRANSLATE_NOOP("gui::Actions", "Open &read-only…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Look at a database without writing a byte to it"), "Ctrl+Shift+O",
     Name::Lock},
    {"newStoreAction", QT_TRANSLATE_NOOP("gui::Actions", "&New store…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Make an empty store in a new file"), "Ctrl+Shift+N", Name::NewStore},
    {"connectServerAction", QT_TRANSLATE_NOOP("gui::Actions", "&Connect to a server…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Open a store that several desktops share on PostgreSQL"), "",
     Name::Server},
    {"trySampleAction", QT_TRANSLATE_NOOP("gui::Actions", "&Try the sample"),
     QT_TRANSLATE_NOOP("gui::Actions", "Open a made-up shop in a temporary folder"), "", Name::Sample},
    {"saveAction", QT_TRANSLATE_NOOP("gui::Actions", "&Save"),
     QT_TRANSLATE_NOOP("gui::Actions", "Write all changes in one step"), "Ctrl+S", Name::Save},
    {"showPendingAction", QT_TRANSLATE_NOOP("gui::Actions", "&What is not saved…"),
     QT_TRANSLATE_NOOP("gui::Actions", "List the changes that are not saved yet; drop some or save them"),
     "Ctrl+U", Name::Details},
    {"saveOnEnterAction", QT_TRANSLATE_NOOP("gui::Actions", "Save each row on &Enter"),
     QT_TRANSLATE_NOOP("gui::Actions", "Write a cell’s change as soon as Enter ends its editing, without Ctrl+S"),
     "", Name::None, true},
    {"closeStoreAction", QT_TRANSLATE_NOOP("gui::Actions", "&Close the database"),
     QT_TRANSLATE_NOOP("gui::Actions", "Close this database and show the start page"), "Ctrl+W", Name::Close},
    {"quitAction", QT_TRANSLATE_NOOP("gui::Actions", "&Quit"),
     QT_TRANSLATE_NOOP("gui::Actions", "Close the program"), "Ctrl+Q"},
    {"undoAction", QT_TRANSLATE_NOOP("gui::Actions", "&Undo"),
     QT_TRANSLATE_NOOP("gui::Actions", "Take the last step back"), "Ctrl+Z", Name::Undo},
    {"redoAction", QT_TRANSLATE_NOOP("gui::Actions", "&Redo"),
     QT_TRANSLATE_NOOP("gui::Actions", "Do again what was taken back"), "Ctrl+Shift+Z", Name::Redo},
    {"addAction", QT_TRANSLATE_NOOP("gui::Actions", "&Add…"), QT_TRANSLATE_NOOP("gui::Actions", "Add a row"),
     "Ctrl+N", Name::Add},
    {"editAction", QT_TRANSLATE_NOOP("gui::Actions", "&Edit…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Edit the whole row in a form"), "Ctrl+E", Name::Edit},
    {"editCellAction", QT_TRANSLATE_NOOP("gui::Actions", "Edit the &cell"),
     QT_TRANSLATE_NOOP("gui::Actions", "Edit the cell in its place"), "F2"},
    {"setNullAction", QT_TRANSLATE_NOOP("gui::Actions", "Set to “no &value”"),
     QT_TRANSLATE_NOOP("gui::Actions", "Store NULL in the cell, which is not the same as an empty text"),
     "Ctrl+0"},
    {"duplicateAction", QT_TRANSLATE_NOOP("gui::Actions", "D&uplicate…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Add a row that begins as a copy of this one"), "Ctrl+D",
     Name::Duplicate},
    {"deleteAction", QT_TRANSLATE_NOOP("gui::Actions", "&Delete"),
     QT_TRANSLATE_NOOP("gui::Actions", "Delete the row; it is not gone before you save"), "Del",
     Name::Delete},
    {"restoreAction", QT_TRANSLATE_NOOP("gui::Actions", "Res&tore"),
     QT_TRANSLATE_NOOP("gui::Actions", "Bring back a deleted or archived row"), "Ctrl+R", Name::Restore},
    {"changeContactAction", QT_TRANSLATE_NOOP("gui::Actions", "C&hange contact…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Change surname, age and one number of this person in one step"),
     "Ctrl+H", Name::Contact},
    {"copyRowsAction", QT_TRANSLATE_NOOP("gui::Actions", "Copy the &rows"),
     QT_TRANSLATE_NOOP("gui::Actions", "Copy the selected rows for a spreadsheet; secrets are left out"), "Ctrl+C",
     Name::Duplicate},
    {"pasteAction", QT_TRANSLATE_NOOP("gui::Actions", "&Paste…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Paste cells of a spreadsheet from the current cell on, after a preview"),
     "Ctrl+V"},
    {"fillDownAction", QT_TRANSLATE_NOOP("gui::Actions", "Fill do&wn…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Fill the uppermost value into the other selected rows, after a preview"),
     "Ctrl+Shift+D"},
    {"changeManyAction", QT_TRANSLATE_NOOP("gui::Actions", "Change &many rows…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Set, add or raise by a percentage in many rows at once, after a preview"),
     "Ctrl+M"},
    {"historyAction", QT_TRANSLATE_NOOP("gui::Actions", "H&istory of the row…"),
     QT_TRANSLATE_NOOP("gui::Actions", "What Shopbook changed in this row, when, and what it noticed of others"),
     "Ctrl+Shift+H", Name::Details},
    {"findAction", QT_TRANSLATE_NOOP("gui::Actions", "&Find"),
     QT_TRANSLATE_NOOP("gui::Actions", "Search the rows of this page"), "Ctrl+F", Name::Search},
    {"replaceAction", QT_TRANSLATE_NOOP("gui::Actions", "Find and re&place…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Replace a text in the rows, after a preview of the hits"), "Ctrl+Shift+R"},
    {"filterRowAction", QT_TRANSLATE_NOOP("gui::Actions", "Filter &row"),
     QT_TRANSLATE_NOOP("gui::Actions", "Type under a column's title what its cells shall contain"),
     "Ctrl+Shift+L", Name::Filter, true},
    {"filterAction", QT_TRANSLATE_NOOP("gui::Actions", "Fi&lter…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Put conditions together with AND, OR and NOT"), "Ctrl+Shift+F",
     Name::Filter},
    {"quickFiltersAction", QT_TRANSLATE_NOOP("gui::Actions", "&Quick filters"),
     QT_TRANSLATE_NOOP("gui::Actions", "Categories, cities, months … with how many rows each has"),
     "Ctrl+Shift+K", Name::Columns, true},
    {"saveViewAction", QT_TRANSLATE_NOOP("gui::Actions", "&Save this view…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Keep columns, order and filter under a name"), ""},
    {"exportViewAction", QT_TRANSLATE_NOOP("gui::Actions", "&Export this view…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Write columns, order and filter into a file for somebody else"), ""},
    {"importViewAction", QT_TRANSLATE_NOOP("gui::Actions", "&Import a view…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Read a view from a file and keep it under its name"), ""},
    {"refreshAction", QT_TRANSLATE_NOOP("gui::Actions", "Re&fresh"),
     QT_TRANSLATE_NOOP("gui::Actions", "Read the rows again"), "F5", Name::Refresh},
    {"showDeletedAction", QT_TRANSLATE_NOOP("gui::Actions", "Show de&leted"),
     QT_TRANSLATE_NOOP("gui::Actions", "Show deleted and archived rows too"), "", Name::Archive, true},
    {"showSecretsAction", QT_TRANSLATE_NOOP("gui::Actions", "Show &secrets"),
     QT_TRANSLATE_NOOP("gui::Actions", "Show what the buyer receives instead of dots"), "", Name::Eye, true},
    {"commandPaletteAction", QT_TRANSLATE_NOOP("gui::Actions", "All co&mmands…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Search everything this window can do"), "Ctrl+K", Name::Palette},
    {"goPurchasesAction", QT_TRANSLATE_NOOP("gui::Actions", "Purchases"),
     QT_TRANSLATE_NOOP("gui::Actions", "What was sold, to whom and for how much"), "Ctrl+1", Name::Purchases,
     true},
    {"goProductsAction", QT_TRANSLATE_NOOP("gui::Actions", "Products"),
     QT_TRANSLATE_NOOP("gui::Actions", "What the shop sells"), "Ctrl+2", Name::Products, true},
    {"goCategoriesAction", QT_TRANSLATE_NOOP("gui::Actions", "Categories"),
     QT_TRANSLATE_NOOP("gui::Actions", "How products are grouped"), "Ctrl+3", Name::Categories, true},
    {"goCustomersAction", QT_TRANSLATE_NOOP("gui::Actions", "Customers"),
     QT_TRANSLATE_NOOP("gui::Actions", "Who bought in Telegram"), "Ctrl+4", Name::Customers, true},
    {"goPeopleAction", QT_TRANSLATE_NOOP("gui::Actions", "People"),
     QT_TRANSLATE_NOOP("gui::Actions", "People of the phonebook"), "Ctrl+5", Name::People, true},
    {"goNumbersAction", QT_TRANSLATE_NOOP("gui::Actions", "Numbers"),
     QT_TRANSLATE_NOOP("gui::Actions", "Phone numbers of the phonebook"), "Ctrl+6", Name::Numbers, true},
    {"goQueriesAction", QT_TRANSLATE_NOOP("gui::Actions", "Queries"),
     QT_TRANSLATE_NOOP("gui::Actions", "Ask the database and see what every clause does"), "Ctrl+8", Name::Queries,
     true},
    {"goDatabaseAction", QT_TRANSLATE_NOOP("gui::Actions", "Database"),
     QT_TRANSLATE_NOOP("gui::Actions", "Tables and backups of this database"), "Ctrl+7", Name::Database,
     true},
    {"turnOnShopAction", QT_TRANSLATE_NOOP("gui::Actions", "Turn on the shop…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Add the tables of a shop to this database"), "", Name::Shop},
    {"turnOnPhonebookAction", QT_TRANSLATE_NOOP("gui::Actions", "Turn on the phonebook…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Add the tables of a phonebook to this database"), "",
     Name::Phonebook},
    {"showStructureAction", QT_TRANSLATE_NOOP("gui::Actions", "&Structure"),
     QT_TRANSLATE_NOOP("gui::Actions", "The tables and what refers to what, as a diagram"), "",
     Name::Structure},
    {"showVersionsAction", QT_TRANSLATE_NOOP("gui::Actions", "&Versions"),
     QT_TRANSLATE_NOOP("gui::Actions",
                       "Where the tables of this database stand; try a change of them, then make it"),
     "", Name::Refresh},
    {"showBackupsAction", QT_TRANSLATE_NOOP("gui::Actions", "&Backups"),
     QT_TRANSLATE_NOOP("gui::Actions", "Look at the backups of this database and bring one back"), "",
     Name::Archive},
    {"showCheckupAction", QT_TRANSLATE_NOOP("gui::Actions", "&Check-up"),
     QT_TRANSLATE_NOOP("gui::Actions", "Look for what is wrong with the data, and repair it"), "",
     Name::Done},
    {"makeBackupAction", QT_TRANSLATE_NOOP("gui::Actions", "&Make a backup now"),
     QT_TRANSLATE_NOOP("gui::Actions", "Make a checked copy of this database, beside whoever uses it"), "",
     Name::Duplicate},
    {"newQueryAction", QT_TRANSLATE_NOOP("gui::Actions", "&New query"),
     QT_TRANSLATE_NOOP("gui::Actions", "Open a new query that is built by clicking"), "Ctrl+T", Name::Add},
    {"newSqlAction", QT_TRANSLATE_NOOP("gui::Actions", "New query in &SQL"),
     QT_TRANSLATE_NOOP("gui::Actions", "Open a new query that is typed as SQL"), "Ctrl+Shift+T", Name::Details},
    {"runQueryAction", QT_TRANSLATE_NOOP("gui::Actions", "&Run the query"),
     QT_TRANSLATE_NOOP("gui::Actions", "Run the query that is open (Ctrl+Enter)"), "", Name::Refresh},
    {"saveQueryAction", QT_TRANSLATE_NOOP("gui::Actions", "S&ave the query…"),
     QT_TRANSLATE_NOOP("gui::Actions", "Save the query that is open under a name"), "", Name::Save},
    {"languageSystemAction", QT_TRANSLATE_NOOP("gui::Actions", "As the &system"),
     QT_TRANSLATE_NOOP("gui::Actions", "Follow the language of the system"), "", Name::None, true},
    {"languageEnglishAction", "&English", "English", "", Name::None, true},
    {"languageRussianAction", "&Русский", "Русский", "", Name::None, true},
    {"labelNoneAction", QT_TRANSLATE_NOOP("gui::Actions", "&No label"),
     QT_TRANSLATE_NOOP("gui::Actions", "Show this database without a label"), "", Name::None, true},
    {"labelLiveAction", QT_TRANSLATE_NOOP("gui::Actions", "&Live"),
     QT_TRANSLATE_NOOP("gui::Actions", "Mark this database as the one that sells"), "", Name::None, true},
    {"labelPracticeAction", QT_TRANSLATE_NOOP("gui::Actions", "&Practice"),
     QT_TRANSLATE_NOOP("gui::Actions", "Mark this database as one to try things on"), "", Name::None, true},
    {"logAction", QT_TRANSLATE_NOOP("gui::Actions", "&Log…"),
     QT_TRANSLATE_NOOP("gui::Actions", "What the program wrote down while it worked"), "", Name::Details},
    {"aboutAction", QT_TRANSLATE_NOOP("gui::Actions", "&About Shopbook"),
     QT_TRANSLATE_NOOP("gui::Actions", "Version and licence"), "", Name::Info},
}};

bool isPageCommand(Command command)
{
    return command >= Command::GoPurchases && command <= Command::GoDatabase;
}

} // namespace

Command commandFor(schema::Table table)
{
    switch (table) {
    case schema::Table::Purchases:
        return Command::GoPurchases;
    case schema::Table::Products:
        return Command::GoProducts;
    case schema::Table::Categories:
        return Command::GoCategories;
    case schema::Table::Customers:
        return Command::GoCustomers;
    case schema::Table::People:
        return Command::GoPeople;
    case schema::Table::Numbers:
        break;
    }
    return Command::GoNumbers;
}

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (size_t i = 0; i < specs.size(); ++i) {
        const Spec &spec = specs.at(i);
        auto *action = new QAction(window);
        action->setObjectName(QLatin1StringView(spec.name));
        action->setIcon(icons::icon(spec.icon));
        action->setCheckable(spec.checkable);
        if (*spec.keys)
            action->setShortcut(QKeySequence(QLatin1StringView(spec.keys)));
        m_actions.at(i) = action;
        window->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT triggered(Command(i)); });
    }
    (*this)[Command::Redo]->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    // The pages are switched by the rail: the group only keeps one of them checked.
    group(Command::GoPurchases, Command::GoDatabase);
    group(Command::LanguageSystem, Command::LanguageRussian);
    group(Command::LabelNone, Command::LabelPractice);
    retranslate();
    setContext({});
}

void Actions::group(Command first, Command last)
{
    auto *actions = new QActionGroup(this);
    for (auto i = size_t(first); i <= size_t(last); ++i)
        actions->addAction(m_actions.at(i));
}

void Actions::retranslate()
{
    for (size_t i = 0; i < specs.size(); ++i)
        m_actions.at(i)->setText(tr(specs.at(i).text));
    setTips();
    (*this)[Command::ShowDeleted]->setIconText(tr("Show deleted", "on a button: short"));
    (*this)[Command::QuickFilters]->setIconText(tr("Quick filters", "on a button: short"));
    setContext(m_context);
}

void Actions::setTips()
{
    for (size_t i = 0; i < specs.size(); ++i) {
        QAction *action = m_actions.at(i);
        const QString tip = tr(specs.at(i).tip);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys));
        action->setStatusTip(tip);
    }
}

void Actions::setContext(const ActionContext &context)
{
    if (context.isReadOnly != m_context.isReadOnly)
        setTips();
    m_context = context;
    const bool canEdit = context.isOpen && context.hasPage && !context.isReadOnly;
    const bool onRow = canEdit && context.hasRow;
    const auto enable = [this](Command command, bool enabled) { (*this)[command]->setEnabled(enabled); };
    const auto show = [this](Command command, bool shown) { (*this)[command]->setVisible(shown); };
    bool hasMarket = false;
    bool hasPhonebook = false;
    for (const schema::Table table : context.tables)
        (schema::entity(table).area == schema::Area::Market ? hasMarket : hasPhonebook) = true;
    const auto isThere = [&context](Command command) {
        return std::any_of(context.tables.begin(), context.tables.end(),
                           [command](schema::Table table) { return commandFor(table) == command; });
    };

    for (const Command command : {Command::OpenFile, Command::OpenReadOnly, Command::NewStore,
                                  Command::ConnectServer, Command::TrySample})
        enable(command, !context.isBusy);
    enable(Command::Save, context.isOpen && context.hasPending && !context.isSaving);
    enable(Command::ShowPending, context.isOpen && context.hasPending);
    enable(Command::CloseStore, context.isOpen && !context.isSaving);
    enable(Command::Undo, context.isOpen && !context.isSaving && !context.undoText.isEmpty());
    enable(Command::Redo, context.isOpen && !context.isSaving && !context.redoText.isEmpty());
    (*this)[Command::Undo]->setText(context.undoText.isEmpty() ? tr("&Undo")
                                                               : tr("&Undo: %1").arg(context.undoText));
    (*this)[Command::Redo]->setText(context.redoText.isEmpty() ? tr("&Redo")
                                                               : tr("&Redo: %1").arg(context.redoText));
    (*this)[Command::Undo]->setIconText(tr("Undo"));
    (*this)[Command::Redo]->setIconText(tr("Redo"));

    enable(Command::Add, canEdit);
    enable(Command::Edit, onRow && !context.rowCanBeRestored);
    enable(Command::EditCell, onRow && !context.rowCanBeRestored);
    enable(Command::SetNull, onRow && !context.rowCanBeRestored);
    enable(Command::Duplicate, onRow);
    enable(Command::Delete, onRow && !context.rowCanBeRestored);
    enable(Command::Restore, onRow && context.rowCanBeRestored);
    // One takes the other's place: never both, never neither.
    show(Command::Delete, !context.rowCanBeRestored);
    show(Command::Restore, context.rowCanBeRestored);
    enable(Command::ChangeContact,
           onRow && !context.rowCanBeRestored && !context.rowIsNew && !context.isSaving);
    show(Command::ChangeContact, context.isOpen && context.hasPage && context.page == schema::Table::People);
    enable(Command::CopyRows, context.hasPage && context.hasRow);
    enable(Command::Paste, canEdit);
    enable(Command::FillDown, onRow);
    enable(Command::ChangeMany, onRow);
    enable(Command::History, context.hasPage && context.hasRow && !context.rowIsNew && context.hasHistory);
    enable(Command::Find, context.hasPage);
    enable(Command::Replace, canEdit);
    for (const Command command : {Command::FilterRow, Command::Filter, Command::QuickFilters, Command::SaveView,
                                  Command::ExportView, Command::ImportView})
        enable(command, context.hasPage);
    (*this)[Command::FilterRow]->setChecked(context.isFilterRowShown);
    (*this)[Command::QuickFilters]->setChecked(context.areQuickFiltersShown);
    enable(Command::Refresh, context.hasPage || context.isDatabasePage || context.isQueriesPage);
    enable(Command::ShowDeleted, context.hasPage);
    enable(Command::ShowSecrets, context.hasSecrets);
    show(Command::ShowSecrets, context.hasSecrets);

    for (auto i = size_t(Command::GoPurchases); i <= size_t(Command::GoNumbers); ++i) {
        const bool there = context.isOpen && isThere(Command(i));
        m_actions.at(i)->setVisible(there);
        m_actions.at(i)->setEnabled(there);
        if (context.hasPage && commandFor(context.page) == Command(i))
            m_actions.at(i)->setChecked(true);
    }
    for (const Command command : {Command::GoQueries, Command::NewQuery, Command::NewSql, Command::GoDatabase, Command::ShowStructure, Command::ShowVersions, Command::ShowBackups,
                                  Command::ShowCheckup})
        enable(command, context.isOpen);
    show(Command::GoDatabase, context.isOpen);
    show(Command::GoQueries, context.isOpen);
    enable(Command::RunQuery, context.isQueriesPage);
    enable(Command::SaveQuery, context.isQueriesPage && !context.isReadOnly);
    if (context.isQueriesPage)
        (*this)[Command::GoQueries]->setChecked(true);
    enable(Command::MakeBackup, context.canBackUp);
    if (context.isDatabasePage)
        (*this)[Command::GoDatabase]->setChecked(true);
    show(Command::TurnOnShop, context.isOpen && !hasMarket);
    show(Command::TurnOnPhonebook, context.isOpen && !hasPhonebook);
    enable(Command::TurnOnShop, context.isOpen && !hasMarket && !context.isReadOnly && !context.isBusy);
    enable(Command::TurnOnPhonebook,
           context.isOpen && !hasPhonebook && !context.isReadOnly && !context.isBusy);
    for (auto i = size_t(Command::LabelNone); i <= size_t(Command::LabelPractice); ++i)
        m_actions.at(i)->setEnabled(context.isOpen);
    applyLocks();
}

/// What the administrator has locked is grey, and says by whom; what a read-only database forbids says that.
void Actions::applyLocks()
{
    const auto forbid = [this](Command command, const QString &reason) {
        QAction *action = (*this)[command];
        action->setEnabled(false);
        action->setToolTip(reason);
        action->setStatusTip(reason);
    };
    if (m_context.isOpen && m_context.isReadOnly)
        for (const Command command :
             {Command::Add, Command::Edit, Command::EditCell, Command::SetNull, Command::Duplicate,
              Command::Delete, Command::Restore, Command::ChangeContact, Command::Paste, Command::FillDown,
              Command::ChangeMany, Command::Replace, Command::SaveQuery, Command::TurnOnShop,
              Command::TurnOnPhonebook})
            forbid(command, tr("The database is open read-only: nothing can be changed here."));
    for (size_t i = 0; i < m_actions.size(); ++i)
        if (const QString reason = locks::reasonFor(Command(i)); !reason.isEmpty())
            forbid(Command(i), reason);
}

QList<QAction *> Actions::runnable() const
{
    QList<QAction *> found;
    for (size_t i = 0; i < m_actions.size(); ++i) {
        QAction *action = m_actions.at(i);
        const bool here = isPageCommand(Command(i)) && action->isChecked();
        if (action->isVisible() && action->isEnabled() && Command(i) != Command::CommandPalette && !here)
            found.append(action);
    }
    return found;
}

} // namespace gui
