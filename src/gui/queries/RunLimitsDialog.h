// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Fetch.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class RunLimitsDialog;
}

namespace gui::queries
{

/// What a person set, within what is sensible; the defaults where nobody has. Of the window's thread.
[[nodiscard]] query::RunLimits storedLimits();
void storeLimits(const query::RunLimits &limits);

/// How long a query may run and how many rows its result shows. Without a limit only where a box is ticked
/// that says what that means. Answers by chosen() and stores nothing.
class RunLimitsDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int mostSeconds = 3600;
    static constexpr int mostRows = 1000000;
    static constexpr int leastRows = 10;

    RunLimitsDialog(const query::RunLimits &limits, QWidget *parent);
    ~RunLimitsDialog() override;

    void accept() override;

Q_SIGNALS:
    void chosen(const query::RunLimits &limits);

private:
    void showLimits(const query::RunLimits &limits);
    void refresh();

    std::unique_ptr<Ui::RunLimitsDialog> m_ui;
};

} // namespace gui::queries
