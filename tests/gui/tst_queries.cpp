// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "Window.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "gui/queries/Builder.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"

#include <QDir>
#include <QTableView>

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
    void initTestCase();
    void init();
    void aQueryByKeys();

private:
    [[nodiscard]] static QueriesPage *show(support::Window &window);
    [[nodiscard]] static bool settled(QueriesPage *page);

    QTemporaryDir m_folder;
    QString m_sample;
};

void TestQueries::initTestCase()
{
    database::Location location;
    location.path = m_folder.filePath(u"Магазин.db"_s);
    support::fillWithSample(location);
    m_sample = location.path;
}

void TestQueries::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    QVERIFY(QDir(base::paths::stateFolder() + u"/queries"_s).removeRecursively());
}

QueriesPage *TestQueries::show(support::Window &window)
{
    window.run(Command::GoQueries);
    QueriesPage *page = window.store()->queries();
    return page && settled(page) ? page : nullptr;
}

bool TestQueries::settled(QueriesPage *page)
{
    return QTest::qWaitFor([page] { return page->isSettled(); }, 20000);
}

/// The lesson's first question, without a mouse: who is of age?
void TestQueries::aQueryByKeys()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = show(window);
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
    QVERIFY(settled(page));
    QTRY_COMPARE(view->results()->rows()->model().rowCount(), 28);
    window.grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/queries.png"));
}

QTEST_MAIN(TestQueries)
#include "tst_queries.moc"
