// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Paths.h"
#include "base/Settings.h"
#include "base/Text.h"
#include "gui/dialogs/DraftDialog.h"
#include "gui/dialogs/PendingDialog.h"
#include "records/Lookup.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using records::RowKey;
using schema::Table;

/// "Not saved: 3 changes" and the list behind it; saving each row on Enter.
class TestPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void initTestCase() { base::text::installLanguage(u"en"_s); }
    void init();
    void cleanup();
    void statusLineOpensTheList();
    void linesAreDroppedAndComeBack();
    void allIsDroppedAsOneStep();
    void sqlIsReadableAndMasksSecrets();
    void theListFollowsTheWindow();
    void savedFromTheList();
    void enterSavesTheRowAndNoOther();
    void thousandsOfChangesAreListed();
    void whatACrashLeftIsOffered();

private:
    void stage();
    [[nodiscard]] gui::PendingDialog *open();
    [[nodiscard]] static QString text(const QDialog *dialog, int row, int column);
    static void picture(QWidget *widget, const QString &name)
    {
        QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots"));
        QVERIFY(widget->grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/") + name));
    }
    [[nodiscard]] static QAbstractItemModel *lines(const QDialog *dialog);
    [[nodiscard]] qint64 price(qint64 id) const
    {
        return m_database->scalar(u"SELECT price FROM products WHERE id = ?"_s, {id}).toLongLong();
    }
    std::unique_ptr<support::TestDatabase> m_database;
    std::unique_ptr<support::Window> m_window;
};

void TestPending::init()
{
    support::failOnSqlWarnings();
    base::Settings().setSavesOnEnter(false);
    m_database = std::make_unique<support::TestDatabase>(support::engine());
    support::fillWithSample(m_database->location());
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    QVERIFY(m_window->show(Table::Products));
}

void TestPending::cleanup()
{
    base::Settings().setSavesOnEnter(false);
    m_window.reset();
    m_database.reset();
}

/// Two fields of one product, the secret of another, and a category that is new.
void TestPending::stage()
{
    const auto connection = m_database->open(database::Role::Reader);
    const auto row = [&](qint64 id) { return UNWRAP(records::readRow(connection, {Table::Products, id})); };
    tables::Session &session = m_window->session();
    QVERIFY(session.stageEdit({Table::Products, 1}, row(1), {{u"price"_s, qint64(77)}}).isEmpty());
    QVERIFY(session.stageEdit({Table::Products, 1}, row(1), {{u"name"_s, u"It's new"_s}}).isEmpty());
    QVERIFY(
        session.stageEdit({Table::Products, 2}, row(2), {{u"hidden_content"_s, u"TOP-SECRET"_s}}).isEmpty());
    RowKey category;
    QVERIFY(session.stageInsert(Table::Categories, {{u"category_name"_s, u"Fresh"_s}}, &category).isEmpty());
    QVERIFY(session.stageEdit({Table::Products, 2}, row(2), {{u"category_id"_s, category.id}}).isEmpty());
}

gui::PendingDialog *TestPending::open()
{
    m_window->run(gui::Command::ShowPending);
    return support::waitForDialog<gui::PendingDialog>();
}

QAbstractItemModel *TestPending::lines(const QDialog *dialog)
{
    return dialog->findChild<QTableView *>(u"linesView"_s)->model();
}

QString TestPending::text(const QDialog *dialog, int row, int column)
{
    return lines(dialog)->index(row, column).data().toString();
}

