// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/DraftKeeper.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class DraftDialog;
}

namespace gui
{

/// Offers what an earlier run could not save any more: shows it, and restores or drops it through the keeper.
/// "Decide later" leaves it for the next start. Open it with open(); it deletes itself.
class DraftDialog : public QDialog
{
    Q_OBJECT
public:
    DraftDialog(tables::Session &session, tables::DraftKeeper &keeper, QWidget *parent);
    ~DraftDialog() override;

private:
    std::unique_ptr<Ui::DraftDialog> m_ui;
};

} // namespace gui
