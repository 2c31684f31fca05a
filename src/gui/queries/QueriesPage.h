// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"
#include "gui/queries/QuestionView.h"
#include "gui/queries/Shelf.h"
#include "query/SavedQueries.h"
#include "tables/Session.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace Ui
{
class QueriesPage;
}

namespace gui
{
class MessageBar;
}

namespace gui::queries
{

class CoachFacts;
class QuestionKeeper;

/// The page on which questions are put to the database: a shelf to begin with and a tab a question. Keeps the
/// tabs over a restart; what a tab does is QuestionView's.
class QueriesPage : public QWidget
{
    Q_OBJECT
public:
    /// `session` and `actions` outlive it. `isKept`: the tabs are kept; not of the sample and of private
    /// databases.
    QueriesPage(tables::Session &session, const Actions &actions, bool isKept, QWidget *parent = nullptr);
    ~QueriesPage() override;

    [[nodiscard]] MessageBar &messageBar() const;
    /// nullptr: no tab is open.
    [[nodiscard]] QuestionView *current() const;
    QuestionView *open(const Question &question);
    void takeFocus();
    /// True when the command was one of this page.
    bool run(Command command);
    /// Nothing runs or waits to. For tests and pictures.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] Shelf &shelf() const;

Q_SIGNALS:
    void contextChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTabs();
    void restoreTabs();
    void insert(int index, const Question &question);
    void chooseLimits();
    void close(int index);
    void duplicate(int index);
    void rename(int index);
    void showTabMenu(const QPoint &at);
    void keep();
    void save();
    void saveAs(const QString &name, bool replaces);
    void forget(const QString &name);
    void writeFile(int index);
    void readFile();
    void changeSaved(const std::function<base::Result<void>(const database::Connection &)> &change,
                     const std::function<void(const base::Result<void> &)> &done);
    void readSaved();
    [[nodiscard]] base::Result<Question> savedQuestion(const QString &name) const;
    void takeFacts();
    void take(Shelf::Section section, const QString &id);
    void fillShelf();
    void refreshNames();
    void retranslate();
    [[nodiscard]] QuestionView *viewAt(int index) const;
    [[nodiscard]] QString titleOf(const Question &question) const;
    [[nodiscard]] Question newQuestion(Question::Kind kind) const;

    std::unique_ptr<Ui::QueriesPage> m_ui;
    tables::Session &m_session;
    database::Dialect m_practiceDialect; ///< the copies are SQLite files, whatever is open
    QuestionView::Shared m_shared;
    CoachFacts *m_facts;
    std::unique_ptr<QuestionKeeper> m_keeper;
    QList<query::SavedQuery> m_saved;
    bool m_isRestoring = false;
    bool m_isShelfChosen = false; ///< a person said whether the shelf is shown
};

} // namespace gui::queries
