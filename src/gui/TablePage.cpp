// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/TablePage.h"

#include "base/Settings.h"
#include "gui/BulkCommands.h"
#include "gui/PageViews.h"
#include "gui/RowCommands.h"
#include "gui/Style.h"
#include "gui/TableHeader.h"
#include "gui/ViewSettings.h"
#include "gui/dialogs/RecordDelegate.h"
#include "gui/finding/FilterDialog.h"
#include "gui/finding/PageFilter.h"
#include "ui_TablePage.h"

#include <QAction>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace gui
{

namespace
{
/// A page that is not shown paints nothing, and shall know its order all the same.
constexpr int longestHoldMs = 300;
} // namespace

TablePage::TablePage(tables::Session &session, schema::Table table, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::TablePage>())
    , m_model(new tables::StoreTableModel(session, table, this))
    , m_filter(new finding::PageFilter(session, *m_model, this))
    , m_views(new PageViews(*this))
{
    // Before anything else: the reader works while the page is being made. It is refused only for a table
    // that is not there, which has no page; what fails later comes through readFailed().
    m_model->holdOrder();
    (void)m_model->startReading();
    m_ui->setupUi(this);
    setObjectName(schema::entity(table).name + u"Page"_s);
    m_commands = new RowCommands(session, *this);
    m_bulk = new BulkCommands(session, *this);
    style::setTextSize(m_ui->titleLabel, 1.5, true);
    m_ui->tableView->setItemDelegate(new RecordDelegate(session, table, m_ui->tableView));
    m_ui->tableView->follow(*m_model);
    m_ui->recordCard->setSession(session);
    setUpFinding();
    m_ui->pageFooter->follow(session, *m_model);
    m_ui->splitter->setStretchFactor(0, 0);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->splitter->setStretchFactor(2, 0);
    m_ui->recordCard->setMinimumWidth(220);
    m_ui->tableView->setMinimumWidth(300);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(150);
    setUpButtons(actions);
    m_commands->offer(actions, *m_ui->tableView);
    connectParts();
    retranslate();
}

TablePage::~TablePage()
{
    // An editor that is open would ask the model for its value while it goes.
    m_ui->tableView->pin(0);
    m_ui->tableView->setItemDelegate(nullptr);
}

void TablePage::setUpButtons(const Actions &actions)
{
    const QList<std::pair<QToolButton *, Command>> buttons{
        {m_ui->addButton, Command::Add},
        {m_ui->editButton, Command::Edit},
        {m_ui->duplicateButton, Command::Duplicate},
        {m_ui->deleteButton, Command::Delete},
        {m_ui->restoreButton, Command::Restore},
        {m_ui->changeContactButton, Command::ChangeContact},
        {m_ui->saveButton, Command::Save},
        {m_ui->quickFiltersButton, Command::QuickFilters},
        {m_ui->filterButton, Command::Filter},
        {m_ui->showDeletedButton, Command::ShowDeleted},
        {m_ui->showSecretsButton, Command::ShowSecrets},
    };
    for (const auto &[button, command] : buttons) {
        QAction *action = actions[command];
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(18, 18));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        const auto follow = [button = button, action] {
            button->setVisible(action->isVisible());
            button->setAccessibleName(action->text().remove(u'&'));
        };
        connect(action, &QAction::changed, button, follow);
        follow();
    }
    m_ui->saveButton->setAutoRaise(false);
    orderTabs();
}

