// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Session.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class PendingDialog;
}

namespace gui
{

class ChangeLines;

/// What is not saved yet: a line a field, old → new, in words, and about the SQL that a save runs. Each line
/// and all of them can be dropped; what was dropped comes back with Undo. Shows what the session has, also
/// while the window goes on changing it; saves by the session. Open it with open(); it deletes itself.
class PendingDialog : public QDialog
{
    Q_OBJECT
public:
    PendingDialog(tables::Session &session, QWidget *parent);
    ~PendingDialog() override;

Q_SIGNALS:
    /// The person wants to see this row.
    void rowRequested(const records::RowKey &row);

private:
    void refresh();
    void showSql();
    void dropSelected();
    void updateButtons();
    [[nodiscard]] QList<int> selectedLines() const;

    std::unique_ptr<Ui::PendingDialog> m_ui;
    tables::Session &m_session;
    ChangeLines *m_lines;
    bool m_isSqlShown = false;
};

} // namespace gui
