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

/// What a repair of the check-up would write, old → new, before it is saved as one step. Saves nothing
/// itself: accepted() says that the person wants it. Open it with open(); it deletes itself.
class RepairDialog : public QDialog
{
    Q_OBJECT
public:
    RepairDialog(tables::Session &session, const reports::Finding &finding, const reports::RepairPlan &plan,
                 QWidget *parent);
    ~RepairDialog() override;

private:
    std::unique_ptr<Ui::RepairDialog> m_ui;
};

} // namespace gui
