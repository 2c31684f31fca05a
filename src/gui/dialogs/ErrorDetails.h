// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ErrorDetails;
}

namespace gui {

/// An error in a person's words, the technical text one click away, both copied by one button. Open it with
/// open(); it deletes itself.
class ErrorDetails : public QDialog
{
    Q_OBJECT
public:
    ErrorDetails(const base::Error &error, QWidget *parent);
    ~ErrorDetails() override;

private:
    void showDetails(bool shown);

    std::unique_ptr<Ui::ErrorDetails> m_ui;
};

} // namespace gui
