// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Text.h"
#include "gui/dialogs/ConflictDialog.h"
#include "records/Lookup.h"
#include "support/Patience.h"
#include "support/ServerControl.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableWidget>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using records::RowKey;
using schema::Table;

/// What goes wrong outside while somebody edits: what was typed stays, a sentence says what to do, and saving
/// again works afterwards.
class TestTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::text::installLanguage(u"en"_s); }
    void init() { support::failOnSqlWarnings(); }
    void cleanup();
    void rowDeletedWhileItIsEdited_data() { engines(); }
    void rowDeletedWhileItIsEdited();
    void diskIsFull();
    void serverIsAwayForAWhile();

private:
    static void engines()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("sqlite") << int(database::Engine::Sqlite);
        QTest::newRow("postgresql") << int(database::Engine::Postgresql);
    }
    void open(database::Engine engine);
    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<support::Window> m_window;
};

void TestTrouble::open(database::Engine engine)
{
    m_database = std::make_unique<support::TestDatabase>(engine);
    support::fillWithSample(m_database->location());
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QVERIFY(m_window->show(Table::Categories));
}

void TestTrouble::cleanup()
{
    m_window.reset();
    m_database.reset();
}

void TestTrouble::rowDeletedWhileItIsEdited()
{
    QFETCH(int, engine);
    open(database::Engine(engine));
    m_database->run(u"INSERT INTO categories (category_name) VALUES ('Short-lived');\n"_s);
    const qint64 id =
        m_database->scalar(u"SELECT id FROM categories WHERE category_name = 'Short-lived'"_s).toLongLong();
    QTRY_VERIFY(m_window->page().model().rowOf({Table::Categories, id}) >= 0);
    m_window->page().goTo({Table::Categories, id});
    m_window->goToColumn(u"category_name"_s);
    QTRY_COMPARE(m_window->page().view().currentIndex().data().toString(), u"Short-lived"_s);
    m_window->press(Qt::Key_F2);
    QVERIFY(QTest::qWaitFor(
        [this] { return m_window->page().view().viewport()->isAncestorOf(QApplication::focusWidget()); },
        support::patienceMs));
    m_window->press(Qt::Key_A, Qt::ControlModifier);
    m_window->type(u"Half"_s);
    m_database->run(u"DELETE FROM categories WHERE id = %1;\n"_s.arg(id));
    m_window->type(u" typed"_s);
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->session().pending().count(), 1);
    m_window->session().save();
    auto *dialog = support::waitForDialog<gui::ConflictDialog>();
    QVERIFY(dialog);
    QVERIFY2(m_window->message().contains(u"Nothing was overwritten"_s), qPrintable(m_window->message()));
    const records::RowChange *change = m_window->session().pending().change({Table::Categories, id});
    QVERIFY(change);
    QCOMPARE(change->after.value(u"category_name"_s), u"Half typed"_s);
    auto *choice = dialog->findChild<QComboBox *>(u"choice0"_s);
    choice->setCurrentIndex(choice->findText(u"Add again"_s));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"applyButton"_s), Qt::LeftButton);
    QVERIFY(m_window->waitFor("Saved"));
    QVERIFY(m_window->comeBack());
    QCOMPARE(
        m_database->scalar(u"SELECT count(*) FROM categories WHERE category_name = 'Half typed'"_s).toInt(),
        1);
}

/// No file may grow: what a full disk looks like to whoever writes.
void TestTrouble::diskIsFull()
{
    open(database::Engine::Sqlite);
    records::ChangeSet many;
    for (int i = 0; i < 500; ++i)
        many.insert(Table::Categories,
                    {{u"category_name"_s, u"Category number %1 %2"_s.arg(i).arg(QString(40, u'x'))}});
    m_window->session().stageAll(many, u"Many"_s);
    const auto before = m_database->scalar(u"SELECT count(*) FROM categories"_s).toLongLong();
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto usualHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = usual;
    none.rlim_cur = 4096;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
    m_window->session().save();
    const bool failed =
        QTest::qWaitFor([this] { return m_window->session().state() == tables::Session::State::Failed; },
                        support::patienceMs);
    setrlimit(RLIMIT_FSIZE, &usual);
    std::signal(SIGXFSZ, usualHandler);
    QVERIFY(failed);
    QVERIFY2(m_window->stateText().startsWith(u"Not saved"_s), qPrintable(m_window->stateText()));
    QVERIFY2(!m_window->message().isEmpty(), "nobody said anything");
    QCOMPARE(m_window->session().pending().count(), 500);
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories"_s).toLongLong(), before);
    m_window->session().save();
    QVERIFY2(m_window->waitFor("Saved"), qPrintable(m_window->message()));
    QCOMPARE(m_database->scalar(u"SELECT count(*) FROM categories"_s).toLongLong(), before + 500);
    QCOMPARE(m_database->scalar(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void TestTrouble::serverIsAwayForAWhile()
{
    open(database::Engine::Postgresql);
    const auto stored =
        UNWRAP(records::readRow(m_database->open(database::Role::Reader), {Table::Categories, 1}));
    QVERIFY(m_window->session()
                .stageEdit({Table::Categories, 1}, stored,
                           {{u"category_name"_s, u"Typed before the server went"_s}})
                .isEmpty());
    support::serverControl({u"-m"_s, u"immediate"_s, u"stop"_s});
    m_window->session().save();
    QTRY_COMPARE(m_window->session().state(), tables::Session::State::Failed);
    QVERIFY2(!m_window->message().isEmpty(), "nobody said anything");
    QCOMPARE(m_window->session().pending().count(), 1);
    // Typed while it is away: kept, too.
    const RowKey other{Table::Categories, 2};
    QVERIFY(m_window->session()
                .stageEdit(other, {{u"category_name"_s, m_database->location().name}},
                           {{u"category_name"_s, u"Typed meanwhile"_s}})
                .isEmpty());
    m_window->session().dropChange(other);
    support::serverControl({u"-l"_s, u"/dev/null"_s, u"restart"_s}); // with the options that it had
    // The program finds it again by itself; until then each save says so and keeps everything.
    const bool saved = QTest::qWaitFor(
        [this] {
            const auto state = m_window->session().state();
            if (state == tables::Session::State::Failed || state == tables::Session::State::Pending)
                m_window->session().save();
            return m_window->session().state() == tables::Session::State::Saved;
        },
        support::patienceMs);
    QVERIFY2(saved, qPrintable(m_window->message()));
    QCOMPARE(m_database->scalar(u"SELECT category_name FROM categories WHERE id = 1"_s).toString(),
             u"Typed before the server went"_s);
    // Pages are made and read again, too.
    QVERIFY(m_window->show(Table::Products));
    QVERIFY(m_window->page().model().rowCount() > 0);
    QTRY_VERIFY(!m_window->page().model().index(0, 1).data().toString().isEmpty());
}

QTEST_MAIN(TestTrouble)
#include "tst_trouble.moc"
