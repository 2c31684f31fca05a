// SPDX-License-Identifier: GPL-3.0-or-later
#include "QueriesFixture.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "gui/queries/Shelf.h"
#include "support/Patience.h"

#include <QDir>
#include <QInputDialog>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::queries::QueriesPage;
using gui::queries::Question;

/// Queries that are kept: by name in the database, and as files.
class TestQueriesSaved : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup() { m_database.reset(); }
    void aQueryIsSaved();
    void aQueryAsAFile();

private:
    std::unique_ptr<support::TestDatabase> m_database;
    QString m_sample;
};

void TestQueriesSaved::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    QVERIFY(QDir(base::paths::stateFolder() + u"/queries"_s).removeRecursively());
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
    m_sample = m_database->location().toUrl();
}

void TestQueriesSaved::aQueryIsSaved()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    const auto *saved = page->shelf().tree()->topLevelItem(1);
    const auto saveAs = [&](const QString &name) {
        page->run(Command::SaveQuery);
        auto *dialog = support::waitForDialog<QInputDialog>();
        if (!dialog)
            return false;
        dialog->setTextValue(name);
        dialog->accept();
        return window.comeBack();
    };
    Question question;
    question.query.where =
        query::Condition::all({query::Condition::test(u"city"_s, query::Op::Equals, {u"Ohio"_s})});
    page->open(question);
    QVERIFY(saveAs(u"Из Огайо"_s));
    QTRY_COMPARE(saved->childCount(), 1);
    QCOMPARE(page->current()->question().saved, u"Из Огайо"_s);
    page->open(support::typed(u"SELECT 1"_s));
    QVERIFY(saveAs(u"Из Огайо"_s));
    QTRY_VERIFY(window.message().contains(u"Из Огайо"_s));
    // Taken from the shelf it is the one that was saved first.
    Q_EMIT page->shelf().taken(gui::queries::Shelf::Section::Saved, u"Из Огайо"_s);
    QVERIFY(page->current()->question().query == question.query);
    Q_EMIT page->shelf().removeRequested(u"Из Огайо"_s);
    QTRY_COMPARE(saved->childCount(), 0);
}

/// Written from the menu of its tab, opened from that of the plus.
void TestQueriesSaved::aQueryAsAFile()
{
    QTemporaryDir folder;
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    Question question;
    question.name = u"Не моложе 18"_s;
    question.query.where =
        query::Condition::all({query::Condition::test(u"age"_s, query::Op::GreaterOrEqual, {18})});
    page->open(question);
    const auto choose = [&](QMenu *menu, const QString &text, const QString &dialogName,
                            const QString &file) {
        for (QAction *action : menu->actions())
            if (action->text() == text)
                action->trigger();
        menu->close();
        return support::chooseFile(window, dialogName, file);
    };
    auto *bar = window.findChild<QTabBar *>(u"questionTabBar"_s);
    Q_EMIT bar->customContextMenuRequested(bar->tabRect(bar->currentIndex()).center());
    const QString file = folder.filePath(u"запрос.json"_s);
    QVERIFY(choose(bar->findChild<QMenu *>(), u"Write into a file…"_s, u"writeQueryFileDialog"_s, file));
    auto *plus = window.findChild<QToolButton *>(u"addQuestionButton"_s);
    QVERIFY(choose(plus->menu(), u"Open a file…"_s, u"readQueryFileDialog"_s, file));
    QCOMPARE(bar->count(), 3);
    QCOMPARE(page->current()->question().name, u"запрос"_s);
    QVERIFY(page->current()->question().query == question.query);
    // What is no query is refused with a sentence.
    QFile bad(folder.filePath(u"bad.json"_s));
    QVERIFY(bad.open(QFile::WriteOnly) && bad.write("{\"version\": 99}") > 0);
    bad.close();
    QTRY_VERIFY(!window.findChild<QFileDialog *>(u"readQueryFileDialog"_s));
    QVERIFY(choose(plus->menu(), u"Open a file…"_s, u"readQueryFileDialog"_s, bad.fileName()));
    QCOMPARE(bar->count(), 3);
    QVERIFY(!window.message().isEmpty());
}

QTEST_MAIN(TestQueriesSaved)
#include "tst_queries_saved.moc"
