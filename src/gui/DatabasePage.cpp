// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DatabasePage.h"

#include "gui/BackupsTab.h"
#include "gui/CheckupTab.h"
#include "gui/StructureTab.h"
#include "gui/Style.h"
#include "gui/VersionsPage.h"
#include "ui_DatabasePage.h"

#include <QEvent>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace gui
{

template <typename Tab> Tab *DatabasePage::add(Tab *tab, const char *title)
{
    m_titles.append(title);
    m_ui->tabs->addTab(tab, tr(title));
    if constexpr (requires { tab->mainControl(); })
        m_mainControls.insert(tab, tab->mainControl());
    connect(tab, &Tab::failed, m_ui->messageBar, &MessageBar::showError);
    connect(tab, &Tab::said, m_ui->messageBar,
            [this](style::Tone tone, const QString &text) { m_ui->messageBar->showMessage(tone, text); });
    return tab;
}

DatabasePage::DatabasePage(tables::Session &session, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DatabasePage>())
{
    m_ui->setupUi(this);
    style::setTextSize(m_ui->titleLabel, 1.5, true);
    m_structure = add(new StructureTab(session.location()), QT_TR_NOOP("Structure"));
    m_versions = add(new VersionsPage(session), QT_TR_NOOP("Versions"));
    m_backups = add(new BackupsTab(session.location(), session.isReadOnly(), actions[Command::MakeBackup]),
                    QT_TR_NOOP("Backups"));
    m_checkup = add(new CheckupTab(session), QT_TR_NOOP("Check-up"));
    m_ui->tabs->tabBar()->setObjectName(u"databaseTabBar"_s);
    setTabOrder(m_ui->messageBar, m_ui->tabs);
    connect(m_structure, &StructureTab::tableActivated, this, &DatabasePage::tableActivated);
    connect(m_versions, &VersionsPage::changed, this, &DatabasePage::moved);
    connect(m_checkup, &CheckupTab::rowsRequested, this, &DatabasePage::rowsRequested);
    connect(m_checkup, &CheckupTab::changed, this, [this](const QString &notice) { Q_EMIT moved(true, notice); });
    connect(m_backups, &BackupsTab::bringBackRequested, this, &DatabasePage::bringBackRequested);
    connect(m_backups, &BackupsTab::busyChanged, this, &DatabasePage::contextChanged);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, &DatabasePage::contextChanged);
    retranslate();
}

DatabasePage::~DatabasePage() = default;

MessageBar &DatabasePage::messageBar() const
{
    return *m_ui->messageBar;
}

void DatabasePage::showTab(QWidget *tab)
{
    m_ui->tabs->setCurrentWidget(tab);
    takeFocus();
}

void DatabasePage::takeFocus()
{
    // Not by a focus proxy: one within a tab breaks the order of Tab.
    QWidget *control = m_mainControls.value(m_ui->tabs->currentWidget());
    (control ? control : m_ui->tabs->tabBar())->setFocus();
}

bool DatabasePage::run(Command command)
{
    if (command == Command::MakeBackup) {
        m_backups->makeBackup();
        return true;
    }
    if (command != Command::Refresh)
        return false;
    m_structure->refresh();
    m_versions->refresh();
    m_backups->refresh();
    if (m_checkup->isVisible())
        m_checkup->refresh();
    return true;
}

void DatabasePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void DatabasePage::retranslate()
{
    for (int i = 0; i < m_titles.size(); ++i)
        m_ui->tabs->setTabText(i, tr(m_titles.at(i)));
    m_ui->tabs->tabBar()->setAccessibleName(m_ui->tabs->accessibleName());
    setAccessibleName(m_ui->titleLabel->text());
}

} // namespace gui
