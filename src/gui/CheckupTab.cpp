// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/CheckupTab.h"

#include "gui/dialogs/Background.h"
#include "gui/dialogs/RepairDialog.h"
#include "migration/Completion.h"
#include "records/Counters.h"
#include "schema/Conversion.h"

#include "ui_CheckupTab.h"

#include <QEvent>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui
{

using reports::Finding;
using reports::RepairKind;
using reports::Severity;

namespace
{

QString wordOf(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return CheckupTab::tr("Note");
    case Severity::Warning:
        return CheckupTab::tr("Warning");
    case Severity::Error:
        break;
    }
    return CheckupTab::tr("Error");
}

style::Tone toneOf(Severity severity)
{
    return severity == Severity::Error  ? style::Tone::Error
        : severity == Severity::Warning ? style::Tone::Warning
                                        : style::Tone::Neutral;
}

QString shown(const QVariant &value)
{
    if (database::value::isNull(value))
        return u"NULL"_s;
    const QString text = value.toString().simplified();
    return text.isEmpty() ? CheckupTab::tr("(empty)") : text;
}

void prepare(QHeaderView *header, int stretched)
{
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(header->fontMetrics().averageCharWidth() * 10);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

} // namespace

CheckupTab::CheckupTab(tables::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::CheckupTab>())
    , m_session(session)
    , m_run(new CheckupRun(session.location(), this))
{
    m_ui->setupUi(this);
    prepare(m_ui->findingsTree->header(), 1);
    prepare(m_ui->rowsTree->header(), 1);
    m_ui->splitter->setSizes({300, 200});
    connectParts();
    showFindings();
}

CheckupTab::~CheckupTab() = default;

void CheckupTab::connectParts()
{
    connect(m_ui->checkButton, &QPushButton::clicked, this, [this] {
        if (m_run->isRunning())
            m_run->cancel();
        else
            refresh();
    });
    connect(m_ui->findingsTree, &QTreeWidget::currentItemChanged, this, &CheckupTab::showCurrent);
    connect(m_ui->findingsTree, &QTreeWidget::itemActivated, this, [this] { showRows(0); });
    connect(m_ui->rowsTree, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item) { showRows(m_ui->rowsTree->indexOfTopLevelItem(item)); });
    connect(m_ui->showButton, &QPushButton::clicked, this, [this] { showRows(0); });
    connect(m_ui->repairButton, &QPushButton::clicked, this, &CheckupTab::repair);
    connect(m_run, &CheckupRun::progressed, this, &CheckupTab::showProgress);
    connect(m_run, &CheckupRun::finished, this, &CheckupTab::take);
    connect(&m_session, &tables::Session::saved, this, [this] {
        if (std::exchange(m_isRepairing, false))
            refresh();
    });
    connect(&m_session, &tables::Session::saveFailed, this, [this] {
        m_isRepairing = false;
        updateButtons();
    });
}

QWidget *CheckupTab::mainControl() const
{
    return m_ui->findingsTree;
}

void CheckupTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_hasLooked)
        refresh();
}

void CheckupTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        // The sentences were made in the other language.
        if (m_hasLooked)
            refresh();
        else
            showFindings();
    }
    QWidget::changeEvent(event);
}

void CheckupTab::refresh()
{
    if (m_run->isRunning())
        return;
    m_hasLooked = true;
    m_run->start(true);
    m_ui->stateLabel->setText(tr("Looking…"));
    updateButtons();
}

void CheckupTab::take(const base::Result<QList<Finding>> &findings)
{
    if (!findings) {
        m_ui->stateLabel->setText(tr("The check-up was stopped."));
        updateButtons();
        if (findings.error().code != base::ErrorCode::Cancelled)
            Q_EMIT failed(findings.error());
        return;
    }
    m_findings = *findings;
    showFindings();
}

void CheckupTab::showFindings()
{
    m_ui->findingsTree->clear();
    for (const Finding &finding : std::as_const(m_findings)) {
        auto *item = new QTreeWidgetItem(m_ui->findingsTree,
                                         {wordOf(finding.severity), finding.sentence,
                                          finding.count > 0 ? schema::numberText(finding.count) : QString()});
        item->setForeground(0, style::tone(toneOf(finding.severity), palette()));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1, finding.sentence);
    }
    const int serious = reports::seriousCount(m_findings);
    m_ui->stateLabel->setText(!m_hasLooked       ? tr("Nobody has looked yet.")
                                  : serious == 0 ? tr("Nothing is wrong with the data.")
                                                 : tr("%n thing(s) need a look.", nullptr, serious));
    if (!m_findings.isEmpty())
        m_ui->findingsTree->setCurrentItem(m_ui->findingsTree->topLevelItem(0));
    showCurrent();
}

const Finding *CheckupTab::current() const
{
    const auto row = m_ui->findingsTree->indexOfTopLevelItem(m_ui->findingsTree->currentItem());
    return row >= 0 && row < m_findings.size() ? &m_findings.at(row) : nullptr;
}

