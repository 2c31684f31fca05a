// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/Session.h"
#include "tables/SessionTask.h"
#include "tables/StepNames.h"

#include <QCoreApplication>

#include <chrono>

// What becomes of the changes that are pending when a save is over: what was stored goes, the rest stays with
// its steps; a row saved for itself; and a save of which nobody knows how it ended.

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Worker;
using records::Operation;
using records::Outcome;
using records::Record;
using records::RowChange;
using records::RowKey;
using records::SaveFailure;
using records::SaveReport;

namespace
{

constexpr auto pauseBetweenQuestions = std::chrono::milliseconds(200);

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

SaveFailure failureOf(base::ErrorCode code, const QString &sentence)
{
    return {base::Error{code, sentence, {}, {}, {}}, {}, {}, {}};
}

} // namespace

void Session::saveRow(const RowKey &row)
{
    const RowChange *change = m_pending.change(row);
    if (!change || isReadOnly())
        return;
    if (!isDoubtSettled())
        return void(m_doubt->rowAfter = row);
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
    if (change->operation == Operation::Insert) {
        Record converted;
        const QList<schema::Problem> problems =
            checked(row.table, change->after, schema::Scope::Whole, converted);
        if (!problems.isEmpty()) {
            m_problems.insert(row, problems);
            Q_EMIT rowsChanged({row});
            Q_EMIT rowIncomplete(row);
            return;
        }
    }
    const auto one = records::ChangeSet::fromChanges({{row, *change}});
    runPending(one, names::ofChanges(one, m_labels));
}

void Session::noteProblems(const SaveFailure &failure)
{
    QSet<RowKey> rows;
    for (const records::RowProblem &problem : failure.problems) {
        if (!rows.contains(problem.row))
            m_problems.remove(problem.row);
        m_problems[problem.row].append(problem.problem);
        rows.insert(problem.row);
    }
    if (!rows.isEmpty())
        Q_EMIT rowsChanged(QList<RowKey>(rows.begin(), rows.end()));
}

/// Somebody edited the row: what is still wrong with a new one stays at its cells, the rest has to be seen
/// again.
void Session::lookAtProblems(const RowKey &row)
{
    if (!m_problems.contains(row))
        return;
    const RowChange *change = m_pending.change(row);
    Record converted;
    const QList<schema::Problem> left = change && change->operation == Operation::Insert
        ? checked(row.table, change->after, schema::Scope::Whole, converted)
        : QList<schema::Problem>();
    if (left.isEmpty())
        m_problems.remove(row);
    else
        m_problems.insert(row, left);
}

/// Takes what was saved out of what is pending. What was staged while the save ran stays, on top of what is
/// stored now. Returns the rows whose change is another one by that.
QList<RowKey> Session::forgetSaved(const Task &task, const SaveReport &report)
{
    m_redoable.clear();
    const auto &savedChanges = task.changes.changes();
    QSet<RowKey> saved;
    saved.reserve(savedChanges.size());
    QList<RowKey> gone;
    QList<std::pair<RowKey, RowChange>> staged;
    for (auto it = savedChanges.cbegin(); it != savedChanges.cend(); ++it) {
        saved.insert(it.key());
        if (!m_problems.isEmpty())
            m_problems.remove(it.key());
        const RowChange *now = m_pending.change(it.key());
        if (now && !sameChange(*now, *it)) {
            staged.append({it.key(), *now});
        } else {
            gone.append(it.key());
        }
    }
    const QList<RowKey> rows = m_pending.settle(saved, report.newIds);
    for (const auto &[row, now] : std::as_const(staged))
        rebase(row, now, savedChanges.value(row), report);
    if (m_pending.isEmpty()) {
        m_labels.clear();
        m_read.clear();
    } else {
        for (const RowKey &row : std::as_const(gone)) {
            m_labels.remove(row);
            m_read.remove(row);
        }
    }
    return rows;
}

void Session::rebase(const RowKey &row, const RowChange &now, const RowChange &savedChange,
                     const SaveReport &report)
{
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

void Session::askAboutDoubt()
{
    if (!m_doubt || m_doubt->isAsking || !m_writer)
        return;
    m_doubt->isAsking = true;
    m_writer->run(
        Worker::Priority::Normal, this,
        [unsure = m_doubt->unsure](const Connection &connection) {
            return records::outcomeOf(connection, unsure);
        },
        [this](const base::Result<Outcome> &outcome) {
            if (!m_doubt)
                return; // settled by somebody who waited
            m_doubt->isAsking = false;
            settleDoubt(outcome);
        });
}

void Session::settleDoubt(const base::Result<Outcome> &answer)
{
    // The poll finds the server again.
    if (!answer && answer.error().code == base::ErrorCode::Unreachable)
        return;
    // A server that knows no such transaction is not the one that was written to: a backup of it, perhaps.
    const Outcome outcome = answer.value_or(Outcome::Forgotten);
    if (outcome == Outcome::Running)
        return QTimer::singleShot(pauseBetweenQuestions, this, &Session::askAboutDoubt);
    const auto doubt = std::exchange(m_doubt, nullptr);
    const bool goesOn = doubt->saveAfter || doubt->rowAfter;
    if (outcome == Outcome::Stored) {
        m_lastWentWell = true;
        if (doubt->task->kind == Task::Kind::Beside)
            m_settled = doubt;
        finishWell(*doubt->task, doubt->unsure.report);
        refreshUndo();
    } else if (outcome == Outcome::Forgotten) {
        return finishBadly(failureOf(
            base::ErrorCode::Failed,
            QCoreApplication::translate("tables", "The connection was lost while your changes were being saved, and the "
                                                  "server no longer knows whether it stored them. Look at the rows "
                                                  "before you save again, or they may be there twice.")));
    } else if (!goesOn) {
        finishBadly(failureOf(base::ErrorCode::Unreachable,
                              QCoreApplication::translate(
                                  "tables", "The connection was lost while your changes were being saved: the server did "
                                            "not store them. They are all still here; save again.")));
    }
    if (doubt->saveAfter && !m_pending.isEmpty())
        save();
    else if (doubt->rowAfter)
        saveRow(*doubt->rowAfter);
}

/// True when nothing is in doubt; else the server is asked, and save() goes on when it has answered.
bool Session::isDoubtSettled()
{
    if (!m_doubt)
        return true;
    askAboutDoubt();
    return false;
}

bool Session::wasSavedAfterAll(const records::ChangeSet &changes) const
{
    if (!m_settled || changes.count() != m_settled->task->changes.count())
        return false;
    const auto &all = changes.changes();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const RowChange *earlier = m_settled->task->changes.change(it.key());
        if (!earlier || !sameChange(*earlier, *it))
            return false;
    }
    return true;
}

/// A dialog that was told of the lost connection asks once more for what is stored by now.
void Session::refuseOnce()
{
    m_settled.reset();
    finishBadly(failureOf(base::ErrorCode::Failed,
                          QCoreApplication::translate(
                              "tables",
                              "This was stored after all when the connection was lost. Close this form; "
                              "save once more only if you want it a second time.")));
}

} // namespace tables
