// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"
#include "records/Save.h"

namespace tables
{
class Session;
}

namespace gui
{

class TablePage;

/// What a person does to the rows of one page: opens the dialogs, stages what needs none. Shows refusals in
/// the page's message bar.
class RowCommands : public QObject
{
    Q_OBJECT
public:
    RowCommands(tables::Session &session, TablePage &page);

    /// What a right click, or the menu key, offers in the rows of the view.
    static void offer(const Actions &actions, QWidget &view);
    /// True when the command was one for rows.
    bool run(Command command);
    /// The current row is deleted, archived or marked for deletion.
    [[nodiscard]] bool canRestore() const;

private:
    void openRecord(Command command);
    void editCell();
    void setNull();
    void removeRows();
    void stageRemoval(records::Operation operation, const records::RowKey &key);
    void offerArchive(const QList<records::RowKey> &rows);
    void restoreRows();
    void restoreRow(const records::RowKey &key);
    void changeContact();
    void showProblems(const QList<schema::Problem> &problems);
    /// The row as it is stored; for a new row, as it was given.
    [[nodiscard]] std::optional<records::Record> storedRow(const records::RowKey &key) const;
    [[nodiscard]] bool isArchived(const records::RowKey &key) const;
    [[nodiscard]] bool isSoftlyDeleted(const records::RowKey &key) const;

    tables::Session &m_session;
    TablePage &m_page;
};

} // namespace gui
