// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "QueriesFixture.h"
#include "base/Paths.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "gui/queries/ChartView.h"
#include "gui/queries/CodeView.h"
#include "gui/queries/QueriesPage.h"
#include "gui/queries/ResultExport.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/RunBar.h"
#include "gui/queries/RunLimitsDialog.h"
#include "support/Patience.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::queries::QueriesPage;
using gui::queries::Question;
using gui::queries::QuestionView;
using gui::queries::ResultExport;
using gui::queries::RunLimitsDialog;

/// What is done with a result on the Queries page: written into a file, limited, drawn; and what the coach
/// knows of the rows.
class TestQueriesResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup() { m_database.reset(); }
    void allRowsAreExported();
    void anExportIsCancelled();
    void anExportThatCannotBeWritten();
    void theRowLimitIsSetByKeys();
    void theTimeLimitPointsToItsSetting();
    void limitsOutliveTheWindow();
    void strangeSettings();
    void aPictureOfTheChart();
    void theCoachHearsOfOwnWrites();
    void theCoachHearsOfOtherPrograms();

private:
    [[nodiscard]] QString numbers(qint64 count) const;
    static void exportAs(QuestionView *view, const QString &format);
    [[nodiscard]] QString text(const QString &name) const;
    /// A question whose coach asks whether there is a NULL …
    [[nodiscard]] static Question notSurnameX();
    /// … and whether it found one.
    [[nodiscard]] static bool speaksOfNull(const QuestionView *view);
    [[nodiscard]] static QString saidOf(const QDialog *dialog, const QString &label);

    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_sample;
};

void TestQueriesResults::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    QVERIFY(QDir(base::paths::stateFolder() + u"/queries"_s).removeRecursively());
    gui::queries::storeLimits({});
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
    m_sample = m_database->location().toUrl();
}

QString TestQueriesResults::numbers(qint64 count) const
{
    return m_database->location().engine == database::Engine::Sqlite
        ? u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i AS zahl, "
          u"-i AS "
          "anders FROM n"_s.arg(count)
        : u"SELECT i AS zahl, -i AS anders FROM (SELECT generate_series(1, %1::bigint) AS i) AS n"_s.arg(
            count);
}

void TestQueriesResults::exportAs(QuestionView *view, const QString &format)
{
    auto *button = view->findChild<QToolButton *>(u"exportResultButton"_s);
    QVERIFY(button->isEnabled());
    for (QAction *action : button->menu()->actions())
        if (action->text().startsWith(format))
            action->trigger();
}

QString TestQueriesResults::text(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Question TestQueriesResults::notSurnameX()
{
    Question question;
    question.query.where =
        query::Condition::all({query::Condition::test(u"surname"_s, query::Op::NotEquals, {u"x"_s})});
    return question;
}

bool TestQueriesResults::speaksOfNull(const QuestionView *view)
{
    return std::ranges::any_of(view->results()->notices(), [](const query::Notice &notice) {
        return notice.rule == u"not-equal-drops-null";
    });
}

QString TestQueriesResults::saidOf(const QDialog *dialog, const QString &label)
{
    return dialog->findChild<QLabel *>(label)->text();
}

/// More than are shown, in the order of the columns; and how many is said.
void TestQueriesResults::allRowsAreExported()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(support::typed(numbers(25000)));
    QVERIFY(support::settled(page));
    QCOMPARE(view->results()->rows()->model().rowCount(), 10000);
    QVERIFY2(view->runBar()->text().contains(u"Limits"_s), qPrintable(view->runBar()->text()));
    // What is typed meanwhile is not what is shown, and not what is written.
    view->sqlEditor()->setText(u"SELECT 1 AS one"_s);
    for (const QString &format : {u"JSON"_s, u"CSV"_s}) {
        exportAs(view, format);
        QVERIFY(support::chooseFile(window, u"exportResultFileDialog"_s, m_folder->filePath(u"zahlen."_s + format)));
        auto *dialog = support::waitForDialog<ResultExport>();
        QVERIFY(dialog);
        QTRY_VERIFY(!dialog->isRunning());
        QVERIFY2(saidOf(dialog, u"stepLabel"_s).contains(u"25,000 rows"_s),
                 qPrintable(saidOf(dialog, u"stepLabel"_s)));
        QCOMPARE(support::tabComplaints(dialog).join(u"\n"_s), QString());
        window.press(Qt::Key_Return);
        QVERIFY(window.comeBack());
    }
    const QJsonArray rows = QJsonDocument::fromJson(text(u"zahlen.JSON"_s).toUtf8()).array();
    QCOMPARE(rows.size(), 25000);
    QVERIFY(text(u"zahlen.JSON"_s).startsWith(u"[\n{\"zahl\": 1, \"anders\": -1},\n"_s));
    QCOMPARE(text(u"zahlen.CSV"_s).count(u'\n'), 25001);
    QVERIFY(text(u"zahlen.CSV"_s).endsWith(u"25000,-25000\r\n"_s));
}

