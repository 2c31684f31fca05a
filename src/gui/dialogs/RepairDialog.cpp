// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/RepairDialog.h"

#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"

#include "ui_RepairDialog.h"

#include <QPushButton>

namespace gui
{

RepairDialog::RepairDialog(tables::Session &session, const reports::Finding &finding,
                           const reports::RepairPlan &plan, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RepairDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *lines = new ChangeLines(session, this);
    setUpChangeView(*m_ui->linesView, *lines, ChangeProblems::Hidden);
    lines->setChanges(plan.changes);
    fitChangeColumns(*m_ui->linesView);
    const int rows = plan.changes.count();
    QString text = finding.advice;
    if (rows == 0)
        text += u' ' + tr("None of these rows can be repaired so.");
    else if (plan.left > 0)
        text += u' ' + tr("These are the first %n row(s); repair again for the rest.", nullptr, rows);
    m_ui->textLabel->setText(text);
    auto *save = m_ui->buttonBox->button(QDialogButtonBox::Save);
    save->setText(tr("&Repair"));
    save->setEnabled(rows > 0);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

RepairDialog::~RepairDialog() = default;

} // namespace gui
