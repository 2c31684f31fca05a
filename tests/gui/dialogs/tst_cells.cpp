// SPDX-License-Identifier: GPL-3.0-or-later
#include "Keys.h"
#include "Shop.h"

#include "database/Transaction.h"
#include "gui/dialogs/PaymentTypeBox.h"
#include "gui/dialogs/RecordDelegate.h"
#include "gui/dialogs/RelationPicker.h"
#include "gui/dialogs/SecretEdit.h"
#include "gui/dialogs/Tints.h"
#include "records/Loader.h"
#include "tables/StoreTableModel.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using gui::RelationPicker;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using tables::StoreTableModel;

namespace {

constexpr qint64 samir = 777;

/// Shows what the delegate makes of a cell.
class OpenDelegate : public gui::RecordDelegate
{
public:
    using RecordDelegate::RecordDelegate;
    using RecordDelegate::initStyleOption;
};

void fillMarket(const database::Connection &connection)
{
    auto transaction = UNWRAP(database::Transaction::begin(connection, database::Transaction::Kind::Write));
    auto loader = UNWRAP(records::Loader::begin(connection));
    const QString at = u"2026-11-01 10:00:00"_s;
    const auto add = [&](Table table, records::Record row) {
        row.insert(u"created_at"_s, at);
        row.insert(u"updated_at"_s, at);
        UNWRAP(loader.add(table, row));
    };
    for (qint64 id = 1; id <= 1000; ++id) {
        const QString name = id == samir ? u"Samir"_s : id > 998 ? u"Twin"_s : u"Customer"_s;
        const QString last = id == samir ? u"Bauer"_s : id > 998 ? u"Name"_s : QString::number(id).rightJustified(4, u'0');
        add(Table::Customers, {{u"id"_s, id}, {u"telegram_id"_s, 100000 + id}, {u"username"_s, QVariant()},
                               {u"first_name"_s, name}, {u"last_name"_s, last}});
    }
    add(Table::Categories, {{u"id"_s, qint64(1)}, {u"category_name"_s, u"Курсы"_s}});
    add(Table::Products, {{u"id"_s, qint64(1)}, {u"name"_s, u"Course"_s}, {u"description"_s, u"first\nsecond"_s},
                          {u"price"_s, qint64(990)}, {u"file_id"_s, QVariant()}, {u"category_id"_s, qint64(1)},
                          {u"hidden_content"_s, u"the link"_s}});
    for (qint64 id = 1; id <= 3; ++id) {
        add(Table::Purchases, {{u"id"_s, id}, {u"user_id"_s, samir}, {u"product_id"_s, qint64(1)},
                               {u"price"_s, qint64(990)}, {u"payment_id"_s, u"p-%1"_s.arg(id)},
                               {u"payment_type"_s, u"yukassa"_s}});
    }
    add(Table::People, {{u"id"_s, qint64(1)}, {u"name"_s, u"Anna"_s}, {u"surname"_s, QVariant()}, {u"age"_s, 20.0},
                        {u"email"_s, u"anna@example.org"_s}, {u"country"_s, u"Россия"_s}, {u"city"_s, u""_s},
                        {u"deleted"_s, false}});
    UNWRAP(loader.finish());
    UNWRAP(std::move(transaction).commit());
}

} // namespace

class CellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_shops.clear(); }

    void enterKeepsAnUntouchedRow();
    void textThatNamesNobodyIsNeverSomebody();
    void partOfANameChoosesNobody();
    void wholeNameIsTaken();
    void twoOfOneNameAreAskedFor();
    void listIsUsedByKeys();
    void enterBeforeTheAnswerWaitsForIt();
    void escapeGivesBackWhatWasChosen();
    void noneIsFirstWhereNothingMayBeChosen();

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

private:
    support::Shop &shop();
    RelationPicker *picker(bool nullable = false);
    QTableView *view(Table table);
    QWidget *editCell(const char *column, int row = 0);
    QWidget *editor() const { return m_window->findChild<QWidget *>(u"cellEdit"_s); }
    QModelIndex at(const char *column, int row = 0) const;
    const records::RowChange *pendingOf(int row = 0) { return shop().session().pending().change(m_model->keyAt(row)); }

    std::map<database::Engine, std::unique_ptr<support::Shop>> m_shops;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<StoreTableModel> m_model;
    QTableView *m_view = nullptr;
    OpenDelegate *m_delegate = nullptr;
};

void CellsTest::init()
{
    support::failOnSqlWarnings();
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 500);
    new QVBoxLayout(m_window.get());
}

void CellsTest::cleanup()
{
    m_window.reset();
    m_model.reset();
    shop().session().dropAll();
}

