// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SaveTrouble.h"

#include "gui/MessageBar.h"
#include "gui/StoreView.h"
#include "gui/dialogs/ConflictDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/DialogSave.h"
#include "gui/dialogs/Reassign.h"

using namespace Qt::StringLiterals;

namespace gui
{

SaveTrouble::SaveTrouble(StoreView &store)
    : QObject(&store)
    , m_store(store)
{
    connect(&store.session(), &tables::Session::saveFailed, this, &SaveTrouble::onFailed);
    connect(&store.session(), &tables::Session::saved, this, &SaveTrouble::onSaved);
    connect(&store.session(), &tables::Session::rowIncomplete, this, &SaveTrouble::showIncomplete);
}

/// The cells concerned are framed and say it, too.
void SaveTrouble::showIncomplete(const records::RowKey &row)
{
    QStringList sentences;
    for (const schema::Problem &problem : m_store.session().problemsOf(row))
        sentences.append(problem.msg);
    m_isShown = true;
    m_store.messageBar().showMessage(
        style::Tone::Warning,
        tr("The new %1 is saved as soon as nothing is wrong in it. %2")
            .arg(schema::entityOne(schema::entity(row.table)), sentences.join(u' ')));
}

void SaveTrouble::onSaved()
{
    m_reason.clear();
    if (m_isShown)
        m_store.messageBar().clear();
    m_isShown = false;
}

void SaveTrouble::onFailed(const records::SaveFailure &failure)
{
    if (DialogSave::isRunning(m_store.session()))
        return;
    m_isShown = true;
    if (!failure.problems.isEmpty())
        return showProblem(failure.problems);
    if (!failure.conflicts.isEmpty())
        return askAboutConflicts(failure.conflicts);
    if (!failure.obstacles.isEmpty())
        return askAboutObstacles(failure.obstacles);
    m_reason = failure.error.code == base::ErrorCode::Locked ? tr("another program is writing")
                                                             : tr("see the message");
    m_store.messageBar().showError(failure.error);
    if (failure.error.code == base::ErrorCode::Locked || failure.error.code == base::ErrorCode::Retry
        || failure.error.code == base::ErrorCode::Unreachable)
        m_store.messageBar().offer(tr("Try again"), [this] { m_store.session().save(); });
}

void SaveTrouble::showProblem(const QList<records::RowProblem> &problems)
{
    const records::RowProblem &first = problems.constFirst();
    m_store.goTo(first.row);
    const QString one = schema::entityOne(schema::entity(first.row.table));
    QString text = first.row.id > 0
        ? tr("Not saved: %1 %2. %3").arg(one).arg(first.row.id).arg(first.problem.msg)
        : tr("Not saved: the new %1. %2").arg(one, first.problem.msg);
    if (problems.size() > 1)
        text += u' ' + tr("There are %n more problem(s).", nullptr, int(problems.size()) - 1);
    text += u' ' + tr("Nothing was written; all your changes are still here.");
    m_reason = tr("see the message");
    m_store.messageBar().showMessage(style::Tone::Error, text);
}

void SaveTrouble::askAboutConflicts(const QList<records::Conflict> &conflicts)
{
    m_reason = tr("changed by another program");
    const bool isUndo = m_store.session().hasFailedUndo();
    m_store.goTo(conflicts.constFirst().row);
    m_store.messageBar().showMessage(
        style::Tone::Warning,
        isUndo ? tr("Not taken back: another program changed the same row since. Nothing "
                    "was overwritten; choose which values stay.")
               : tr("Not saved: another program changed the same row. Nothing was "
                    "overwritten; choose which values stay."));
    if (isUndo)
        return askAboutUndo(conflicts);
    auto *dialog = new ConflictDialog(m_store.session(), conflicts, m_store.window());
    connect(dialog, &ConflictDialog::decided, this, [this](const QList<ConflictDialog::Decision> &decisions) {
        if (decisions.isEmpty())
            return;
        ConflictDialog::apply(m_store.session(), decisions);
        if (m_store.session().pending().isEmpty())
            onSaved();
        else
            m_store.session().save();
    });
    dialog->open();
}

void SaveTrouble::askAboutUndo(const QList<records::Conflict> &conflicts)
{
    auto *dialog =
        new ConflictDialog(m_store.session(), conflicts, m_store.window(), ConflictDialog::Purpose::Undo);
    connect(dialog, &ConflictDialog::decided, this, [this](const QList<ConflictDialog::Decision> &decisions) {
        if (!decisions.isEmpty())
            m_store.session().takeBackAsDecided(ConflictDialog::undoDecisions(decisions));
    });
    dialog->open();
}

void SaveTrouble::askAboutObstacles(const QList<records::Obstacle> &obstacles)
{
    m_reason = tr("other rows point to it");
    m_store.goTo(obstacles.constFirst().row);
    m_store.messageBar().showMessage(style::Tone::Error,
                                     tr("Not saved: other rows point to a row that shall be deleted. Nothing "
                                        "was written; all your changes are still here."));
    QList<records::RowKey> rows;
    for (const records::Obstacle &obstacle : obstacles)
        if (obstacle.row.table == obstacles.constFirst().row.table)
            rows.append(obstacle.row);
    auto *dialog = new DeleteDialog(m_store.session(), rows, m_store.window());
    connect(dialog, &DeleteDialog::decided, this,
            [this](records::Operation operation, const QList<records::RowKey> &decided) {
                for (const records::RowKey &row : decided) {
                    // Archived instead of deleted: what was read for the deletion serves the archive too.
                    const records::RowChange *change = m_store.session().pending().change(row);
                    const records::Record before = change ? change->before : records::Record();
                    m_store.session().dropChange(row);
                    m_store.session().stage(operation, row, before);
                }
            });
    connect(dialog, &DeleteDialog::reassignRequested, this,
            [this](const QList<records::RowKey> &from, const records::RowKey &to) {
                offerReassigning(m_store.session(), from, to, m_store.window());
            });
    dialog->open();
}

} // namespace gui
