// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/BackupsTab.h"

#include "base/Log.h"
#include "base/Paths.h"
#include "base/Presets.h"
#include "gui/Icons.h"
#include "gui/dialogs/Background.h"
#include "migration/Backup.h"
#include "ui_BackupsTab.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{

QList<BackupModel::Backup> backupsIn(const database::Location &location)
{
    QList<BackupModel::Backup> backups;
    for (const QString &path : migration::backupsOf(location, base::paths::backupFolder()))
        backups.append({path, migration::timeOfBackup(path), QFileInfo(path).size()});
    return backups;
}

} // namespace

BackupsTab::BackupsTab(const database::Location &location, bool isReadOnly, QAction *make, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BackupsTab>())
    , m_location(location)
    , m_model(new BackupModel(this))
    , m_isReadOnly(isReadOnly)
{
    m_ui->setupUi(this);
    m_ui->backupView->setModel(m_model);
    m_ui->backupView->verticalHeader()->hide();
    m_ui->backupView->verticalHeader()->setDefaultSectionSize(
        qMax(style::rowHeight, fontMetrics().height() + style::space));
    m_ui->backupView->horizontalHeader()->setStretchLastSection(true);
    m_ui->backupView->horizontalHeader()->setHighlightSections(false);
    m_ui->progressBar->hide();
    m_ui->progressBar->setFixedHeight(6);
    setUpButtons(make);
    const bool isFile = location.engine == database::Engine::Sqlite;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_ui->makeButton), static_cast<QWidget *>(m_ui->bringBackButton),
          static_cast<QWidget *>(m_ui->folderButton), static_cast<QWidget *>(m_ui->backupView)})
        widget->setVisible(isFile);
    if (!isFile) {
        m_ui->tabLayout->setAlignment(m_ui->explanationLabel, Qt::AlignTop);
        // The commands are there to be copied.
        m_ui->explanationLabel->setTextInteractionFlags(Qt::TextSelectableByMouse
                                                        | Qt::TextSelectableByKeyboard);
    }
    retranslate();
    updateButtons();
}

BackupsTab::~BackupsTab() = default;

void BackupsTab::setUpButtons(QAction *make)
{
    m_ui->makeButton->setDefaultAction(make);
    const auto follow = [this, make] { m_ui->makeButton->setAccessibleName(make->text().remove(u'&')); };
    connect(make, &QAction::changed, m_ui->makeButton, follow);
    follow();
    m_ui->bringBackButton->setIcon(icons::icon(icons::Name::Restore));
    m_ui->folderButton->setIcon(icons::icon(icons::Name::OpenFile));
    for (QToolButton *button : {m_ui->makeButton, m_ui->bringBackButton, m_ui->folderButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(18, 18));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    connect(m_ui->bringBackButton, &QToolButton::clicked, this, &BackupsTab::bringBackCurrent);
    connect(m_ui->folderButton, &QToolButton::clicked, this, &BackupsTab::showFolder);
    connect(m_ui->backupView, &QTableView::activated, this, &BackupsTab::bringBackCurrent);
    connect(m_ui->backupView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BackupsTab::updateButtons);
}

QWidget *BackupsTab::mainControl() const
{
    return m_ui->backupView->isHidden() ? static_cast<QWidget *>(m_ui->explanationLabel) : m_ui->backupView;
}

void BackupsTab::refresh()
{
    if (m_location.engine != database::Engine::Sqlite)
        return;
    ++m_listing;
    runInBackground(
        this, [location = m_location] { return backupsIn(location); },
        [this](const QList<BackupModel::Backup> &backups) {
            if (--m_listing == 0)
                take(backups);
        });
}

void BackupsTab::take(const QList<BackupModel::Backup> &backups)
{
    const QModelIndex current = m_ui->backupView->currentIndex();
    const QString chosen = current.isValid() ? m_model->backups().at(current.row()).path : QString();
    m_model->setBackups(backups);
    int row = 0;
    for (int i = 0; i < backups.size(); ++i)
        if (backups.at(i).path == chosen)
            row = i;
    if (!backups.isEmpty() && !m_ui->backupView->currentIndex().isValid())
        m_ui->backupView->setCurrentIndex(m_model->index(row, 0));
    for (int column = 0; column + 1 < m_model->columnCount(); ++column) {
        m_ui->backupView->resizeColumnToContents(column);
        m_ui->backupView->setColumnWidth(column, m_ui->backupView->columnWidth(column) + 2 * style::space);
    }
    retranslate();
    updateButtons();
}

void BackupsTab::makeBackup()
{
    if (m_isMaking || m_location.engine != database::Engine::Sqlite)
        return;
    m_isMaking = true;
    updateButtons();
    Q_EMIT busyChanged();
    runInBackground(
        this, [location = m_location] { return migration::backUp(location, base::paths::backupFolder()); },
        [this](const base::Result<QString> &made) {
            m_isMaking = false;
            updateButtons();
            Q_EMIT busyChanged();
            if (made) {
                Q_EMIT said(style::Tone::Good,
                            tr("A backup was made and checked. What is not saved yet is not in it."));
            } else {
                base::log::report(base::log::app(), made.error());
                Q_EMIT failed(made.error());
            }
            refresh();
        });
}

bool BackupsTab::canMakeBackup() const
{
    return m_location.engine == database::Engine::Sqlite && !m_isMaking;
}

void BackupsTab::bringBackCurrent()
{
    const QModelIndex current = m_ui->backupView->currentIndex();
    if (!current.isValid() || m_isReadOnly || m_isMaking)
        return;
    const BackupModel::Backup &backup = m_model->backups().at(current.row());
    Q_EMIT bringBackRequested(backup.path, BackupModel::timeText(backup));
}

void BackupsTab::showFolder()
{
    const QString folder = base::paths::backupFolder();
    if (!QFileInfo(folder).isDir() || !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        Q_EMIT said(style::Tone::Neutral,
                    tr("The backups lie in “%1”.").arg(QDir::toNativeSeparators(folder)));
}

void BackupsTab::updateButtons()
{
    m_ui->progressBar->setVisible(m_isMaking);
    m_ui->bringBackButton->setEnabled(!m_isReadOnly && !m_isMaking
                                      && m_ui->backupView->currentIndex().isValid());
}

void BackupsTab::retranslate()
{
    if (m_location.engine != database::Engine::Sqlite) {
        const QString url = m_location.toUrl();
        m_ui->explanationLabel->setText(
            tr("The backups of a server are made by PostgreSQL's own programs, where the server's "
               "administrator wants them to be. A copy of this database:\n\n%1\n\nIt is brought back over "
               "what stands "
               "there by:\n\n%2")
                .arg(u"pg_dump --format=custom --file=FILE \"%1\""_s.arg(url),
                     u"pg_restore --clean --if-exists --dbname=\"%1\" FILE"_s.arg(url)));
        return;
    }
    const QString rule = tr("The last ten backups of a database are kept, readable by you only.");
    const QString state = m_isReadOnly ? tr("The database was opened read-only, so none can be brought back.")
        : m_model->backups().isEmpty() ? tr("There is no backup of this database yet.")
                                       : QString();
    QStringList sentences{rule};
    if (!state.isEmpty())
        sentences.append(state);
    if (const QString by = base::presets::lockedBy(base::Preset::BackupFolder); !by.isEmpty())
        sentences.append(tr("They go to “%1”. %2").arg(QDir::toNativeSeparators(base::paths::backupFolder()), by));
    m_ui->explanationLabel->setText(sentences.join(u' '));
}

void BackupsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void BackupsTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_model->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace gui
