// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/BusyDialog.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_BusyDialog.h"

namespace gui
{

BusyDialog::BusyDialog(const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BusyDialog>())
{
    m_ui->setupUi(this);
    setWindowTitle(title);
    fitHeight(this, StartHeight::Least);
}

BusyDialog::~BusyDialog() = default;

void BusyDialog::showStep(const QString &step)
{
    m_ui->stepLabel->setText(step);
}

void BusyDialog::finish()
{
    hide();
    deleteLater();
}

} // namespace gui
