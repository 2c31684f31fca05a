// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QAction;

namespace gui
{

/// One entry of the rail: icon, text, a number at its end. Shows an action of the window and runs it.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    /// `quiet` entries are offers, not places.
    RailButton(QAction *action, bool quiet, QWidget *parent = nullptr);

    void setCount(const QString &count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void nextCheckState() override;

private:
    void takeFromAction();

    QAction *m_action;
    QString m_count;
    bool m_quiet;
};

} // namespace gui
