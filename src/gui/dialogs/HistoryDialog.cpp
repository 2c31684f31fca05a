// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/HistoryDialog.h"

#include "base/Text.h"
#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"
#include "gui/dialogs/FitHeight.h"
#include "records/Lookup.h"

#include "tables/StepNames.h"
#include "ui_HistoryDialog.h"

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
/// The latest; nobody scrolls further back.
constexpr int mostSteps = 300;
} // namespace

HistoryDialog::HistoryDialog(tables::Session &session, const records::RowKey &row, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HistoryDialog>())
    , m_session(session)
    , m_row(row)
    , m_lines(new ChangeLines(session, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    setWindowTitle(tr("History of a row"));
    m_ui->textLabel->setTextFormat(Qt::PlainText);
    m_ui->textLabel->setText(tr("Reading what was changed…"));
    m_lines->setRecordTitle(tr("When and who"));
    m_lines->setAfterTitle(tr("Became", "the new value"));
    setUpChangeView(*m_ui->linesView, *m_lines, ChangeProblems::Hidden);
    fitChangeColumns(*m_ui->linesView);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    m_session.reader().run(
        database::Worker::Priority::Urgent, this,
        [row](const database::Connection &connection) -> base::Result<Found> {
            const auto labels = records::labelsOf(connection, {row});
            SHOPBOOK_TRY(labels);
            const auto entries = records::historyOf(connection, row, mostSteps);
            SHOPBOOK_TRY(entries);
            return Found{labels->value(row), *entries};
        },
        [this](const base::Result<Found> &found) {
            if (found)
                takeFound(*found);
            else
                m_ui->textLabel->setText(found.error().message);
        });
}

HistoryDialog::~HistoryDialog() = default;

QString HistoryDialog::whenAndWho(const records::HistoryEntry &entry) const
{
    if (entry.step) {
        const QString when = base::text::localTime(entry.step->at);
        const QString who = entry.step->author == m_session.author().id ? tr("you") : tr("another Shopbook");
        return u"%1 · %2 · %3"_s.arg(when, who, entry.step->name);
    }
    const QString from = base::text::localTime(entry.from);
    return entry.until.isEmpty()
        ? tr("noticed: another program, after %1").arg(from)
        : tr("noticed: another program, between %1 and %2").arg(from, base::text::localTime(entry.until));
}

void HistoryDialog::takeFound(const Found &found)
{
    const QString one = schema::entityOne(schema::entity(m_row.table));
    const QString label = tables::names::calledBy(m_row, found.label);
    const QString name = label.isEmpty() ? u"#%1"_s.arg(m_row.id) : label;
    m_ui->textLabel->setText(found.entries.isEmpty()
                                 ? tr("Shopbook has not changed %1 “%2” so far.").arg(one, name)
                                 : tr("What was changed in %1 “%2”, newest first.").arg(one, name));
    QList<ChangeLine> lines;
    for (const records::HistoryEntry &entry : found.entries) {
        const QString where = whenAndWho(entry);
        const auto fields = ChangeLines::linesOf(m_row, {entry.operation, entry.before, entry.after});
        for (ChangeLine line : fields) {
            line.where = where;
            lines.append(line);
        }
    }
    m_lines->setLines(lines);
    fitChangeColumns(*m_ui->linesView);
    m_ui->linesView->setFocus();
}

} // namespace gui
