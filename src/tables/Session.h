// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Worker.h"
#include "records/Journal.h"
#include "records/Save.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>

namespace tables {

/// An open database as the window knows it: its three connections (the window's own, a reader and a
/// writer thread), the one change set of what is not saved yet, and the state of saving. The models of all
/// pages share one session. Lives in the application's thread; never blocks it but for
/// saveAndWait(). Does not migrate: the database stands at head (or is opened read-only).
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State { Saved, Pending, Saving, Failed };
    Q_ENUM(State)

    /// Opens all connections (blocks for as long as that takes). `readOnly` never writes a byte.
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> open(const database::Location &location, bool readOnly,
                                                                     const records::Author &author);
    ~Session() override;

    [[nodiscard]] const database::Location &location() const { return m_window->location(); }
    [[nodiscard]] const database::Connection &windowConnection() const { return *m_window; }
    [[nodiscard]] database::Worker &reader() { return *m_reader; }
    [[nodiscard]] bool isReadOnly() const { return !m_writer; }
    /// False for a table of an area that is not turned on.
    [[nodiscard]] bool hasTable(schema::Table table) const { return m_tables.contains(table); }

    // What is not saved yet
    [[nodiscard]] const records::ChangeSet &pending() const { return m_pending; }
    [[nodiscard]] State state() const { return m_state; }
    /// Rules are checked before anything is staged; the first list says what stands against it. An edit
    /// that breaks a rule stages nothing. Read-only: always one problem.
    [[nodiscard]] QList<schema::Problem> stageEdit(const records::RowKey &row, const records::Record &before,
                                                   const records::Record &after);
    /// `newRow` (may be null) receives the temporary key.
    [[nodiscard]] QList<schema::Problem> stageInsert(schema::Table table, const records::Record &values,
                                                     records::RowKey *newRow);
    void stage(records::Operation operation, const records::RowKey &row, const records::Record &before);
    void dropChange(const records::RowKey &row);
    void dropAll();
    /// After a conflict: take theirs for these fields, or keep mine over what stands there now.
    void resolveWithTheirs(const records::Conflict &conflict);
    void resolveWithMine(const records::Conflict &conflict);

    // Saving. Answers by saved() or saveFailed().
    void save();
    /// For those who know only QSqlTableModel: saves and waits for the writer. False after saveFailed().
    bool saveAndWait();
    /// Runs a change set of its own at once, beside what is pending (Change contact…): same signals.
    void saveNow(const records::ChangeSet &changes, const QString &name);

    /// Ctrl+Z: takes back what is not saved yet, newest first; then saved steps. undoText()
    /// names what would be taken back ("" = nothing).
    void undo();
    void redo();
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;

Q_SIGNALS:
    void pendingChanged();                                   ///< count or content of pending()
    void stateChanged(tables::Session::State state);
    void saved(const records::SaveReport &report);
    void saveFailed(const records::SaveFailure &failure);
    void undone(const QString &stepName);
    void redone(const QString &stepName);
    void undoAvailabilityChanged();
    /// Rows that models read again: staged, saved, undone. Temporary ids have been replaced in pending().
    void rowsChanged(const QList<records::RowKey> &rows);
    /// Rows came or went: orders are read again.
    void rowSetChanged(schema::Table table);
    /// Another program wrote to the database; models look again (design.md 11).
    void changedByOthers();

private:
    explicit Session();
    void setState(State state);
    void runSave(const records::ChangeSet &changes, const QString &name, bool isPending);
    void finishSave(const records::SaveResult &result, bool wasPending);
    void refreshUndo();
    void pollForOthers();
    [[nodiscard]] QString nameOfPending() const;

    std::unique_ptr<database::Connection> m_window;
    std::unique_ptr<database::Worker> m_reader;
    std::unique_ptr<database::Worker> m_writer;
    std::set<schema::Table> m_tables;
    records::Author m_author;
    records::ChangeSet m_pending;
    State m_state = State::Saved;
    std::optional<records::Step> m_nextUndo;
    std::optional<records::Step> m_nextRedo;
    QTimer m_poll;
    qint64 m_dataVersion = -1;
    quint64 m_generation = 0;
};

} // namespace tables
