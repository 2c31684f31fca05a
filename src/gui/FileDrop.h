// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace gui
{

/// Takes files and addresses that are dropped on a window.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    void dropped(const QString &pathOrUrl);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace gui
