// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

class QAction;

namespace Ui
{
class CommandPalette;
}

namespace gui
{

/// A searchable list of everything that can be done now; Enter does it. Deletes itself when it closes.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(const QList<QAction *> &actions, QWidget *parent = nullptr);
    ~CommandPalette() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void runCurrent();

    std::unique_ptr<Ui::CommandPalette> m_ui;
    QList<QAction *> m_actions;
};

} // namespace gui
