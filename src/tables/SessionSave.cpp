// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"
#include "records/Labels.h"
#include "records/Undo.h"
#include "tables/ChangeMark.h"
#include "tables/Session.h"
#include "tables/SessionTask.h"
#include "tables/StepNames.h"

#include <QCoreApplication>

// What a session has the writer do: saving, undoing, and what follows when the answer is here.

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Worker;
using records::Operation;
using records::Record;
using records::RowChange;
using records::RowKey;
using records::SaveFailure;
using records::SaveReport;
using records::SaveResult;

namespace
{

/// Polls that may pass until an older PostgreSQL has counted what we wrote ourselves.
constexpr int pollsToSettle = 8;

bool changesRowSet(Operation operation)
{
    return operation != Operation::Update;
}

} // namespace

void Session::run(const TaskPtr &task, Work work)
{
    m_tasks.append(task);
    setState(State::Saving);
    m_writer->post(Worker::Priority::Normal,
                   [task, work = std::move(work), author = m_author,
                    guard = QPointer<Session>(this)](const Connection &connection) {
                       OwnMarks marks;
                       marks.before = mark::read(connection);
                       SaveResult result = work(connection);
                       marks.ours = mark::ofSave(connection, result);
                       auto next = Next::after(connection, author, *task, result);
                       {
                           const std::scoped_lock lock(task->mutex);
                           task->next = std::move(next);
                           task->result = std::move(result);
                       }
                       task->done.notify_all();
                       QMetaObject::invokeMethod(
                           QCoreApplication::instance(),
                           [guard, task] {
                               if (guard)
                                   guard->finish(task);
                           },
                           Qt::QueuedConnection);
                       // The person has the answer by now; a poll waits behind this, in the same thread.
                       marks.isSettled = mark::settle(connection);
                       marks.after = mark::read(connection);
                       QMetaObject::invokeMethod(
                           QCoreApplication::instance(),
                           [guard, marks = std::move(marks)] {
                               if (guard)
                                   guard->takeOwnMarks(marks);
                           },
                           Qt::QueuedConnection);
                   });
}

void Session::takeOwnMarks(const OwnMarks &marks)
{
    const qint64 known = m_mark;
    if (marks.after) {
        m_mark = *marks.after;
        m_marksToSettle = marks.isSettled ? 0 : pollsToSettle;
    }
    if (known >= 0 && ((marks.before && *marks.before != known) || marks.areMixed()))
        Q_EMIT changedByOthers();
}

void Session::save()
{
    if (!isDoubtSettled())
        return void(m_doubt->saveAfter = true);
    for (const TaskPtr &task : std::as_const(m_tasks)) {
        if (task->kind == Task::Kind::Pending) {
            m_saveAgain = true;
            return;
        }
    }
    if (!m_pending.isEmpty()) {
        runPending(m_pending, nameOfPending());
        return;
    }
    if (!isBusy())
        setState(State::Saved);
    Q_EMIT saved({});
}

void Session::runPending(const records::ChangeSet &changes, const QString &name)
{
    const auto task = std::make_shared<Task>();
    task->kind = Task::Kind::Pending;
    task->name = name;
    task->changes = changes;
    task->passedOver = m_passedOver;
    run(task, [changes, author = m_author, name](const Connection &connection) {
        return records::save(connection, changes, author, name);
    });
}

bool Session::saveAndWait()
{
    while (isBusy())
        waitFor(m_tasks.constFirst());
    if (!isDoubtSettled()) {
        finishBadly(m_doubt->failure);
        return false;
    }
    if (m_pending.isEmpty()) {
        setState(State::Saved);
        return true;
    }
    runPending(m_pending, nameOfPending());
    waitFor(m_tasks.constLast());
    return m_lastWentWell;
}

void Session::saveNow(const records::ChangeSet &changes, const QString &name)
{
    if (isReadOnly()) {
        const auto problem = readOnlyProblem();
        finishBadly({base::Error{base::ErrorCode::NoPermission, problem.msg, {}, {}, {}}, {}, {}, {}});
        return;
    }
    if (!isDoubtSettled())
        return finishBadly(m_doubt->failure);
    if (wasSavedAfterAll(changes))
        return refuseOnce();
    const auto task = std::make_shared<Task>();
    task->kind = Task::Kind::Beside;
    task->name = name;
    task->changes = changes;
    task->passedOver = m_passedOver;
    run(task, [changes, author = m_author, name](const Connection &connection) {
        return records::save(connection, changes, author, name);
    });
}

void Session::takeBackAsDecided(const QList<records::UndoDecision> &decisions)
{
    if (const auto failed = std::exchange(m_failedUndo, std::nullopt); failed && !isBusy())
        takeBack(failed->step, failed->isRedo, decisions);
}

void Session::takeBack(const records::Step &step, bool isRedo, const QList<records::UndoDecision> &decisions)
{
    const auto task = std::make_shared<Task>();
    task->kind = isRedo ? Task::Kind::Redo : Task::Kind::Undo;
    task->name = step.name;
    task->step = step;
    task->passedOver = m_passedOver;
    run(task, [author = m_author, id = step.id, decisions](const Connection &connection) {
        return records::undo(connection, author, id, decisions);
    });
}