void CheckupTab::showCurrent()
{
    const Finding *finding = current();
    // The pane itself stays: a splitter gives one that comes back no room.
    for (QWidget *part : {static_cast<QWidget *>(m_ui->adviceLabel), static_cast<QWidget *>(m_ui->showButton),
                          static_cast<QWidget *>(m_ui->repairButton)})
        part->setVisible(finding != nullptr);
    m_ui->rowsTree->setVisible(finding && !finding->rows.isEmpty());
    m_ui->moreLabel->setVisible(finding && finding->count > finding->rows.size());
    m_ui->rowsTree->clear();
    if (finding) {
        m_ui->adviceLabel->setText(finding->advice);
        QList<QTreeWidgetItem *> items;
        const schema::Field *field =
            finding->table ? schema::entity(*finding->table).field(finding->column) : nullptr;
        for (const reports::FoundRow &row : finding->rows)
            items.append(new QTreeWidgetItem(QStringList{
                u'#' + QString::number(row.id), field && field->secret ? u"•••"_s : shown(row.value)}));
        m_ui->rowsTree->addTopLevelItems(items);
        m_ui->moreLabel->setText(
            tr("These are the first %1 of %2 rows.")
                .arg(schema::numberText(finding->rows.size()), schema::numberText(finding->count)));
    }
    updateButtons();
}

void CheckupTab::showProgress(const reports::CheckupProgress &progress)
{
    if (m_run->isRunning())
        m_ui->stateLabel->setText(tr("Looking… %1 rows so far").arg(schema::numberText(progress.rows)));
}

void CheckupTab::updateButtons()
{
    const Finding *finding = current();
    const bool isBusy = m_run->isRunning() || m_isRepairing;
    m_ui->checkButton->setText(m_run->isRunning() ? tr("S&top") : tr("&Check now"));
    m_ui->checkButton->setEnabled(!m_isRepairing);
    m_ui->showButton->setEnabled(finding && !finding->rows.isEmpty());
    const bool isRepairable = finding && finding->repair != RepairKind::None;
    m_ui->repairButton->setEnabled(isRepairable && !isBusy && !m_session.isReadOnly());
    m_ui->repairButton->setToolTip(m_session.isReadOnly() ? tr("The database was opened read-only.")
                                       : !isRepairable && finding
                                       ? tr("Only a person knows what is right there.")
                                       : QString());
}

void CheckupTab::showRows(qsizetype first)
{
    const Finding *finding = current();
    if (!finding || !finding->table || first < 0 || first >= finding->rows.size())
        return;
    Q_EMIT rowsRequested(*finding->table, finding->ids, finding->rows.at(first).id);
}

void CheckupTab::repair()
{
    const Finding *finding = current();
    if (!finding)
        return;
    switch (finding->repair) {
    case RepairKind::None:
        return;
    case RepairKind::Rows:
        return planRows(*finding, reports::TimeSource::OtherTime);
    case RepairKind::Counters:
        return moveCounter(*finding);
    case RepairKind::Schema:
        return repairTables(*finding);
    }
}

void CheckupTab::planRows(const Finding &finding, reports::TimeSource times)
{
    m_isRepairing = true;
    updateButtons();
    runInBackground(
        this,
        [location = m_session.location(), finding, times]() -> base::Result<reports::RepairPlan> {
            const auto connection =
                database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
            SHOPBOOK_TRY(connection);
            return reports::planRepair(*connection, finding, times);
        },
        [this, finding](const base::Result<reports::RepairPlan> &plan) {
            m_isRepairing = false;
            updateButtons();
            takePlan(finding, plan);
        });
}

void CheckupTab::takePlan(const Finding &finding, const base::Result<reports::RepairPlan> &plan)
{
    if (!plan)
        return Q_EMIT failed(plan.error());
    if (m_dialog && m_dialog->isVisible()) // another choice in it
        return m_dialog->setPlan(*plan);
    m_dialog = new RepairDialog(m_session, finding, *plan, this);
    connect(m_dialog, &RepairDialog::replanRequested, this,
            [this, finding](reports::TimeSource times) { planRows(finding, times); });
    connect(m_dialog, &QDialog::accepted, this, [this, dialog = m_dialog.data()] {
        m_isRepairing = true;
        updateButtons();
        m_session.saveNow(dialog->plan().changes, dialog->plan().name);
    });
    m_dialog->open();
}

void CheckupTab::moveCounter(const Finding &finding)
{
    m_isRepairing = true;
    updateButtons();
    runInBackground(
        this,
        [location = m_session.location(), table = *finding.table]() -> base::Result<void> {
            const auto connection =
                database::Connection::open(location, database::OpenMode::ReadWrite, database::Role::Writer);
            SHOPBOOK_TRY(connection);
            return records::moveCounter(*connection, table);
        },
        [this](const base::Result<void> &moved) {
            if (!moved)
                return endRepair(moved.error());
            m_isRepairing = false;
            Q_EMIT said(style::Tone::Good,
                        tr("The counter goes on behind the last row. No row was changed."));
            refresh();
        });
}

void CheckupTab::endRepair(const base::Error &error)
{
    m_isRepairing = false;
    updateButtons();
    Q_EMIT failed(error);
}

void CheckupTab::repairTables(const Finding &finding)
{
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Repair"), finding.sentence + u"\n\n"_s + finding.advice,
                        QMessageBox::Cancel, this);
    question->setObjectName(u"repairQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *go = question->addButton(tr("&Repair"), QMessageBox::AcceptRole);
    go->setObjectName(u"repairGoButton"_s);
    connect(question, &QMessageBox::buttonClicked, this, [this, go](QAbstractButton *button) {
        if (button != go)
            return;
        m_isRepairing = true;
        updateButtons();
        runInBackground(
            this,
            [location = m_session.location()]() -> base::Result<QStringList> {
                const auto scripts = migration::ScriptSet::builtIn();
                SHOPBOOK_TRY(scripts);
                return migration::completeTables(location, *scripts);
            },
            [this](const base::Result<QStringList> &done) {
                if (!done)
                    return endRepair(done.error());
                m_isRepairing = false;
                Q_EMIT changed(done->join(u' '));
            });
    });
    question->open();
}

} // namespace gui
