// SPDX-License-Identifier: GPL-3.0-or-later
#include "CellsFixture.h"
#include "gui/dialogs/PaymentTypeBox.h"
#include "gui/dialogs/SecretEdit.h"
#include "gui/dialogs/Tints.h"
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

/// Editors in the cells of a table.
class CellsTest : public CellsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void relationCellKeepsItsRowOnEnter();
    void relationCellTakesNobodyByMistake();
    void relationCellTakesWhatIsChosen();
    void brokenValueKeepsTheEditorOpen();
    void refusedValueIsOfferedAgain();
    void clearingKeepsNull();
    void keySetsNull();
    void paymentTypeIsChosenByItsTitle();
    void longTextIsEditedWithItsLines();
    void maskedTextIsNotEditedBlindly();
    void stateIsSeenInBothSchemes();
};

void CellsTest::relationCellKeepsItsRowOnEnter()
{
    view(Table::Purchases);
    auto *field = qobject_cast<RelationPicker *>(editCell("user_id"));
    QVERIFY(field);
    QCOMPARE(field->text(), u"Samir Bauer"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty());
}

void CellsTest::relationCellTakesNobodyByMistake()
{
    view(Table::Purchases);
    QWidget *field = editCell("user_id");
    retype(field, u"zzz"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::qWait(200);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(editor(), field);
    QVERIFY(child<QLabel>(m_window.get(), "cellProblem")->text().contains(u"zzz"_s));
    QVERIFY(shop().session().pending().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty());
}

void CellsTest::relationCellTakesWhatIsChosen()
{
    view(Table::Purchases);
    QWidget *field = editCell("user_id");
    retype(field, u"Customer 05"_s);
    QTRY_VERIFY(qobject_cast<RelationPicker *>(field)->isListOpen());
    QTest::keyClick(field, Qt::Key_Down);
    const QString label = m_window->findChild<QListWidget *>(u"relationChoices"_s)->item(0)->text();
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(pendingOf());
    QCOMPARE(pendingOf()->after.value(u"user_id"_s), QVariant(label.right(4).toLongLong()));
    QTRY_COMPARE(at("user_id").data().toString(), label);
}

void CellsTest::brokenValueKeepsTheEditorOpen()
{
    view(Table::Purchases);
    QWidget *field = editCell("price");
    retype(field, u"0"_s);
    const QPointer<QLabel> bubble = child<QLabel>(m_window.get(), "cellProblem");
    QVERIFY(bubble->isVisible() && !bubble->text().isEmpty());
    QVERIFY(m_view->viewport()->rect().contains(bubble->geometry()));
    for (const auto key : {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Enter}) {
        QTest::keyClick(field, key);
        QTest::qWait(20);
        QCOMPARE(editor(), field);
    }
    QVERIFY(shop().session().pending().isEmpty());
    retype(field, u"1200"_s);
    QVERIFY(!bubble);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QCOMPARE(pendingOf()->after.value(u"price"_s), QVariant(qint64(1200)));
}

void CellsTest::refusedValueIsOfferedAgain()
{
    view(Table::Purchases);
    QSignalSpy refused(m_delegate, &gui::RecordDelegate::refused);
    QWidget *field = editCell("price");
    retype(field, u"nine"_s);
    m_view->setCurrentIndex(at("payment_id", 2)); // a click elsewhere
    QCOMPARE(refused.size(), 1);
    QVERIFY(shop().session().pending().isEmpty());
    QTRY_COMPARE(m_view->currentIndex(), at("price"));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(editor())
                && qobject_cast<QLineEdit *>(editor())->text() == u"nine"_s);
    QVERIFY(child<QLabel>(m_window.get(), "cellProblem")->isVisible());
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty());
}

void CellsTest::clearingKeepsNull()
{
    view(Table::People);
    QWidget *field = editCell("surname");
    retype(field, u"x"_s);
    retype(field, {});
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty());
    QCOMPARE(at("city").data(StoreTableModel::IsNullRole).toBool(), false);
    field = editCell("city");
    retype(field, u"Omsk"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    field = editCell("city");
    retype(field, {});
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty()); // '' as it was
}