void Session::waitFor(const TaskPtr &task)
{
    {
        std::unique_lock lock(task->mutex);
        task->done.wait(lock, [&task] { return task->result.has_value(); });
    }
    finish(task);
}

/// Comes twice for a task that was waited for: the second time does nothing.
void Session::finish(const TaskPtr &task)
{
    if (!m_tasks.removeOne(task))
        return;
    takeNext(task->next);
    m_lastWentWell = task->result->has_value();
    noteReach(m_lastWentWell || task->result->error().error.code != base::ErrorCode::Unreachable);
    m_failedUndo.reset();
    if (task->step && m_lastWentWell && (*task->result)->step == 0)
        m_passedOver.insert(task->step->id);
    if (!m_lastWentWell && task->result->error().unsure)
        m_doubt = std::make_shared<Doubt>(Doubt{task, *task->result->error().unsure, task->result->error()});
    if (task->step && !m_lastWentWell && !task->result->error().conflicts.isEmpty())
        m_failedUndo = FailedUndo{*task->step, task->kind == Task::Kind::Redo};
    if (m_lastWentWell)
        finishWell(*task, **task->result);
    else
        finishBadly(task->result->error());
    askAboutDoubt();
}

void Session::finishWell(const Task &task, const SaveReport &report)
{
    m_lastFailure = {};
    QList<RowKey> rows = report.changed + report.removed;
    if (task.kind == Task::Kind::Pending)
        rows += forgetSaved(task, report);
    rows.append(report.newIds.keys());
    std::set<schema::Table> moved;
    const auto &changes = task.changes.changes();
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        if (changesRowSet(it->operation))
            moved.insert(it.key().table);
    // An undo doesn't say what it did to a row.
    if (changes.isEmpty())
        for (const RowKey &row : std::as_const(rows))
            moved.insert(row.table);
    if (!isBusy())
        setState(m_pending.isEmpty() ? State::Saved : State::Pending);
    m_reader->post(Worker::Priority::Urgent,
                   [labels = m_labelsOfRelations, rows](const Connection &) { labels->written(rows); });
    Q_EMIT written(task.changes, report);
    Q_EMIT rowsChanged(rows);
    for (const schema::Table table : moved)
        Q_EMIT rowSetChanged(table);
    Q_EMIT pendingChanged();
    if (task.kind == Task::Kind::Undo)
        Q_EMIT undone(task.name);
    else if (task.kind == Task::Kind::Redo)
        Q_EMIT redone(task.name);
    Q_EMIT saved(report);
    if (std::exchange(m_saveAgain, false) && !m_pending.isEmpty())
        save();
    if (const auto row = std::exchange(m_rowToSave, std::nullopt))
        saveRow(*row);
}

void Session::finishBadly(const SaveFailure &failure)
{
    m_saveAgain = false;
    m_rowToSave.reset();
    m_lastFailure = failure;
    noteProblems(failure);
    setState(State::Failed);
    // What stands there now is shown, under what is still pending.
    if (!failure.conflicts.isEmpty()) {
        SaveReport look;
        for (const records::Conflict &conflict : failure.conflicts)
            look.changed.append(conflict.row);
        Q_EMIT written({}, look);
        Q_EMIT rowsChanged(look.changed);
    }
    Q_EMIT saveFailed(failure);
}

/// A step that was just made is what Ctrl+Z means, and there is nothing to redo: the history need not be
/// asked, which grows with every save.
base::Result<Session::Next> Session::Next::after(const Connection &connection, const records::Author &author,
                                                 const Task &task, const SaveResult &result)
{
    const bool isNewStep =
        result && result->step > 0 && (task.kind == Task::Kind::Pending || task.kind == Task::Kind::Beside);
    if (!isNewStep) {
        QSet<qint64> passedOver = task.passedOver;
        if (task.step && result && result->step == 0)
            passedOver.insert(task.step->id);
        return read(connection, author, passedOver);
    }
    return Next{records::Step{result->step, author.id, task.name, {}, {}, {}}, std::nullopt};
}

base::Result<Session::Next> Session::Next::read(const Connection &connection, const records::Author &author,
                                                const QSet<qint64> &passedOver)
{
    auto undoable = records::nextUndo(connection, author, passedOver);
    if (!undoable)
        return std::move(undoable).error();
    auto redoable = records::nextRedo(connection, author, passedOver);
    if (!redoable)
        return std::move(redoable).error();
    return Next{*undoable, *redoable};
}

void Session::refreshUndo()
{
    if (!m_writer)
        return;
    m_writer->run(
        Worker::Priority::Normal, this,
        [author = m_author, passedOver = m_passedOver](const Connection &connection) {
            return Next::read(connection, author, passedOver);
        },
        [this](const base::Result<Next> &next) { takeNext(next); });
}

void Session::takeNext(const base::Result<Next> &next)
{
    if (!next)
        base::log::report(base::log::tables(), next.error());
    m_nextUndo = next ? next->undo : std::nullopt;
    m_nextRedo = next ? next->redo : std::nullopt;
    Q_EMIT undoAvailabilityChanged();
}

} // namespace tables
