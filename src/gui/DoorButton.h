// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Icons.h"

#include <QAbstractButton>

namespace gui
{

/// A large button of the start page: a pictogram, a title and a line that says what happens.
class DoorButton : public QAbstractButton
{
    Q_OBJECT
public:
    DoorButton(const QString &name, icons::Name icon, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &explanation);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] int textWidth(int width) const;

    icons::Name m_icon;
    QString m_explanation;
};

} // namespace gui