support::Shop &CellsTest::shop()
{
    auto &made = m_shops[support::engine()];
    if (!made) {
        made = std::make_unique<support::Shop>(support::engine(), support::Shop::With::Nothing);
        fillMarket(made->database().open(database::Role::Writer));
    }
    return *made;
}

RelationPicker *CellsTest::picker(bool nullable)
{
    auto *made = new RelationPicker(m_window.get());
    made->setObjectName(u"picker"_s);
    made->setSource(shop().session(), Table::Customers, nullable);
    m_window->layout()->addWidget(made);
    m_window->show();
    made->setFocus();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window did not come up");
    return made;
}

QTableView *CellsTest::view(Table table)
{
    m_model = std::make_unique<StoreTableModel>(shop().session(), table);
    m_view = new QTableView(m_window.get());
    m_delegate = new OpenDelegate(shop().session(), table, m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(m_model.get());
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_window->layout()->addWidget(m_view);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()) || !m_model->select()
        || !QTest::qWaitFor([this] { return m_model->rowCount() > 0 && m_model->isOrderComplete()
                                            && m_model->rowState(0) != StoreTableModel::RowState::Loading; }))
        qFatal("the table did not come up");
    return m_view;
}

QModelIndex CellsTest::at(const char *column, int row) const
{
    return m_model->index(row, m_model->entity().indexOf(QString::fromLatin1(column)));
}

QWidget *CellsTest::editCell(const char *column, int row)
{
    m_view->setFocus();
    m_view->setCurrentIndex(at(column, row));
    m_view->edit(at(column, row));
    return editor();
}

void CellsTest::enterKeepsAnUntouchedRow()
{
    RelationPicker *field = picker();
    field->setId(samir);
    QTRY_COMPARE(field->text(), u"Samir Bauer"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Enter);
    QCOMPARE(field->id(), samir);
}

void CellsTest::textThatNamesNobodyIsNeverSomebody()
{
    RelationPicker *field = picker();
    field->setId(samir, u"Samir Bauer"_s);
    retype(field, u"zzz"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->id(), 0);
    QTRY_VERIFY(field->isListOpen());   // "Nothing found"
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

void CellsTest::partOfANameChoosesNobody()
{
    RelationPicker *field = picker();
    retype(field, u"Samir"_s);
    QTRY_VERIFY(field->isListOpen());
    QTest::keyClick(field, Qt::Key_Return);   // nothing is marked in the list
    QTest::qWait(150);
    QCOMPARE(field->id(), 0);
    retype(field, u"Customer 00"_s);
    QTRY_VERIFY(field->isListOpen());
    QTRY_COMPARE(m_window->findChild<QListWidget *>(u"relationChoices"_s)->count(), 20);
}

void CellsTest::wholeNameIsTaken()
{
    RelationPicker *field = picker();
    retype(field, u"samir bauer"_s);
    QTRY_COMPARE(field->id(), samir);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), u"Samir Bauer"_s);
    QCOMPARE(field->id(), samir);
}

void CellsTest::twoOfOneNameAreAskedFor()
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

void CellsTest::listIsUsedByKeys()
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

void CellsTest::enterBeforeTheAnswerWaitsForIt()
{
    RelationPicker *field = picker();
    QSignalSpy chosen(field, &RelationPicker::chosen);
    retype(field, u"Customer 0500"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(field->id(), 500);
    QVERIFY(!field->isListOpen());
}

void CellsTest::escapeGivesBackWhatWasChosen()
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

void CellsTest::noneIsFirstWhereNothingMayBeChosen()
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
    m_view->setCurrentIndex(at("payment_id", 2));   // a click elsewhere
    QCOMPARE(refused.size(), 1);
    QVERIFY(shop().session().pending().isEmpty());
    QTRY_COMPARE(m_view->currentIndex(), at("price"));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(editor()) && qobject_cast<QLineEdit *>(editor())->text() == u"nine"_s);
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
    QVERIFY(shop().session().pending().isEmpty());   // '' as it was
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
    QVERIFY(editor());   // NOT NULL: the key does nothing
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
        for (const QColor &text : {gui::tints::problem(palette), gui::tints::caution(palette), gui::tints::quiet(palette)})
            QVERIFY2(gui::tints::contrast(text, window) >= 4.5, qPrintable(text.name()));
        QVERIFY(gui::tints::contrast(gui::tints::problem(palette), palette.color(QPalette::Base)) >= 4.5);
        for (const QColor &ground : {gui::tints::edited(palette), gui::tints::inserted(palette), gui::tints::removed(palette)}) {
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
