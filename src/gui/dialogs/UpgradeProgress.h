// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Upgrade.h"

#include <QDialog>

#include <atomic>
#include <memory>
#include <mutex>

class QThread;

namespace Ui {
class UpgradeProgress;
}

namespace gui {

/// Runs migration::upgrade() in a thread of its own and shows what it is doing when that takes longer than
/// 300 ms; it can be cancelled, which leaves the database as it was. Call start() instead of open(); it answers
/// by upgradeFinished() and deletes itself. Its destructor cancels and waits.
class UpgradeProgress : public QDialog
{
    Q_OBJECT
public:
    explicit UpgradeProgress(QWidget *parent);
    ~UpgradeProgress() override;

    /// `options.progress` and `options.cancelled` are the dialog's own.
    void start(const database::Location &location, const migration::ScriptSet &scripts,
               const migration::UpgradeOptions &options);

Q_SIGNALS:
    void upgradeFinished(const base::Result<migration::UpgradeReport> &result);

public:
    /// Escape and the close button cancel; the dialog stays until the thread has answered.
    void reject() override;

private:
    void showStep(const QString &step);
    void finish();
    void interrupt();

    std::unique_ptr<Ui::UpgradeProgress> m_ui;
    std::atomic_bool m_cancelled = false;
    std::mutex m_mutex; ///< guards the next
    std::shared_ptr<database::Interrupter> m_interrupter;
    QThread *m_thread = nullptr;
    std::optional<base::Result<migration::UpgradeReport>> m_result;
};

} // namespace gui
