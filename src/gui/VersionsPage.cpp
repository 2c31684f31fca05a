// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/VersionsPage.h"

#include "gui/diagram/DiagramChange.h"
#include "gui/diagram/DiagramLayout.h"
#include "gui/dialogs/Background.h"
#include "gui/dialogs/BusyQuestion.h"
#include "gui/dialogs/Tints.h"
#include "gui/dialogs/UpgradeProgress.h"
#include "migration/Offline.h"
#include "migration/StructureChanges.h"
#include "migration/Words.h"

#include "ui_VersionsPage.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QLocale>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace gui
{

using migration::StructureChange;

namespace
{

QString wordOf(StructureChange::Kind kind)
{
    switch (kind) {
    case StructureChange::Kind::Added:
        return VersionsPage::tr("added");
    case StructureChange::Kind::Changed:
        return VersionsPage::tr("changed");
    case StructureChange::Kind::Dropped:
        return VersionsPage::tr("dropped");
    }
    return {};
}

QColor tintOf(StructureChange::Kind kind, const QPalette &palette)
{
    switch (kind) {
    case StructureChange::Kind::Added:
        return tints::inserted(palette);
    case StructureChange::Kind::Changed:
        return tints::edited(palette);
    case StructureChange::Kind::Dropped:
        return tints::removed(palette);
    }
    return {};
}

void prepareHeader(QHeaderView *header, int stretched)
{
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

VersionsPage::VersionsPage(tables::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::VersionsPage>())
    , m_session(session)
    , m_model(new VersionsModel(this))
{
    m_ui->setupUi(this);
    m_ui->versionsView->setModel(m_model);
    m_ui->versionsView->verticalHeader()->hide();
    prepareHeader(m_ui->versionsView->horizontalHeader(), VersionsModel::Message);
    prepareHeader(m_ui->changesTree->header(), 3);
    prepareHeader(m_ui->rowsTree->header(), 0);
    m_ui->dialectBox->addItems({u"SQLite"_s, u"PostgreSQL"_s});
    m_ui->dialectBox->setCurrentIndex(session.location().engine == database::Engine::Sqlite ? 0 : 1);
    m_ui->sqlEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (session.location().engine == database::Engine::Postgresql)
        m_ui->tryButton->setText(tr("&Try and take back"));
    connect(m_ui->versionsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &VersionsPage::choose);
    connect(m_ui->tryButton, &QPushButton::clicked, this, &VersionsPage::tryOut);
    connect(m_ui->applyButton, &QPushButton::clicked, this, [this] { apply(false); });
    connect(m_ui->lossBox, &QCheckBox::toggled, this, &VersionsPage::updateButtons);
    connect(m_ui->dialectBox, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_tried)
            m_ui->sqlEdit->setPlainText(index == 0 ? m_tried->sqlite : m_tried->postgresql);
    });
    m_ui->splitter->setStretchFactor(0, 2);
    m_ui->splitter->setStretchFactor(1, 3);
    m_ui->resultTabs->tabBar()->setAccessibleName(m_ui->resultTabs->accessibleName());
    // The form's order names the tab widget; what has the focus is its bar.
    setTabOrder(m_ui->lossBox, m_ui->resultTabs->tabBar());
    setTabOrder(m_ui->resultTabs->tabBar(), m_ui->diagramView);
    setTabOrder(m_ui->diagramView, m_ui->changesTree);
    setTabOrder(m_ui->changesTree, m_ui->rowsTree);
    setTabOrder(m_ui->rowsTree, m_ui->dialectBox);
    setTabOrder(m_ui->dialectBox, m_ui->sqlEdit);
    forgetTrial();
}

VersionsPage::~VersionsPage() = default;

void VersionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_hasLooked)
        refresh();
}

QWidget *VersionsPage::mainControl() const
{
    return m_ui->versionsView;
}

void VersionsPage::refresh()
{
    m_hasLooked = true;
    m_isBusy = true;
    updateButtons();
    runInBackground(
        this, [location = m_session.location()] { return look(location); },
        [this](const base::Result<Look> &found) {
            m_isBusy = false;
            if (found)
                showLook(*found);
            else
                Q_EMIT failed(found.error());
            updateButtons();
        });
}

base::Result<VersionsPage::Look> VersionsPage::look(const database::Location &location)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    const auto connection =
        database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector);
    SHOPBOOK_TRY(connection);
    auto assessment = migration::assess(*connection, *scripts);
    SHOPBOOK_TRY(assessment);
    auto log = migration::runLog(*connection);
    SHOPBOOK_TRY(log);
    return Look{*assessment, *log};
}

