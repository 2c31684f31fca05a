// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/ResultExport.h"

#include "gui/dialogs/Background.h"
#include "gui/dialogs/FitHeight.h"
#include "ui_ResultExport.h"

#include <QDir>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui::queries
{

ResultExport::ResultExport(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ResultExport>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    fitHeight(this, StartHeight::Least);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &ResultExport::reject);
}

ResultExport::~ResultExport()
{
    if (m_sign)
        m_sign->stop();
}

void ResultExport::start(const exchange::ResultOrder &order)
{
    m_order = order;
    m_sign = std::make_shared<database::StopSign>();
    showRows(0);
    open();
    runInBackground(
        this,
        [order, sign = m_sign, guard = QPointer<ResultExport>(this)] {
            return exchange::writeResult(order, sign, [guard](qint64 rows) {
                // The guard is read in the window's thread, where the dialog dies.
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [guard, rows] {
                        if (guard && guard->isRunning())
                            guard->showRows(rows);
                    },
                    Qt::QueuedConnection);
            });
        },
        [this](const base::Result<exchange::ResultWritten> &done) { take(done); });
}

void ResultExport::reject()
{
    if (!m_sign) {
        QDialog::reject();
        return;
    }
    m_sign->stop();
    m_ui->stopButton->setEnabled(false);
    m_ui->stepLabel->setText(tr("Cancelling: no file is left…"));
}

void ResultExport::showRows(qint64 rows)
{
    if (!m_sign->isStopped())
        m_ui->stepLabel->setText(tr("Rows written so far: %1").arg(QLocale().toString(rows)));
}

void ResultExport::take(const base::Result<exchange::ResultWritten> &done)
{
    m_sign.reset();
    if (!done) {
        Q_EMIT failed(done.error());
        close();
        return;
    }
    QString text = tr("%Ln row(s) were written to “%1”.", nullptr, int(done->rows))
                       .arg(QDir::toNativeSeparators(m_order.path));
    if (!done->leftOut.isEmpty())
        text += u' ' + tr("Left out, because it is secret: %1.").arg(done->leftOut.join(u", "_s));
    m_ui->stepLabel->setText(text);
    m_ui->progressBar->hide();
    m_ui->hintLabel->hide();
    m_ui->stopButton->setText(tr("Close"));
    m_ui->stopButton->setAccessibleName(m_ui->stopButton->text());
    m_ui->stopButton->setEnabled(true);
    m_ui->stopButton->setDefault(true);
    m_ui->stopButton->setFocus();
    fitHeight(this, StartHeight::Least);
}

} // namespace gui::queries
