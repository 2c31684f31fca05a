// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Bulk.h"
#include "tables/Session.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QLabel;

namespace Ui
{
class PlanDialog;
}

namespace gui
{

class ChangeLines;

/// Shows what a change of many cells would do before it is done: each cell's old → new, and what is not taken
/// and why. The plan is made in the reader's thread, by blocks of rows, with progress; it can be stopped.
/// "Take over" stages exactly what is shown, as one step; nothing is saved. Open it with open(); it deletes
/// itself.
class PlanDialog : public QDialog
{
    Q_OBJECT
public:
    using Plan = std::function<base::Result<records::BulkPlan>(const database::Connection &connection,
                                                               const records::ChangeSet &pending,
                                                               const records::Progress &progress)>;

    PlanDialog(tables::Session &session, const QString &title, const QString &intro, QWidget *parent);
    ~PlanDialog() override;

    /// Makes a plan and shows it in place of an earlier one. `rows` is how many will be looked at.
    void preview(Plan plan, qint64 rows);
    /// What Undo and the journal call it, once it is known how many rows are changed: what was done to them.
    using StepName = std::function<QString(int rows)>;
    void setStepName(StepName name) { m_stepName = std::move(name); }
    /// No plan: `reason` says what is still needed.
    void showNothing(const QString &reason);
    [[nodiscard]] bool isPlanning() const { return m_run != nullptr; }
    [[nodiscard]] const records::BulkPlan &plan() const { return m_plan; }

Q_SIGNALS:
    void planned();
    void applied();

protected:
    /// A widget above the summary: what the person chooses; `last` is its last control, for Tab.
    void setChoices(QWidget *choices, QWidget *last);
    /// What is said of a plan without a change.
    [[nodiscard]] virtual QString wordsForNothing() const;

private:
    /// One making of a plan; shared with the reader's thread.
    struct Run {
        std::atomic_bool isStopped = false;
    };
    void start();
    void takeProgress(const std::shared_ptr<Run> &run, qint64 done);
    void takePlan(const std::shared_ptr<Run> &run, const base::Result<records::BulkPlan> &plan);
    void stop();
    void showPlan();
    void setPlanning(bool planning);
    [[nodiscard]] QString summary() const;

    std::unique_ptr<Ui::PlanDialog> m_ui;
    tables::Session &m_session;
    ChangeLines *m_lines;
    StepName m_stepName;
    Plan m_make;
    qint64 m_rows = 0;
    records::BulkPlan m_plan;
    std::shared_ptr<Run> m_run; ///< while a plan is being made
};

} // namespace gui
