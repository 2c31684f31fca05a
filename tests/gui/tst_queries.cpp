// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "QueriesFixture.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "gui/queries/Builder.h"
#include "gui/queries/CodePanel.h"
#include "gui/queries/CodeView.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"
#include "gui/queries/Shelf.h"
#include "gui/queries/StepsView.h"
#include "query/ExerciseProgress.h"
#include "support/Patience.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::queries::QueriesPage;
using gui::queries::Question;
using gui::queries::QuestionView;
using schema::Table;

/// The Queries page as a person uses it: built by clicking and by keys, typed, kept, cancelled.
class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    /// A database for each test, because the engine is that of the row in force.
    void init();
    void cleanup() { m_database.reset(); }
    void aQueryByKeys();
    void sqlByKeys();
    void nothingIsWritten();
    void aJoinIsFlipped();
    void conditionsAreSwitchedAndFlipped();
    void aProblemStandsAtItsChip();
    void theCodeShowsWhatAChipIs();
    void aLongRunIsCancelled();
    void tabsOutliveTheWindow();
    void aClosedTabComesBack();
    void anExercise();
    void thePlan();

private:
    /// Rows of the tab that is shown, once nothing runs.
    [[nodiscard]] static int rowsOf(QueriesPage *page);

    std::unique_ptr<support::TestDatabase> m_database;
    QString m_sample;
};

void TestQueries::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    QVERIFY(QDir(base::paths::stateFolder() + u"/queries"_s).removeRecursively());
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
    m_sample = m_database->location().toUrl();
}

/// The lesson's first question, without a mouse: who is of age?
void TestQueries::aQueryByKeys()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->current();
    QVERIFY(view);
    QTRY_COMPARE(view->results()->rows()->model().rowCount(), 30);
    QCOMPARE(view->question().query.from, Table::People);
    // WHERE: the field, the comparison, the value.
    QVERIFY(support::tabTo(u"addClauseButton%1"_s.arg(int(gui::queries::words::Clause::Where))));
    window.press(Qt::Key_Space);
    QVERIFY(support::tabTo(u"columnBox"_s));
    window.type(u"Age"_s);
    QVERIFY(support::tabTo(u"operatorBox"_s));
    window.type(u"≥"_s);
    QVERIFY(support::tabTo(u"valueEdit"_s));
    window.type(u"18"_s);
    window.press(Qt::Key_Return);
    QCOMPARE(view->question().query.where.parts.size(), 1);
    QVERIFY(support::settled(page));
    QTRY_COMPARE(view->results()->rows()->model().rowCount(), 28);
}

int TestQueries::rowsOf(QueriesPage *page)
{
    return support::settled(page) ? page->current()->results()->rows()->model().rowCount() : -1;
}

void TestQueries::sqlByKeys()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    page->run(Command::NewSql);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"sqlEdit"_s);
    window.type(u"select name from \"user\" where agee > 18"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(support::settled(page));
    QuestionView *view = page->current();
    QTRY_VERIFY(view->runBar()->text().contains(u"agee"_s));
    // The line stands below the word, and goes as soon as it is mended.
    QCOMPARE(view->sqlEditor()->underlined().start, 30);
    QCOMPARE(view->sqlEditor()->underlined().length, 4);
    view->sqlEditor()->setText(u"select name from \"user\" where age > 18"_s);
    page->run(Command::RunQuery);
    QTRY_COMPARE(rowsOf(page), 21);
    QCOMPARE(view->sqlEditor()->underlined().length, 0);
    // Tab leads out of the editor.
    view->sqlEditor()->editor()->setFocus();
    window.press(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != view->sqlEditor()->editor());
}

void TestQueries::nothingIsWritten()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    for (const QString &sql :
         {u"DELETE FROM \"user\""_s, u"SELECT 1; DROP TABLE \"user\""_s, u"PRAGMA user_version = 7"_s,
          u"WITH x AS (SELECT 1) DELETE FROM \"user\""_s}) {
        page->open(support::typed(sql));
        page->run(Command::RunQuery);
        QCOMPARE(rowsOf(page), 0);
        QVERIFY2(page->current()->runBar()->text().size() > 20, qPrintable(sql));
    }
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM \"user\""_s).toInt(), 30);
}

