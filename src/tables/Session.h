// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Worker.h"
#include "records/Journal.h"
#include "records/Labels.h"
#include "records/Save.h"
#include "records/Undo.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <set>

namespace tables
{

/// An open database as the window knows it: its three connections (the window's own, a reader and a
/// writer thread), the one change set of what is not saved yet, and the state of saving. The models of all
/// pages share one session and are destroyed before it. Lives in the application's thread; never blocks it
/// but for saveAndWait(). Does not migrate: the database stands at head (or is opened read-only).
/// Its end waits for a save that runs, at most 15 s.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State { Saved, Pending, Saving, Failed };
    Q_ENUM(State)

    /// The connections that work in threads of their own, and what they found.
    struct Threads {
        database::Location location;
        std::unique_ptr<database::Worker> writer; ///< none: read-only
        std::unique_ptr<database::Worker> reader;
        std::set<schema::Table> tables;
        bool hasArchive = false;
    };
    /// Opens them: in any thread, and it blocks for as long as a server takes. `readOnly` never writes a
    /// byte.
    [[nodiscard]] static base::Result<Threads> connectThreads(const database::Location &location,
                                                              bool readOnly);
    /// The session over them, in the application's thread.
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> open(Threads threads,
                                                                     const records::Author &author);
    /// Both in one, for whoever may wait.
    [[nodiscard]] static base::Result<std::unique_ptr<Session>>
    open(const database::Location &location, bool readOnly, const records::Author &author);
    ~Session() override;

    [[nodiscard]] const database::Location &location() const { return m_window->location(); }
    [[nodiscard]] const database::Connection &windowConnection() const { return *m_window; }
    [[nodiscard]] database::Worker &reader() { return *m_reader; }
    /// For the reader's jobs.
    [[nodiscard]] std::shared_ptr<records::Labels> labels() const { return m_labelsOfRelations; }
    [[nodiscard]] const records::Author &author() const { return m_author; }
    [[nodiscard]] bool isReadOnly() const { return !m_writer; }
    /// False for a table of an area that is not turned on.
    [[nodiscard]] bool hasTable(schema::Table table) const { return m_tables.contains(table); }
    /// False in a database that Shopbook only reads: nothing is archived there.
    [[nodiscard]] bool hasArchive() const { return m_hasArchive; }

    // What is not saved yet
    [[nodiscard]] const records::ChangeSet &pending() const { return m_pending; }
    [[nodiscard]] State state() const { return m_state; }
    /// Rules are checked before anything is staged; the first list says what stands against it. An edit
    /// that breaks a rule stages nothing. Read-only: always one problem. `before` may be the whole row: what
    /// `after` doesn't name is used for the step's name only.
    [[nodiscard]] QList<schema::Problem> stageEdit(const records::RowKey &row, const records::Record &before,
                                                   const records::Record &after);
    /// `newRow` (may be null) receives the temporary key.
    [[nodiscard]] QList<schema::Problem> stageInsert(schema::Table table, const records::Record &values,
                                                     records::RowKey *newRow);
    /// A new row that is yet to be filled in: the rules speak at save. Not in a read-only session.
    records::RowKey stageEmpty(schema::Table table, const records::Record &values);
    /// Nothing happens in a read-only session.
    void stage(records::Operation operation, const records::RowKey &row, const records::Record &before);
    void dropChange(const records::RowKey &row);
    /// A field of a row's change; column "" is the whole row.
    struct Dropped {
        records::RowKey row;
        QString column = {};
    };
    /// Several at once, as one step that undo() brings back.
    void drop(const QList<Dropped> &changes);
    void dropAll();
    /// A change set that was shown and agreed to (a paste, a fill, a draft): one step, called `name`. Its
    /// values were checked when it was made; the save checks again. Nothing happens in a read-only session.
    void stageAll(const records::ChangeSet &changes, const QString &name,
                  records::ChangeSet::Naming naming = records::ChangeSet::Naming::Changes);
    /// Drops the changes of one table only.
    void dropTable(schema::Table table);
    /// After a conflict: take theirs for these fields, or keep mine over what stands there now. Mine over a
    /// row that is gone becomes a new row.
    void resolveWithTheirs(const records::Conflict &conflict);
    void resolveWithMine(const records::Conflict &conflict);

    // Saving. Answers by saved() or saveFailed().
    void save();
    /// Saves the changes of one row and leaves the others pending, with their steps: for whoever saves each
    /// row on Enter. A new row that lacks something waits, and problemsOf() says for what; one that points to
    /// a row that is not saved yet waits for save().
    void saveRow(const records::RowKey &row);
    /// What stands against a row that was to be saved: shown at its cells until somebody edits it.
    [[nodiscard]] QList<schema::Problem> problemsOf(const records::RowKey &row) const
    {
        return m_problems.value(row);
    }
    /// For those who know only QSqlTableModel: saves and waits for the writer. False after saveFailed().
    bool saveAndWait();
    /// What the last save or undo failed for. After one whose COMMIT was not answered the server is asked as
    /// soon as it is there again, and nothing is written before that: saved() or another saveFailed()
    /// follows.
    [[nodiscard]] const records::SaveFailure &lastFailure() const { return m_lastFailure; }
    /// Runs a change set of its own at once, beside what is pending (Change contact…): same signals.
    void saveNow(const records::ChangeSet &changes, const QString &name);

