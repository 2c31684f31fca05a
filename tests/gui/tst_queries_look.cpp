// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "QueriesFixture.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "gui/queries/Builder.h"
#include "gui/queries/CodePanel.h"
#include "gui/queries/ExercisePanel.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/ResultExport.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"
#include "gui/queries/RunLimitsDialog.h"
#include "gui/queries/Shelf.h"
#include "gui/queries/StepsView.h"
#include "support/Patience.h"

#include <QComboBox>
#include <QDir>
#include <QTabBar>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::queries::QueriesPage;
using gui::queries::Question;
using gui::queries::QuestionView;
using gui::queries::Shelf;
using query::Condition;
using query::Op;

/// The Queries page as a person sees it, in both languages and schemes, at both sizes: no text cut, every
/// control reached by Tab and named.
class TestQueriesLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pictures_data();
    void pictures();
    void cutTexts_data();
    void cutTexts();
    void tabWalk();
    void languageChangesInPlace();

private:
    void picture(QWidget *widget, const QString &name);
    void dialogPictures(support::Window &window, QueriesPage *page);
    [[nodiscard]] static Question rich();
    [[nodiscard]] static Question perCity();

    QTemporaryDir m_folder;
    QString m_sample;
    QString m_suffix;
};

void TestQueriesLook::initTestCase()
{
    QVERIFY(QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots")));
    database::Location location;
    location.path = m_folder.filePath(u"Магазин Ольги.db"_s);
    support::fillWithSample(location);
    m_sample = location.path;
}

/// The tabs of the test before are not this one's.
void TestQueriesLook::init()
{
    QVERIFY(QDir(base::paths::stateFolder() + u"/queries"_s).removeRecursively());
}

void TestQueriesLook::picture(QWidget *widget, const QString &name)
{
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    QVERIFY(widget->grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/") + name + m_suffix
                                + u".png"_s));
}

/// Something in most clauses.
Question TestQueriesLook::rich()
{
    Question question;
    question.query.joins = {{u"phonebook"_s, false}};
    question.query.where = Condition::all(
        {Condition::test(u"user.age"_s, Op::GreaterOrEqual, {18}),
         Condition::any({Condition::test(u"user.name"_s, Op::Like, {u"A%"_s}),
                         Condition::test(u"user.city"_s, Op::OneOf, {u"Ohio"_s, u"New York"_s})}),
         Condition::test(u"user.surname"_s, Op::IsNotNull)});
    question.query.where.parts[2].isOff = true;
    question.query.orderBy = {{*query::Expression::parse(u"user.age"_s), true, query::Order::Nulls::Last}};
    return question;
}

Question TestQueriesLook::perCity()
{
    Question question;
    question.query.columns = {*query::Expression::parse(u"city"_s),
                              *query::Expression::parse(u"count(id)"_s)};
    question.query.groupBy = {*query::Expression::parse(u"city"_s)};
    question.query.having = Condition::all({Condition::test(u"count(id)"_s, Op::Greater, {1})});
    question.query.orderBy = {
        {*query::Expression::parse(u"count(id)"_s), true, query::Order::Nulls::Default}};
    return question;
}

void TestQueriesLook::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        QTest::addRow("%s light", qPrintable(language)) << language << false;
        QTest::addRow("%s dark", qPrintable(language)) << language << true;
    }
}