void TestQueries::aJoinIsFlipped()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->current();
    Question question;
    question.query.joins = {{u"phonebook"_s, false}};
    view = page->open(question);
    QTRY_COMPARE(rowsOf(page), 35);
    QVERIFY2(view->runBar()->text().contains(u"29 objects, from 35 rows"_s),
             qPrintable(view->runBar()->text()));
    view->builder()->findChild<QAbstractButton *>(u"flipJoinButton0"_s)->click();
    QVERIFY(view->question().query.joins.constFirst().isOuter);
    QTRY_COMPARE(rowsOf(page), 36);
    // The stations say what the join did.
    const auto *join = view->steps()->findChild<QAbstractButton *>(u"station1"_s);
    QTRY_VERIFY(join->accessibleName().contains(u"30 rows in, 36 rows out"_s));
    QVERIFY(!join->accessibleDescription().isEmpty());
}

void TestQueries::conditionsAreSwitchedAndFlipped()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    Question question;
    question.query.where =
        query::Condition::all({query::Condition::test(u"name"_s, query::Op::Like, {u"J%"_s}),
                               query::Condition::test(u"name"_s, query::Op::Like, {u"M%"_s})});
    QuestionView *view = page->open(question);
    QTRY_COMPARE(rowsOf(page), 0);
    view->builder()->findChild<QAbstractButton *>(u"wordButton-where-0"_s)->click();
    QTRY_COMPARE(rowsOf(page), 6);
    // Off by its key, and gone by another.
    auto chip = [view](const QString &name) {
        QWidget *found = nullptr;
        for (QWidget *each : view->builder()->findChildren<QWidget *>(name))
            found = each->isHidden() ? found : each;
        return found;
    };
    chip(u"chip-where-0-any-1"_s)->setFocus();
    window.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_COMPARE(rowsOf(page), 3);
    QVERIFY(QApplication::focusWidget()->accessibleName().contains(u"switched off"_s));
    window.press(Qt::Key_Delete);
    QCOMPARE(view->question().query.where.parts.size(), 1);
    QCOMPARE(view->question().query.where.parts.constFirst().field, u"name"_s);
    QTRY_COMPARE(rowsOf(page), 3);
}

void TestQueries::aProblemStandsAtItsChip()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    Question question;
    question.query.where =
        query::Condition::all({query::Condition::test(u"age"_s, query::Op::Equals, {u"abc"_s})});
    QuestionView *view = page->open(question);
    QVERIFY(support::settled(page));
    const auto *chip = view->builder()->findChild<gui::queries::PartChip *>(u"chip-where-0"_s);
    QVERIFY(!chip->problem().isEmpty());
    QCOMPARE(view->runBar()->text(), chip->problem());
    QVERIFY(!view->runBar()->runButton()->isEnabled());
    QVERIFY(view->code()->shown()->text().contains(chip->problem()));
}

void TestQueries::theCodeShowsWhatAChipIs()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    Question question;
    question.query.where =
        query::Condition::all({query::Condition::test(u"age"_s, query::Op::GreaterOrEqual, {18})});
    QuestionView *view = page->open(question);
    QVERIFY(support::settled(page));
    view->builder()->findChild<QWidget *>(u"chip-where-0"_s)->setFocus();
    for (int i = 0; i < gui::queries::CodePanel::count; ++i) {
        view->code()->tabs()->setCurrentIndex(i);
        const auto *code = view->code()->shown();
        QVERIFY2(!code->marked().isEmpty(), qPrintable(QString::number(i)));
        const auto place = code->marked().constFirst();
        QVERIFY(code->text().mid(place.start, place.length).contains(u"age"_s));
    }
}

