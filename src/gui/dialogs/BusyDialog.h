// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace Ui
{
class BusyDialog;
}

namespace gui
{

/// Says what is being done while nothing else can be; cannot be closed by the person. Ends with finish(),
/// which deletes it.
class BusyDialog : public QDialog
{
    Q_OBJECT
public:
    BusyDialog(const QString &title, QWidget *parent);
    ~BusyDialog() override;

    void showStep(const QString &step);
    void finish();
    void reject() override { }

private:
    std::unique_ptr<Ui::BusyDialog> m_ui;
};

} // namespace gui
