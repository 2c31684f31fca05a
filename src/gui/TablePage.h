// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"
#include "tables/StoreTableModel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui
{
class TablePage;
}

namespace gui
{

class MessageBar;
class RecordCard;
class PageViews;
class RowCommands;
class BulkCommands;

namespace finding
{
class PageFilter;
}

class TableView;

/// One table of the store: its buttons, search, rows, the record card and the footer. Owns its model and
/// its message bar. What is done to rows is RowCommands'.
class TablePage : public QWidget
{
    Q_OBJECT
public:
    TablePage(tables::Session &session, schema::Table table, const Actions &actions,
              QWidget *parent = nullptr);
    ~TablePage() override;

    [[nodiscard]] schema::Table table() const { return m_model->entity().table; }
    [[nodiscard]] tables::StoreTableModel &model() const { return *m_model; }
    [[nodiscard]] TableView &view() const;
    [[nodiscard]] RecordCard &card() const;
    [[nodiscard]] MessageBar &messageBar() const;

    /// True when the command was one of a page.
    bool run(Command command, bool checked);
    /// Fills in what the commands need to know of this page.
    void describe(ActionContext &context) const;
    /// Makes a row current; a search that hides it is cleared.
    void goTo(const records::RowKey &row);
    /// Exactly these rows, by a filter that the bar names and takes away; `current` is one of them.
    void showOnly(const QList<qint64> &ids, qint64 current);
    void setShowDeleted(bool show);
    void setSecretsShown(bool shown);
    void setSearch(const QString &text);
    void setFilterRowShown(bool shown);
    void setQuickFiltersShown(bool shown);
    /// The rows above and beside the table as a person wants them on all pages.
    void followSettings();
    [[nodiscard]] PageViews &views() const { return *m_views; }
    [[nodiscard]] finding::PageFilter &filter() const { return *m_filter; }
    /// Rows, card and sums are there: what is painted now is what stands in the database.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void contextChanged();
    void rowRequested(const records::RowKey &row);
    /// Rows that shall be seen are deleted softly or archived.
    void hiddenRowsRequested();
    void rowsPainted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpButtons(const Actions &actions);
    void connectParts();
    void retranslate();
    void setUpFinding();
    void orderTabs();
    void editFilter();
    void onPlaceChanged();
    void applySearch();
    [[nodiscard]] QString emptyText() const;

    tables::Session &m_session;
    std::unique_ptr<Ui::TablePage> m_ui;
    tables::StoreTableModel *m_model;
    finding::PageFilter *m_filter;
    PageViews *m_views;
    RowCommands *m_commands;
    BulkCommands *m_bulk;
    QTimer m_searchDelay;
    bool m_showDeleted = false;
};

} // namespace gui
