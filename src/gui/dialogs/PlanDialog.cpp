// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/PlanDialog.h"

#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"
#include "gui/dialogs/FitHeight.h"

#include "ui_PlanDialog.h"

#include <QPointer>

#include <set>

using namespace Qt::StringLiterals;

namespace gui
{

using records::Operation;

PlanDialog::PlanDialog(tables::Session &session, const QString &title, const QString &intro, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PlanDialog>())
    , m_session(session)
    , m_lines(new ChangeLines(session, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    setWindowTitle(title);
    m_ui->introLabel->setTextFormat(Qt::PlainText);
    m_ui->introLabel->setText(intro);
    m_ui->introLabel->setVisible(!intro.isEmpty());
    setUpChangeView(*m_ui->linesView, *m_lines, ChangeProblems::Shown);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        stop();
        showNothing(tr("Stopped. Nothing was changed."));
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->applyButton, &QPushButton::clicked, this, [this] {
        const records::ChangeSet changes = m_plan.changes;
        m_make = {}; // staging them is no reason for a new plan
        m_session.stageAll(changes, m_stepName ? m_stepName(changes.count()) : QString());
        accept();
        Q_EMIT applied();
    });
    // A save that ends meanwhile changes what the plan stands on.
    connect(&m_session, &tables::Session::pendingChanged, this, [this] {
        if (m_make)
            start();
    });
    setPlanning(false);
    m_ui->applyButton->setEnabled(false);
}

PlanDialog::~PlanDialog()
{
    stop();
}

void PlanDialog::setChoices(QWidget *choices, QWidget *last)
{
    m_ui->planLayout->insertWidget(1, choices);
    choices->show();
    for (QWidget *next :
         {static_cast<QWidget *>(m_ui->stopButton), static_cast<QWidget *>(m_ui->linesView),
          static_cast<QWidget *>(m_ui->applyButton), static_cast<QWidget *>(m_ui->cancelButton)}) {
        setTabOrder(last, next);
        last = next;
    }
}

void PlanDialog::preview(Plan plan, qint64 rows)
{
    m_make = std::move(plan);
    m_rows = rows;
    start();
}

void PlanDialog::showNothing(const QString &reason)
{
    stop();
    m_make = {};
    m_plan = {};
    setPlanning(false);
    showPlan();
    m_ui->summaryLabel->setText(reason);
}

void PlanDialog::stop()
{
    if (m_run)
        m_run->isStopped = true;
    m_run.reset();
}

void PlanDialog::start()
{
    stop();
    m_run = std::make_shared<Run>();
    setPlanning(true);
    m_session.reader().post(
        database::Worker::Priority::Normal,
        [run = m_run, make = m_make, pending = m_session.pending(), reader = &m_session.reader(),
         guard = QPointer<PlanDialog>(this)](const database::Connection &connection) {
            const auto tell = [guard](auto call) {
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [guard, call] {
                        if (guard)
                            call(guard.data());
                    },
                    Qt::QueuedConnection);
            };
            const records::Progress progress = [&](qint64 done) {
                reader->runUrgentJobs(); // the table behind goes on being read
                tell([run, done](PlanDialog *dialog) { dialog->takeProgress(run, done); });
                return !run->isStopped;
            };
            auto plan =
                std::make_shared<base::Result<records::BulkPlan>>(make(connection, pending, progress));
            tell([run, plan](PlanDialog *dialog) { dialog->takePlan(run, *plan); });
        });
}

void PlanDialog::takeProgress(const std::shared_ptr<Run> &run, qint64 done)
{
    if (run == m_run && m_rows > 0)
        m_ui->progressBar->setValue(int(100 * done / m_rows));
}

void PlanDialog::takePlan(const std::shared_ptr<Run> &run, const base::Result<records::BulkPlan> &plan)
{
    if (run != m_run)
        return;
    m_run.reset();
    setPlanning(false);
    m_plan = plan ? *plan : records::BulkPlan();
    showPlan();
    m_ui->summaryLabel->setText(plan ? summary() : plan.error().message);
    Q_EMIT planned();
}

void PlanDialog::setPlanning(bool planning)
{
    m_ui->progressBar->setRange(0, planning && m_rows > 0 ? 100 : 0);
    m_ui->progressBar->setValue(0);
    m_ui->progressBar->setVisible(planning);
    m_ui->stopButton->setVisible(planning);
    if (planning) {
        m_ui->summaryLabel->setText(tr("Looking at the rows…"));
        m_ui->applyButton->setEnabled(false);
    }
}

/// What is not taken comes first: nobody scrolls through thousands of lines to find it.
void PlanDialog::showPlan()
{
    QList<ChangeLine> lines;
    for (const records::Rejected &rejected : std::as_const(m_plan.rejected)) {
        ChangeLine line{rejected.row, rejected.column};
        line.after = rejected.value;
        line.problem = rejected.reason;
        if (rejected.line > 0)
            line.where = tr("line %1").arg(rejected.line);
        lines.append(line);
    }
    for (ChangeLine line : ChangeLines::linesOf(m_plan.changes)) {
        // What the person sees now, which may not be saved yet.
        const records::RowChange *pending = m_session.pending().change(line.row);
        if (pending && pending->after.contains(line.column))
            line.before = pending->after.value(line.column);
        lines.append(line);
    }
    m_lines->setLines(lines, m_plan.changes);
    m_ui->linesView->setColumnHidden(ChangeLines::ProblemColumn, m_plan.rejected.isEmpty());
    fitChangeColumns(*m_ui->linesView);
    const bool hasChanges = !m_plan.changes.isEmpty();
    m_ui->applyButton->setEnabled(hasChanges);
    if (hasChanges && !m_ui->stopButton->hasFocus() && focusWidget() == m_ui->cancelButton)
        m_ui->applyButton->setFocus();
}

QString PlanDialog::wordsForNothing() const
{
    return tr("Nothing would change.");
}

QString PlanDialog::summary() const
{
    int added = 0;
    const auto &changes = m_plan.changes.changes();
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        added += it->operation == Operation::Insert ? 1 : 0;
    const int changed = m_plan.changes.count() - added;
    QStringList parts;
    if (changed > 0)
        parts.append(tr("%n row(s) change.", nullptr, changed));
    if (added > 0)
        parts.append(tr("%n new row(s).", nullptr, added));
    if (parts.isEmpty())
        parts.append(wordsForNothing());
    if (m_plan.unchanged > 0)
        parts.append(tr("%n cell(s) have that value already.", nullptr, int(m_plan.unchanged)));
    if (!m_plan.rejected.isEmpty())
        parts.append(tr("%n cell(s) or line(s) are not taken; they stand first in the list, with the reason.",
                        nullptr, int(m_plan.rejected.size())));
    if (m_plan.leftOutColumns)
        parts.append(tr("Columns that the program itself writes were passed over."));
    return parts.join(u' ');
}

} // namespace gui
