// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"

#include "gui/DatabasePage.h"
#include "gui/Opener.h"
#include "gui/VersionsPage.h"
#include "gui/dialogs/UpgradeProgress.h"
#include "gui/dialogs/UpgradeQuestion.h"
#include "support/Patience.h"

#include <QCheckBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;
using support::waitForDialog;

/// Databases that real Alembic could not finish, as the window meets them: one question in words, and a shop.
class TestAdopting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnSqlWarnings(); }

    void asksAndOpens_data();
    void asksAndOpens();
    void saysNo();
    void staysResponsive();
    void theWindowFollowsAChange();

private:
    static void begin(support::Window &window, const support::TestDatabase &database)
    {
        gui::MainWindow::Start start;
        start.database = database.location().path;
        window.start(start);
    }
    static QPushButton *button(QWidget *dialog, const char *name)
    {
        return dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
};

void TestAdopting::asksAndOpens_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("half-way")
        << u"up_half_1720.db"_s
        << u"Revision 1720ca777755 stopped half-way: purchases.payment_id was added; purchases has no "
           "UNIQUE (payment_id)."_s;
    QTest::newRow("killed, unknown id") << u"kill_1.db"_s << u"Revision 1b95d36c8908 stopped half-way"_s;
    QTest::newRow("unknown id") << u"seed_rev1_rows.db"_s
                                << u"Its tables are those of revision 2fda6446e69f."_s;
    QTest::newRow("a broken reference") << u"seed_rev1_dirtyfk.db"_s << u"revision 2fda6446e69f"_s;
    QTest::newRow("made without Alembic") << u"createall_no_version.db"_s << u"revision 5ca0f991801d"_s;
    QTest::newRow("the lesson's") << u"phonebook_real_rev.db"_s << u"a phonebook"_s;
}

void TestAdopting::asksAndOpens()
{
    QFETCH(QString, file);
    QFETCH(QString, says);
    support::TestDatabase database(database::Engine::Sqlite);
    database.fill(support::testFile(file));
    support::Window window;
    begin(window, database);
    auto *question = waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    const QString found = question->findChild<QLabel *>(u"foundLabel"_s)->text();
    QVERIFY2(found.contains(says), qPrintable(found));
    QVERIFY(!question->findChild<QLabel *>(u"willDoLabel"_s)->text().isEmpty());
    QTest::mouseClick(button(question, "upgradeButton"), Qt::LeftButton);
    QTRY_VERIFY(window.store());
    QVERIFY(!window.session().isReadOnly());
    QVERIFY(window.settle());
    if (file.startsWith(u"phonebook"_s))
        QVERIFY(window.show(schema::Table::People));
    else
        QVERIFY(window.show(schema::Table::Purchases));
}

void TestAdopting::saysNo()
{
    support::TestDatabase database(database::Engine::Sqlite);
    database.fill(support::testFile(u"kill_1.db"_s));
    const QByteArray before = support::bytesOf(database.location().path);
    support::Window window;
    begin(window, database);
    auto *question = waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    QTest::mouseClick(button(question, "cancelButton"), Qt::LeftButton);
    QTRY_VERIFY(!window.opener().isBusy());
    QVERIFY(!window.store());
    QCOMPARE(support::bytesOf(database.location().path), before);
}

/// While a large file is brought up to date, the window goes on: its timers run, and the progress is shown.
void TestAdopting::staysResponsive()
{
    const int megabytes = qEnvironmentVariableIsSet("SHOPBOOK_SOAK") ? 200 : 60;
    support::TestDatabase database(database::Engine::Sqlite);
    database.fill(support::testFile(u"up_2fda_rows.db"_s));
    database.run(u"CREATE TABLE pictures (id INTEGER PRIMARY KEY, bytes BLOB);\n"
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                 "INSERT INTO pictures SELECT i, randomblob(1048576) FROM n;\n"_s.arg(megabytes));
    support::Window window;
    begin(window, database);
    auto *question = waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    qint64 ticks = 0;
    qint64 longest = 0;
    QElapsedTimer since;
    since.start();
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] {
        ++ticks;
        longest = qMax(longest, since.restart());
    });
    heart.start(5);
    QTest::mouseClick(button(question, "upgradeButton"), Qt::LeftButton);
    bool wasShown = false;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (QWidget *widget : QApplication::topLevelWidgets())
                wasShown = wasShown || (qobject_cast<gui::UpgradeProgress *>(widget) && widget->isVisible());
            return window.store() != nullptr;
        }(),
        120000);
    qInfo("%d MiB: %lld beats, the longest pause %lld ms, progress %s", megabytes, ticks, longest,
          wasShown ? "shown" : "not needed");
    QVERIFY(ticks > 10);
}

/// Database → Versions takes the database back and on again: the window opens it anew each time, below its
/// head to look.
void TestAdopting::theWindowFollowsAChange()
{
    support::TestDatabase database(database::Engine::Sqlite);
    support::fillWithSample(database.location());
    support::Window window;
    QVERIFY(window.open(database.location().path));
    const auto go = [&](const QString &revision) {
        QVERIFY(window.store()->run(gui::Command::ShowVersions, false));
        gui::VersionsPage &page = window.store()->database()->versions();
        auto *view = page.findChild<QTableView *>(u"versionsView"_s);
        QTRY_VERIFY(view->model()->rowCount() > 0);
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, gui::VersionsModel::Revision).data().toString() == revision)
                view->setCurrentIndex(view->model()->index(row, 0));
        }
        QTest::mouseClick(button(&page, "tryButton"), Qt::LeftButton);
        QTRY_VERIFY(page.findChild<QTabWidget *>(u"resultTabs"_s)->isVisible());
        auto *losses = page.findChild<QCheckBox *>(u"lossBox"_s);
        losses->setChecked(losses->isVisible());
        QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots"));
        QVERIFY(window.grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/window_versions.png")));
        QTest::mouseClick(button(&page, "applyButton"), Qt::LeftButton);
    };
    go(u"1720ca777755"_s);
    QTRY_VERIFY(window.store() && window.session().isReadOnly() && !window.opener().isBusy());
    QVERIFY2(window.message().contains(u"read-only"_s), qPrintable(window.message()));
    QVERIFY(!window.store()->database()->versions().findChild<QPushButton *>(u"applyButton"_s)->isEnabled());
    // Opened as usual, it is brought to its head.
    QVERIFY(window.open(database.location().path));
    QTRY_VERIFY(!window.session().isReadOnly());
    QCOMPARE(database.scalar(u"SELECT count(*) FROM purchases WHERE payment_type = 'unknown'"_s).toInt(),
             200);
}

QTEST_MAIN(TestAdopting)
#include "tst_adopting.moc"
