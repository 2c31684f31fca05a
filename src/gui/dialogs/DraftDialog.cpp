// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/DraftDialog.h"

#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"
#include "gui/dialogs/FitHeight.h"

#include "ui_DraftDialog.h"

namespace gui
{

DraftDialog::DraftDialog(tables::Session &session, tables::DraftKeeper &keeper, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DraftDialog>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    auto *lines = new ChangeLines(session, this);
    lines->setChanges(keeper.leftover());
    setUpChangeView(*m_ui->linesView, *lines, ChangeProblems::Hidden);
    fitChangeColumns(*m_ui->linesView);
    m_ui->textLabel->setText(
        tr("Shopbook did not end properly last time. %n row(s) had changes that were not saved; "
           "they were kept on this computer.",
           nullptr, keeper.leftover().count()));
    connect(m_ui->restoreButton, &QPushButton::clicked, this, [this, &keeper] {
        accept();
        keeper.restore();
    });
    connect(m_ui->dropButton, &QPushButton::clicked, this, [this, &keeper] {
        accept();
        keeper.forget();
    });
    connect(m_ui->laterButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&keeper, &QObject::destroyed, this, &QDialog::reject);
    m_ui->restoreButton->setFocus();
}

DraftDialog::~DraftDialog() = default;

} // namespace gui
