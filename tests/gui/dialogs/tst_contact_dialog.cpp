// SPDX-License-Identifier: GPL-3.0-or-later
#include "DialogsFixture.h"
#include "gui/dialogs/ContactDialog.h"
#include "gui/dialogs/RelationPicker.h"
#include "support/Patience.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::ProblemLabel;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using Kind = ProblemLabel::Kind;

/// Change contact…: a surname, an age and one number in one transaction.
class ContactDialogTest : public DialogsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void contactOfPerson21IsChanged();
    void unknownOldNumberChangesNothing();
    void contactRulesAreSaidWhileTyping();
    void contactOfAPersonChosenByKeys();
    void contactLeavesWhatIsPendingAlone();
    void contactDialogIsUsedByKeys();

private:
    gui::ContactDialog *contact(qint64 person);
};

gui::ContactDialog *ContactDialogTest::contact(qint64 person)
{
    auto *dialog = shown(new gui::ContactDialog(shop().session(), RowKey{Table::People, person}, nullptr));
    if (!QTest::qWaitFor([dialog] { return !child<QLineEdit>(dialog, "ageEdit")->text().isEmpty(); },
                         support::patienceMs))
        qFatal("the person was not read");
    return dialog;
}

void ContactDialogTest::contactOfPerson21IsChanged()
{
    QCOMPARE(number(23), u"+1 159 54 365"_s);
    const qint64 before = steps();
    gui::ContactDialog *dialog = contact(21);
    QCOMPARE(child<QLineEdit>(dialog, "surnameEdit")->text(), u"Ambrazh"_s);
    QCOMPARE(child<QLineEdit>(dialog, "ageEdit")->text(), u"18"_s);
    QCOMPARE(child<QComboBox>(dialog, "oldNumberEdit")->currentText(), u"+1 159 54 365"_s);
    QVERIFY(!canSave(dialog));
    retype(child<QLineEdit>(dialog, "surnameEdit"), u"Ivanova"_s);
    retype(child<QLineEdit>(dialog, "ageEdit"), u"19"_s);
    retype(child<QLineEdit>(dialog, "newNumberEdit"), u"+1 159 54 366"_s);
    QTRY_VERIFY(canSave(dialog));
    QSignalSpy saved(dialog, &gui::ContactDialog::contactSaved);
    press(dialog, "saveButton");
    QTRY_COMPARE(saved.size(), 1);
    const records::Record person = shop().row({Table::People, 21});
    QCOMPARE(person.value(u"surname"_s), QVariant(u"Ivanova"_s));
    QCOMPARE(person.value(u"age"_s).toDouble(), 19.0);
    QCOMPARE(person.value(u"name"_s), QVariant(u"Mariya"_s));
    QVERIFY(!database::value::isNull(person.value(u"updated_at"_s)));
    QCOMPARE(number(23), u"+1 159 54 366"_s);
    QCOMPARE(steps(), before + 1); // one step: all or nothing, taken back as one
}

void ContactDialogTest::unknownOldNumberChangesNothing()
{
    const records::Record person = shop().row({Table::People, 22});
    const qint64 before = steps();
    gui::ContactDialog *dialog = contact(22);
    retype(child<QLineEdit>(dialog, "surnameEdit"), u"Changed"_s);
    QTRY_VERIFY(canSave(dialog));
    child<QComboBox>(dialog, "oldNumberEdit")->setEditText(u"+1 000 00 00"_s);
    retype(child<QLineEdit>(dialog, "newNumberEdit"), u"+1 111 11 11"_s);
    QTRY_COMPARE(problemAt(dialog, "oldNumberProblem"), Kind::Problem);
    QVERIFY(!canSave(dialog));
    // As if somebody were faster than the answer: the press itself asks again.
    child<QLineEdit>(dialog, "newNumberEdit")->setText(u"+1 111 11 12"_s);
    press(dialog, "saveButton");
    QTRY_COMPARE(problemAt(dialog, "oldNumberProblem"), Kind::Problem);
    QTRY_VERIFY(child<QPushButton>(dialog, "cancelButton")->isEnabled());
    QCOMPARE(shop().row({Table::People, 22}), person);
    QCOMPARE(steps(), before);
}

void ContactDialogTest::contactRulesAreSaidWhileTyping()
{
    gui::ContactDialog *dialog = contact(5);
    retype(child<QLineEdit>(dialog, "ageEdit"), u"151"_s);
    retype(child<QLineEdit>(dialog, "surnameEdit"), QString(31, u'я'));
    QCOMPARE(problemAt(dialog, "ageProblem"), Kind::Problem);
    QCOMPARE(problemAt(dialog, "surnameProblem"), Kind::Problem);
    QVERIFY(!canSave(dialog));
    retype(child<QLineEdit>(dialog, "ageEdit"), u"15"_s);
    QCOMPARE(problemAt(dialog, "ageProblem"), Kind::None);
    auto *surname = child<QLineEdit>(dialog, "surnameEdit");
    QTest::mouseClick(child<QToolButton>(dialog, "surnameNull"), Qt::LeftButton);
    QCOMPARE(problemAt(dialog, "surnameProblem"), Kind::None);
    QVERIFY(surname->text().isEmpty());
    // Two numbers: one has to be chosen.
    QCOMPARE(child<QComboBox>(dialog, "oldNumberEdit")->count(), 2);
    retype(child<QLineEdit>(dialog, "newNumberEdit"), u"+1 222"_s);
    QCOMPARE(problemAt(dialog, "oldNumberProblem"), Kind::Problem);
    QVERIFY(!canSave(dialog));
}

void ContactDialogTest::contactOfAPersonChosenByKeys()
{
    auto *dialog = shown(new gui::ContactDialog(shop().session(), std::nullopt, nullptr));
    QCOMPARE(problemAt(dialog, "personProblem"), Kind::Needed);
    auto *person = child<gui::RelationPicker>(dialog, "personEdit");
    QCOMPARE(QApplication::focusWidget(), person);
    retype(person, u"Alex John"_s);
    QTRY_COMPARE(person->id(), 1);
    QTRY_COMPARE(child<QLineEdit>(dialog, "surnameEdit")->text(), u"John"_s);
    QVERIFY(!canSave(dialog));
    retype(person, u"Alex Nobody"_s);
    QTRY_COMPARE(problemAt(dialog, "personProblem"), Kind::Problem);
    QVERIFY(child<QLineEdit>(dialog, "surnameEdit")->text().isEmpty());
}

void ContactDialogTest::contactLeavesWhatIsPendingAlone()
{
    const RowKey key{Table::People, 8};
    QVERIFY(shop().session().stageEdit(key, shop().row(key), {{u"city"_s, u"Omsk"_s}}).isEmpty());
    gui::ContactDialog *dialog = contact(8);
    retype(child<QLineEdit>(dialog, "surnameEdit"), u"Changed"_s);
    QTest::qWait(250);
    QVERIFY(!canSave(dialog));
    QVERIFY(!child<ProblemLabel>(dialog, "messageLabel")->text().isEmpty());
}

void ContactDialogTest::contactDialogIsUsedByKeys()
{
    QCOMPARE(support::keyboardComplaints(contact(9)), QStringList());
}

QTEST_MAIN(ContactDialogTest)
#include "tst_contact_dialog.moc"
