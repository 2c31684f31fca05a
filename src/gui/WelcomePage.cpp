// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/WelcomePage.h"

#include "base/Presets.h"
#include "database/Location.h"
#include "gui/DoorButton.h"
#include "gui/Locks.h"
#include "gui/MessageBar.h"
#include "gui/Style.h"
#include "ui_WelcomePage.h"

#include <QDir>
#include <QEvent>
#include <QListWidget>

using namespace Qt::StringLiterals;

namespace gui
{

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
    , m_messageBar(new MessageBar(this))
    , m_open(new DoorButton(u"openDoorButton"_s, icons::Name::Shop, this))
    , m_newStore(new DoorButton(u"newStoreDoorButton"_s, icons::Name::NewStore, this))
    , m_sample(new DoorButton(u"sampleDoorButton"_s, icons::Name::Sample, this))
    , m_server(new DoorButton(u"serverDoorButton"_s, icons::Name::Server, this))
{
    m_ui->setupUi(this);
    m_ui->messageLayout->addWidget(m_messageBar);
    m_ui->doorLayout->addWidget(m_open, 0, 0);
    m_ui->doorLayout->addWidget(m_newStore, 0, 1);
    m_ui->doorLayout->addWidget(m_sample, 1, 0);
    m_ui->doorLayout->addWidget(m_server, 1, 1);
    style::setTextSize(m_ui->titleLabel, 2.0, true);
    style::setTextSize(m_ui->recentLabel, 1.0, true);
    connect(m_open, &QAbstractButton::clicked, this, &WelcomePage::openRequested);
    connect(m_newStore, &QAbstractButton::clicked, this, &WelcomePage::newStoreRequested);
    connect(m_sample, &QAbstractButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_server, &QAbstractButton::clicked, this, &WelcomePage::serverRequested);
    connect(m_ui->recentList, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT recentRequested(item->data(Qt::UserRole).toString());
    });
    connect(m_ui->recentList, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        Q_EMIT recentRequested(item->data(Qt::UserRole).toString());
    });
    setTabOrder(m_open, m_newStore);
    setTabOrder(m_newStore, m_sample);
    setTabOrder(m_sample, m_server);
    setTabOrder(m_server, m_ui->recentList);
    m_ui->recentList->setSpacing(style::space / 2);
    retranslate();
    setRecent({});
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::setRecent(const QStringList &urls)
{
    m_ui->recentList->clear();
    for (const QString &url : urls) {
        const auto location = database::Location::parse(url);
        auto *item = new QListWidgetItem(m_ui->recentList);
        const bool isFile = location && location->engine == database::Engine::Sqlite;
        const QString path = isFile ? QDir::toNativeSeparators(location->path) : QString();
        item->setText(!location    ? url
                          : isFile ? u"%1   %2"_s.arg(location->displayName(), path)
                                   : location->displayName());
        item->setToolTip(isFile ? path : url);
        item->setData(Qt::UserRole, url);
    }
    m_ui->recentList->setFixedHeight(
        int(qMin<qsizetype>(urls.size(), 5)) * (fontMetrics().height() + 2 * style::space) + style::space);
    m_ui->recentBox->setVisible(!urls.isEmpty());
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    // Lines that are too long are hard to read.
    constexpr int widest = 940;
    const int side = qMax(4 * style::space, (width() - widest) / 2);
    m_ui->pageLayout->setContentsMargins(side, 2 * style::space, side, 2 * style::space);
    QWidget::resizeEvent(event);
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_open->setTexts(
        tr("Open my shop"),
        tr("The database file of your bot or of a phonebook. You are asked before anything is added to it."));
    m_newStore->setTexts(tr("New store"), tr("An empty shop and phonebook in a new file of your own."));
    m_sample->setTexts(tr("Try the sample"),
                       tr("A made-up shop in a temporary folder. It is gone when you close it; nothing of "
                          "yours is touched."));
    m_server->setTexts(tr("Connect to a server"), tr("A store on PostgreSQL that several desktops share."));
    applyLocks();
}

/// A door that the administrator has locked says so in the place of what is behind it.
void WelcomePage::applyLocks()
{
    const std::pair<DoorButton *, Command> doors[] = {
        {m_open, Command::OpenFile}, {m_newStore, Command::NewStore}, {m_server, Command::ConnectServer}};
    for (const auto &[door, command] : doors) {
        const QString reason = locks::reasonFor(command);
        door->setEnabled(reason.isEmpty());
        if (!reason.isEmpty())
            door->setTexts(door->text(), reason);
    }
    m_ui->recentBox->setEnabled(locks::reasonFor(Command::OpenFile).isEmpty());
    // The one database that may be opened stays a click away: its server may have been down.
    const auto database = base::presets::inForce(base::Preset::Database);
    if (const auto location = database::Location::parse(database.value); database.isLocked() && location) {
        m_open->setEnabled(true);
        m_open->setTexts(m_open->text(),
                         tr("“%1”. %2").arg(location->displayName(), locks::reasonFor(Command::OpenFile)));
    }
}

} // namespace gui
