// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/RunLimitsDialog.h"

#include "base/Settings.h"
#include "gui/dialogs/FitHeight.h"
#include "ui_RunLimitsDialog.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

query::RunLimits storedLimits()
{
    const base::Settings settings;
    query::RunLimits limits;
    if (const int seconds = settings.queryTimeLimit(); seconds == 0)
        limits.time = query::noTimeLimit;
    else if (seconds > 0)
        limits.time = std::chrono::seconds(qMin(seconds, RunLimitsDialog::mostSeconds));
    if (const int rows = settings.queryRowLimit(); rows == 0)
        limits.rows = 0;
    else if (rows > 0)
        limits.rows = qBound(RunLimitsDialog::leastRows, rows, RunLimitsDialog::mostRows);
    return limits;
}

void storeLimits(const query::RunLimits &limits)
{
    base::Settings settings;
    settings.setQueryTimeLimit(limits.time == query::noTimeLimit ? 0 : int(limits.time.count() / 1000));
    settings.setQueryRowLimit(int(limits.rows));
}

RunLimitsDialog::RunLimitsDialog(const query::RunLimits &limits, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RunLimitsDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->secondsBox->setRange(1, mostSeconds);
    m_ui->rowsBox->setRange(leastRows, mostRows);
    m_ui->rowsBox->setGroupSeparatorShown(true);
    m_ui->secondsBox->setSuffix(u' ' + tr("s", "seconds"));
    for (QCheckBox *box : {m_ui->noTimeLimitBox, m_ui->allRowsBox})
        connect(box, &QCheckBox::toggled, this, &RunLimitsDialog::refresh);
    connect(m_ui->defaultsButton, &QPushButton::clicked, this, [this] { showLimits({}); });
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setObjectName(u"okButton"_s);
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &RunLimitsDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &RunLimitsDialog::reject);
    showLimits(limits);
    fitHeight(this, StartHeight::Least);
}

RunLimitsDialog::~RunLimitsDialog() = default;

void RunLimitsDialog::showLimits(const query::RunLimits &limits)
{
    const query::RunLimits usual;
    const bool hasTime = limits.time != query::noTimeLimit;
    m_ui->secondsBox->setValue(int((hasTime ? limits.time : usual.time).count() / 1000));
    m_ui->rowsBox->setValue(int(limits.rows > 0 ? limits.rows : usual.rows));
    m_ui->noTimeLimitBox->setChecked(!hasTime);
    m_ui->allRowsBox->setChecked(limits.rows == 0);
    refresh();
}

/// What it means stands there as soon as a limit is lifted.
void RunLimitsDialog::refresh()
{
    m_ui->secondsBox->setEnabled(!m_ui->noTimeLimitBox->isChecked());
    m_ui->rowsBox->setEnabled(!m_ui->allRowsBox->isChecked());
    m_ui->noTimeLimitLabel->setVisible(m_ui->noTimeLimitBox->isChecked());
    m_ui->allRowsLabel->setVisible(m_ui->allRowsBox->isChecked());
}

void RunLimitsDialog::accept()
{
    query::RunLimits limits;
    limits.time = m_ui->noTimeLimitBox->isChecked() ? query::noTimeLimit
                                                    : std::chrono::seconds(m_ui->secondsBox->value());
    limits.rows = m_ui->allRowsBox->isChecked() ? 0 : m_ui->rowsBox->value();
    Q_EMIT chosen(limits);
    QDialog::accept();
}

} // namespace gui::queries
