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

/// What a record's form says while it is filled in, and what it stores.
class RecordDialogTest : public RecordDialogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void pristineFormIsCalm_data() { tableRows(); }
    void pristineFormIsCalm();
    void everyBrokenRuleIsSaidWhileTyping_data();
    void everyBrokenRuleIsSaidWhileTyping();
    void keysReachEveryControl_data() { tableRows(); }
    void keysReachEveryControl();
    void newRowIsSavedByKeys();
    void takenValueIsSaidAtItsField();
    void goneReferenceIsSaidAtItsField();
    void olderBreachIsMarkedAndBlocksNothing();
    void nullAndEmptyTextAreTwoThings();
    void clearingKeepsWhatTheFieldWas();
    void untouchedTextStaysAsItWas();
    void secretsAreMasked();
    void duplicateClearsWhatIsUnique();
};

void RecordDialogTest::pristineFormIsCalm()
{
    QFETCH(Table, table);
    const RecordDialog *dialog = open(table);
    for (const ProblemLabel *label : dialog->findChildren<ProblemLabel *>())
        QVERIFY2(label->kind() == Kind::None || label->kind() == Kind::Needed,
                 qPrintable(label->objectName()));
    for (const schema::Field &field : schema::entity(table).fields) {
        const auto *label = dialog->findChild<ProblemLabel *>(field.column + u"Problem"_s);
        if (label)
            QCOMPARE(label->kind(), field.nullable ? Kind::None : Kind::Needed);
    }
    // Numbers have no field that must be filled in.
    QCOMPARE(canSave(dialog), table == Table::Numbers);
}

void RecordDialogTest::everyBrokenRuleIsSaidWhileTyping_data()
{
    using Pairs = QList<std::pair<QString, QString>>;
    QTest::addColumn<Table>("table");
    QTest::addColumn<Pairs>("bad");
    QTest::addColumn<Pairs>("good");
    const QString longText(300, u'я');
    QTest::newRow("products") << Table::Products
                              << Pairs{{u"name"_s, u"Курс"_s},
                                       {u"category_id"_s, u"нет такой"_s},
                                       {u"price"_s, u"0"_s},
                                       {u"description"_s, u"abcd"_s},
                                       {u"hidden_content"_s, u"1234"_s}}
                              << Pairs{{u"name"_s, u"Курсы"_s},
                                       {u"category_id"_s, u"Курсы"_s},
                                       {u"price"_s, u"1"_s},
                                       {u"description"_s, u"abcde"_s},
                                       {u"hidden_content"_s, u"12345"_s}};
    QTest::newRow("products, other breaches")
        << Table::Products << Pairs{{u"name"_s, u"12"_s}, {u"price"_s, u"9.5"_s}, {u"category_id"_s, u"-1"_s}}
        << Pairs{{u"name"_s, u"Курсы"_s},
                 {u"category_id"_s, u"Вебинары"_s},
                 {u"price"_s, u"990"_s},
                 {u"description"_s, u"abcde"_s},
                 {u"hidden_content"_s, u"12345"_s}};
    QTest::newRow("purchases") << Table::Purchases
                               << Pairs{{u"user_id"_s, u"nobody at all"_s},
                                        {u"product_id"_s, u"nothing"_s},
                                        {u"price"_s, u"-5"_s},
                                        {u"payment_id"_s, longText}}
                               << Pairs{{u"price"_s, u"5"_s},
                                        {u"payment_id"_s, u"p-17"_s},
                                        {u"payment_type"_s, u"Stars"_s}};
    QTest::newRow("people") << Table::People << Pairs{{u"name"_s, longText.left(26)},
                                                      {u"surname"_s, longText.left(31)},
                                                      {u"age"_s, u"151"_s},
                                                      {u"email"_s, u"no at sign"_s},
                                                      {u"country"_s, longText.left(41)},
                                                      {u"city"_s, longText.left(31)}}
                            << Pairs{{u"name"_s, u"Иван"_s},      {u"surname"_s, u"Петров"_s},
                                     {u"age"_s, u"24.5"_s},       {u"email"_s, u"ivan@example.org"_s},
                                     {u"country"_s, u"Россия"_s}, {u"city"_s, u"Тверь"_s}};
    QTest::newRow("people, not a number")
        << Table::People << Pairs{{u"age"_s, u"old"_s}, {u"email"_s, u"a@"_s}}
        << Pairs{{u"name"_s, u"Иван"_s},
                 {u"age"_s, u"0"_s},
                 {u"email"_s, u"ivan2@example.org"_s},
                 {u"country"_s, u"Россия"_s}};
    QTest::newRow("customers") << Table::Customers << Pairs{{u"telegram_id"_s, u"9223372036854775808"_s}}
                               << Pairs{{u"telegram_id"_s, u"9223372036854775807"_s}};
    QTest::newRow("customers, a name")
        << Table::Customers << Pairs{{u"telegram_id"_s, u"anna"_s}} << Pairs{{u"telegram_id"_s, u"12"_s}};
    QTest::newRow("categories") << Table::Categories << Pairs{{u"category_name"_s, u""_s}}
                                << Pairs{{u"category_name"_s, u"Ж"_s}};
    QTest::newRow("numbers") << Table::Numbers
                             << Pairs{{u"number"_s, QString(51, u'1')}, {u"user_id"_s, u"nobody at all"_s}}
                             << Pairs{{u"number"_s, u"+7 900 000-00-00"_s}, {u"user_id"_s, u""_s}};
}

