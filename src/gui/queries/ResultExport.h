// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/ResultFile.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class ResultExport;
}

namespace gui::queries
{

/// Writes the whole result of a question into a file, in a thread: shows how many rows are written, stops
/// when it is told to, and says at the end how many there are. Call start() instead of open(); it answers by
/// failed() or stays until a person closes it, and deletes itself. Decides nothing about the file: exchange
/// does.
class ResultExport : public QDialog
{
    Q_OBJECT
public:
    explicit ResultExport(QWidget *parent);
    /// Stops what runs.
    ~ResultExport() override;

    void start(const exchange::ResultOrder &order);
    [[nodiscard]] bool isRunning() const { return m_sign != nullptr; }
    /// Escape stops the export first; it closes the dialog once nothing runs.
    void reject() override;

Q_SIGNALS:
    /// Nothing was written; a cancelled one is told too.
    void failed(const base::Error &error);

private:
    void showRows(qint64 rows);
    void take(const base::Result<exchange::ResultWritten> &done);

    std::unique_ptr<Ui::ResultExport> m_ui;
    exchange::ResultOrder m_order;
    std::shared_ptr<database::StopSign> m_sign; ///< of what runs
};

} // namespace gui::queries
