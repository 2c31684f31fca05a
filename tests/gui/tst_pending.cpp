// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShopFixture.h"
#include "base/Paths.h"
#include "base/Settings.h"
#include "gui/dialogs/DraftDialog.h"
#include "gui/dialogs/PendingDialog.h"
#include "records/Lookup.h"
#include "support/Patience.h"

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
class TestPending : public ShopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openShop(Table::Products); }
    void statusLineOpensTheList();
    void linesAreDroppedAndComeBack();
    void allIsDroppedAsOneStep();
    void sqlIsReadableAndMasksSecrets();
    void theListFollowsTheWindow();
    void savedFromTheList();
    void enterSavesTheRowAndNoOther();
    void enterSavesANewRowWhenItIsWhole();
    void enterKeepsTheStepsOfOthers();
    void thousandsOfChangesAreListed();
    void whatACrashLeftIsOffered();

private:
    void stage();
    [[nodiscard]] gui::PendingDialog *open();
    [[nodiscard]] qint64 price(qint64 id) const
    {
        return m_database->scalar(u"SELECT price FROM products WHERE id = ?"_s, {id}).toLongLong();
    }
};

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
    support::picture(dialog, u"pending_words.png"_s);
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
    support::picture(dialog, u"pending_sql.png"_s);
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
    const auto editPrice = [this](const QString &typed) { QVERIFY(editCell(u"price"_s, typed)); };
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

/// A new row in the table, as a paste leaves it: saved by Enter as soon as nothing is missing, and till then
/// its cells say what is.
void TestPending::enterSavesANewRowWhenItIsWhole()
{
    m_window->actions()[gui::Command::SaveOnEnter]->trigger();
    QVERIFY(m_window->show(Table::Categories));
    const RowKey added = session().stageEmpty(Table::Categories, {});
    QTRY_VERIFY(page().model().rowOf(added) >= 0);
    page().goTo(added);
    QTRY_COMPARE(page().view().currentKey().value_or(RowKey()), added);
    session().saveRow(added); // Enter in a cell that stays empty
    const QModelIndex cell = page().model().index(page().model().rowOf(added),
                                                  page().model().entity().indexOf(u"category_name"_s));
    const QString sentence = cell.data(tables::StoreTableModel::ProblemRole).toString();
    QVERIFY(!sentence.isEmpty());
    QVERIFY2(m_window->message().contains(sentence), qPrintable(m_window->message()));
    support::picture(m_window.get(), u"incomplete_row.png"_s);
    QVERIFY(editCell(u"category_name"_s, u"Typed in the table"_s));
    QTRY_COMPARE(number(u"SELECT count(*) FROM categories WHERE category_name = 'Typed in the table'"_s), 1);
    QTRY_VERIFY(session().pending().isEmpty());
    QTRY_VERIFY2(m_window->message().isEmpty(), qPrintable(m_window->message()));
    QCOMPARE(session().undoText(), u"Add category “Typed in the table”"_s);
}

void TestPending::enterKeepsTheStepsOfOthers()
{
    stage();
    m_window->actions()[gui::Command::SaveOnEnter]->trigger();
    const int others = session().pending().count();
    page().goTo({Table::Products, 3});
    QTRY_COMPARE(page().view().currentKey().value_or(RowKey()).id, qint64(3));
    QVERIFY(editCell(u"price"_s, u"83"_s));
    QTRY_COMPARE(price(3), 83);
    QTRY_COMPARE(session().pending().count(), others);
    for (int step = 0; step < 5; ++step) // stage() makes five
        session().undo();
    QVERIFY(session().pending().isEmpty());
    session().undo();
    QTRY_VERIFY(price(3) != 83);
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
    support::picture(dialog, u"draft.png"_s);
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
