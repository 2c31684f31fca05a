// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace gui {

/// Chooses a payment type by its title ("ЮKassa") or takes free text; gives what is stored ("yukassa").
class PaymentTypeBox : public QComboBox
{
    Q_OBJECT
public:
    explicit PaymentTypeBox(QWidget *parent = nullptr);

    void setStored(const QString &stored);
    /// "" while nothing was chosen or typed.
    [[nodiscard]] QString stored() const;

Q_SIGNALS:
    void storedEdited();
};

} // namespace gui