void RecordDialogTest::everyBrokenRuleIsSaidWhileTyping()
{
    using Pairs = QList<std::pair<QString, QString>>;
    QFETCH(Table, table);
    QFETCH(Pairs, bad);
    QFETCH(Pairs, good);
    const RecordDialog *dialog = open(table);
    const auto type = [dialog](const Pairs &pairs) {
        for (const auto &[column, text] : pairs) {
            QWidget *at = edit(dialog, column.toLatin1().constData());
            retype(at, u"x"_s); // touched, even when it is cleared again
            retype(at, text);
        }
    };
    type(bad);
    for (const auto &[column, text] : bad) {
        const auto *label = dialog->findChild<ProblemLabel *>(column + u"Problem"_s);
        QTRY_COMPARE(label->kind(), Kind::Problem);
        QVERIFY(!label->text().isEmpty() && label->isVisible());
        QVERIFY(!edit(dialog, column.toLatin1().constData())->accessibleDescription().isEmpty());
    }
    QVERIFY(!canSave(dialog));
    type(good);
    if (table == Table::Purchases) {
        for (const char *column : {"user_id", "product_id"}) {
            auto *picker = qobject_cast<RelationPicker *>(edit(dialog, column));
            picker->setId(1);
        }
    }
    for (const auto &[column, text] : good)
        QTRY_COMPARE(dialog->findChild<ProblemLabel *>(column + u"Problem"_s)->kind(), Kind::None);
    QTRY_VERIFY(canSave(dialog));
}

void RecordDialogTest::keysReachEveryControl()
{
    QFETCH(Table, table);
    RecordDialog *dialog = open(table);
    QCOMPARE(support::keyboardComplaints(dialog), QStringList());
    const QStringList order = support::tabOrder(dialog);
    const schema::Entity &entity = schema::entity(table);
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (label->objectName().endsWith(u"Label"_s) && entity.field(label->objectName().chopped(5)))
            QVERIFY2(label->buddy(), qPrintable(label->objectName()));
    }
    QVERIFY(order.contains(u"cancelButton"_s));
}

void RecordDialogTest::newRowIsSavedByKeys()
{
    RecordDialog *dialog = open(Table::Categories);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    retype(QApplication::focusWidget(), u"Книги «Ö»"_s);
    QTRY_VERIFY(canSave(dialog));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(dialog->isSaving());
    QVERIFY(gui::DialogSave::isRunning(shop().session()));
    QTRY_COMPARE(saved.size(), 1);
    const auto key = saved.at(0).at(0).value<RowKey>();
    QVERIFY(key.id > 0);
    QCOMPARE(columnOf(u"category_name"_s, Table::Categories, key.id), u"Книги «Ö»"_s);
    QTRY_VERIFY(!m_dialog);
    QTRY_VERIFY(!gui::DialogSave::isRunning(shop().session()));
}

