// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace gui
{

/// Says what the program is, its version and its licence. Deletes itself when it is closed.
class AboutBox : public QMessageBox
{
    Q_OBJECT
public:
    explicit AboutBox(QWidget *parent);
};

} // namespace gui
