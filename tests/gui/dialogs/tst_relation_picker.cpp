// SPDX-License-Identifier: GPL-3.0-or-later
#include "CellsFixture.h"
#include "support/Patience.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using gui::RelationPicker;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using tables::StoreTableModel;

/// The field in which a row is chosen by what it is called.
class RelationPickerTest : public CellsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void enterKeepsAnUntouchedRow();
    void textThatNamesNobodyIsNeverSomebody();
    void partOfANameChoosesNobody();
    void wholeNameIsTaken();
    void twoOfOneNameAreAskedFor();
    void listIsUsedByKeys();
    void enterBeforeTheAnswerWaitsForIt();
    void escapeGivesBackWhatWasChosen();
    void noneIsFirstWhereNothingMayBeChosen();
};

void RelationPickerTest::enterKeepsAnUntouchedRow()
{
    RelationPicker *field = picker();
    field->setId(samir);
    QTRY_COMPARE(field->text(), u"Samir Bauer"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Enter);
    QCOMPARE(field->id(), samir);
}

void RelationPickerTest::textThatNamesNobodyIsNeverSomebody()
{
    RelationPicker *field = picker();
    field->setId(samir, u"Samir Bauer"_s);
    retype(field, u"zzz"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->id(), 0);
    QTRY_VERIFY(field->isListOpen()); // "Nothing found"
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::qWait(150);
    QCOMPARE(field->id(), 0);
    QVERIFY(!field->isResolved());
    QVERIFY(field->problem().contains(u"zzz"_s));
    m_window->setFocus();
    QCOMPARE(field->id(), 0);
}

void RelationPickerTest::partOfANameChoosesNobody()
{
    RelationPicker *field = picker();
    retype(field, u"Samir"_s);
    QTRY_VERIFY(field->isListOpen());
    QTest::keyClick(field, Qt::Key_Return); // nothing is marked in the list
    QTest::qWait(150);
    QCOMPARE(field->id(), 0);
    retype(field, u"Customer 00"_s);
    QTRY_VERIFY(field->isListOpen());
    QTRY_COMPARE(m_window->findChild<QListWidget *>(u"relationChoices"_s)->count(), 20);
}

void RelationPickerTest::wholeNameIsTaken()
{
    RelationPicker *field = picker();
    retype(field, u"samir bauer"_s);
    QTRY_COMPARE(field->id(), samir);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), u"Samir Bauer"_s);
    QCOMPARE(field->id(), samir);
}

void RelationPickerTest::twoOfOneNameAreAskedFor()
{
    RelationPicker *field = picker();
    retype(field, u"Twin Name"_s);
    QTRY_VERIFY(field->isListOpen());
    QCOMPARE(field->id(), 0);
    const auto *list = m_window->findChild<QListWidget *>(u"relationChoices"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text() != list->item(1)->text());
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->id(), 1000);
    QCOMPARE(field->text(), u"Twin Name"_s);
}

void RelationPickerTest::listIsUsedByKeys()
{
    RelationPicker *field = picker();
    QSignalSpy chosen(field, &RelationPicker::chosen);
    QTest::keyClick(field, Qt::Key_Down);
    QTRY_VERIFY(field->isListOpen());
    const auto *list = m_window->findChild<QListWidget *>(u"relationChoices"_s);
    QCOMPARE(list->count(), 20);
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Up);
    const QString first = list->item(0)->text();
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isListOpen());
    // The list tells two of one name apart, the field shows the name alone.
    QCOMPARE(field->text(), first.section(u"  (#"_s, 0, 0));
    QCOMPARE(chosen.size(), 1);
}

void RelationPickerTest::enterBeforeTheAnswerWaitsForIt()
{
    RelationPicker *field = picker();
    QSignalSpy chosen(field, &RelationPicker::chosen);
    retype(field, u"Customer 0500"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(field->id(), 500);
    QVERIFY(!field->isListOpen());
}

void RelationPickerTest::escapeGivesBackWhatWasChosen()
{
    RelationPicker *field = picker();
    field->setId(samir, u"Samir Bauer"_s);
    retype(field, u"Customer"_s);
    QTRY_VERIFY(field->isListOpen());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isListOpen());
    QCOMPARE(field->id(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->id(), samir);
    QCOMPARE(field->text(), u"Samir Bauer"_s);
}

void RelationPickerTest::noneIsFirstWhereNothingMayBeChosen()
{
    RelationPicker *field = picker(true);
    field->setId(samir, u"Samir Bauer"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTRY_VERIFY(field->isListOpen());
    const auto *list = m_window->findChild<QListWidget *>(u"relationChoices"_s);
    QCOMPARE(list->count(), 21);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->isNull());
    field->setId(samir, u"Samir Bauer"_s);
    QTest::keyClick(field, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(field->isNull() && field->isResolved());
}

QTEST_MAIN(RelationPickerTest)
#include "tst_relation_picker.moc"
