// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordDialogFixture.h"
#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/DialogSave.h"
#include "gui/dialogs/RelationPicker.h"
#include "gui/dialogs/SecretEdit.h"
#include "support/Patience.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::ProblemLabel;
using gui::RecordDialog;
using gui::RelationPicker;
using records::Record;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using Kind = ProblemLabel::Kind;

/// A record's form beside what is not saved yet and what others changed meanwhile.
class RecordPendingTest : public RecordDialogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void pendingChangesAreIncluded();
    void pendingInsertIsSavedOnce();
    void otherPendingChangesStayPending();
    void conflictKeepsMine();
    void conflictTakesTheirs();
    void conflictLeftForLaterWritesNothing();
    void goneRowIsAddedAgain();
    void closingAsksOnlyWhenSomethingWasTyped();
    void readOnlyChangesNothing();
};

namespace
{

gui::ConflictDialog *conflictQuestion()
{
    return qobject_cast<gui::ConflictDialog *>(QApplication::activeModalWidget());
}

void decide(gui::ConflictDialog *question, gui::ConflictDialog::Choice choice)
{
    auto *box = child<QComboBox>(question, "choice0");
    box->setCurrentIndex(box->findData(int(choice)));
    QTest::mouseClick(child<QPushButton>(question, "applyButton"), Qt::LeftButton);
}

} // namespace

void RecordPendingTest::pendingChangesAreIncluded()
{
    const RowKey key{Table::Products, 8};
    const Record stored = shop().row(key);
    QVERIFY(shop().session().stageEdit(key, stored, {{u"price"_s, qint64(1234)}}).isEmpty());
    RecordDialog *dialog = edit(key);
    QCOMPARE(child<QLineEdit>(dialog, "priceEdit")->text(), u"1234"_s);
    QVERIFY(canSave(dialog));
    retype(edit(dialog, "name"), u"Renamed"_s);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(columnOf(u"price"_s, Table::Products, 8), u"1234"_s);
    QCOMPARE(columnOf(u"name"_s, Table::Products, 8), u"Renamed"_s);
    QVERIFY(shop().session().pending().isEmpty());
}

void RecordPendingTest::pendingInsertIsSavedOnce()
{
    RowKey key;
    QVERIFY(
        shop().session().stageInsert(Table::Categories, {{u"category_name"_s, u"Staged"_s}}, &key).isEmpty());
    RecordDialog *dialog = open(Table::Categories, key);
    QCOMPARE(child<QLineEdit>(dialog, "category_nameEdit")->text(), u"Staged"_s);
    retype(edit(dialog, "category_name"), u"Staged and saved"_s);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(shop().session().pending().isEmpty());
    QCOMPARE(shop().value(u"SELECT COUNT(*) FROM categories WHERE category_name LIKE 'Staged%'"_s).toInt(),
             1);
}

void RecordPendingTest::otherPendingChangesStayPending()
{
    RowKey other;
    QVERIFY(shop()
                .session()
                .stageInsert(Table::Categories, {{u"category_name"_s, u"Waiting"_s}}, &other)
                .isEmpty());
    RecordDialog *dialog = open(Table::Categories);
    retype(edit(dialog, "category_name"), u"Now"_s);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(shop().session().pending().contains(other));
    QCOMPARE(shop().session().pending().change(other)->after.value(u"category_name"_s),
             QVariant(u"Waiting"_s));
    QCOMPARE(shop().value(u"SELECT COUNT(*) FROM categories WHERE category_name = 'Waiting'"_s).toInt(), 0);
}

void RecordPendingTest::conflictKeepsMine()
{
    RecordDialog *dialog = edit({Table::Products, 9});
    retype(edit(dialog, "price"), u"111"_s);
    shop().elsewhere(u"UPDATE products SET price = 222, name = 'Their name' WHERE id = 9"_s);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_VERIFY(conflictQuestion());
    QCOMPARE(columnOf(u"price"_s, Table::Products, 9), u"222"_s);
    QVERIFY(!child<QPushButton>(conflictQuestion(), "applyButton")->isEnabled());
    decide(conflictQuestion(), gui::ConflictDialog::Choice::Mine);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(columnOf(u"price"_s, Table::Products, 9), u"111"_s);
    QCOMPARE(columnOf(u"name"_s, Table::Products, 9), u"Their name"_s);
}

void RecordPendingTest::conflictTakesTheirs()
{
    RecordDialog *dialog = edit({Table::Products, 10});
    retype(edit(dialog, "price"), u"111"_s);
    shop().elsewhere(u"UPDATE products SET price = 223 WHERE id = 10"_s);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_VERIFY(conflictQuestion());
    decide(conflictQuestion(), gui::ConflictDialog::Choice::Theirs);
    QTRY_COMPARE(child<QLineEdit>(dialog, "priceEdit")->text(), u"223"_s);
    QVERIFY(!canSave(dialog));
    QCOMPARE(columnOf(u"price"_s, Table::Products, 10), u"223"_s);
}

void RecordPendingTest::conflictLeftForLaterWritesNothing()
{
    RecordDialog *dialog = edit({Table::Products, 11});
    retype(edit(dialog, "price"), u"111"_s);
    shop().elsewhere(u"UPDATE products SET price = 224 WHERE id = 11"_s);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_VERIFY(conflictQuestion());
    QTest::keyClick(conflictQuestion(), Qt::Key_Escape);
    QTRY_VERIFY(!conflictQuestion());
    QCOMPARE(child<QLineEdit>(dialog, "priceEdit")->text(), u"111"_s);
    QCOMPARE(columnOf(u"price"_s, Table::Products, 11), u"224"_s);
    QVERIFY(canSave(dialog));
}

void RecordPendingTest::goneRowIsAddedAgain()
{
    const qint64 id =
        shop().value(u"INSERT INTO categories (category_name) VALUES ('Gone') RETURNING id"_s).toLongLong();
    RecordDialog *dialog = edit({Table::Categories, id});
    retype(edit(dialog, "category_name"), u"Gone and back"_s);
    shop().elsewhere(u"DELETE FROM categories WHERE id = ?"_s, {id});
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_VERIFY(conflictQuestion());
    decide(conflictQuestion(), gui::ConflictDialog::Choice::Mine);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(shop().row(saved.at(0).at(0).value<RowKey>()).value(u"category_name"_s),
             QVariant(u"Gone and back"_s));
}

void RecordPendingTest::closingAsksOnlyWhenSomethingWasTyped()
{
    const auto question = [] {
        return qobject_cast<gui::CloseQuestion *>(QApplication::activeModalWidget());
    };
    RecordDialog *dialog = open(Table::Categories);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    dialog = open(Table::Categories);
    retype(edit(dialog, "category_name"), u"Half"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_dialog && m_dialog->isVisible());
    QCOMPARE(child<QLineEdit>(dialog, "category_nameEdit")->text(), u"Half"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(question());
    QTest::mouseClick(child<QPushButton>(question(), "discardButton"), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(shop().value(u"SELECT COUNT(*) FROM categories WHERE category_name = 'Half'"_s).toInt(), 0);
}

void RecordPendingTest::readOnlyChangesNothing()
{
    shop().reopen(true);
    RecordDialog *dialog = edit({Table::Products, 12});
    QVERIFY(!canSave(dialog));
    retype(edit(dialog, "price"), u"5"_s);
    QVERIFY(!canSave(dialog));
    QVERIFY(!child<ProblemLabel>(dialog, "messageLabel")->text().isEmpty());
    delete m_dialog;
    shop().reopen();
}

QTEST_MAIN(RecordPendingTest)
#include "tst_record_pending.moc"