void VersionsPage::showLook(const Look &look)
{
    const auto scripts = migration::ScriptSet::builtIn();
    if (!scripts)
        return Q_EMIT failed(scripts.error());
    m_revisions = look.assessment.revisions;
    m_model->show(*scripts, m_revisions, look.log);
    m_ui->standingLabel->setText(look.assessment.pending.isEmpty()
                                     ? tr("The database is up to date.")
                                     : look.assessment.found + u' ' + look.assessment.willDo);
    int chosen = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isCurrent(row))
            chosen = row;
    }
    m_ui->versionsView->setCurrentIndex(m_model->index(chosen, 0));
    choose();
}

migration::UpgradeOptions VersionsPage::optionsOf(int row) const
{
    migration::UpgradeOptions options;
    const migration::Script &script = m_model->script(row);
    options.direction =
        m_model->isApplied(row) ? migration::Direction::Downgrade : migration::Direction::Upgrade;
    options.targets = {{script.branch, script.revision}};
    options.ownerAgreed = true;
    options.adopts = true;
    options.acceptsDataLoss = m_ui->lossBox->isChecked();
    return options;
}

void VersionsPage::choose()
{
    forgetTrial();
    const int row = m_ui->versionsView->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount())
        return updateButtons();
    const QString name = migration::words::messageOf(m_model->script(row));
    if (m_model->isCurrent(row))
        m_ui->goalLabel->setText(tr("The database stands here. Choose another revision to go there."));
    else if (m_model->isApplied(row))
        m_ui->goalLabel->setText(tr("Back to “%1”: what came after it is taken away.").arg(name));
    else
        m_ui->goalLabel->setText(tr("On to “%1”.").arg(name));
    updateButtons();
}

void VersionsPage::forgetTrial()
{
    m_tried.reset();
    m_ui->resultLabel->hide();
    m_ui->lossBox->hide();
    m_ui->lossBox->setChecked(false);
    m_ui->resultTabs->hide();
}

void VersionsPage::updateButtons()
{
    const int row = m_ui->versionsView->currentIndex().row();
    const bool isElsewhere = row >= 0 && row < m_model->rowCount() && !m_model->isCurrent(row);
    m_ui->tryButton->setEnabled(!m_isBusy && isElsewhere);
    const bool mayLose = !m_tried || m_tried->trial.losses.isEmpty() || m_ui->lossBox->isChecked();
    const bool canWrite = !m_session.isReadOnly();
    m_ui->applyButton->setEnabled(!m_isBusy && isElsewhere && m_tried && mayLose && canWrite);
    m_ui->applyButton->setToolTip(!canWrite      ? tr("The database was opened read-only.")
                                      : !m_tried ? tr("Try it first: you see what it does.")
                                                 : QString());
}

void VersionsPage::tryOut()
{
    forgetTrial();
    m_isBusy = true;
    updateButtons();
    m_ui->resultLabel->setText(tr("Trying…"));
    m_ui->resultLabel->show();
    const int row = m_ui->versionsView->currentIndex().row();
    migration::UpgradeOptions options = optionsOf(row);
    runInBackground(
        this,
        [location = m_session.location(), options, font = font()] { return tryIt(location, options, font); },
        [this, row](const base::Result<Tried> &tried) {
            m_isBusy = false;
            m_ui->resultLabel->hide();
            if (!tried)
                Q_EMIT failed(tried.error());
            else if (m_ui->versionsView->currentIndex().row() == row)
                showTrial(*tried);
            updateButtons();
        });
}

base::Result<VersionsPage::Tried> VersionsPage::tryIt(const database::Location &location,
                                                      const migration::UpgradeOptions &options,
                                                      const QFont &font)
{
    const auto scripts = migration::ScriptSet::builtIn();
    SHOPBOOK_TRY(scripts);
    auto trial = migration::tryOut(location, *scripts, options);
    SHOPBOOK_TRY(trial);
    Tried tried{*trial, {}, {}, {diagram::contentOfChange(trial->before, trial->after), font}};
    tried.picture.setLayout(diagram::layOut(tried.picture.graph()));
    const QMap<QString, QString> from = trial->assessment.revisions;
    auto sqlite = migration::offlineSql(*scripts, trial->steps, from, database::Engine::Sqlite);
    SHOPBOOK_TRY(sqlite);
    auto postgresql = migration::offlineSql(*scripts, trial->steps, from, database::Engine::Postgresql);
    SHOPBOOK_TRY(postgresql);
    tried.sqlite = *sqlite;
    tried.postgresql = *postgresql;
    return tried;
}

