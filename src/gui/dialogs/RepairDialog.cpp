// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RepairDialog.h"

#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"

#include "ui_RepairDialog.h"

#include <QPushButton>

namespace gui
{

using reports::TimeSource;

RepairDialog::RepairDialog(tables::Session &session, const reports::Finding &finding,
                           const reports::RepairPlan &plan, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RepairDialog>())
    , m_finding(finding)
    , m_lines(new ChangeLines(session, this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setUpChangeView(*m_ui->linesView, *m_lines, ChangeProblems::Hidden);
    m_ui->timesBox->addItem(tr("The other time of the row; now, where that is no good"),
                            int(TimeSource::OtherTime));
    m_ui->timesBox->addItem(tr("The time now"), int(TimeSource::Now));
    m_ui->timesLabel->setVisible(plan.guessed > 0);
    m_ui->timesBox->setVisible(plan.guessed > 0);
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setText(tr("&Repair"));
    setPlan(plan);
    connect(m_ui->timesBox, &QComboBox::currentIndexChanged, this, [this] {
        m_ui->buttonBox->button(QDialogButtonBox::Save)->setEnabled(false); // until what is shown is it
        Q_EMIT replanRequested(TimeSource(m_ui->timesBox->currentData().toInt()));
    });
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

RepairDialog::~RepairDialog() = default;

void RepairDialog::setPlan(const reports::RepairPlan &plan)
{
    m_plan = plan;
    m_lines->setChanges(plan.changes);
    fitChangeColumns(*m_ui->linesView);
    const int rows = plan.changes.count();
    QString text = m_finding.advice;
    if (rows == 0)
        text += u' ' + tr("None of these rows can be repaired so.");
    else if (plan.left > 0)
        text += u' ' + tr("These are the first %n row(s); repair again for the rest.", nullptr, rows);
    m_ui->textLabel->setText(text);
    m_ui->timesLabel->setText(
        tr("%n time(s) cannot be known. What shall stand there:", nullptr, int(plan.guessed)));
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setEnabled(rows > 0);
}

} // namespace gui
