// SPDX-License-Identifier: GPL-3.0-or-later
// The page; its tabs are in QueriesTabs.cpp, the shelf and what is saved in QueriesShelf.cpp.
#include "gui/queries/QueriesPage.h"

#include "base/Paths.h"
#include "gui/Icons.h"
#include "gui/MessageBar.h"
#include "gui/Style.h"
#include "gui/queries/CoachFacts.h"
#include "gui/queries/Practice.h"
#include "gui/queries/QuestionKeeper.h"
#include "gui/queries/RunLimitsDialog.h"
#include "gui/queries/Words.h"
#include "query/Exercises.h"
#include "ui_QueriesPage.h"

#include <QEvent>
#include <QInputDialog>
#include <QMenu>
#include <QShortcut>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{
constexpr int roomForShelf = 980; ///< narrower, the query needs the room
constexpr int shelfWidth = 210;

QList<schema::Table> tablesOf(const tables::Session &session)
{
    using schema::Table;
    QList<Table> found;
    for (const Table table : {Table::People, Table::Numbers, Table::Purchases, Table::Products,
                              Table::Categories, Table::Customers})
        if (session.hasTable(table))
            found.append(table);
    return found;
}

} // namespace

QueriesPage::QueriesPage(tables::Session &session, const Actions &actions, bool isKept, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::QueriesPage>())
    , m_session(session)
    , m_practiceDialect(database::Engine::Sqlite, session.windowConnection().handle().driver())
    , m_shared{std::make_shared<query::QueryThread>(session.location()),
               std::make_shared<Practice>(),
               tablesOf(session),
               &session.windowConnection().dialect(),
               &m_practiceDialect,
               {},
               storedLimits()}
    , m_facts(new CoachFacts(session, this))
{
    m_ui->setupUi(this);
    style::setTextSize(m_ui->titleLabel, 1.5, true);
    m_ui->shelfButton->setIcon(icons::icon(icons::Name::Columns));
    m_ui->saveButton->setIcon(icons::icon(icons::Name::Save));
    m_ui->saveButton->setEnabled(!session.isReadOnly());
    m_ui->shelfSplitter->setStretchFactor(1, 1);
    m_ui->shelfSplitter->setSizes({shelfWidth, width()});
    if (isKept) {
        m_keeper = std::make_unique<QuestionKeeper>(base::paths::stateFolder() + u"/queries"_s,
                                                    session.location().toUrl());
        connect(m_keeper.get(), &QuestionKeeper::failed, m_ui->messageBar, &MessageBar::showError);
    }
    makeTabs();
    for (const auto &[button, command] :
         {std::pair(QKeySequence(Qt::CTRL | Qt::Key_Return), Command::RunQuery),
          std::pair(QKeySequence(Qt::CTRL | Qt::Key_Enter), Command::RunQuery)}) {
        auto *shortcut = new QShortcut(button, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, command] { run(command); });
    }
    connect(m_ui->shelfButton, &QToolButton::clicked, this, [this](bool isShown) {
        m_isShelfChosen = true;
        m_ui->shelf->setVisible(isShown);
    });
    connect(m_ui->saveButton, &QToolButton::clicked, actions[Command::SaveQuery], &QAction::trigger);
    connect(m_ui->shelf, &Shelf::taken, this, &QueriesPage::take);
    connect(m_ui->shelf, &Shelf::removeRequested, this, &QueriesPage::forget);
    fillShelf();
    readSaved();
    connect(m_facts, &CoachFacts::changed, this, &QueriesPage::takeFacts);
    restoreTabs();
    retranslate();
}

QueriesPage::~QueriesPage() = default;

bool QueriesPage::run(Command command)
{
    switch (command) {
    case Command::NewQuery:
        open(newQuestion(Question::Kind::Built));
        return true;
    case Command::NewSql:
        open(newQuestion(Question::Kind::Sql));
        return true;
    case Command::RunQuery:
    case Command::Refresh:
        if (current())
            current()->run();
        return true;
    case Command::SaveQuery:
        save();
        return true;
    default:
        return false;
    }
}

bool QueriesPage::isSettled() const
{
    return !current() || current()->isSettled();
}

MessageBar &QueriesPage::messageBar() const
{
    return *m_ui->messageBar;
}

Shelf &QueriesPage::shelf() const
{
    return *m_ui->shelf;
}

void QueriesPage::takeFocus()
{
    if (current())
        current()->takeFocus();
}

void QueriesPage::refreshNames()
{
    for (int i = 0; i < m_ui->tabs->count(); ++i)
        if (const QuestionView *view = viewAt(i)) {
            m_ui->tabs->setTabText(i, titleOf(view->question()).replace(u"&"_s, u"&&"_s));
            m_ui->tabs->setTabToolTip(i, titleOf(view->question()));
        }
}

void QueriesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_isShelfChosen) {
        const bool hasRoom = width() >= roomForShelf;
        m_ui->shelf->setVisible(hasRoom);
        m_ui->shelfButton->setChecked(hasRoom);
    }
}

void QueriesPage::takeFacts()
{
    m_shared.facts = m_facts->facts();
    for (int i = 0; i < m_ui->tabs->count(); ++i)
        if (QuestionView *view = viewAt(i))
            view->refreshCoach();
}

void QueriesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_facts->setWatched(true);
}

void QueriesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_facts->setWatched(false);
}

void QueriesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void QueriesPage::retranslate()
{
    setAccessibleName(m_ui->titleLabel->text());
    m_ui->tabs->tabBar()->setAccessibleName(m_ui->tabs->accessibleName());
    auto *add = qobject_cast<QToolButton *>(m_ui->tabs->cornerWidget());
    add->setToolTip(tr("Open a new query"));
    add->setAccessibleName(add->toolTip());
    add->menu()->clear();
    connect(add->menu()->addAction(tr("New query, built by clicking")), &QAction::triggered, this,
            [this] { run(Command::NewQuery); });
    connect(add->menu()->addAction(tr("New query in SQL")), &QAction::triggered, this,
            [this] { run(Command::NewSql); });
    connect(add->menu()->addAction(tr("Open a file…")), &QAction::triggered, this, &QueriesPage::readFile);
    refreshNames();
    fillShelf();
}

} // namespace gui::queries
