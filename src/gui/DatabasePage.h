// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"
#include "tables/Session.h"

#include <QHash>
#include <QWidget>

#include <memory>

namespace Ui
{
class DatabasePage;
}

namespace gui
{

class BackupsTab;
class CheckupTab;
class MessageBar;
class StructureTab;
class VersionsPage;

/// What concerns the database as a whole, a tab each. Owns the message bar that they share; what the tabs do
/// is theirs.
class DatabasePage : public QWidget
{
    Q_OBJECT
public:
    DatabasePage(tables::Session &session, const Actions &actions, QWidget *parent = nullptr);
    ~DatabasePage() override;

    [[nodiscard]] StructureTab &structure() const { return *m_structure; }
    [[nodiscard]] VersionsPage &versions() const { return *m_versions; }
    [[nodiscard]] BackupsTab &backups() const { return *m_backups; }
    [[nodiscard]] CheckupTab &checkup() const { return *m_checkup; }
    [[nodiscard]] MessageBar &messageBar() const;
    void showTab(QWidget *tab);
    /// Puts the keyboard where the tab that is shown wants it.
    void takeFocus();
    /// True when the command was one of this page.
    bool run(Command command);

Q_SIGNALS:
    void contextChanged();
    /// A table was chosen, by its name in the database.
    void tableActivated(const QString &table);
    /// The database stands at other revisions now (VersionsPage::changed()).
    void moved(bool atHead, const QString &notice);
    /// Rows of a finding of the check-up, the first of them first.
    void rowsRequested(schema::Table table, const QList<qint64> &ids, qint64 current);
    void bringBackRequested(const QString &file, const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    template <typename Tab> Tab *add(Tab *tab, const char *title);
    void retranslate();

    std::unique_ptr<Ui::DatabasePage> m_ui;
    QList<const char *> m_titles; ///< of the tabs
    QHash<QWidget *, QWidget *> m_mainControls; ///< of the tabs that have one
    StructureTab *m_structure;
    VersionsPage *m_versions;
    BackupsTab *m_backups;
    CheckupTab *m_checkup;
};

} // namespace gui
