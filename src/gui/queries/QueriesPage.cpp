// SPDX-License-Identifier: GPL-3.0-or-later
// The page and its tabs; the shelf and what is saved are in QueriesShelf.cpp.
#include "gui/queries/QueriesPage.h"

#include "base/Paths.h"
#include "gui/Icons.h"
#include "gui/MessageBar.h"
#include "gui/Style.h"
#include "gui/queries/Practice.h"
#include "gui/queries/QuestionKeeper.h"
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
               {}}
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
    readFacts();
    restoreTabs();
    retranslate();
}

QueriesPage::~QueriesPage() = default;

void QueriesPage::makeTabs()
{
    QTabBar *bar = m_ui->tabs->tabBar();
    bar->setObjectName(u"questionTabBar"_s);
    bar->setContextMenuPolicy(Qt::CustomContextMenu);
    bar->setElideMode(Qt::ElideNone);
    bar->setUsesScrollButtons(true);
    auto *add = new QToolButton(m_ui->tabs);
    add->setObjectName(u"addQuestionButton"_s);
    add->setIcon(icons::icon(icons::Name::Add));
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::StrongFocus);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setMenu(new QMenu(add));
    m_ui->tabs->setCornerWidget(add);
    connect(m_ui->tabs, &QTabWidget::tabCloseRequested, this, &QueriesPage::close);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, [this] {
        keep();
        Q_EMIT contextChanged();
    });
    connect(bar, &QTabBar::tabMoved, this, &QueriesPage::keep);
    connect(bar, &QTabBar::tabBarDoubleClicked, this, &QueriesPage::rename);
    connect(bar, &QWidget::customContextMenuRequested, this, &QueriesPage::showTabMenu);
    const auto onKey = [this, bar](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, bar);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    onKey(QKeySequence(Qt::Key_F2), [this] { rename(m_ui->tabs->currentIndex()); });
    onKey(QKeySequence(Qt::Key_Delete), [this] { close(m_ui->tabs->currentIndex()); });
}

void QueriesPage::restoreTabs()
{
    m_isRestoring = true;
    if (m_keeper) {
        for (const Question &question : m_keeper->kept().questions)
            insert(m_ui->tabs->count(), question);
        m_ui->tabs->setCurrentIndex(m_keeper->kept().current);
    }
    if (m_ui->tabs->count() == 0)
        insert(0, newQuestion(Question::Kind::Built));
    m_isRestoring = false;
}

Question QueriesPage::newQuestion(Question::Kind kind) const
{
    Question question;
    question.kind = kind;
    if (!m_shared.tables.isEmpty())
        question.query.from = m_shared.tables.constFirst();
    return question;
}

QuestionView *QueriesPage::viewAt(int index) const
{
    return qobject_cast<QuestionView *>(m_ui->tabs->widget(index));
}

QuestionView *QueriesPage::current() const
{
    return viewAt(m_ui->tabs->currentIndex());
}

QString QueriesPage::titleOf(const Question &question) const
{
    if (!question.name.isEmpty())
        return question.name;
    if (question.kind == Question::Kind::Exercise) {
        const query::Exercise *exercise = query::exerciseById(question.exercise);
        return exercise ? exercise->text().title : tr("Exercise");
    }
    return question.kind == Question::Kind::Sql ? u"SQL"_s
                                                : schema::entityTitle(schema::entity(question.query.from));
}

void QueriesPage::insert(int index, const Question &question)
{
    auto *view = new QuestionView(m_shared, question, m_ui->tabs);
    m_ui->tabs->insertTab(index, view, QString());
    connect(view, &QuestionView::changed, this, [this] {
        refreshNames();
        keep();
    });
    connect(view, &QuestionView::failed, m_ui->messageBar, &MessageBar::showError);
    connect(view, &QuestionView::said, m_ui->messageBar,
            [this](style::Tone tone, const QString &text) { m_ui->messageBar->showMessage(tone, text); });
    connect(view, &QuestionView::exerciseSolved, this, &QueriesPage::fillShelf);
    refreshNames();
}

QuestionView *QueriesPage::open(const Question &question)
{
    const int index = m_ui->tabs->currentIndex() + 1;
    insert(index, question);
    m_ui->tabs->setCurrentIndex(index);
    keep();
    current()->takeFocus();
    return current();
}

void QueriesPage::close(int index)
{
    QuestionView *view = viewAt(index);
    if (!view)
        return;
    const Question closed = view->question();
    const QString title = titleOf(closed);
    m_ui->tabs->removeTab(index);
    view->deleteLater();
    if (m_ui->tabs->count() == 0)
        insert(0, newQuestion(Question::Kind::Built));
    keep();
    m_ui->messageBar->showMessage(style::Tone::Neutral, tr("“%1” was closed.").arg(title));
    m_ui->messageBar->offer(tr("Undo"), [this, index, closed] {
        insert(qMin(index, m_ui->tabs->count()), closed);
        m_ui->tabs->setCurrentIndex(qMin(index, m_ui->tabs->count() - 1));
        m_ui->messageBar->clear();
        keep();
    });
}

void QueriesPage::duplicate(int index)
{
    const QuestionView *view = viewAt(index);
    if (!view)
        return;
    Question copy = view->question();
    copy.name = tr("%1 (copy)").arg(titleOf(copy));
    copy.saved.clear();
    open(copy);
}

void QueriesPage::rename(int index)
{
    QuestionView *view = viewAt(index);
    if (!view)
        return;
    auto *dialog = new QInputDialog(window());
    dialog->setObjectName(u"renameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the tab"));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(titleOf(view->question()));
    connect(dialog, &QInputDialog::textValueSelected, view,
            [view](const QString &name) { view->setName(name.trimmed()); });
    dialog->open();
}

void QueriesPage::showTabMenu(const QPoint &at)
{
    QTabBar *bar = m_ui->tabs->tabBar();
    const int index = bar->tabAt(at) >= 0 ? bar->tabAt(at) : bar->currentIndex();
    auto *menu = new QMenu(bar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(bar->tabText(index));
    connect(menu->addAction(tr("Rename…") + u"\tF2"_s), &QAction::triggered, this,
            [this, index] { rename(index); });
    connect(menu->addAction(tr("Duplicate")), &QAction::triggered, this, [this, index] { duplicate(index); });
    connect(menu->addAction(tr("Write into a file…")), &QAction::triggered, this,
            [this, index] { writeFile(index); });
    connect(menu->addAction(tr("Close") + u'\t'
                            + QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText)),
            &QAction::triggered, this, [this, index] { close(index); });
    menu->popup(bar->mapToGlobal(at));
}

/// Soon after each change: nothing that was built is lost.
void QueriesPage::keep()
{
    if (!m_keeper || m_isRestoring)
        return;
    QuestionKeeper::Tabs tabs;
    for (int i = 0; i < m_ui->tabs->count(); ++i)
        if (const QuestionView *view = viewAt(i))
            tabs.questions.append(view->question());
    tabs.current = m_ui->tabs->currentIndex();
    m_keeper->keep(tabs);
}

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
