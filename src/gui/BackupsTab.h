// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"
#include "gui/BackupModel.h"
#include "gui/Style.h"

#include <QWidget>

#include <memory>

class QAction;

namespace Ui
{
class BackupsTab;
}

namespace gui
{

/// The backups of the open database: makes one in a thread, asks for one to be brought back (which is the
/// window's: the database is closed for it), shows their folder. On a server it says how backups are made
/// there.
class BackupsTab : public QWidget
{
    Q_OBJECT
public:
    /// `make` is the window's command for a backup.
    BackupsTab(const database::Location &location, bool isReadOnly, QAction *make, QWidget *parent = nullptr);
    ~BackupsTab() override;

    [[nodiscard]] BackupModel &model() const { return *m_model; }
    void refresh();
    /// Where the keyboard goes when the tab is shown.
    [[nodiscard]] QWidget *mainControl() const;
    void makeBackup();
    /// What is shown is what lies in the folder, and no backup is being made.
    [[nodiscard]] bool isSettled() const { return m_listing == 0 && !m_isMaking; }
    [[nodiscard]] bool canMakeBackup() const;

Q_SIGNALS:
    void failed(const base::Error &error);
    void said(gui::style::Tone tone, const QString &text);
    /// canMakeBackup() has another answer.
    void busyChanged();
    void bringBackRequested(const QString &file, const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpButtons(QAction *make);
    void take(const QList<BackupModel::Backup> &backups);
    void retranslate();
    void updateButtons();
    void bringBackCurrent();
    void showFolder();

    std::unique_ptr<Ui::BackupsTab> m_ui;
    database::Location m_location;
    BackupModel *m_model;
    bool m_isReadOnly;
    int m_listing = 0; ///< questions without an answer
    bool m_isMaking = false;
};

} // namespace gui
