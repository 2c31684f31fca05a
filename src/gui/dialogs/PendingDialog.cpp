// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/PendingDialog.h"

#include "gui/dialogs/ChangeColumns.h"
#include "gui/dialogs/ChangeLines.h"
#include "gui/dialogs/FitHeight.h"
#include "records/ReadableSql.h"

#include "ui_PendingDialog.h"

#include <QFontDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
/// Nobody reads more, and a text of any length would stop the window.
constexpr int mostStatements = 500;
} // namespace

PendingDialog::PendingDialog(tables::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PendingDialog>())
    , m_session(session)
    , m_lines(new ChangeLines(session, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    fitHeight(this, StartHeight::AsDesigned);
    m_ui->sqlEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setUpChangeView(*m_ui->linesView, *m_lines, ChangeProblems::Hidden);
    connect(m_ui->linesView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PendingDialog::updateButtons);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &PendingDialog::showSql);
    connect(m_ui->dropButton, &QPushButton::clicked, this, &PendingDialog::dropSelected);
    connect(m_ui->dropAllButton, &QPushButton::clicked, this, [this] {
        QList<tables::Session::Dropped> all;
        for (auto it = m_session.pending().changes().cbegin(); it != m_session.pending().changes().cend();
             ++it)
            all.append({it.key(), {}});
        m_session.drop(all);
    });
    connect(m_ui->goButton, &QPushButton::clicked, this, [this] {
        if (const QList<int> lines = selectedLines(); !lines.isEmpty()) {
            const records::RowKey row = m_lines->line(lines.constFirst()).row;
            accept();
            Q_EMIT rowRequested(row);
        }
    });
    connect(m_ui->saveButton, &QPushButton::clicked, this, [this] {
        accept(); // what stands against it is said in the window
        m_session.save();
    });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_session, &tables::Session::pendingChanged, this, &PendingDialog::refresh);
    connect(&m_session, &tables::Session::stateChanged, this, &PendingDialog::updateButtons);
    refresh();
    m_ui->linesView->setFocus();
}

PendingDialog::~PendingDialog() = default;

void PendingDialog::refresh()
{
    const int current = m_ui->linesView->currentIndex().row();
    m_lines->setChanges(m_session.pending());
    m_ui->textLabel->setText(
        m_session.pending().isEmpty()
            ? tr("Everything is saved or dropped. Undo brings back what was dropped.")
            : tr("%n row(s) with changes that are not saved yet.", nullptr, m_session.pending().count()));
    if (m_lines->rowCount() > 0)
        m_ui->linesView->selectRow(std::clamp(current, 0, m_lines->rowCount() - 1));
    fitChangeColumns(*m_ui->linesView);
    m_isSqlShown = false;
    showSql();
    updateButtons();
}

void PendingDialog::showSql()
{
    if (m_isSqlShown || m_ui->tabs->currentWidget() != m_ui->sqlTab)
        return;
    m_isSqlShown = true;
    QStringList statements =
        records::readableSql(m_session.windowConnection().dialect(), m_session.pending(), mostStatements);
    if (const int more = m_session.pending().count() - int(statements.size()); more > 0)
        statements.append(u"-- "_s + tr("… and %n more", nullptr, more));
    m_ui->sqlEdit->setPlainText(statements.join(u"\n\n"_s));
}

QList<int> PendingDialog::selectedLines() const
{
    QList<int> lines;
    for (const QModelIndex &index : m_ui->linesView->selectionModel()->selectedRows())
        lines.append(index.row());
    std::sort(lines.begin(), lines.end());
    return lines;
}

void PendingDialog::dropSelected()
{
    QList<tables::Session::Dropped> dropped;
    for (const int line : selectedLines())
        dropped.append({m_lines->line(line).row, m_lines->line(line).column});
    m_session.drop(dropped);
}

void PendingDialog::updateButtons()
{
    const bool isSaving = m_session.state() == tables::Session::State::Saving;
    const bool hasPending = !m_session.pending().isEmpty();
    const bool hasSelected = m_ui->linesView->selectionModel()->hasSelection() && hasPending;
    m_ui->dropButton->setEnabled(hasSelected && !isSaving);
    m_ui->goButton->setEnabled(hasSelected);
    m_ui->dropAllButton->setEnabled(hasPending && !isSaving);
    m_ui->saveButton->setEnabled(hasPending && !isSaving);
}

} // namespace gui
