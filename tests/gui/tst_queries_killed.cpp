// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Paths.h"
#include "base/Text.h"
#include "gui/queries/CodeView.h"
#include "gui/queries/QueriesPage.h"
#include "support/Patience.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTabBar>

using namespace Qt::StringLiterals;
using gui::queries::QueriesPage;

/// The program itself, with keys from outside, on a display of its own, and kill -9 in the middle of a word.
class TestQueriesKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void tabsAndDraftOutliveIt();

private:
    [[nodiscard]] static bool runTool(const QStringList &arguments);
    [[nodiscard]] static QString folder() { return base::paths::stateFolder() + u"/queries"_s; }
    [[nodiscard]] static QJsonArray kept();
    [[nodiscard]] static QString keptSql(int tab) { return kept().at(tab)[u"sql"_s].toString(); }
    [[nodiscard]] bool startProgram(QProcess &program) const;

    QTemporaryDir m_folder;
    QString m_sample;
    QProcess m_display;
    static QString s_displayName;
};

QString TestQueriesKilled::s_displayName;

void TestQueriesKilled::initTestCase()
{
    base::text::installLanguage(u"en"_s);
    QVERIFY(QDir(folder()).removeRecursively());
    database::Location location;
    location.path = m_folder.filePath(u"Магазин.db"_s);
    support::fillWithSample(location);
    m_sample = location.path;
    m_display.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Without -noreset the server begins anew when its last client leaves, as each xdotool may be, and turns
    // away who comes in that moment: the program.
    m_display.start(u"Xvfb"_s,
                    {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s, u"-noreset"_s});
    QVERIFY2(m_display.waitForReadyRead(30000), "Xvfb says no display");
    s_displayName = u':' + QString::fromLatin1(m_display.readLine()).trimmed();
}

void TestQueriesKilled::cleanupTestCase()
{
    m_display.terminate();
    QVERIFY(m_display.waitForFinished());
}

bool TestQueriesKilled::runTool(const QStringList &arguments)
{
    QProcess tool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, s_displayName);
    tool.setProcessEnvironment(environment);
    tool.start(u"xdotool"_s, arguments);
    return tool.waitForFinished() && tool.exitCode() == 0;
}

/// The tabs as they are on the disk.
QJsonArray TestQueriesKilled::kept()
{
    const QStringList files = QDir(folder()).entryList({u"*.json"_s});
    QFile file(folder() + u'/' + files.value(0));
    if (files.isEmpty() || !file.open(QFile::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"tabs"_s).toArray();
}

bool TestQueriesKilled::startProgram(QProcess &program) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, s_displayName);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QStringLiteral(SHOPBOOK_PROGRAM), {m_sample});
    const QString process = QString::number(program.processId());
    // Nobody manages windows here, so it is told to take the keyboard; and the page is asked for until it is
    // there.
    return QTest::qWaitFor(
        [&] {
            return runTool({u"search"_s, u"--onlyvisible"_s, u"--pid"_s, process, u"--name"_s, u"Shopbook"_s,
                            u"windowfocus"_s})
                && runTool({u"key"_s, u"ctrl+8"_s}) && !QDir(folder()).entryList({u"*.lock"_s}).isEmpty();
        },
        60000);
}

void TestQueriesKilled::tabsAndDraftOutliveIt()
{
    QProcess program;
    QVERIFY(startProgram(program));
    const QString first = u"select name from user"_s;
    QVERIFY(runTool({u"key"_s, u"ctrl+shift+t"_s}));
    QVERIFY(QTest::qWaitFor([] { return kept().size() == 2; }, support::patienceMs));
    QVERIFY(runTool({u"type"_s, first}));
    QVERIFY(QTest::qWaitFor([&] { return keptSql(1) == first; }, support::patienceMs));
    QVERIFY(runTool({u"key"_s, u"ctrl+shift+t"_s}));
    QVERIFY(QTest::qWaitFor([] { return kept().size() == 3; }, support::patienceMs));

    // Typed for longer than anybody waits here, without a pause between two keys.
    const QString draft = u"select one and then another word "_s.repeated(100);
    QProcess typist;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, s_displayName);
    typist.setProcessEnvironment(environment);
    typist.start(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"40"_s, draft});
    QString before;
    QVERIFY(QTest::qWaitFor([&] { return (before = keptSql(2)).size() >= 40; }, 60000));
    QCOMPARE(typist.state(), QProcess::Running);
    program.kill(); // SIGKILL
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    typist.kill();
    QVERIFY(typist.waitForFinished());

    support::Window window;
    QVERIFY(window.open(m_sample));
    window.run(gui::Command::GoQueries);
    QueriesPage *page = window.store()->queries();
    QVERIFY(page);
    QCOMPARE(window.findChild<QTabBar *>(u"questionTabBar"_s)->count(), 3);
    const QString after = page->current()->sqlEditor()->text();
    QVERIFY2(after.size() >= before.size() && draft.startsWith(after), qPrintable(after));
    QCOMPARE(page->current()->question().kind, gui::queries::Question::Kind::Sql);
    window.findChild<QTabBar *>(u"questionTabBar"_s)->setCurrentIndex(1);
    QCOMPARE(page->current()->sqlEditor()->text(), first);
}

QTEST_MAIN(TestQueriesKilled)
#include "tst_queries_killed.moc"