void CellsTest::keySetsNull()
{
    view(Table::People);
    QWidget *field = editCell("city");
    QTest::keyClick(field, Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(!editor());
    QVERIFY(pendingOf());
    QVERIFY(database::value::isNull(pendingOf()->after.value(u"city"_s)));
    field = editCell("name");
    QTest::keyClick(field, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(editor()); // NOT NULL: the key does nothing
}

void CellsTest::paymentTypeIsChosenByItsTitle()
{
    view(Table::Purchases);
    auto *box = qobject_cast<gui::PaymentTypeBox *>(editCell("payment_type"));
    QVERIFY(box);
    QCOMPARE(box->stored(), u"yukassa"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(shop().session().pending().isEmpty());
    box = qobject_cast<gui::PaymentTypeBox *>(editCell("payment_type"));
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QCOMPARE(pendingOf()->after.value(u"payment_type"_s), QVariant(u"stars"_s));
    box = qobject_cast<gui::PaymentTypeBox *>(editCell("payment_type"));
    box->setEditText(u"cash"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QCOMPARE(pendingOf()->after.value(u"payment_type"_s), QVariant(u"cash"_s));
}

void CellsTest::longTextIsEditedWithItsLines()
{
    view(Table::Products);
    auto *edit = qobject_cast<QPlainTextEdit *>(editCell("description"));
    QVERIFY(edit);
    QCOMPARE(edit->toPlainText(), u"first\nsecond"_s);
    QVERIFY(m_view->viewport()->rect().contains(edit->geometry()));
    edit->moveCursor(QTextCursor::End);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit, u"third"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QVERIFY(pendingOf());
    QCOMPARE(pendingOf()->after.value(u"description"_s).toString(), u"first\nsecond\nthird"_s);
}

void CellsTest::maskedTextIsNotEditedBlindly()
{
    view(Table::Products);
    QVERIFY(!editCell("hidden_content"));
    m_model->setSecretsShown(true);
    auto *edit = qobject_cast<QPlainTextEdit *>(editCell("hidden_content"));
    QVERIFY(edit);
    QCOMPARE(edit->toPlainText(), u"the link"_s);
}

void CellsTest::stateIsSeenInBothSchemes()
{
    view(Table::People);
    const QModelIndex edited = at("name");
    QVERIFY(m_model->setData(edited, u"Olga"_s));
    for (const bool dark : {false, true}) {
        QPalette palette;
        palette.setColor(QPalette::Window, dark ? QColor(0x2d, 0x2d, 0x2d) : QColor(0xef, 0xef, 0xef));
        palette.setColor(QPalette::Base, dark ? QColor(0x23, 0x23, 0x23) : QColor(Qt::white));
        palette.setColor(QPalette::WindowText, dark ? QColor(Qt::white) : QColor(Qt::black));
        palette.setColor(QPalette::Text, palette.color(QPalette::WindowText));
        QCOMPARE(gui::tints::isDark(palette), dark);
        const QColor window = palette.color(QPalette::Window);
        for (const QColor &text :
             {gui::tints::problem(palette), gui::tints::caution(palette), gui::tints::quiet(palette)})
            QVERIFY2(gui::tints::contrast(text, window) >= 4.5, qPrintable(text.name()));
        QVERIFY(gui::tints::contrast(gui::tints::problem(palette), palette.color(QPalette::Base)) >= 4.5);
        for (const QColor &ground :
             {gui::tints::edited(palette), gui::tints::inserted(palette), gui::tints::removed(palette)}) {
            QVERIFY(gui::tints::contrast(palette.color(QPalette::Text), ground) >= 4.5);
            QVERIFY(ground != palette.color(QPalette::Base));
        }
        const auto styled = [&](const QModelIndex &index) {
            QStyleOptionViewItem option;
            option.palette = palette;
            option.font = m_view->font();
            m_delegate->initStyleOption(&option, index);
            return option;
        };
        QVERIFY(styled(edited).font.bold());
        QCOMPARE(styled(edited).backgroundBrush.color(), gui::tints::edited(palette));
        QVERIFY(!styled(at("country")).font.bold());
        QVERIFY(!styled(at("surname")).text.isEmpty());
        QVERIFY(styled(at("surname")).font.italic());
        QVERIFY(styled(at("city")).text.isEmpty());
    }
    shop().session().stage(records::Operation::Delete, m_model->keyAt(0), *m_model->storedRow(0));
    QStyleOptionViewItem option;
    m_delegate->initStyleOption(&option, edited);
    QVERIFY(option.font.strikeOut());
}

QTEST_MAIN(CellsTest)
#include "tst_cells.moc"