    /// Ctrl+Z: takes back what is not saved yet, newest first; then saved steps. undoText()
    /// names what would be taken back ("" = nothing).
    void undo();
    void redo();
    /// After saveFailed() of an undo or redo whose rows somebody changed since: field by field.
    [[nodiscard]] bool hasFailedUndo() const { return m_failedUndo.has_value(); }
    void takeBackAsDecided(const QList<records::UndoDecision> &decisions);
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;

Q_SIGNALS:
    void pendingChanged(); ///< count or content of pending()
    void stateChanged(tables::Session::State state);
    void saved(const records::SaveReport &report);
    void saveFailed(const records::SaveFailure &failure);
    void undone(const QString &stepName);
    void redone(const QString &stepName);
    void undoAvailabilityChanged();
    /// Rows that models show anew: staged, saved, undone. Temporary ids have been replaced in pending().
    void rowsChanged(const QList<records::RowKey> &rows);
    /// saveRow() of a new row that lacks something: problemsOf() it.
    void rowIncomplete(const records::RowKey &row);
    /// Rows came or went: orders are read again.
    void rowSetChanged(schema::Table table);
    /// Another program wrote to the database; models look again (design.md 11).
    void changedByOthers();
    /// For the models, before rowsChanged(): these rows were written, by `changes` (empty after an undo).
    void written(const records::ChangeSet &changes, const records::SaveReport &report);

private:
    struct Task;
    struct Next;
    struct OwnMarks;
    struct Doubt;
    using TaskPtr = std::shared_ptr<Task>;
    /// Work of the writer, in its thread.
    using Work = std::function<records::SaveResult(const database::Connection &)>;

    explicit Session();
    void setState(State state);
    [[nodiscard]] schema::Problem readOnlyProblem() const;
    void remember(const records::RowKey &row, const records::Record &before);
    [[nodiscard]] QList<schema::Problem> checked(schema::Table table, const records::Record &values,
                                                 schema::Scope scope, records::Record &converted) const;
    void afterStaging(const QList<records::RowKey> &rows);

    void run(const TaskPtr &task, Work work);
    void runPending(const records::ChangeSet &changes, const QString &name);
    void takeBack(const records::Step &step, bool isRedo, const QList<records::UndoDecision> &decisions = {});
    [[nodiscard]] bool isBusy() const { return !m_tasks.isEmpty(); }
    void waitFor(const TaskPtr &task);
    void finish(const TaskPtr &task);
    void finishWell(const Task &task, const records::SaveReport &report);
    void finishBadly(const records::SaveFailure &failure);
    [[nodiscard]] QList<records::RowKey> forgetSaved(const Task &task, const records::SaveReport &report);
    void rebase(const records::RowKey &row, const records::RowChange &now, const records::RowChange &saved,
                const records::SaveReport &report);
    void noteProblems(const records::SaveFailure &failure);
    void lookAtProblems(const records::RowKey &row);
    void askAboutDoubt();
    void settleDoubt(const base::Result<records::Outcome> &answer);
    [[nodiscard]] bool isDoubtSettled();
    [[nodiscard]] bool wasSavedAfterAll(const records::ChangeSet &changes) const;
    void refuseOnce();
    void refreshUndo();
    void takeNext(const base::Result<Next> &next);
    void pollForOthers();
    void takeMark(const base::Result<qint64> &mark);
    void takeOwnMarks(const OwnMarks &marks);
    void listen();
    /// What every answer of a worker tells: the server is there, or away. Back again, the window's own
    /// connection follows, and everything is looked at anew.
    void noteReach(bool isThere);
    [[nodiscard]] QString nameOfPending() const;

    std::unique_ptr<database::Connection> m_window;
    std::unique_ptr<database::Worker> m_reader;
    std::unique_ptr<database::Worker> m_writer;
    std::set<schema::Table> m_tables;
    bool m_hasArchive = false;
    std::shared_ptr<records::Labels> m_labelsOfRelations = std::make_shared<records::Labels>();
    records::Author m_author;

    records::ChangeSet m_pending;
    struct Redoable {
        records::ChangeSet pending; ///< as it was before it was taken back
        QList<records::RowKey> rows;
        QString name;
    };
    QList<Redoable> m_redoable;
    QHash<records::RowKey, records::Record>
        m_read; ///< the whole rows of those, to add one again that somebody deleted meanwhile
    QHash<records::RowKey, QString>
        m_labels; ///< of rows with a change, as they were called when it was staged
    State m_state = State::Saved;
    QList<TaskPtr> m_tasks; ///< in the writer's order
    bool m_saveAgain = false;
    std::optional<records::RowKey> m_rowToSave; ///< once the save that runs is over
    bool m_lastWentWell = true;
    records::SaveFailure m_lastFailure;
    QHash<records::RowKey, QList<schema::Problem>> m_problems;
    std::shared_ptr<Doubt> m_doubt; ///< a save of which nobody knows whether it was stored
    std::shared_ptr<Doubt> m_settled; ///< the last one that was stored after all
    QSet<qint64> m_passedOver; ///< steps that the person left as others had made them
    std::optional<records::Step> m_nextUndo;
    std::optional<records::Step> m_nextRedo;
    struct FailedUndo {
        records::Step step;
        bool isRedo = false;
    };
    std::optional<FailedUndo> m_failedUndo;

    QTimer m_poll;
    QTimer m_notice; ///< several notices in a moment are one
    bool m_isPolling = false;
    bool m_pollFails = false;
    bool m_isAway = false; ///< the server
    qint64 m_mark = -1; ///< moves when somebody writes; -1 = not known
    int m_marksToSettle = 0; ///< marks that may still move because of our own save
};

} // namespace tables
