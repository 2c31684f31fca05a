// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"

#include <QStringList>

namespace tables
{
class Session;
}

namespace gui
{

class TablePage;

/// What a person does to many rows of one page at once, and what one row went through: copy and paste, fill
/// down, change many rows, history. Opens the dialogs; each shows what would happen before anything is
/// staged.
class BulkCommands : public QObject
{
    Q_OBJECT
public:
    BulkCommands(tables::Session &session, TablePage &page);

    /// True when the command was one of these.
    bool run(Command command);

private:
    void copyRows();
    void paste();
    void fillDown();
    void changeMany();
    void replace();
    void showHistory();
    /// Columns as the person sees them, from the left; `fromCurrent`: from the current cell on.
    [[nodiscard]] QStringList columns(bool fromCurrent) const;
    [[nodiscard]] QList<qint64> selectedIds() const;
    /// Of all rows from `row` on, in the order of the table.
    [[nodiscard]] QList<qint64> idsFrom(int row) const;

    tables::Session &m_session;
    TablePage &m_page;
};

} // namespace gui
