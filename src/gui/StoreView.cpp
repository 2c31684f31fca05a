// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/StoreView.h"

#include "base/Paths.h"
#include "gui/BackupsTab.h"
#include "gui/CheckupTab.h"
#include "gui/DatabasePage.h"
#include "gui/FirstLook.h"
#include "gui/MessageBar.h"
#include "gui/Rail.h"
#include "gui/SaveTrouble.h"
#include "gui/StructureTab.h"
#include "gui/TablePage.h"
#include "gui/TableView.h"
#include "gui/VersionsPage.h"
#include "gui/dialogs/DraftDialog.h"
#include "gui/queries/QueriesPage.h"
#include "reports/Contents.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{

std::set<schema::Table> tablesOf(const tables::Session &session)
{
    std::set<schema::Table> found;
    for (const schema::Entity &entity : schema::entities())
        if (session.hasTable(entity.table))
            found.insert(entity.table);
    return found;
}

} // namespace

StoreView::StoreView(std::unique_ptr<tables::Session> session, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_actions(actions)
    , m_tables(tablesOf(*m_session))
    , m_rail(new Rail(actions, m_tables, !m_session->isReadOnly(), this))
    , m_trouble(new SaveTrouble(*this))
    , m_stack(new QStackedWidget(this))
    , m_firstLook(new FirstLook(m_session->location(), this))
{
    setObjectName(u"storeView"_s);
    m_stack->setObjectName(u"pageStack"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    connect(m_session.get(), &tables::Session::saved, this, &StoreView::refreshCounts);
    connect(m_session.get(), &tables::Session::undone, this, &StoreView::refreshCounts);
    connect(m_session.get(), &tables::Session::redone, this, &StoreView::refreshCounts);
    connect(m_session.get(), &tables::Session::changedByOthers, this, &StoreView::refreshCounts);
    connect(m_firstLook, &FirstLook::found, this, &StoreView::showFound);
    if (m_tables.empty())
        makeEmptyPage();
    // The first page's own reading goes first.
    QMetaObject::invokeMethod(this, &StoreView::refreshCounts, Qt::QueuedConnection);
}

StoreView::~StoreView()
{
    m_drafts.reset();
    // Pages and their models use the session until they are gone.
    delete m_trouble;
    delete m_stack;
}

void StoreView::keepDrafts()
{
    m_isKept = true;
    if (m_session->isReadOnly())
        return;
    m_drafts = std::make_unique<tables::DraftKeeper>(*m_session, m_session->author(),
                                                     base::paths::dataFolder() + u"/drafts"_s);
    connect(m_drafts.get(), &tables::DraftKeeper::found, this,
            [this] { (new DraftDialog(*m_session, *m_drafts, window()))->open(); });
    connect(m_drafts.get(), &tables::DraftKeeper::failed, this,
            [this](const base::Error &error) { messageBar().showError(error); });
}

void StoreView::makeEmptyPage()
{
    auto *empty = new QWidget(m_stack);
    empty->setObjectName(u"emptyPage"_s);
    m_emptyBar = new MessageBar(empty);
    auto *text = new QLabel(tr("This database has no page that can be shown without changing it."), empty);
    text->setObjectName(u"emptyPageLabel"_s);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto *column = new QVBoxLayout(empty);
    column->addWidget(m_emptyBar);
    column->addWidget(text, 1);
    connect(m_emptyBar, &MessageBar::detailsRequested, this, &StoreView::detailsRequested);
    m_stack->addWidget(empty);
}

TablePage *StoreView::page() const
{
    return qobject_cast<TablePage *>(m_stack->currentWidget());
}

TablePage *StoreView::makePage(schema::Table table)
{
    auto *page = new TablePage(*m_session, table, m_actions, m_stack);
    page->setShowDeleted(m_showDeleted);
    m_pages.insert(table, page);
    m_stack->addWidget(page);
    connect(page, &TablePage::contextChanged, this, [this, page] {
        if (page == this->page())
            Q_EMIT contextChanged();
    });
    connect(page, &TablePage::rowRequested, this, &StoreView::goTo);
    connect(page, &TablePage::rowsPainted, this, &StoreView::rowsPainted);
    connect(page, &TablePage::hiddenRowsRequested, this, [this] {
        if (!m_actions[Command::ShowDeleted]->isChecked())
            m_actions[Command::ShowDeleted]->trigger();
    });
    connect(&page->messageBar(), &MessageBar::detailsRequested, this, &StoreView::detailsRequested);
    return page;
}

void StoreView::showPage(schema::Table table)
{
    if (!m_tables.contains(table))
        return;
    TablePage *page = m_pages.value(table);
    if (!page)
        page = makePage(table);
    page->setShowDeleted(m_showDeleted);
    page->followSettings();
    m_stack->setCurrentWidget(page);
    page->view().setFocus();
    Q_EMIT contextChanged();
}

void StoreView::makeDatabasePage()
{
    m_database = new DatabasePage(*m_session, m_actions, m_stack);
    m_stack->addWidget(m_database);
    connect(m_database, &DatabasePage::contextChanged, this, &StoreView::contextChanged);
    connect(m_database, &DatabasePage::bringBackRequested, this, &StoreView::bringBackRequested);
    connect(m_database, &DatabasePage::rowsRequested, this, &StoreView::showOnly);
    connect(m_database, &DatabasePage::moved, this, &StoreView::moved);
    connect(m_database, &DatabasePage::tableActivated, this, [this](const QString &name) {
        if (const schema::Entity *entity = schema::entityByName(name))
            showPage(entity->table);
    });
    connect(&m_database->messageBar(), &MessageBar::detailsRequested, this, &StoreView::detailsRequested);
}

DatabasePage &StoreView::showDatabase()
{
    if (!m_database)
        makeDatabasePage();
    m_stack->setCurrentWidget(m_database);
    m_database->takeFocus();
    Q_EMIT contextChanged();
    return *m_database;
}

queries::QueriesPage &StoreView::showQueries()
{
    if (!m_queries) {
        m_queries = new queries::QueriesPage(*m_session, m_actions, m_isKept, m_stack);
        m_stack->addWidget(m_queries);
        connect(m_queries, &queries::QueriesPage::contextChanged, this, &StoreView::contextChanged);
        connect(&m_queries->messageBar(), &MessageBar::detailsRequested, this, &StoreView::detailsRequested);
    }
    m_stack->setCurrentWidget(m_queries);
    m_queries->takeFocus();
    Q_EMIT contextChanged();
    return *m_queries;
}

/// The commands of the menu that bears its name.
bool StoreView::runOnDatabase(Command command)
{
    switch (command) {
    case Command::GoDatabase:
        showDatabase();
        return true;
    case Command::GoQueries:
        showQueries();
        return true;
    case Command::NewQuery:
    case Command::NewSql:
        return showQueries().run(command);
    case Command::ShowStructure:
        showDatabase().showTab(&m_database->structure());
        return true;
    case Command::ShowVersions:
        showDatabase().showTab(&m_database->versions());
        return true;
    case Command::ShowBackups:
        showDatabase().showTab(&m_database->backups());
        return true;
    case Command::ShowCheckup:
        showDatabase().showTab(&m_database->checkup());
        return true;
    case Command::MakeBackup:
        showDatabase().showTab(&m_database->backups());
        [[fallthrough]];
    default:
        if (m_queries && m_stack->currentWidget() == m_queries)
            return m_queries->run(command);
        return m_database && m_stack->currentWidget() == m_database && m_database->run(command);
    }
}

void StoreView::goTo(const records::RowKey &row)
{
    if (!m_tables.contains(row.table))
        return;
    showPage(row.table);
    page()->goTo(row);
}

void StoreView::showOnly(schema::Table table, const QList<qint64> &ids, qint64 current)
{
    if (!m_tables.contains(table))
        return;
    showPage(table);
    page()->showOnly(ids, current);
}

/// A quiet sign: nothing that somebody reads is pushed away for it.
void StoreView::showFound(int serious)
{
    MessageBar &bar = messageBar();
    if (!bar.isHidden() || (m_database && m_stack->currentWidget() == m_database))
        return;
    bar.showMessage(style::Tone::Neutral,
                    tr("The check-up found %n thing(s) that need a look.", nullptr, serious));
    bar.offer(tr("Show"), [this] { runOnDatabase(Command::ShowCheckup); });
}

MessageBar &StoreView::messageBar() const
{
    if (TablePage *shown = page())
        return shown->messageBar();
    if (m_database && m_stack->currentWidget() == m_database)
        return m_database->messageBar();
    if (m_queries && m_stack->currentWidget() == m_queries)
        return m_queries->messageBar();
    return *m_emptyBar;
}

QString StoreView::troubleReason() const
{
    return m_trouble->reason();
}

bool StoreView::run(Command command, bool checked)
{
    if (command >= Command::GoPurchases && command <= Command::GoNumbers) {
        for (const schema::Table table : m_tables)
            if (commandFor(table) == command)
                showPage(table);
        return true;
    }
    if (command == Command::ShowDeleted)
        m_showDeleted = checked; // for all pages, also those that are made later
    return runOnDatabase(command) || (page() && page()->run(command, checked));
}

void StoreView::describe(ActionContext &context) const
{
    using State = tables::Session::State;
    context.isOpen = true;
    context.isReadOnly = m_session->isReadOnly();
    context.isSaving = m_session->state() == State::Saving;
    context.hasPending = !m_session->pending().isEmpty();
    context.tables = m_tables;
    context.undoText = m_session->undoText();
    context.redoText = m_session->redoText();
    context.isDatabasePage = m_database && m_stack->currentWidget() == m_database;
    context.isQueriesPage = m_queries && m_stack->currentWidget() == m_queries;
    context.canBackUp = m_database ? m_database->backups().canMakeBackup()
                                   : m_session->location().engine == database::Engine::Sqlite;
    if (const TablePage *shown = page())
        shown->describe(context);
}

void StoreView::refreshCounts()
{
    const quint64 question = ++m_generation;
    m_session->reader().run(
        database::Worker::Priority::Normal, this,
        [](const database::Connection &connection) { return reports::rowCounts(connection); },
        [this, question](const base::Result<QMap<schema::Table, qint64>> &counts) {
            if (question == m_generation && counts)
                m_rail->setCounts(*counts);
        });
}

} // namespace gui