void TestPending::statusLineOpensTheList()
{
    auto *button = m_window->findChild<QToolButton *>(u"pendingButton"_s);
    QVERIFY(button && !button->isVisible());
    stage();
    QCOMPARE(m_window->stateText(), u"Not saved: 3 changes"_s);
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Not saved: 3 changes"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = support::waitForDialog<gui::PendingDialog>();
    QVERIFY(dialog);
    const QAbstractItemModelTester tester(lines(dialog),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(lines(dialog)->rowCount(), 5);
    // By the row's label, the field's title, old → new; a secret stays one.
    QTRY_VERIFY(text(dialog, 1, 0).startsWith(u"product “"_s));
    QTRY_VERIFY(!text(dialog, 1, 0).contains(u'#'));
    QStringList all;
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 4; ++column)
            all.append(text(dialog, row, column));
    QVERIFY2(all.contains(u"77\u202f₽"_s) || all.contains(u"77\u00a0₽"_s), qPrintable(all.join(u'|')));
    QVERIFY(all.contains(u"It's new"_s));
    QVERIFY(all.contains(u"new: category “Fresh”"_s));
    QVERIFY(!all.join(u'|').contains(u"TOP-SECRET"_s));
    picture(dialog, u"pending_words.png"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
    QCOMPARE(m_window->session().pending().count(), 3);
}

void TestPending::linesAreDroppedAndComeBack()
{
    stage();
    auto *dialog = open();
    QVERIFY(dialog);
    const auto *change = m_window->session().pending().change({Table::Products, 1});
    QVERIFY(change && change->after.size() == 2);
    int line = -1;
    for (int row = 0; row < lines(dialog)->rowCount(); ++row)
        if (text(dialog, row, 3) == u"It's new")
            line = row;
    QVERIFY(line >= 0);
    dialog->findChild<QTableView *>(u"linesView"_s)->selectRow(line);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"dropButton"_s), Qt::LeftButton);
    change = m_window->session().pending().change({Table::Products, 1});
    QVERIFY(change && change->after.size() == 1 && change->after.contains(u"price"_s));
    QCOMPARE(lines(dialog)->rowCount(), 4);
    m_window->session().undo();
    QCOMPARE(lines(dialog)->rowCount(), 5);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestPending::allIsDroppedAsOneStep()
{
    stage();
    auto *dialog = open();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"dropAllButton"_s), Qt::LeftButton);
    QVERIFY(m_window->session().pending().isEmpty());
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveButton"_s)->isEnabled());
    QCOMPARE(m_window->stateText(), u"Saved"_s);
    m_window->session().undo();
    QCOMPARE(m_window->session().pending().count(), 3);
    QCOMPARE(lines(dialog)->rowCount(), 5);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestPending::sqlIsReadableAndMasksSecrets()
{
    stage();
    auto *dialog = open();
    QVERIFY(dialog);
    dialog->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(1);
    const QString sql = dialog->findChild<QPlainTextEdit *>(u"sqlEdit"_s)->toPlainText();
    QVERIFY2(
        sql.contains(
            u"INSERT INTO \"categories\" (\"category_name\") VALUES ('Fresh') RETURNING \"id\"; -- :new_1"_s),
        qPrintable(sql));
    QVERIFY2(sql.contains(u"\"name\" = 'It''s new'"_s), qPrintable(sql));
    QVERIFY(sql.contains(u"\"category_id\" = :new_1"_s));
    QVERIFY(sql.contains(u"WHERE \"id\" = 1 AND"_s));
    QVERIFY(sql.indexOf(u"INSERT"_s) < sql.indexOf(u"UPDATE"_s));
    QVERIFY(!sql.contains(u"TOP-SECRET"_s));
    picture(dialog, u"pending_sql.png"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestPending::theListFollowsTheWindow()
{
    stage();
    auto *dialog = open();
    QVERIFY(dialog);
    m_window->session().save();
    QTRY_COMPARE(lines(dialog)->rowCount(), 0);
    QVERIFY(!dialog->findChild<QPushButton *>(u"dropButton"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

void TestPending::savedFromTheList()
{
    stage();
    auto *dialog = open();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveButton"_s), Qt::LeftButton);
    QVERIFY(m_window->waitFor("Saved"));
    QVERIFY(m_window->comeBack());
    QCOMPARE(price(1), 77);
}

void TestPending::enterSavesTheRowAndNoOther()
{
    const auto editPrice = [this](const QString &typed) {
        m_window->goToColumn(u"price"_s);
        m_window->press(Qt::Key_F2);
        QVERIFY(QTest::qWaitFor(
            [this] { return m_window->page().view().viewport()->isAncestorOf(QApplication::focusWidget()); },
            3000));
        m_window->press(Qt::Key_A, Qt::ControlModifier);
        m_window->type(typed);
        m_window->press(Qt::Key_Return);
    };
    tables::Session &session = m_window->session();
    QVERIFY(session
                .stageEdit(
                    {Table::Products, 2},
                    UNWRAP(records::readRow(m_database->open(database::Role::Reader), {Table::Products, 2})),
                    {{u"price"_s, qint64(66)}})
                .isEmpty());
    const qint64 other = price(2);
    m_window->page().goTo({Table::Products, 1});
    editPrice(u"81"_s);
    QTRY_COMPARE(session.pending().count(), 2); // the setting is off
    m_window->actions()[gui::Command::SaveOnEnter]->trigger();
    QVERIFY(base::Settings().savesOnEnter());
    editPrice(u"82"_s);
    QTRY_COMPARE(session.pending().count(), 1);
    QCOMPARE(price(1), 82);
    QCOMPARE(price(2), other);
    // Twice in a row, faster than the writer: the second is based on the first.
    editPrice(u"83"_s);
    editPrice(u"84"_s);
    QTRY_COMPARE(price(1), 84);
    QTRY_COMPARE(session.pending().count(), 1);
    QVERIFY2(m_window->message().isEmpty(), qPrintable(m_window->message()));
    session.dropAll();
}

void TestPending::thousandsOfChangesAreListed()
{
    records::ChangeSet many;
    for (int i = 0; i < 2000; ++i)
        many.insert(Table::Categories, {{u"category_name"_s, u"Many %1"_s.arg(i)}});
    m_window->session().stageAll(many, u"Many"_s);
    QCOMPARE(m_window->session().pending().count(), 2000);
    QCOMPARE(m_window->session().undoText(), u"Many"_s);
    auto *dialog = open();
    QVERIFY(dialog);
    QCOMPARE(lines(dialog)->rowCount(), 2000);
    dialog->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(1);
    QVERIFY(dialog->findChild<QPlainTextEdit *>(u"sqlEdit"_s)->toPlainText().contains(u"and 1500 more"_s));
    m_window->session().undo(); // one step
    QCOMPARE(lines(dialog)->rowCount(), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(m_window->comeBack());
}

/// A crash as the next start sees it: the file is there, and nobody holds it.
void TestPending::whatACrashLeftIsOffered()
{
    stage();
    const QDir drafts(base::paths::dataFolder() + u"/drafts"_s);
    QString file;
    QByteArray kept;
    const auto isKept = [&] {
        for (const QFileInfo &info : drafts.entryInfoList({u"*.json"_s}, QDir::Files)) {
            QFile draft(info.filePath());
            if (!draft.open(QFile::ReadOnly))
                continue;
            kept = draft.readAll();
            file = info.filePath();
            // Other tests of this program may have left theirs.
            if (kept.contains(m_database->location().toUrl().toUtf8()) && kept.contains("Fresh")
                && kept.contains("category_id"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isKept());
    m_window->session().dropAll();
    m_window.reset();
    QVERIFY(!QFile::exists(file));
    QFile left(file);
    QVERIFY(left.open(QFile::WriteOnly));
    left.write(kept);
    left.close();
    m_window = std::make_unique<support::Window>();
    QVERIFY(m_window->open(m_database->location().toUrl()));
    auto *dialog = support::waitForDialog<gui::DraftDialog>();
    QVERIFY(dialog);
    QCOMPARE(lines(dialog)->rowCount(), 5);
    QTRY_VERIFY(text(dialog, 1, 0).startsWith(u"product “"_s));
    for (int row = 0; row < 5; ++row)
        QVERIFY(!text(dialog, row, 3).contains(u"TOP-SECRET"_s));
    picture(dialog, u"draft.png"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"restoreButton"_s), Qt::LeftButton);
    QVERIFY(m_window->comeBack());
    QCOMPARE(m_window->stateText(), u"Not saved: 3 changes"_s);
    m_window->session().save();
    QVERIFY(m_window->waitFor("Saved"));
    QCOMPARE(price(1), 77);
    QCOMPARE(m_database->scalar(u"SELECT hidden_content FROM products WHERE id = 2"_s).toString(),
             u"TOP-SECRET"_s);
    QTRY_VERIFY(!QFile::exists(file));
}

QTEST_MAIN(TestPending)
#include "tst_pending.moc"