void RecordDialogTest::takenValueIsSaidAtItsField()
{
    const QString taken = columnOf(u"email"_s, Table::People, 21);
    const RecordDialog *dialog = open(Table::People);
    retype(edit(dialog, "email"), taken);
    QTRY_COMPARE(problemAt(dialog, "email"), Kind::Problem);
    retype(edit(dialog, "email"), u"free-"_s + taken);
    QTRY_COMPARE(problemAt(dialog, "email"), Kind::None);
    delete m_dialog;
    // Its own value is no duplicate.
    dialog = edit({Table::People, 21});
    retype(edit(dialog, "name"), u"Maria"_s);
    QTest::qWait(300);
    QCOMPARE(problemAt(dialog, "email"), Kind::None);
    QVERIFY(canSave(dialog));
}

void RecordDialogTest::goneReferenceIsSaidAtItsField()
{
    const qint64 id = shop()
                          .value(u"INSERT INTO categories (category_name) VALUES ('fleeting') RETURNING id"_s)
                          .toLongLong();
    const RecordDialog *dialog = open(Table::Products, {}, {{u"name"_s, u"Product"_s}});
    qobject_cast<RelationPicker *>(edit(dialog, "category_id"))->setId(id, u"fleeting"_s);
    QTRY_COMPARE(problemAt(dialog, "category_id"), Kind::None);
    shop().elsewhere(u"DELETE FROM categories WHERE id = ?"_s, {id});
    retype(edit(dialog, "price"), u"17"_s);
    QTRY_COMPARE(problemAt(dialog, "category_id"), Kind::Problem);
}

void RecordDialogTest::olderBreachIsMarkedAndBlocksNothing()
{
    shop().elsewhere(u"UPDATE products SET name = 'abc', hidden_content = '' WHERE id = 3"_s);
    RecordDialog *dialog = edit({Table::Products, 3});
    QCOMPARE(problemAt(dialog, "name"), Kind::Older);
    QCOMPARE(problemAt(dialog, "hidden_content"), Kind::Older);
    QVERIFY(!canSave(dialog)); // nothing to save
    retype(edit(dialog, "price"), u"4321"_s);
    QVERIFY(canSave(dialog));
    retype(edit(dialog, "name"), u"ab"_s);
    QCOMPARE(problemAt(dialog, "name"), Kind::Problem);
    QVERIFY(!canSave(dialog));
    retype(edit(dialog, "name"), u"abc"_s);
    QCOMPARE(problemAt(dialog, "name"), Kind::Older);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(columnOf(u"price"_s, Table::Products, 3), u"4321"_s);
    QCOMPARE(columnOf(u"name"_s, Table::Products, 3), u"abc"_s);
}

