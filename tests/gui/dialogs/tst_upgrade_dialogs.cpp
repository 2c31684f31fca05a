// SPDX-License-Identifier: GPL-3.0-or-later
#include "Keys.h"
#include "Shop.h"

#include "gui/dialogs/BusyQuestion.h"
#include "gui/dialogs/UpgradeProgress.h"
#include "gui/dialogs/UpgradeQuestion.h"
#include "support/Patience.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using support::child;

/// The dialogs on the way to a database that has to be brought up to date.
class UpgradeDialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init() { support::failOnSqlWarnings(); }

    void upgradeQuestionSaysWhatWillBeDone();
    void upgradeRunsInItsThread();
    void upgradeCanBeCancelled();
    void busyQuestionWaitsForTheBot();
    void aLongStatementIsInterrupted();

private:
    template <typename Dialog> static Dialog *shown(Dialog *dialog)
    {
        support::show(dialog);
        return dialog;
    }
    static void press(const QWidget *dialog, const char *button)
    {
        QTest::mouseClick(child<QPushButton>(dialog, button), Qt::LeftButton);
    }
};

namespace
{

/// A shop that Shopbook never wrote.
std::unique_ptr<support::TestDatabase> foreignShop()
{
    auto made = std::make_unique<support::TestDatabase>(support::engine());
    made->fill(support::testFile(support::engine() == database::Engine::Sqlite ? u"up_2fda_rows.db"_s
                                                                               : u"market_postgresql.sql"_s));
    return made;
}

} // namespace

void UpgradeDialogsTest::upgradeQuestionSaysWhatWillBeDone()
{
    const auto database = foreignShop();
    const auto scripts = UNWRAP(migration::ScriptSet::builtIn());
    const auto assessment = UNWRAP(migration::assess(database->open(database::Role::Inspector), scripts));
    for (const auto &[button, answer] : {std::pair{"upgradeButton", gui::UpgradeQuestion::Answer::Upgrade},
                                         std::pair{"readOnlyButton", gui::UpgradeQuestion::Answer::ReadOnly},
                                         std::pair{"cancelButton", gui::UpgradeQuestion::Answer::Cancel}}) {
        auto *dialog = shown(new gui::UpgradeQuestion(assessment, database->location(), nullptr));
        QSignalSpy answered(dialog, &gui::UpgradeQuestion::answered);
        QCOMPARE(child<QLabel>(dialog, "foundLabel")->text(), assessment.found);
        QCOMPARE(child<QLabel>(dialog, "willDoLabel")->text(), assessment.willDo);
        QVERIFY(!child<QLabel>(dialog, "backupLabel")->text().isEmpty());
        QCOMPARE(support::keyboardComplaints(dialog), QStringList());
        const auto *owner = child<QComboBox>(dialog, "ownerBox");
        const bool asksOwner = support::engine() == database::Engine::Sqlite; // the dump's row is nobody's
        QCOMPARE(owner->isVisible(), asksOwner);
        QCOMPARE(dialog->ownerHead(), QString());
        if (asksOwner) {
            QCOMPARE(owner->count(), 5); // no word, and 2fda to 5ca0
            child<QComboBox>(dialog, "ownerBox")->setCurrentIndex(2);
            QCOMPARE(dialog->ownerHead(), u"1b95d36c8908"_s);
        }
        press(dialog, "detailsButton");
        QVERIFY(child<QPlainTextEdit>(dialog, "detailsEdit")->isVisible());
        press(dialog, button);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.at(0).at(0).value<gui::UpgradeQuestion::Answer>(), answer);
    }
    auto *dialog = shown(new gui::UpgradeQuestion(assessment, database->location(), nullptr));
    QSignalSpy answered(dialog, &gui::UpgradeQuestion::answered);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(answered.at(0).at(0).value<gui::UpgradeQuestion::Answer>(),
             gui::UpgradeQuestion::Answer::Cancel);
}

void UpgradeDialogsTest::upgradeRunsInItsThread()
{
    const auto database = foreignShop();
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.backupFolder = database->folder() + u"/backups"_s;
    QPointer progress = new gui::UpgradeProgress(nullptr);
    bool done = false;
    connect(progress, &gui::UpgradeProgress::upgradeFinished, this,
            [&](const base::Result<migration::UpgradeReport> &result) {
                VERIFY_OK(result);
                QVERIFY(!result->applied.isEmpty());
                QCOMPARE(result->backup.isEmpty(), support::engine() == database::Engine::Postgresql);
                done = true;
            });
    progress->start(database->location(), UNWRAP(migration::ScriptSet::builtIn()), options);
    QTRY_VERIFY(done);
    QTRY_VERIFY(!progress);
}

