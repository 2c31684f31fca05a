// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Log.h"
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
constexpr int pollsToSettle = 3;

bool sameChange(const RowChange &left, const RowChange &right)
{
    if (left.operation != right.operation || left.after.size() != right.after.size())
        return false;
    for (auto it = left.after.cbegin(); it != left.after.cend(); ++it)
        if (!right.after.contains(it.key())
            || !database::value::same(it.value(), right.after.value(it.key())))
            return false;
    return true;
}

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
    if (known >= 0 && marks.before && *marks.before != known)
        Q_EMIT changedByOthers();
}

void Session::save()
{
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

void Session::saveRow(const RowKey &row)
{
    const RowChange *change = m_pending.change(row);
    if (!change || row.id < 0 || isReadOnly())
        return;
    for (const schema::Field &field : schema::entity(row.table).fields)
        if (field.relation && change->after.value(field.column).toLongLong() < 0)
            return;
    // What was typed while the same row was being written is based on what will stand there then.
    for (const TaskPtr &task : std::as_const(m_tasks)) {
        if (task->kind == Task::Kind::Pending) {
            m_rowToSave = row;
            return;
        }
    }
    const auto one = records::ChangeSet::fromChanges({{row, *change}});
    runPending(one, names::ofChanges(one, m_labels));
}

void Session::runPending(const records::ChangeSet &changes, const QString &name)
{
    const auto task = std::make_shared<Task>();
    task->kind = Task::Kind::Pending;
    task->name = name;
    task->changes = changes;
    run(task, [changes, author = m_author, name](const Connection &connection) {
        return records::save(connection, changes, author, name);
    });
}

bool Session::saveAndWait()
{
    while (isBusy())
        waitFor(m_tasks.constFirst());
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
    const auto task = std::make_shared<Task>();
    task->kind = Task::Kind::Beside;
    task->name = name;
    task->changes = changes;
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
    if (task->step && !m_lastWentWell && !task->result->error().conflicts.isEmpty())
        m_failedUndo = FailedUndo{*task->step, task->kind == Task::Kind::Redo};
    if (m_lastWentWell)
        finishWell(*task, **task->result);
    else
        finishBadly(task->result->error());
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

/// Takes what was saved out of what is pending. What was staged while the save ran stays, on top of what is
/// stored now. Returns the rows whose change is another one by that.
QList<RowKey> Session::forgetSaved(const Task &task, const SaveReport &report)
{
    m_redoable.clear();
    const auto &savedChanges = task.changes.changes();
    for (auto it = savedChanges.cbegin(); it != savedChanges.cend(); ++it) {
        const RowChange *now = m_pending.change(it.key());
        if (now && !sameChange(*now, *it)) {
            rebase(it.key(), *it, report);
        } else {
            m_pending.revert(it.key());
            m_labels.remove(it.key());
            m_read.remove(it.key());
        }
    }
    const QList<RowKey> rows = replaceTemporaryIds(report);
    m_pending.forgetSteps();
    if (m_pending.isEmpty())
        m_labels.clear();
    return rows;
}

/// What is pending and points to a row that was new points to its id now.
QList<RowKey> Session::replaceTemporaryIds(const SaveReport &report)
{
    QList<RowKey> rows;
    if (report.newIds.isEmpty())
        return rows;
    const auto pending = m_pending.changes();
    for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
        for (const schema::Field &field : schema::entity(it.key().table).fields) {
            if (!field.relation || !it->after.contains(field.column))
                continue;
            const RowKey target{field.relation->target, it->after.value(field.column).toLongLong()};
            if (!report.newIds.contains(target))
                continue;
            m_pending.set(it.key(), field.column, it->before.value(field.column),
                          report.newIds.value(target));
            rows.append(it.key());
        }
    }
    return rows;
}

void Session::rebase(const RowKey &row, const RowChange &savedChange, const SaveReport &report)
{
    const RowChange now = *m_pending.change(row);
    m_pending.revert(row);
    const RowKey key = report.newIds.contains(row) ? RowKey{row.table, report.newIds.value(row)} : row;
    if (now.operation != Operation::Insert && now.operation != Operation::Update) {
        Record before = now.before;
        before.insert(savedChange.after);
        m_pending.apply(now.operation, key, before);
        return;
    }
    Record before;
    Record after;
    const schema::Entity &entity = schema::entity(row.table);
    const auto isStored = [&](const QString &column) { return savedChange.after.contains(column); };
    for (auto it = now.after.cbegin(); it != now.after.cend(); ++it) {
        const schema::Field *field = entity.field(it.key());
        const QVariant unnamed = savedChange.operation == Operation::Insert
            ? (field ? field->defaultValue : QVariant())
            : now.before.value(it.key());
        before.insert(it.key(), isStored(it.key()) ? savedChange.after.value(it.key()) : unnamed);
        after.insert(it.key(), it.value());
    }
    // A field that was saved and has been put back since.
    for (auto it = savedChange.after.cbegin(); it != savedChange.after.cend(); ++it) {
        if (after.contains(it.key()))
            continue;
        before.insert(it.key(), it.value());
        after.insert(it.key(), savedChange.before.value(it.key()));
    }
    m_pending.set(key, before, after);
}

/// A step that was just made is what Ctrl+Z means, and there is nothing to redo: the history need not be
/// asked, which grows with every save.
base::Result<Session::Next> Session::Next::after(const Connection &connection, const records::Author &author,
                                                 const Task &task, const SaveResult &result)
{
    const bool isNewStep =
        result && result->step > 0 && (task.kind == Task::Kind::Pending || task.kind == Task::Kind::Beside);
    if (!isNewStep)
        return read(connection, author);
    return Next{records::Step{result->step, author.id, task.name, {}, {}, {}}, std::nullopt};
}

base::Result<Session::Next> Session::Next::read(const Connection &connection, const records::Author &author)
{
    auto undoable = records::nextUndo(connection, author);
    if (!undoable)
        return std::move(undoable).error();
    auto redoable = records::nextRedo(connection, author);
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
        [author = m_author](const Connection &connection) { return Next::read(connection, author); },
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
