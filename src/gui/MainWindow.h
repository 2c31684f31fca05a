// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "gui/Actions.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

namespace Ui
{
class MainWindow;
}
namespace tables
{
class Session;
}

namespace gui
{

class BringBack;
class Leaving;
class Menus;
class MessageBar;
class Opener;
class StoreView;
class WelcomePage;

/// The window: start page or open database, menu bar, status line. Puts the parts together and hands the
/// commands on; what they mean is decided below.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Start {
        QString database; ///< a path or an address; "" = what is preset, the last one, or the start page
        bool readOnly = false;
        bool sample = false;
        bool welcome = false; ///< the start page, whatever was open last
    };

    MainWindow();
    ~MainWindow() override;

    /// Opens what was asked for and shows the window as soon as there is something to see.
    void start(const Start &start);

    [[nodiscard]] StoreView *store() const { return m_store; }
    [[nodiscard]] Opener &opener() const { return *m_opener; }
    [[nodiscard]] const Actions &actions() const { return *m_actions; }
    /// The bar of the page that is shown.
    [[nodiscard]] MessageBar &messageBar() const;
    [[nodiscard]] QString stateText() const;
    void run(Command command, bool checked = false);

Q_SIGNALS:
    /// The first rows of a database are on the screen.
    void rowsPainted();
    /// Opening ended: with a database, with a refusal or with a no.
    void openingEnded();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectParts();
    void connectStore();
    void takeOpened();
    void closeStore();
    void showPending();
    void showWelcome();
    void openText(const QString &pathOrUrl, bool readOnly);
    void offerNewStore();
    void offerUpdate(const QString &version, const QString &path);
    void connectServer(const base::Error &problem);
    void turnOn(const QString &area);
    void setLanguage(const QString &language);
    void setLabel(Command command);
    void showDetails(const QString &text, const QString &detail);
    void updateContext();
    void updateState();
    void updateDatabase();
    void reopenMoved(bool atHead, const QString &notice);

    std::unique_ptr<Ui::MainWindow> m_ui;
    Actions *m_actions;
    Menus *m_menus;
    Opener *m_opener;
    Leaving *m_leaving;
    BringBack *m_bringBack;
    WelcomePage *m_welcome = nullptr;
    StoreView *m_store = nullptr;
    QTimer m_contextDelay;
    QTimer m_patience;
    QString m_movedNotice; ///< to be said once the database is open again
    bool m_isSample = false;
    bool m_mayClose = false;
};

} // namespace gui
