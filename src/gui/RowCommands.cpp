// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/RowCommands.h"

#include "gui/MessageBar.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"
#include "gui/dialogs/ContactDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/Reassign.h"
#include "gui/dialogs/RecordDialog.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace gui
{

using records::Operation;

RowCommands::RowCommands(tables::Session &session, TablePage &page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
{
}

void RowCommands::offer(const Actions &actions, QWidget &view)
{
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto addLine = [&view] {
        auto *line = new QAction(&view);
        line->setSeparator(true);
        view.addAction(line);
    };
    for (const Command command : {Command::Edit, Command::EditCell, Command::SetNull, Command::Duplicate,
                                  Command::Delete, Command::Restore})
        view.addAction(actions[command]);
    addLine();
    for (const Command command : {Command::CopyRows, Command::Paste, Command::FillDown, Command::ChangeMany})
        view.addAction(actions[command]);
    addLine();
    for (const Command command : {Command::ChangeContact, Command::History})
        view.addAction(actions[command]);
}

bool RowCommands::run(Command command)
{
    switch (command) {
    case Command::Add:
    case Command::Edit:
    case Command::Duplicate:
        openRecord(command);
        return true;
    case Command::EditCell:
        editCell();
        return true;
    case Command::SetNull:
        setNull();
        return true;
    case Command::Delete:
        removeRows();
        return true;
    case Command::Restore:
        restoreRows();
        return true;
    case Command::ChangeContact:
        changeContact();
        return true;
    default:
        return false;
    }
}

void RowCommands::openRecord(Command command)
{
    const auto key = m_page.view().currentKey();
    std::optional<records::RowKey> row;
    schema::Record initial;
    if (command != Command::Add) {
        const auto stored = key ? storedRow(*key) : std::nullopt;
        if (!stored)
            return; // the row is still being read
        initial = command == Command::Duplicate
            ? m_page.model().row(m_page.model().rowOf(*key)).value_or(*stored)
            : *stored;
        row = key;
    }
    if (m_session.isReadOnly() && command != Command::Edit)
        return;
    auto *dialog =
        new RecordDialog(m_session, m_page.table(), command == Command::Duplicate ? std::nullopt : row,
                         initial, command == Command::Duplicate, m_page.window());
    connect(dialog, &RecordDialog::rowSaved, &m_page, &TablePage::goTo);
    dialog->open();
}

void RowCommands::editCell()
{
    TableView &view = m_page.view();
    if (view.currentIndex().flags() & Qt::ItemIsEditable) {
        view.setFocus();
        view.edit(view.currentIndex());
    } else {
        openRecord(Command::Edit);
    }
}

void RowCommands::setNull()
{
    const QModelIndex index = m_page.view().currentIndex();
    if (!index.isValid())
        return;
    if (!m_page.model().setData(index, QVariant(), Qt::EditRole))
        showProblems(m_page.model().lastProblems());
}

void RowCommands::removeRows()
{
    QList<records::RowKey> stored;
    for (const records::RowKey &key : m_page.view().selectedKeys()) {
        if (key.id < 0 || m_page.model().entity().softDelete)
            stageRemoval(Operation::Delete, key);
        else
            stored.append(key);
    }
    if (stored.isEmpty())
        return;
    using Dependents = QList<records::Obstacle::Dependent>;
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [stored](const database::Connection &connection) -> base::Result<QList<records::RowKey>> {
            QList<records::RowKey> hindered;
            for (const records::RowKey &key : stored) {
                const base::Result<Dependents> dependents = records::dependentsOf(connection, key);
                SHOPBOOK_TRY(dependents);
                if (!dependents->isEmpty())
                    hindered.append(key);
            }
            return hindered;
        },
        [this, stored](const base::Result<QList<records::RowKey>> &hindered) {
            if (!hindered)
                return m_page.messageBar().showError(hindered.error());
            for (const records::RowKey &key : stored)
                if (!hindered->contains(key))
                    stageRemoval(Operation::Delete, key);
            if (!hindered->isEmpty())
                offerArchive(*hindered);
        });
}

void RowCommands::stageRemoval(Operation operation, const records::RowKey &key)
{
    const auto stored = storedRow(key);
    if (stored && !isSoftlyDeleted(key))
        m_session.stage(operation, key, *stored);
}

void RowCommands::offerArchive(const QList<records::RowKey> &rows)
{
    auto *dialog = new DeleteDialog(m_session, rows, m_page.window());
    connect(dialog, &DeleteDialog::decided, this,
            [this](Operation operation, const QList<records::RowKey> &decided) {
                for (const records::RowKey &key : decided)
                    stageRemoval(operation, key);
            });
    connect(dialog, &DeleteDialog::reassignRequested, this,
            [this](const QList<records::RowKey> &from, const records::RowKey &to) {
                offerReassigning(m_session, from, to, m_page.window());
            });
    dialog->open();
}

void RowCommands::restoreRows()
{
    for (const records::RowKey &key : m_page.view().selectedKeys())
        restoreRow(key);
}

void RowCommands::restoreRow(const records::RowKey &key)
{
    const records::RowChange *change = m_session.pending().change(key);
    if (change && (change->operation == Operation::Delete || change->operation == Operation::Archive)) {
        m_session.dropChange(key);
        return;
    }
    const auto stored = storedRow(key);
    if (!stored)
        return;
    if (isSoftlyDeleted(key))
        m_session.stage(Operation::Restore, key, *stored);
    else if (isArchived(key))
        m_session.stage(Operation::Unarchive, key, *stored);
}

bool RowCommands::canRestore() const
{
    const auto key = m_page.view().currentKey();
    if (!key)
        return false;
    if (const records::RowChange *change = m_session.pending().change(*key)) {
        if (change->operation == Operation::Delete || change->operation == Operation::Archive)
            return true;
        if (change->operation == Operation::Restore || change->operation == Operation::Unarchive)
            return false;
    }
    return isSoftlyDeleted(*key) || isArchived(*key);
}

void RowCommands::changeContact()
{
    const auto key = m_page.view().currentKey();
    if (!key || key->id <= 0 || key->table != schema::Table::People)
        return;
    auto *dialog = new ContactDialog(m_session, key, m_page.window());
    connect(dialog, &ContactDialog::contactSaved, &m_page, &TablePage::goTo);
    dialog->open();
}

void RowCommands::showProblems(const QList<schema::Problem> &problems)
{
    if (!problems.isEmpty())
        m_page.messageBar().showMessage(style::Tone::Error, problems.constFirst().msg);
}

std::optional<records::Record> RowCommands::storedRow(const records::RowKey &key) const
{
    const int row = m_page.model().rowOf(key);
    if (row < 0)
        return std::nullopt;
    return key.id < 0 ? m_page.model().row(row) : m_page.model().storedRow(row);
}

bool RowCommands::isSoftlyDeleted(const records::RowKey &key) const
{
    if (!m_page.model().entity().softDelete)
        return false;
    const auto stored = storedRow(key);
    return stored && stored->value(u"deleted"_s).toBool();
}

bool RowCommands::isArchived(const records::RowKey &key) const
{
    const int row = m_page.model().rowOf(key);
    return row >= 0 && m_page.model().index(row, 0).data(tables::StoreTableModel::ArchivedRole).toBool();
}

} // namespace gui