void VersionsPage::showTrial(const Tried &tried)
{
    m_tried = tried;
    const migration::Trial &trial = tried.trial;
    qint64 rows = 0;
    for (const migration::AppliedStep &step : trial.report.applied)
        rows += step.effect.rows;
    QStringList sentences{tr("%n step(s)", nullptr, int(trial.report.applied.size())) + u", "_s
                              + tr("%n row(s) touched", nullptr, int(rows)) + u'.',
                          tr("Other programs could not write for %1 s meanwhile.")
                              .arg(QLocale().toString(double(trial.report.lockedMs) / 1000.0, 'f', 2))};
    for (const migration::Loss &loss : trial.losses)
        sentences.append(tr("Would be lost: %1 in %n row(s).", nullptr, int(loss.rows)).arg(loss.what));
    m_ui->resultLabel->setText(sentences.join(u' '));
    m_ui->resultLabel->show();
    m_ui->lossBox->setVisible(!trial.losses.isEmpty());
    m_ui->resultTabs->show();
    m_ui->sqlEdit->setPlainText(m_ui->dialectBox->currentIndex() == 0 ? tried.sqlite : tried.postgresql);
    m_ui->diagramView->setSheet(tried.picture);
    m_ui->splitter->setSizes({m_ui->splitter->height() * 2 / 5, m_ui->splitter->height() * 3 / 5});
    showChanges(trial);
}

void VersionsPage::showChanges(const migration::Trial &trial)
{
    m_ui->changesTree->clear();
    for (const StructureChange &change : migration::changesBetween(trial.before, trial.after)) {
        const QString name = change.what.isEmpty() ? change.table
            : change.table.isEmpty()               ? change.what
                                                   : change.table + u'.' + change.what;
        auto *item =
            new QTreeWidgetItem(m_ui->changesTree, {name, wordOf(change.kind), change.before, change.after});
        for (int column = 0; column < 4; ++column) {
            item->setBackground(column, tintOf(change.kind, palette()));
            item->setToolTip(column, item->text(column));
        }
    }
    m_ui->rowsTree->clear();
    QMap<QString, qint64> names = trial.rowsBefore;
    names.insert(trial.rowsAfter);
    for (auto table = names.keyBegin(); table != names.keyEnd(); ++table) {
        const auto count = [&](const QMap<QString, qint64> &rows) {
            return rows.contains(*table) ? QLocale().toString(rows.value(*table)) : u"–"_s;
        };
        auto *item =
            new QTreeWidgetItem(m_ui->rowsTree, {*table, count(trial.rowsBefore), count(trial.rowsAfter)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void VersionsPage::apply(bool mayLockOut)
{
    if (!m_session.pending().isEmpty())
        return Q_EMIT said(style::Tone::Warning,
                           tr("There are changes that are not saved. Save or discard them first."));
    const auto scripts = migration::ScriptSet::builtIn();
    if (!scripts)
        return Q_EMIT failed(scripts.error());
    migration::UpgradeOptions options = optionsOf(m_ui->versionsView->currentIndex().row());
    options.longestLockMs = mayLockOut ? -1 : migration::politeLockMs;
    m_isBusy = true;
    updateButtons();
    auto *progress = new UpgradeProgress(this);
    connect(progress, &UpgradeProgress::upgradeFinished, this, &VersionsPage::finish);
    progress->start(m_session.location(), *scripts, options);
}

void VersionsPage::finish(const base::Result<migration::UpgradeReport> &report)
{
    m_isBusy = false;
    updateButtons();
    if (!report && report.error().code == base::ErrorCode::WouldBlock) {
        auto *question = new BusyQuestion(report.error().message, m_session.location(), this);
        connect(question, &BusyQuestion::answered, this, [this](BusyQuestion::Answer answer) {
            if (answer == BusyQuestion::Answer::Go)
                apply(true);
        });
        return question->open();
    }
    if (!report)
        return Q_EMIT failed(report.error());
    const auto after =
        migration::standingAfter(m_revisions, m_tried ? m_tried->trial.steps : QList<migration::Step>());
    const auto scripts = migration::ScriptSet::builtIn();
    bool atHead = true;
    for (auto at = after.begin(); at != after.end(); ++at)
        atHead = atHead && (!scripts || scripts->headOf(at.key()) == at.value());
    QString notice = tr("Done.");
    if (!report->backup.isEmpty())
        notice += u' ' + tr("A copy of how it was before lies in “%1”.").arg(report->backup);
    Q_EMIT changed(atHead, notice);
}

} // namespace gui
