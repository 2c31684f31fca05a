// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/BulkDialog.h"

namespace Ui
{
class ReplaceForm;
}

namespace gui
{

/// "Find and replace…": the hits in texts of the rows, each with its old and its new value, before anything
/// is taken over.
class ReplaceDialog : public PlanDialog
{
    Q_OBJECT
public:
    /// `column`: where the person stands; the only one that is searched at first, if texts are replaced in
    /// it.
    ReplaceDialog(tables::Session &session, schema::Table table, const QString &column,
                  const BulkDialog::Rows &rows, QWidget *parent);
    ~ReplaceDialog() override;

protected:
    [[nodiscard]] QString wordsForNothing() const override;

private:
    void refresh();

    std::unique_ptr<Ui::ReplaceForm> m_form;
    const schema::Entity &m_entity;
    BulkDialog::Rows m_rows;
    QTimer m_delay;
};

} // namespace gui