void UpgradeDialogsTest::upgradeCanBeCancelled()
{
    const auto database = foreignShop();
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.backupFolder = database->folder() + u"/backups"_s;
    QPointer progress = new gui::UpgradeProgress(nullptr);
    std::optional<base::ErrorCode> code;
    connect(progress, &gui::UpgradeProgress::upgradeFinished, this,
            [&](const base::Result<migration::UpgradeReport> &result) {
                code = result ? base::ErrorCode::Failed : result.error().code;
            });
    progress->reject();
    progress->start(database->location(), UNWRAP(migration::ScriptSet::builtIn()), options);
    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, base::ErrorCode::Cancelled);
    QCOMPARE(support::unwrap(migration::assess(database->open(database::Role::Inspector),
                                               UNWRAP(migration::ScriptSet::builtIn())),
                             __FILE__, __LINE__)
                 .standing,
             migration::Standing::Foreign);
}

/// The bot is a program that has the file open; when it has gone, the dialog goes on by itself.
void UpgradeDialogsTest::busyQuestionWaitsForTheBot()
{
    const auto database = foreignShop();
    if (support::engine() != database::Engine::Sqlite)
        return; // a server's own locks decide there
    using Answer = gui::BusyQuestion::Answer;
    for (const auto &[button, answer] :
         {std::pair{"nowButton", Answer::Go}, std::pair{"readOnlyButton", Answer::ReadOnly},
          std::pair{"cancelButton", Answer::Cancel}}) {
        auto *dialog =
            shown(new gui::BusyQuestion(u"The bot would wait for 3 s."_s, database->location(), nullptr));
        QSignalSpy answered(dialog, &gui::BusyQuestion::answered);
        QCOMPARE(child<QLabel>(dialog, "sentenceLabel")->text(), u"The bot would wait for 3 s."_s);
        QCOMPARE(support::keyboardComplaints(dialog), QStringList());
        press(dialog, button);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.at(0).at(0).value<Answer>(), answer);
    }
    QProcess bot;
    bot.start(u"python3"_s,
              {u"-c"_s, u"import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"_s,
               database->location().path});
    QVERIFY(bot.waitForReadyRead(20000));
    auto *dialog =
        shown(new gui::BusyQuestion(u"The bot would wait for 3 s."_s, database->location(), nullptr));
    QSignalSpy answered(dialog, &gui::BusyQuestion::answered);
    press(dialog, "afterButton");
    QVERIFY(child<QLabel>(dialog, "waitLabel")->isVisible());
    QVERIFY(answered.isEmpty());
    bot.closeWriteChannel();
    QVERIFY(bot.waitForFinished(20000));
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(answered.at(0).at(0).value<Answer>(), Answer::Go);
}

/// A statement that runs for minutes is stopped, and everything is taken back.
void UpgradeDialogsTest::aLongStatementIsInterrupted()
{
    const auto database = foreignShop();
    const bool isSqlite = support::engine() == database::Engine::Sqlite;
    // On the database alone: the scripts are tried on an empty one, too, and have to fail there at once.
    database->run(u"CREATE TABLE big (i INTEGER);\nINSERT INTO big SELECT 1 FROM purchases a, purchases b, "
                  u"purchases c, "
                  "purchases d, purchases e, purchases f, purchases g;\n"_s);
    const QString longOne = isSqlite
        ? u"CREATE TABLE slow AS SELECT count(*) AS i FROM big a, big b, big c, big d WHERE a.i + b.i > c.i + d.i;"_s
        : u"CREATE TABLE slow AS SELECT pg_sleep(3600)::text AS i;"_s;
    const QString text =
        u"-- revision: aaaa00000001\n-- down-revision: none\n-- branch: own\n-- message: slow\n"
        "-- @upgrade\nCREATE TABLE first (id INTEGER);\n%1\n-- @downgrade\nDROP TABLE slow;\n"_s.arg(longOne);
    auto all = UNWRAP(migration::ScriptSet::builtIn()).scripts();
    all.append(UNWRAP(migration::parseScript(u"9000_slow.sql"_s, text.toUtf8())));
    migration::UpgradeOptions options;
    options.ownerAgreed = true;
    options.backupFolder = database->folder() + u"/backups"_s;
    QPointer progress = new gui::UpgradeProgress(nullptr);
    std::optional<base::ErrorCode> code;
    connect(progress, &gui::UpgradeProgress::upgradeFinished, this,
            [&](const base::Result<migration::UpgradeReport> &result) {
                code = result ? base::ErrorCode::Failed : result.error().code;
            });
    progress->start(database->location(), UNWRAP(migration::ScriptSet::from(all)), options);
    QTRY_VERIFY(child<QLabel>(progress, "stepLabel")->text().startsWith(u"aaaa00000001"_s));
    QVERIFY(!code);
    press(progress, "cancelButton");
    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, base::ErrorCode::Cancelled);
    QVERIFY(!database->open().execute(u"SELECT * FROM first"_s));
    QVERIFY(!database->open().execute(u"SELECT * FROM shopbook_revision"_s));
}

QTEST_MAIN(UpgradeDialogsTest)
#include "tst_upgrade_dialogs.moc"
