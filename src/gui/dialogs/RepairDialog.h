// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/Checkup.h"
#include "tables/Session.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class RepairDialog;
}

namespace gui
{

class ChangeLines;

/// What a repair of the check-up would write, old → new, before it is saved as one step. Where nobody can
/// know a time the person chooses what stands there. Reads and saves nothing itself: replanRequested() asks
/// for another plan, accepted() says that the person wants plan(). Open it with open(); it deletes itself.
class RepairDialog : public QDialog
{
    Q_OBJECT
public:
    RepairDialog(tables::Session &session, const reports::Finding &finding, const reports::RepairPlan &plan,
                 QWidget *parent);
    ~RepairDialog() override;

    void setPlan(const reports::RepairPlan &plan);
    [[nodiscard]] const reports::RepairPlan &plan() const { return m_plan; }

Q_SIGNALS:
    void replanRequested(reports::TimeSource times);

private:
    std::unique_ptr<Ui::RepairDialog> m_ui;
    reports::Finding m_finding;
    reports::RepairPlan m_plan;
    ChangeLines *m_lines;
};

} // namespace gui