/// It would go on for ever.
void TestQueries::aLongRunIsCancelled()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(
        support::typed(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"_s));
    page->run(Command::RunQuery);
    auto *cancel = view->findChild<QAbstractButton *>(u"cancelRunButton"_s);
    QTRY_VERIFY(cancel->isVisible());
    cancel->click();
    QVERIFY(support::settled(page));
    QVERIFY(!cancel->isVisible());
    QVERIFY(!view->runBar()->text().isEmpty());
    // The next one is not disturbed by it.
    view->sqlEditor()->setText(u"SELECT 1 AS one"_s);
    page->run(Command::RunQuery);
    QTRY_COMPARE(rowsOf(page), 1);
    QCOMPARE(view->results()->rows()->model().columns().constFirst().title, u"one"_s);
}

void TestQueries::tabsOutliveTheWindow()
{
    {
        support::Window window;
        QVERIFY(window.open(m_sample));
        QueriesPage *page = support::showQueries(window);
        QVERIFY(page);
        page->open(support::typed(u"SELECT 'ёж' AS зверь"_s))->setName(u"Зверь"_s);
    }
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QCOMPARE(page->current()->question().name, u"Зверь"_s);
    QCOMPARE(page->current()->sqlEditor()->text(), u"SELECT 'ёж' AS зверь"_s);
    QTRY_COMPARE(rowsOf(page), 1);
}

void TestQueries::aClosedTabComesBack()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    page->open(support::typed(u"SELECT 2"_s))->setName(u"Two"_s);
    auto *bar = window.findChild<QTabBar *>(u"questionTabBar"_s);
    QCOMPARE(bar->count(), 2);
    bar->setFocus();
    window.press(Qt::Key_Delete);
    QCOMPARE(bar->count(), 1);
    QVERIFY(window.message().contains(u"Two"_s));
    for (auto *button : page->messageBar().findChildren<QAbstractButton *>())
        if (button->isVisible() && button->text() == u"Undo")
            button->click();
    QCOMPARE(bar->count(), 2);
    QCOMPARE(page->current()->question().sql, u"SELECT 2"_s);
}

/// Wrong, with what is wrong; then right, and remembered.
void TestQueries::anExercise()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    query::ExerciseProgress().clear();
    Question question;
    question.kind = Question::Kind::Exercise;
    question.exercise = u"02-of-age"_s;
    question.query.columns = {*query::Expression::parse(u"name"_s), *query::Expression::parse(u"age"_s)};
    question.query.where =
        query::Condition::all({query::Condition::test(u"age"_s, query::Op::Greater, {18})});
    QuestionView *view = page->open(question);
    QTRY_COMPARE(rowsOf(page), 21);
    auto *check = view->findChild<QAbstractButton *>(u"checkAnswerButton"_s);
    const auto *said = view->findChild<QLabel *>(u"exerciseVerdictLabel"_s);
    check->click();
    QVERIFY(support::settled(page));
    QVERIFY2(said->text().contains(u"7"_s) && said->text().contains(u"18"_s), qPrintable(said->text()));
    QCOMPARE(view->results()->difference()->view()->model().rowCount(), 7);
    view->builder()->edit(u"where[0]"_s);
    QVERIFY(support::tabTo(u"operatorBox"_s));
    window.type(u"≥"_s);
    check->click();
    QVERIFY(support::settled(page));
    QVERIFY2(said->text().contains(u"28"_s), qPrintable(said->text()));
    QVERIFY(query::ExerciseProgress().isSolved(u"02-of-age"_s));
    QVERIFY(page->shelf().tree()->topLevelItem(2)->text(0).contains(u"1 / 20"_s));
}

void TestQueries::thePlan()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    gui::queries::ResultPanel *results = page->current()->results();
    results->setCurrentWidget(results->plan());
    QTRY_VERIFY(results->plan()->topLevelItemCount() > 0);
    QVERIFY(!results->plan()->topLevelItem(0)->text(0).isEmpty());
}

QTEST_MAIN(TestQueries)
#include "tst_queries.moc"
