// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/BulkCommands.h"

#include "exchange/Tsv.h"
#include "gui/MessageBar.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"
#include "gui/dialogs/BulkDialog.h"
#include "gui/dialogs/HistoryDialog.h"
#include "gui/dialogs/PlanDialog.h"
#include "gui/dialogs/ReplaceDialog.h"
#include "schema/Conversion.h"
#include "tables/CopyRows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
/// More does not fit into any spreadsheet's clipboard, either.
constexpr qsizetype mostCopied = 100000;
} // namespace

BulkCommands::BulkCommands(tables::Session &session, TablePage &page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
{
}

bool BulkCommands::run(Command command)
{
    switch (command) {
    case Command::CopyRows:
        copyRows();
        return true;
    case Command::Paste:
        paste();
        return true;
    case Command::FillDown:
        fillDown();
        return true;
    case Command::ChangeMany:
        changeMany();
        return true;
    case Command::Replace:
        replace();
        return true;
    case Command::History:
        showHistory();
        return true;
    default:
        return false;
    }
}

QStringList BulkCommands::columns(bool fromCurrent) const
{
    const QHeaderView *header = m_page.view().horizontalHeader();
    const int from = fromCurrent ? header->visualIndex(m_page.view().currentIndex().column()) : 0;
    QStringList columns;
    for (int visual = from; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!m_page.view().isColumnHidden(column))
            columns.append(m_page.model().fieldAt(column).column);
    }
    return columns;
}

QList<qint64> BulkCommands::selectedIds() const
{
    QList<qint64> ids;
    for (const records::RowKey &key : m_page.view().selectedKeys())
        ids.append(key.id);
    return ids;
}

QList<qint64> BulkCommands::idsFrom(int row) const
{
    QList<qint64> ids;
    const int count = m_page.model().rowCount();
    ids.reserve(count - row);
    for (; row < count; ++row)
        ids.append(m_page.model().keyAt(row).id);
    return ids;
}

void BulkCommands::copyRows()
{
    const QList<qint64> ids = selectedIds();
    if (ids.size() > mostCopied)
        return m_page.messageBar().showMessage(
            style::Tone::Warning,
            tr("More than %1 rows are not copied at once. Search for some of them first.")
                .arg(schema::numberText(mostCopied)));
    m_session.reader().run(
        database::Worker::Priority::Normal, this,
        [ids, table = m_page.table(), columns = columns(false), pending = m_session.pending(),
         reader = &m_session.reader()](const database::Connection &connection) {
            return tables::rowsAsTsv(connection, table, ids, columns, pending, [reader](qint64) {
                reader->runUrgentJobs();
                return true;
            });
        },
        [this, count = int(ids.size())](const base::Result<QString> &text) {
            if (!text)
                return m_page.messageBar().showError(text.error());
            QGuiApplication::clipboard()->setText(*text);
            m_page.messageBar().showMessage(
                style::Tone::Good,
                tr("%n row(s) copied; a spreadsheet takes them. Secrets are left out.", nullptr, count));
        });
}

void BulkCommands::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    records::Paste paste{m_page.table(), columns(true)};
    paste.lines = exchange::readTsv(text);
    if (paste.lines.isEmpty())
        return m_page.messageBar().showMessage(
            style::Tone::Neutral,
            tr("There is no text in the clipboard. Copy cells in a spreadsheet first."));
    if (!m_page.model().isOrderComplete())
        return m_page.messageBar().showMessage(style::Tone::Neutral,
                                               tr("The rows are still being read. Paste again in a moment."));
    const int row = m_page.view().currentIndex().row();
    paste.ids = row < 0 ? QList<qint64>() : idsFrom(row).mid(0, paste.lines.size());
    if (paste.columns.isEmpty())
        paste.columns = columns(false);
    const QString title = schema::entityTitle(m_page.model().entity());
    const schema::Field *first = m_page.model().entity().field(paste.columns.constFirst());
    auto *dialog = new PlanDialog(m_session, tr("%1: paste").arg(title),
                                  tr("From “%1” to the right and from the current row downwards; lines "
                                     "beyond the last row become new rows.")
                                      .arg(schema::fieldTitle(*first)),
                                  m_page.window());
    dialog->setStepName([title](int rows) { return tr("%1: pasted %n row(s)", nullptr, rows).arg(title); });
    dialog->preview(
        [paste](const database::Connection &connection, const records::ChangeSet &pending,
                const records::Progress &progress) {
            return records::planPaste(connection, paste, pending, progress);
        },
        paste.ids.size());
    dialog->open();
}

void BulkCommands::fillDown()
{
    const QList<qint64> ids = selectedIds();
    const schema::Field &field = m_page.model().fieldAt(m_page.view().currentIndex().column());
    const QString name = schema::fieldTitle(field);
    if (ids.size() < 2)
        return m_page.messageBar().showMessage(
            style::Tone::Neutral,
            tr("Select several rows first: the value of the uppermost one is filled into the others."));
    if (!records::canSetInBulk(field))
        return m_page.messageBar().showMessage(
            style::Tone::Neutral,
            tr("“%1” cannot be filled down: each row has its own value there.").arg(name));
    const QString title = schema::entityTitle(m_page.model().entity());
    auto *dialog = new PlanDialog(
        m_session, tr("%1: fill down").arg(title),
        tr("“%1” of the uppermost selected row is filled into the other selected rows.").arg(name),
        m_page.window());
    dialog->setStepName([title, name](int rows) {
        return tr("%1: “%2” filled down into %n row(s)", nullptr, rows).arg(title, name);
    });
    dialog->preview(
        [table = m_page.table(), column = field.column, ids](const database::Connection &connection,
                                                             const records::ChangeSet &pending,
                                                             const records::Progress &progress) {
            return records::planFillDown(connection, table, column, ids, pending, progress);
        },
        ids.size());
    dialog->open();
}

void BulkCommands::changeMany()
{
    if (!m_page.model().isOrderComplete())
        return m_page.messageBar().showMessage(style::Tone::Neutral,
                                               tr("The rows are still being read. Try again in a moment."));
    const int column = std::max(0, m_page.view().currentIndex().column());
    const BulkDialog::Rows rows{selectedIds(), idsFrom(0)};
    (new BulkDialog(m_session, m_page.table(), m_page.model().fieldAt(column).column, rows, m_page.window()))
        ->open();
}

void BulkCommands::replace()
{
    if (!m_page.model().isOrderComplete())
        return m_page.messageBar().showMessage(style::Tone::Neutral,
                                               tr("The rows are still being read. Try again in a moment."));
    const int column = std::max(0, m_page.view().currentIndex().column());
    (new ReplaceDialog(m_session, m_page.table(), m_page.model().fieldAt(column).column,
                       {selectedIds(), idsFrom(0)}, m_page.window()))
        ->open();
}

void BulkCommands::showHistory()
{
    const auto key = m_page.view().currentKey();
    if (key && key->id > 0)
        (new HistoryDialog(m_session, *key, m_page.window()))->open();
}

} // namespace gui