void TablePage::orderTabs()
{
    QList<QWidget *> order{m_ui->quickFiltersButton, m_ui->filterButton,        m_ui->showSecretsButton,
                           m_ui->showDeletedButton,  m_ui->searchEdit,          m_ui->addButton,
                           m_ui->editButton,         m_ui->duplicateButton,     m_ui->deleteButton,
                           m_ui->restoreButton,      m_ui->changeContactButton, m_ui->saveButton,
                           m_ui->messageBar,         m_ui->filterBar,           m_ui->quickFilters};
    order += m_ui->tableView->filterEdits();
    order += {m_ui->tableView, m_ui->recordCard};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void TablePage::setUpFinding()
{
    m_ui->tableView->setFilter(*m_filter);
    m_ui->filterBar->follow(*m_filter);
    m_ui->quickFilters->follow(m_session, *m_model, *m_filter);
    m_ui->quickFilters->setMinimumWidth(150);
    m_ui->quickFilters->hide();
    connect(m_filter, &finding::PageFilter::failed, m_ui->messageBar, &MessageBar::showError);
    connect(m_filter, &finding::PageFilter::changed, this,
            [this] { m_ui->tableView->setEmptyText(emptyText()); });
    connect(m_ui->quickFilters, &finding::QuickFilters::failed, m_ui->messageBar, &MessageBar::showError);
    connect(m_ui->filterBar, &finding::FilterBar::editRequested, this, &TablePage::editFilter);
    connect(m_ui->tableView, &TableView::filterEditsChanged, this, &TablePage::orderTabs);
    followSettings();
}

void TablePage::followSettings()
{
    setFilterRowShown(viewsettings::isFilterRowShown());
    setQuickFiltersShown(viewsettings::areQuickFiltersShown());
}

void TablePage::editFilter()
{
    auto *dialog =
        new finding::FilterDialog(m_session, table(), m_filter->condition(), m_filter->labels(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_filter->setCondition(dialog->condition()); });
    dialog->open();
}

void TablePage::setFilterRowShown(bool shown)
{
    m_ui->tableView->setFilterRowShown(shown);
}

void TablePage::setQuickFiltersShown(bool shown)
{
    m_ui->quickFilters->setVisible(shown);
}

void TablePage::connectParts()
{
    connect(m_ui->tableView, &TableView::placeChanged, this, &TablePage::onPlaceChanged);
    connect(m_ui->tableView, &TableView::rowsPainted, this, &TablePage::rowsPainted);
    // Until then a page that reads a million ids would only keep the screen waiting; one that is not shown has no paint.
    connect(m_ui->tableView, &TableView::rowsPainted, m_model, &tables::StoreTableModel::releaseOrder);
    QTimer::singleShot(longestHoldMs, m_model, &tables::StoreTableModel::releaseOrder);
    connect(m_ui->tableView, &TableView::openRequested, this, [this] { m_commands->run(Command::Edit); });
    connect(m_ui->tableView->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
            [this](QWidget *, QAbstractItemDelegate::EndEditHint hint) {
                const auto key = m_ui->tableView->currentKey();
                if (hint == QAbstractItemDelegate::SubmitModelCache && key && base::Settings().savesOnEnter())
                    m_session.saveRow(*key);
            });
    connect(m_ui->recordCard, &RecordCard::rowRequested, this, &TablePage::rowRequested);
    connect(m_ui->recordCard, &RecordCard::cardShown, this, &TablePage::contextChanged);
    connect(m_ui->recordCard, &RecordCard::failed, m_ui->messageBar, &MessageBar::showError);
    connect(m_ui->pageFooter, &PageFooter::failed, m_ui->messageBar, &MessageBar::showError);
    connect(m_model, &tables::StoreTableModel::readFailed, m_ui->messageBar, &MessageBar::showError);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, [this] {
        applySearch();
        m_ui->tableView->setFocus();
    });
    connect(&m_searchDelay, &QTimer::timeout, this, &TablePage::applySearch);
    connect(&m_session, &tables::Session::pendingChanged, this, &TablePage::contextChanged);
    connect(&m_session, &tables::Session::saved, m_ui->recordCard, &RecordCard::refresh);
    connect(&m_session, &tables::Session::undone, m_ui->recordCard, &RecordCard::refresh);
    connect(&m_session, &tables::Session::redone, m_ui->recordCard, &RecordCard::refresh);
    connect(&m_session, &tables::Session::changedByOthers, m_ui->recordCard, &RecordCard::refresh);
}

TableView &TablePage::view() const
{
    return *m_ui->tableView;
}

RecordCard &TablePage::card() const
{
    return *m_ui->recordCard;
}

MessageBar &TablePage::messageBar() const
{
    return *m_ui->messageBar;
}

bool TablePage::run(Command command, bool checked)
{
    switch (command) {
    case Command::Find:
        m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
        m_ui->searchEdit->selectAll();
        return true;
    case Command::FilterRow:
        viewsettings::setFilterRowShown(checked);
        setFilterRowShown(checked);
        if (checked)
            m_ui->tableView->goToFilter();
        Q_EMIT contextChanged();
        return true;
    case Command::SaveView:
        m_views->askForName();
        return true;
    case Command::ExportView:
        m_views->askForExport();
        return true;
    case Command::ImportView:
        m_views->askForImport();
        return true;
    case Command::Filter:
        editFilter();
        return true;
    case Command::QuickFilters:
        viewsettings::setQuickFiltersShown(checked);
        setQuickFiltersShown(checked);
        Q_EMIT contextChanged();
        return true;
    case Command::Refresh:
        m_model->select();
        m_ui->recordCard->refresh();
        return true;
    case Command::ShowDeleted:
        setShowDeleted(checked);
        return true;
    case Command::ShowSecrets:
        setSecretsShown(checked);
        return true;
    default:
        return m_commands->run(command) || m_bulk->run(command);
    }
}

