// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

#include <QObject>

#include <array>
#include <set>

class QAction;
class QActionGroup;
class QWidget;

namespace gui
{

/// Everything a person can ask the window for. The order is that of the table in Actions.cpp.
enum class Command {
    OpenFile,
    OpenReadOnly,
    NewStore,
    ConnectServer,
    TrySample,
    Save,
    ShowPending,
    SaveOnEnter,
    CloseStore,
    Quit,
    Undo,
    Redo,
    Add,
    Edit,
    EditCell,
    SetNull,
    Duplicate,
    Delete,
    Restore,
    ChangeContact,
    CopyRows,
    Paste,
    FillDown,
    ChangeMany,
    History,
    Find,
    Replace,
    FilterRow,
    Filter,
    QuickFilters,
    SaveView,
    ExportView,
    ImportView,
    Refresh,
    ShowDeleted,
    ShowSecrets,
    CommandPalette,
    GoPurchases,
    GoProducts,
    GoCategories,
    GoCustomers,
    GoPeople,
    GoNumbers,
    GoQueries,
    GoDatabase,
    TurnOnShop,
    TurnOnPhonebook,
    ShowStructure,
    ShowVersions,
    ShowBackups,
    ShowCheckup,
    MakeBackup,
    NewQuery,
    NewSql,
    RunQuery,
    SaveQuery,
    LanguageSystem,
    LanguageEnglish,
    LanguageRussian,
    LabelNone,
    LabelLive,
    LabelPractice,
    Log,
    About,
    Count
};

[[nodiscard]] Command commandFor(schema::Table table);

/// What the enabled state of the commands depends on: a value that the window fills in.
struct ActionContext {
    bool isOpen = false;
    bool isReadOnly = false;
    bool isSaving = false;
    bool hasPending = false;
    std::set<schema::Table> tables; ///< those that are there
    bool hasPage = false;
    schema::Table page = schema::Table::Purchases;
    bool isDatabasePage = false;
    bool isQueriesPage = false;
    bool canBackUp = false; ///< a file, and no backup is being made
    bool hasRow = false;
    bool rowCanBeRestored = false; ///< softly deleted, archived or marked for deletion
    bool rowIsNew = false;
    bool hasHistory = false; ///< the database has our journal
    bool isBusy = false; ///< a database is being opened
    bool hasSecrets = false;
    bool isFilterRowShown = false;
    bool areQuickFiltersShown = false;
    QString undoText; ///< "" = nothing to undo
    QString redoText;
};

/// Makes the actions, their texts, icons and shortcuts, in one place; what they do is the window's.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget *window);

    [[nodiscard]] QAction *operator[](Command command) const { return m_actions.at(size_t(command)); }
    /// All that may be run now, for the command palette.
    [[nodiscard]] QList<QAction *> runnable() const;
    void setContext(const ActionContext &context);
    void retranslate();

Q_SIGNALS:
    void triggered(gui::Command command);

private:
    void group(Command first, Command last);
    void setTips();
    void applyLocks();

    std::array<QAction *, size_t(Command::Count)> m_actions{};
    ActionContext m_context;
};

} // namespace gui