void TestQueriesResults::anExportIsCancelled()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(support::typed(numbers(Q_INT64_C(1000000000000))));
    QVERIFY(support::settled(page));
    exportAs(view, u"CSV"_s);
    QVERIFY(support::chooseFile(window, u"exportResultFileDialog"_s, m_folder->filePath(u"zahlen.csv"_s)));
    auto *dialog = support::waitForDialog<ResultExport>();
    QVERIFY(dialog);
    // It is under way, and would go on beyond any limit.
    QTRY_VERIFY(saidOf(dialog, u"stepLabel"_s).contains(QRegularExpression(u"\\d,\\d{3}"_s)));
    QVERIFY(saidOf(dialog, u"hintLabel"_s).contains(u"time limit"_s));
    QCOMPARE(support::cutTexts(dialog).join(u"\n"_s), QString());
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(window.message().contains(u"cancelled"_s));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestQueriesResults::anExportThatCannotBeWritten()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    exportAs(page->current(), u"CSV"_s);
    QVERIFY(support::chooseFile(window, u"exportResultFileDialog"_s, m_folder->filePath(u"no/such/folder.csv"_s)));
    QTRY_VERIFY(window.message().contains(u"folder.csv"_s));
    QTRY_VERIFY(!window.findChild<ResultExport *>());
}

void TestQueriesResults::theRowLimitIsSetByKeys()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(support::typed(numbers(12000)));
    QVERIFY(support::settled(page));
    QCOMPARE(view->results()->rows()->model().rowCount(), 10000);
    QVERIFY(support::tabTo(u"runLimitsButton"_s));
    QVERIFY(QApplication::focusWidget()->accessibleName().contains(u"10,000"_s));
    window.press(Qt::Key_Space);
    auto *dialog = support::waitForDialog<RunLimitsDialog>();
    QVERIFY(dialog);
    QCOMPARE(support::tabComplaints(dialog).join(u"\n"_s), QString());
    QVERIFY(support::tabTo(u"rowsBox"_s));
    dialog->findChild<QSpinBox *>(u"rowsBox"_s)->selectAll();
    window.type(u"11000"_s);
    window.press(Qt::Key_Return);
    QVERIFY(window.comeBack());
    // The result that was cut is asked for once more.
    QTRY_COMPARE(view->results()->rows()->model().rowCount(), 11000);
    QVERIFY(support::settled(page));
    // All of them, for whoever says so.
    view->findChild<QToolButton *>(u"runLimitsButton"_s)->click();
    dialog = support::waitForDialog<RunLimitsDialog>();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QLabel *>(u"allRowsLabel"_s)->isVisible());
    dialog->findChild<QCheckBox *>(u"allRowsBox"_s)->click();
    QVERIFY(dialog->findChild<QLabel *>(u"allRowsLabel"_s)->isVisible());
    QTRY_COMPARE(support::cutTexts(dialog).join(u"\n"_s), QString());
    dialog->accept();
    QVERIFY(window.comeBack());
    QTRY_COMPARE(view->results()->rows()->model().rowCount(), 12000);
    QVERIFY(support::settled(page));
    QVERIFY2(!view->runBar()->text().contains(u"Limits"_s), qPrintable(view->runBar()->text()));
}

void TestQueriesResults::theTimeLimitPointsToItsSetting()
{
    gui::queries::storeLimits({10000, std::chrono::seconds(1)});
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view = page->open(
        support::typed(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"_s));
    QVERIFY(support::settled(page));
    QVERIFY2(view->runBar()->text().contains(u"1 second"_s) && view->runBar()->text().contains(u"Limits"_s),
             qPrintable(view->runBar()->text()));
    // Whoever wants it all the same lets it run into a file.
    QVERIFY(view->findChild<QToolButton *>(u"exportResultButton"_s)->isEnabled());
}

void TestQueriesResults::limitsOutliveTheWindow()
{
    {
        support::Window window;
        QVERIFY(window.open(m_sample));
        QueriesPage *page = support::showQueries(window);
        QVERIFY(page);
        page->current()->findChild<QToolButton *>(u"runLimitsButton"_s)->click();
        auto *dialog = support::waitForDialog<RunLimitsDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"secondsBox"_s)->value(), 30);
        dialog->findChild<QCheckBox *>(u"noTimeLimitBox"_s)->click();
        dialog->findChild<QSpinBox *>(u"rowsBox"_s)->setValue(20);
        dialog->accept();
    }
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QCOMPARE(page->current()->results()->rows()->model().rowCount(), 20);
    page->current()->findChild<QToolButton *>(u"runLimitsButton"_s)->click();
    auto *dialog = support::waitForDialog<RunLimitsDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QCheckBox *>(u"noTimeLimitBox"_s)->isChecked());
    QVERIFY(!dialog->findChild<QSpinBox *>(u"secondsBox"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"defaultsButton"_s)->click();
    dialog->accept();
    QVERIFY(window.comeBack());
    QCOMPARE(gui::queries::storedLimits().rows, 10000);
    QCOMPARE(gui::queries::storedLimits().time, std::chrono::seconds(30));
    QTRY_COMPARE(page->current()->results()->rows()->model().rowCount(), 30);
}