void RecordDialogTest::nullAndEmptyTextAreTwoThings()
{
    const auto saveSurname =
        [this](const std::function<void(RecordDialog *, QLineEdit *, QToolButton *)> &change) {
            RecordDialog *dialog = edit({Table::People, 5});
            change(dialog, child<QLineEdit>(dialog, "surnameEdit"),
                   child<QToolButton>(dialog, "surnameNull"));
            QSignalSpy saved(dialog, &RecordDialog::rowSaved);
            QTRY_VERIFY(canSave(dialog));
            QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
            QTRY_COMPARE(saved.size(), 1);
        };
    saveSurname([](RecordDialog *, QLineEdit *surname, QToolButton *) { retype(surname, u"Somebody"_s); });
    saveSurname([](RecordDialog *, QLineEdit *surname, QToolButton *null) {
        QVERIFY(!null->isChecked());
        retype(surname, {});
        QVERIFY(!null->isChecked());
    });
    QCOMPARE(columnOf(u"surname"_s, Table::People, 5), u""_s);
    saveSurname([](RecordDialog *, QLineEdit *surname, QToolButton *null) {
        const QString empty = surname->placeholderText();
        surname->setFocus();
        QTest::keyClick(surname, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(null->isChecked());
        QVERIFY(surname->placeholderText() != empty);
    });
    QCOMPARE(columnOf(u"surname"_s, Table::People, 5), u"NULL"_s);
    saveSurname([](RecordDialog *, QLineEdit *, QToolButton *null) {
        QVERIFY(null->isChecked());
        QTest::mouseClick(null, Qt::LeftButton);
    });
    QCOMPARE(columnOf(u"surname"_s, Table::People, 5), u""_s);
}

void RecordDialogTest::clearingKeepsWhatTheFieldWas()
{
    const QString user = m_dialog ? QString() : u"\"user\""_s;
    shop().elsewhere(u"UPDATE %1 SET city = NULL WHERE id = 6"_s.arg(user));
    const RecordDialog *dialog = edit({Table::People, 6});
    retype(edit(dialog, "city"), u"Perm"_s);
    QVERIFY(canSave(dialog));
    retype(edit(dialog, "city"), {});
    QVERIFY(child<QToolButton>(dialog, "cityNull")->isChecked());
    QVERIFY(!canSave(dialog)); // as it was
}

void RecordDialogTest::untouchedTextStaysAsItWas()
{
    const QString text = u"one\r\ntwo\u00a0words\r\nthree  "_s;
    shop().elsewhere(u"UPDATE products SET description = ?, name = ? WHERE id = 4"_s,
                     {text, u"tab\tand\nline"_s});
    RecordDialog *dialog = edit({Table::Products, 4});
    retype(edit(dialog, "price"), u"77"_s);
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(columnOf(u"description"_s, Table::Products, 4), text);
    QCOMPARE(columnOf(u"name"_s, Table::Products, 4), u"tab\tand\nline"_s);
    QTRY_VERIFY(!m_dialog);
    dialog = edit({Table::Products, 4});
    auto *description = child<QPlainTextEdit>(dialog, "descriptionEdit");
    description->setFocus();
    QTest::keyClick(description, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(description, Qt::Key_Exclam, Qt::NoModifier);
    QTest::keyClicks(description, u"!"_s);
    QSignalSpy again(dialog, &RecordDialog::rowSaved);
    QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(again.size(), 1);
    QVERIFY(columnOf(u"description"_s, Table::Products, 4).startsWith(text));
}

void RecordDialogTest::secretsAreMasked()
{
    const QString secret = u"the buyer's link 8811"_s;
    shop().elsewhere(u"UPDATE products SET hidden_content = ? WHERE id = 5"_s, {secret});
    RecordDialog *dialog = edit({Table::Products, 5});
    auto *content = child<gui::SecretEdit>(dialog, "hidden_contentEdit");
    QVERIFY(!content->toPlainText().contains(u"8811"));
    retype(content, u"overwritten"_s);
    QVERIFY(!canSave(dialog));
    QTest::mouseClick(child<QToolButton>(dialog, "hidden_contentShow"), Qt::LeftButton);
    QCOMPARE(content->toPlainText(), secret);
    QVERIFY(!canSave(dialog));
    QTest::mouseClick(child<QToolButton>(dialog, "hidden_contentShow"), Qt::LeftButton);
    QVERIFY(!content->toPlainText().contains(u"8811"));
    delete m_dialog;
    // What a person is typing for a new product can be read.
    const RecordDialog *fresh = open(Table::Products);
    QVERIFY(!child<gui::SecretEdit>(fresh, "hidden_contentEdit")->isMasked());
}

void RecordDialogTest::duplicateClearsWhatIsUnique()
{
    const Record original = shop().row({Table::Purchases, 7});
    RecordDialog *dialog = open(Table::Purchases, RowKey{Table::Purchases, 7}, original, true);
    QVERIFY(child<QLineEdit>(dialog, "payment_idEdit")->text().isEmpty());
    QCOMPARE(problemAt(dialog, "payment_id"), Kind::Needed);
    QVERIFY(!canSave(dialog));
    retype(edit(dialog, "payment_id"), u"copy of seven"_s);
    QTRY_VERIFY(canSave(dialog));
    QSignalSpy saved(dialog, &RecordDialog::rowSaved);
    QTest::mouseClick(child<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    const Record copy = shop().row(saved.at(0).at(0).value<RowKey>());
    for (const auto &column : {u"user_id"_s, u"product_id"_s, u"price"_s, u"payment_type"_s})
        QCOMPARE(copy.value(column), original.value(column));
    QVERIFY(copy.value(u"id"_s) != original.value(u"id"_s));
}

QTEST_MAIN(RecordDialogTest)
#include "tst_record_dialog.moc"
