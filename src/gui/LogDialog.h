// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace Ui
{
class LogDialog;
}

namespace gui
{

/// Shows the end of the program's log, as it stands when the dialog opens. Deletes itself when it closes.
class LogDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LogDialog(const QString &file, QWidget *parent = nullptr);
    ~LogDialog() override;

private:
    std::unique_ptr<Ui::LogDialog> m_ui;
};

} // namespace gui