void TablePage::describe(ActionContext &context) const
{
    context.hasPage = true;
    context.page = table();
    const auto &fields = m_model->entity().fields;
    context.hasSecrets =
        std::any_of(fields.begin(), fields.end(), [](const schema::Field &field) { return field.secret; });
    const auto key = m_ui->tableView->currentKey();
    context.hasRow = key.has_value();
    context.isFilterRowShown = m_ui->tableView->header().isFilterRowShown();
    context.areQuickFiltersShown = !m_ui->quickFilters->isHidden();
    context.rowIsNew = key && key->id < 0;
    context.hasHistory = m_session.hasArchive();
    context.rowCanBeRestored = m_commands->canRestore();
}

void TablePage::goTo(const records::RowKey &row)
{
    if (!m_ui->searchEdit->text().isEmpty()) {
        m_ui->searchEdit->clear();
        applySearch();
    }
    m_filter->clear();
    m_ui->tableView->goTo(row);
    m_ui->tableView->setFocus();
}

void TablePage::showOnly(const QList<qint64> &ids, qint64 current)
{
    if (!m_ui->searchEdit->text().isEmpty()) {
        m_ui->searchEdit->clear();
        applySearch();
    }
    QVariantList values;
    values.reserve(ids.size());
    for (const qint64 id : ids)
        values.append(id);
    m_filter->setCondition(query::Condition::test(u"id"_s, query::Op::OneOf, values));
    m_ui->tableView->goTo({table(), current});
    m_ui->tableView->setFocus();
    const auto lookForHidden = [this, ids, current] {
        if (m_showDeleted || m_model->rowCount() >= ids.size())
            return;
        Q_EMIT hiddenRowsRequested();
        m_ui->tableView->goTo({table(), current});
    };
    if (m_model->isOrderComplete())
        lookForHidden();
    else
        connect(m_model, &tables::StoreTableModel::orderCompleted, this, lookForHidden,
                Qt::SingleShotConnection);
}

void TablePage::setShowDeleted(bool show)
{
    if (m_showDeleted == show)
        return;
    m_showDeleted = show;
    m_model->setShowDeleted(show);
}

void TablePage::setSecretsShown(bool shown)
{
    m_model->setSecretsShown(shown);
    m_ui->recordCard->setSecretsShown(shown);
}

void TablePage::setSearch(const QString &text)
{
    m_ui->searchEdit->setText(text);
    applySearch();
}

void TablePage::applySearch()
{
    m_searchDelay.stop();
    const QString text = m_ui->searchEdit->text().trimmed();
    if (m_model->search() == text)
        return;
    m_model->setSearch(text);
    m_ui->tableView->setEmptyText(emptyText());
}

bool TablePage::isSettled() const
{
    if (!m_model->isOrderComplete() || m_searchDelay.isActive() || !m_ui->recordCard->isSettled()
        || !m_ui->pageFooter->isSettled() || !m_ui->quickFilters->isSettled())
        return false;
    const int first = qMax(0, m_ui->tableView->rowAt(0));
    return m_model->rowCount() == 0 || m_model->rowState(first) != tables::StoreTableModel::RowState::Loading;
}

void TablePage::onPlaceChanged()
{
    m_ui->recordCard->ask(m_ui->tableView->currentKey());
    m_ui->pageFooter->setSelection(m_ui->tableView->selectedStretches());
    Q_EMIT contextChanged();
}

void TablePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
        m_ui->tableView->fitColumns();
    }
    QWidget::changeEvent(event);
}

void TablePage::showEvent(QShowEvent *event)
{
    // A moment's wait for the first rows: one paint with them is sooner there than one without and one with.
    if (m_model->rowCount() == 0 && m_model->canFetchMore({}))
        m_model->fetchMore({});
    QWidget::showEvent(event);
}

QString TablePage::emptyText() const
{
    if (!m_model->search().isEmpty())
        return tr("Nothing here contains “%1”.").arg(m_model->search());
    if (!m_filter->isEmpty())
        return tr("No row fits the filter.");
    return m_session.isReadOnly() ? tr("There are no rows here.")
                                  : tr("There are no rows here yet. Add the first with Ctrl+N.");
}

void TablePage::retranslate()
{
    const QString title = schema::entityTitle(m_model->entity());
    m_ui->titleLabel->setText(title);
    setAccessibleName(title);
    m_ui->tableView->setAccessibleName(title);
    m_ui->tableView->setEmptyText(emptyText());
}

} // namespace gui
