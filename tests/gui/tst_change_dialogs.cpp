// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"
#include "Window.h"
#include "base/Text.h"
#include "gui/Style.h"
#include "gui/dialogs/BulkDialog.h"
#include "gui/dialogs/ConflictDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/DraftDialog.h"
#include "gui/dialogs/HistoryDialog.h"
#include "gui/dialogs/PendingDialog.h"
#include "records/Lookup.h"
#include "support/Patience.h"

#include <QComboBox>
#include <QDir>
#include <QLayout>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using schema::Table;

/// The dialogs of changes in both languages and schemes: nothing is cut, everything is reached by Tab and has
/// a name.
class TestChangeDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_window.reset(); }
    void cleanup() { gui::style::install(gui::style::Scheme::Light); }
    void looks_data();
    void looks();

private:
    void check(QDialog *dialog, const QString &name);
    void wait(gui::PlanDialog *dialog);
    std::unique_ptr<support::Window> m_window;
    QString m_suffix;
};

void TestChangeDialogs::initTestCase()
{
    support::failOnSqlWarnings();
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->openSample());
    const auto row = [&](qint64 id) {
        return UNWRAP(records::readRow(m_window->session().windowConnection(), {Table::Products, id}));
    };
    tables::Session &session = m_window->session();
    QVERIFY(session.stageEdit({Table::Products, 1}, row(1), {{u"price"_s, qint64(77)}}).isEmpty());
    session.save();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == tables::Session::State::Saved; },
                            support::patienceMs));
    QVERIFY(session
                .stageEdit({Table::Products, 1}, row(1),
                           {{u"price"_s, qint64(88)}, {u"hidden_content"_s, u"secret"_s}})
                .isEmpty());
    QVERIFY(session.stageEdit({Table::Products, 2}, row(2), {{u"file_id"_s, u"a text"_s}}).isEmpty());
}

void TestChangeDialogs::looks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        QTest::addRow("%s light", qPrintable(language)) << language << false;
        QTest::addRow("%s dark", qPrintable(language)) << language << true;
    }
}

void TestChangeDialogs::check(QDialog *dialog, const QString &name)
{
    dialog->open();
    QTRY_COMPARE(QApplication::activeWindow(), dialog); // not only its parent
    QTRY_VERIFY(dialog->height() >= dialog->layout()->totalMinimumSize().height());
    QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots"));
    QVERIFY(
        dialog->grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/%1%2.png").arg(name, m_suffix)));
    const QStringList cut = support::cutTexts(dialog);
    QVERIFY2(cut.isEmpty(), qPrintable(name + u": "_s + cut.join(u'\n')));
    const QStringList complaints = support::tabComplaints(dialog);
    QVERIFY2(complaints.isEmpty(), qPrintable(name + u": "_s + complaints.join(u'\n')));
    delete dialog;
    QVERIFY(m_window->comeBack());
}

void TestChangeDialogs::wait(gui::PlanDialog *dialog)
{
    QVERIFY(QTest::qWaitFor([dialog] { return !dialog->isPlanning() && !dialog->plan().changes.isEmpty(); },
                            support::patienceMs));
}

void TestChangeDialogs::looks()
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    base::text::installLanguage(language);
    gui::style::install(isDark ? gui::style::Scheme::Dark : gui::style::Scheme::Light);
    m_suffix = u"-%1-%2"_s.arg(language, isDark ? u"dark"_s : u"light"_s);
    tables::Session &session = m_window->session();
    QWidget *window = m_window.get();

    check(new gui::PendingDialog(session, window), u"pending"_s);
    auto *sql = new gui::PendingDialog(session, window);
    sql->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(1);
    check(sql, u"pending-sql"_s);

    auto *bulk =
        new gui::BulkDialog(session, Table::Products, u"price"_s, {{1, 2}, {1, 2, 3, 4, 5, 6, 7, 8}}, window);
    auto *action = bulk->findChild<QComboBox *>(u"actionBox"_s);
    action->setCurrentIndex(action->count() - 1);
    bulk->findChild<QLineEdit *>(u"valueEdit"_s)->setText(u"-9,9 %"_s);
    wait(bulk);
    check(bulk, u"change-many"_s);

    auto *history = new gui::HistoryDialog(session, {Table::Products, 1}, window);
    QTRY_COMPARE(history->findChild<QTableView *>(u"linesView"_s)->model()->rowCount(), 1);
    check(history, u"history"_s);

    const auto stored = UNWRAP(records::readRow(session.windowConnection(), {Table::Products, 1}));
    records::Conflict changed{
        {Table::Products, 1}, false, {u"price"_s, u"hidden_content"_s}, stored, stored, stored};
    const records::Conflict gone{{Table::Products, 4711}, true, {}, {}, {{u"price"_s, qint64(1)}}, {}};
    check(new gui::ConflictDialog(session, {changed, gone}, window, gui::ConflictDialog::Purpose::Undo),
          u"undo-conflict"_s);

    const qint64 held =
        UNWRAP(session.windowConnection().scalar(u"SELECT product_id FROM purchases LIMIT 1"_s)).toLongLong();
    auto *removal = new gui::DeleteDialog(session, {{Table::Products, held}}, window);
    QTRY_VERIFY(!removal->findChild<QWidget *>(u"reassignBox"_s)->isHidden());
    check(removal, u"delete-reassign"_s);

    const QTemporaryDir folder;
    tables::DraftKeeper keeper(session, session.author(), folder.path());
    check(new gui::DraftDialog(session, keeper, window), u"draft"_s);
}

QTEST_MAIN(TestChangeDialogs)
#include "tst_change_dialogs.moc"