/// What somebody wrote into the file by hand.
void TestQueriesResults::strangeSettings()
{
    base::Settings settings;
    settings.setQueryRowLimit(2000000000);
    settings.setQueryTimeLimit(999999);
    QCOMPARE(gui::queries::storedLimits().rows, RunLimitsDialog::mostRows);
    QCOMPARE(gui::queries::storedLimits().time, std::chrono::seconds(RunLimitsDialog::mostSeconds));
    settings.setQueryRowLimit(-5);
    settings.setQueryTimeLimit(-5);
    QCOMPARE(gui::queries::storedLimits().rows, 10000);
    QCOMPARE(gui::queries::storedLimits().time, std::chrono::seconds(30));
    settings.setQueryRowLimit(1);
    QCOMPARE(gui::queries::storedLimits().rows, RunLimitsDialog::leastRows);
}

void TestQueriesResults::aPictureOfTheChart()
{
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    QuestionView *view =
        page->open(support::typed(u"SELECT city, count(*) AS people FROM \"user\" GROUP BY city ORDER BY 2 DESC"_s));
    QVERIFY(support::settled(page));
    view->results()->setCurrentIndex(3);
    auto *button = view->findChild<QPushButton *>(u"savePictureButton"_s);
    QVERIFY(button->isVisible());
    const QSize shown = view->results()->chart()->size();
    for (const QString &name : {u"städte.png"_s, u"städte.pdf"_s}) {
        button->click();
        QVERIFY(support::chooseFile(window, u"savePictureFileDialog"_s, m_folder->filePath(name)));
        QTRY_VERIFY(window.message().contains(name));
    }
    const QImage image(m_folder->filePath(u"städte.png"_s));
    QCOMPARE(image.size(), shown * 2);
    QFile pdf(m_folder->filePath(u"städte.pdf"_s));
    QVERIFY(pdf.open(QFile::ReadOnly) && pdf.read(5) == "%PDF-");
    button->click();
    QVERIFY(support::chooseFile(window, u"savePictureFileDialog"_s, m_folder->filePath(u"no/such/folder.png"_s)));
    QTRY_VERIFY(window.message().contains(u"folder.png"_s));
}

/// "!= drops NULL" is said only where there is a NULL.
void TestQueriesResults::theCoachHearsOfOtherPrograms()
{
    m_database->run(u"UPDATE \"user\" SET surname = 'x' WHERE surname IS NULL;\n"_s);
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    const auto speaks = [view = page->open(notSurnameX())] { return speaksOfNull(view); };
    QTRY_VERIFY(!speaks());
    m_database->run(u"UPDATE \"user\" SET surname = NULL WHERE id = 1;\n"_s);
    QTRY_VERIFY(speaks());
    // Out of sight nobody looks; back again it is up to date.
    QVERIFY(window.show(schema::Table::People));
    m_database->run(u"UPDATE \"user\" SET surname = 'x' WHERE surname IS NULL;\n"_s);
    QTRY_VERIFY(window.settle());
    QCOMPARE(support::showQueries(window), page);
    QTRY_VERIFY(!speaks());
}

void TestQueriesResults::theCoachHearsOfOwnWrites()
{
    m_database->run(u"UPDATE \"user\" SET surname = 'x';\n"_s);
    support::Window window;
    QVERIFY(window.open(m_sample));
    QueriesPage *page = support::showQueries(window);
    QVERIFY(page);
    const auto speaks = [view = page->open(notSurnameX())] { return speaksOfNull(view); };
    QTRY_VERIFY(!speaks());
    records::ChangeSet changes;
    changes.set({schema::Table::People, 1}, u"surname"_s, u"x"_s, QVariant());
    window.session().saveNow(changes, u"no surname"_s);
    QTRY_VERIFY(speaks());
    window.session().undo();
    QTRY_VERIFY(!speaks());
}

QTEST_MAIN(TestQueriesResults)
#include "tst_queries_results.moc"
