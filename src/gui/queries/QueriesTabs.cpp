// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the page: opened, closed, renamed, kept; the rest of QueriesPage.h.
#include "gui/Icons.h"
#include "gui/MessageBar.h"
#include "gui/Style.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/QuestionKeeper.h"
#include "gui/queries/RunLimitsDialog.h"
#include "query/Exercises.h"
#include "ui_QueriesPage.h"

#include <QInputDialog>
#include <QMenu>
#include <QShortcut>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace gui::queries
{

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
    connect(view, &QuestionView::limitsRequested, this, &QueriesPage::chooseLimits);
    connect(view, &QuestionView::exerciseSolved, this, &QueriesPage::fillShelf);
    refreshNames();
}

void QueriesPage::chooseLimits()
{
    auto *dialog = new RunLimitsDialog(m_shared.limits, window());
    connect(dialog, &RunLimitsDialog::chosen, this, [this](const query::RunLimits &limits) {
        storeLimits(limits);
        m_shared.limits = limits;
        for (int i = 0; i < m_ui->tabs->count(); ++i)
            if (QuestionView *view = viewAt(i))
                view->takeLimits();
    });
    dialog->open();
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

} // namespace gui::queries