void TestQueriesLook::pictures()
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    m_suffix = u"-%1-%2"_s.arg(language, isDark ? u"dark"_s : u"light"_s);
    gui::style::install(isDark ? gui::style::Scheme::Dark : gui::style::Scheme::Light);
    base::text::installLanguage(language);
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(rich());
    QVERIFY(support::settled(page));
    view->builder()->edit(u"where[0]"_s);
    picture(&window, u"queries-built"_s);
    view->builder()->edit(u"where[0]"_s);
    view->code()->tabs()->setCurrentIndex(3);
    view->code()->pointAt(u"where[1]"_s);
    view->steps()->findChild<QAbstractButton *>(u"station2"_s)->click();
    QVERIFY(support::settled(page));
    view->results()->step()->tabs()->setCurrentIndex(2);
    picture(&window, u"queries-step"_s);
    view->steps()->findChild<QAbstractButton *>(u"station1"_s)->click();
    QVERIFY(support::settled(page));
    picture(&window, u"queries-join"_s);
    view = page->open(perCity());
    QVERIFY(support::settled(page));
    view->results()->setCurrentIndex(3);
    picture(&window, u"queries-chart"_s);
    view->results()->findChild<QComboBox *>(u"chartKindBox"_s)->setCurrentIndex(2);
    picture(&window, u"queries-pie"_s);
    Question unordered;
    unordered.query.where = Condition::all({Condition::test(u"surname"_s, Op::NotEquals, {u"Rart"_s}),
                                            Condition::test(u"name"_s, Op::Like, {u"Alex"_s})});
    unordered.query.limit = 3;
    view = page->open(unordered);
    QVERIFY(support::settled(page));
    view->results()->setCurrentIndex(view->results()->count() - 1);
    picture(&window, u"queries-coach"_s);
    view->results()->setCurrentWidget(view->results()->plan());
    QTRY_VERIFY(view->results()->plan()->topLevelItemCount() > 0);
    picture(&window, u"queries-plan"_s);
    Question wrong;
    wrong.query.where = Condition::all({Condition::test(u"age"_s, Op::Equals, {u"abc"_s})});
    view = page->open(wrong);
    view->builder()->edit(u"where[0]"_s);
    picture(&window, u"queries-problem"_s);
    Question typed;
    typed.kind = Question::Kind::Sql;
    typed.sql = u"SELECT name, age FROM user WHERE agee >= 18 -- кто взрослый?\nORDER BY 'name'"_s;
    view = page->open(typed);
    QVERIFY(support::settled(page));
    picture(&window, u"queries-sql"_s);
    auto *tree = page->shelf().tree();
    tree->topLevelItem(2)->setExpanded(true);
    Question exercise;
    exercise.kind = Question::Kind::Exercise;
    exercise.exercise = u"02-of-age"_s;
    exercise.query.where = Condition::all({Condition::test(u"age"_s, Op::Greater, {18})});
    view = page->open(exercise);
    QVERIFY(support::settled(page));
    window.findChild<QAbstractButton *>(u"hintButton"_s)->click();
    view->findChild<QAbstractButton *>(u"checkAnswerButton"_s)->click();
    QVERIFY(support::settled(page));
    picture(&window, u"queries-exercise"_s);
    window.resize(1024, 700);
    picture(&window, u"queries-exercise-small"_s);
    view = page->open(rich());
    QVERIFY(support::settled(page));
    view->steps()->findChild<QAbstractButton *>(u"station1"_s)->click();
    QVERIFY(support::settled(page));
    picture(&window, u"queries-join-small"_s);
    dialogPictures(window, page);
}

/// The limits, with what it means to lift them; an export while it runs and when it is done.
void TestQueriesLook::dialogPictures(support::Window &window, QueriesPage *page)
{
    page->current()->findChild<QAbstractButton *>(u"runLimitsButton"_s)->click();
    auto *limits = support::waitForDialog<gui::queries::RunLimitsDialog>();
    QVERIFY(limits);
    picture(limits, u"queries-limits"_s);
    limits->findChild<QAbstractButton *>(u"noTimeLimitBox"_s)->click();
    limits->findChild<QAbstractButton *>(u"allRowsBox"_s)->click();
    QTRY_COMPARE(support::cutTexts(limits).join(u"\n"_s), QString());
    picture(limits, u"queries-limits-lifted"_s);
    limits->reject();
    exchange::ResultOrder order;
    order.location.path = m_sample;
    order.typed = u"SELECT id, name, hidden_content FROM products"_s;
    order.path = m_folder.filePath(u"товары.csv"_s);
    auto *writing = new gui::queries::ResultExport(&window);
    writing->start(order);
    QCOMPARE(support::cutTexts(writing).join(u"\n"_s), QString());
    picture(writing, u"queries-export"_s);
    QTRY_VERIFY(!writing->isRunning());
    QTRY_COMPARE(support::cutTexts(writing).join(u"\n"_s), QString());
    picture(writing, u"queries-export-done"_s);
    writing->close();
}

void TestQueriesLook::cutTexts_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        QTest::addRow("%s 1280x800", qPrintable(language)) << language << QSize(1280, 800);
        QTest::addRow("%s 1024x700", qPrintable(language)) << language << QSize(1024, 700);
    }
}

