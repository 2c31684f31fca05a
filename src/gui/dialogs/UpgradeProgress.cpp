// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/UpgradeProgress.h"

#include "gui/dialogs/FitHeight.h"

#include "ui_UpgradeProgress.h"

#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int interruptMs = 100;

} // namespace

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
        while (!m_thread->wait(interruptMs))
            interrupt();
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
    own.connected = [this](std::shared_ptr<database::Interrupter> interrupter) {
        const std::scoped_lock lock(m_mutex);
        m_interrupter = std::move(interrupter);
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
                             : step == u"trial"   ? tr("Trying it on a copy: how long would it take?")
                         : step == u"waiting" ? tr("Another program is using the database; waiting for it…")
                                                  : step);
}

void UpgradeProgress::reject()
{
    m_cancelled = true;
    interrupt();
    m_ui->cancelButton->setEnabled(false);
    m_ui->stepLabel->setText(tr("Cancelling: the database is left as it was…"));
}

/// A statement that began between the flag and the interruption would run to its end: it is asked again.
void UpgradeProgress::interrupt()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_interrupter)
            m_interrupter->interrupt();
    }
    if (m_thread && m_thread->isRunning())
        QTimer::singleShot(interruptMs, this, &UpgradeProgress::interrupt);
}

void UpgradeProgress::finish()
{
    m_thread->wait();
    hide();
    deleteLater();
    Q_EMIT upgradeFinished(*m_result);
}

} // namespace gui
