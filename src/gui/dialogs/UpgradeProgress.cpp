// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/UpgradeProgress.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_UpgradeProgress.h"

#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace gui {

UpgradeProgress::UpgradeProgress(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::UpgradeProgress>())
{
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::Least);
    m_ui->stepLabel->setTextFormat(Qt::PlainText);
    m_ui->stepLabel->setText(tr("Looking at the database…"));
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &UpgradeProgress::reject);
}

UpgradeProgress::~UpgradeProgress()
{
    m_cancelled = true;
    if (m_thread) {
        m_thread->wait();
        delete m_thread;
    }
}

void UpgradeProgress::start(const database::Location &location, const migration::ScriptSet &scripts,
                            const migration::UpgradeOptions &options)
{
    migration::UpgradeOptions own = options;
    own.cancelled = &m_cancelled;
    own.progress = [this](const QString &step) {
        QMetaObject::invokeMethod(this, [this, step] { showStep(step); }, Qt::QueuedConnection);
    };
    m_thread = QThread::create([this, location, scripts, own] {
        m_result.emplace(migration::upgrade(location, scripts, own));
    });
    connect(m_thread, &QThread::finished, this, &UpgradeProgress::finish);
    QTimer::singleShot(300, this, [this] {
        if (m_thread && m_thread->isRunning())
            open();
    });
    m_thread->start();
}

void UpgradeProgress::showStep(const QString &step)
{
    m_ui->stepLabel->setText(step == u"backup"    ? tr("Making a backup and checking it…")
                             : step == u"waiting" ? tr("Another program is using the database; waiting for it…")
                                                  : step);
}

void UpgradeProgress::reject()
{
    m_cancelled = true;
    m_ui->cancelButton->setEnabled(false);
    m_ui->stepLabel->setText(tr("Cancelling: the database is left as it was…"));
}

void UpgradeProgress::finish()
{
    m_thread->wait();
    hide();
    deleteLater();
    Q_EMIT upgradeFinished(*m_result);
}

} // namespace gui