void TestQueriesLook::cutTexts()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    gui::style::install(gui::style::Scheme::Light);
    base::text::installLanguage(language);
    support::Window window(size);
    QVERIFY(window.open(m_sample));
    window.resize(size);
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    for (const Question &question : {rich(), perCity()}) {
        QuestionView *view = page->open(question);
        QVERIFY(support::settled(page));
        for (const QString &path :
             {u"from"_s, u"where[0]"_s, u"joins[0]"_s, u"columns[0]"_s, u"group_by[0]"_s, u"having[0]"_s,
              u"order_by[0]"_s, u"limit"_s, u"ending"_s}) {
            view->builder()->edit(path);
            QTRY_COMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
        }
        for (int i = 0; i < view->results()->count(); ++i) {
            view->results()->setCurrentIndex(i);
            QTRY_COMPARE(support::cutTexts(&window).join(u"\n"_s), QString());
        }
    }
    QCOMPARE(window.size(), size);
    m_suffix = u"-%1-%2"_s.arg(language).arg(size.width());
    picture(&window, u"queries-size"_s);
}

void TestQueriesLook::tabWalk()
{
    base::text::installLanguage(u"en"_s);
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(rich());
    QVERIFY(support::settled(page));
    QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    view->builder()->edit(u"where[1].any[0]"_s);
    QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    for (int i = 0; i < view->results()->count(); ++i) {
        view->results()->setCurrentIndex(i);
        QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    }
    page->run(Command::NewSql);
    QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    // An exercise with its hints, its verdict and the rows that differ.
    Question exercise;
    exercise.kind = Question::Kind::Exercise;
    exercise.exercise = u"02-of-age"_s;
    exercise.query.columns = {*query::Expression::parse(u"name"_s), *query::Expression::parse(u"age"_s)};
    exercise.query.where = Condition::all({Condition::test(u"age"_s, Op::Greater, {18})});
    view = page->open(exercise);
    QVERIFY(support::settled(page));
    QVERIFY(support::tabTo(u"hintButton"_s));
    window.press(Qt::Key_Space);
    QVERIFY(support::tabTo(u"checkAnswerButton"_s));
    window.press(Qt::Key_Space);
    QVERIFY(support::settled(page));
    gui::queries::ResultPanel *results = view->results();
    QCOMPARE(results->currentWidget(), static_cast<QWidget *>(results->difference()));
    QVERIFY(results->difference()->view()->model().rowCount() > 0);
    for (int i = 0; i < results->count(); ++i) {
        results->setCurrentIndex(i);
        QCOMPARE(support::tabComplaints(&window).join(u"\n"_s), QString());
    }
    // From the task down, as it is read.
    results->setCurrentWidget(results->difference());
    QVERIFY(support::tabTo(u"answerKindBox"_s));
    QStringList order;
    for (int i = 0; i < 60 && !order.contains(u"differenceRowsView"_s); ++i) {
        order.append(QApplication::focusWidget()->objectName());
        window.press(Qt::Key_Tab);
        order.append(QApplication::focusWidget()->objectName());
    }
    order.removeDuplicates();
    const QStringList wanted{u"answerKindBox"_s, u"hintButton"_s,       u"checkAnswerButton"_s,
                             u"runButton"_s,     u"runLimitsButton"_s,  u"exportResultButton"_s,
                             u"resultTabBar"_s,  u"differenceTabBar"_s, u"differenceRowsView"_s};
    QStringList met;
    for (const QString &name : std::as_const(order))
        if (wanted.contains(name))
            met.append(name);
    QVERIFY2(met == wanted, qPrintable(order.join(u' ')));
}

void TestQueriesLook::languageChangesInPlace()
{
    base::text::installLanguage(u"en"_s);
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(rich());
    QVERIFY(support::settled(page));
    base::text::installLanguage(u"ru"_s);
    QTRY_COMPARE(view->results()->tabText(0), u"Результат"_s);
    QVERIFY(support::settled(page));
    QTRY_VERIFY(view->builder()
                    ->findChildren<QAbstractButton *>(u"chip-where-0"_s)
                    .constLast()
                    ->text()
                    .contains(u"Возраст"_s));
    base::text::installLanguage(u"en"_s);
}

int main(int argc, char *argv[])
{
    // The palette is the test's, not the desktop's.
    QApplication app(argc, argv);
    TestQueriesLook test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_queries_look.moc"
