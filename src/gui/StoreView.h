// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"
#include "tables/DraftKeeper.h"

#include <QMap>
#include <QWidget>

#include <memory>
#include <set>

class QStackedWidget;

namespace gui::queries
{
class QueriesPage;
}

namespace gui
{

class DatabasePage;
class FirstLook;
class MessageBar;
class Rail;
class SaveTrouble;
class TablePage;

/// An open database: the rail and its pages, made when they are first shown. Owns the session, which is the
/// last to go.
class StoreView : public QWidget
{
    Q_OBJECT
public:
    StoreView(std::unique_ptr<tables::Session> session, const Actions &actions, QWidget *parent = nullptr);
    ~StoreView() override;

    [[nodiscard]] tables::Session &session() const { return *m_session; }
    [[nodiscard]] const std::set<schema::Table> &tables() const { return m_tables; }
    /// nullptr for a database without any of our tables.
    [[nodiscard]] TablePage *page() const;
    void showPage(schema::Table table);
    /// The page about the database as a whole, made when it is first shown.
    DatabasePage &showDatabase();
    [[nodiscard]] DatabasePage *database() const { return m_database; }
    /// The page on which questions are put, made when it is first shown.
    queries::QueriesPage &showQueries();
    [[nodiscard]] queries::QueriesPage *queries() const { return m_queries; }
    [[nodiscard]] FirstLook &firstLook() const { return *m_firstLook; }
    /// Shows a row on its own page.
    void goTo(const records::RowKey &row);
    /// Shows rows of one table on their page: the first is current, the next ones are selected with it.
    void showOnly(schema::Table table, const QList<qint64> &ids, qint64 current);
    /// The bar of the page that is shown.
    [[nodiscard]] MessageBar &messageBar() const;

    /// Why the last save was refused, for the status line; "" when it was not.
    [[nodiscard]] QString troubleReason() const;

    /// From now on what is not saved is kept for the case of a crash; what an earlier run left is offered.
    /// Not for the sample and for private databases.
    void keepDrafts();

    bool run(Command command, bool checked);
    void describe(ActionContext &context) const;

Q_SIGNALS:
    void contextChanged();
    void rowsPainted();
    /// The database stands at other revisions now; not at its head, it is opened to look only.
    void moved(bool atHead, const QString &notice);
    void bringBackRequested(const QString &file, const QString &name);
    void detailsRequested(const QString &text, const QString &detail);

private:
    TablePage *makePage(schema::Table table);
    void makeDatabasePage();
    bool runOnDatabase(Command command);
    void makeEmptyPage();
    void refreshCounts();
    void showFound(int serious);

    std::unique_ptr<tables::Session> m_session;
    const Actions &m_actions;
    std::set<schema::Table> m_tables;
    Rail *m_rail;
    SaveTrouble *m_trouble;
    std::unique_ptr<tables::DraftKeeper> m_drafts;
    QStackedWidget *m_stack;
    MessageBar *m_emptyBar = nullptr;
    DatabasePage *m_database = nullptr;
    queries::QueriesPage *m_queries = nullptr;
    bool m_isKept = false; ///< drafts and open queries, over a restart
    FirstLook *m_firstLook;
    QMap<schema::Table, TablePage *> m_pages;
    quint64 m_generation = 0;
    bool m_showDeleted = false;
};

} // namespace gui
