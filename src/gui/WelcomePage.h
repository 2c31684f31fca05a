// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace Ui
{
class WelcomePage;
}

namespace gui
{

class DoorButton;
class MessageBar;

/// What is shown when no database is open: four doors and the databases that were open lately. Says what was
/// chosen; opens nothing itself.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

    void setRecent(const QStringList &urls);
    [[nodiscard]] MessageBar &messageBar() const { return *m_messageBar; }

Q_SIGNALS:
    void openRequested();
    void newStoreRequested();
    void sampleRequested();
    void serverRequested();
    void recentRequested(const QString &url);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void applyLocks();

    std::unique_ptr<Ui::WelcomePage> m_ui;
    MessageBar *m_messageBar;
    DoorButton *m_open;
    DoorButton *m_newStore;
    DoorButton *m_sample;
    DoorButton *m_server;
};

} // namespace gui
