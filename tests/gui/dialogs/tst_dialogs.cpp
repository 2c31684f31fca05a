// SPDX-License-Identifier: GPL-3.0-or-later
#include "DialogsFixture.h"
#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/ConflictDialog.h"
#include "gui/dialogs/ConnectDialog.h"
#include "gui/dialogs/DeleteDialog.h"
#include "gui/dialogs/ErrorDetails.h"
#include "gui/dialogs/RelationPicker.h"
#include "support/Patience.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::ProblemLabel;
using records::RowKey;
using schema::Table;
using support::child;
using support::retype;
using Kind = ProblemLabel::Kind;

/// Deleting, conflicts, connecting to a server, closing, errors.
class DialogsTest : public DialogsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void heldProductOffersTheArchive();
    void freeCategoryIsJustAskedFor();
    void personIsOnlyMarked();
    void severalRowsAreLookedAtTogether();
    void conflictsAreDecidedPieceByPiece();
    void conflictOfTheWindowIsCarriedOut();
    void connectionIsTriedStepByStep();
    void pastedAddressFillsTheFields();
    void portsAreNumbers();
    void closeQuestionAnswers();
    void errorIsCopiedWhole();
};

void DialogsTest::heldProductOffersTheArchive()
{
    const qint64 product = shop().value(u"SELECT MIN(product_id) FROM purchases"_s).toLongLong();
    auto *dialog = shown(new gui::DeleteDialog(shop().session(), {{Table::Products, product}}, nullptr));
    QSignalSpy decided(dialog, &gui::DeleteDialog::decided);
    auto *archive = child<QPushButton>(dialog, "archiveButton");
    QTRY_VERIFY(archive->isVisible());
    QVERIFY(!child<QPushButton>(dialog, "deleteButton")->isVisible());
    QVERIFY(child<QLabel>(dialog, "adviceLabel")->text().contains(u"your bot still sells it"_s));
    const auto *tree = child<QTreeWidget>(dialog, "dependentsTree");
    QCOMPARE(tree->topLevelItemCount(), 1);
    const qint64 count =
        shop().value(u"SELECT COUNT(*) FROM purchases WHERE product_id = ?"_s, {product}).toLongLong();
    QVERIFY(tree->topLevelItem(0)->text(1).contains(QString::number(count)));
    // One sum a payment type; roubles and Stars are never one number.
    const qint64 types =
        shop()
            .value(u"SELECT COUNT(DISTINCT payment_type) FROM purchases WHERE product_id = ?"_s, {product})
            .toLongLong();
    QCOMPARE(tree->topLevelItem(0)->text(2).split(u" · "_s).size(), types);
    QCOMPARE(support::keyboardComplaints(dialog), QStringList());
    QTest::mouseClick(archive, Qt::LeftButton);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.at(0).at(0).value<records::Operation>(), records::Operation::Archive);
}

void DialogsTest::freeCategoryIsJustAskedFor()
{
    const qint64 id = shop()
                          .value(u"INSERT INTO categories (category_name) VALUES ('Free one') RETURNING id"_s)
                          .toLongLong();
    auto *dialog = shown(new gui::DeleteDialog(shop().session(), {{Table::Categories, id}}, nullptr));
    QSignalSpy decided(dialog, &gui::DeleteDialog::decided);
    auto *button = child<QPushButton>(dialog, "deleteButton");
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(child<QLabel>(dialog, "questionLabel")->text().contains(u"Free one"_s));
    QVERIFY(!child<QPushButton>(dialog, "archiveButton")->isVisible());
    QTest::keyClick(dialog, Qt::Key_Return); // Enter is the harmless answer
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(decided.size(), 0);
}

void DialogsTest::personIsOnlyMarked()
{
    auto *dialog = shown(new gui::DeleteDialog(shop().session(), {{Table::People, 5}}, nullptr));
    QSignalSpy decided(dialog, &gui::DeleteDialog::decided);
    auto *button = child<QPushButton>(dialog, "deleteButton");
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(child<QLabel>(dialog, "questionLabel")->text().contains(u"Mark"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.at(0).at(0).value<records::Operation>(), records::Operation::Delete);
}

void DialogsTest::severalRowsAreLookedAtTogether()
{
    const qint64 id = shop()
                          .value(u"INSERT INTO categories (category_name) VALUES ('Free two') RETURNING id"_s)
                          .toLongLong();
    auto *dialog = shown(
        new gui::DeleteDialog(shop().session(), {{Table::Categories, id}, {Table::Categories, 1}}, nullptr));
    QTRY_VERIFY(child<QPushButton>(dialog, "archiveButton")->isVisible());
    QVERIFY(!child<QPushButton>(dialog, "deleteButton")->isVisible());
    QVERIFY(child<QTreeWidget>(dialog, "dependentsTree")->topLevelItem(0)->text(1).size() > 0);
}

void DialogsTest::conflictsAreDecidedPieceByPiece()
{
    records::Conflict changed{
        {Table::Products, 2},
        false,
        {u"price"_s, u"hidden_content"_s, u"category_id"_s},
        {{u"price"_s, qint64(1)}, {u"hidden_content"_s, u"old 8811"_s}, {u"category_id"_s, qint64(1)}},
        {{u"price"_s, qint64(2)}, {u"hidden_content"_s, u"mine 8811"_s}, {u"category_id"_s, qint64(2)}},
        {{u"price"_s, qint64(3)}, {u"hidden_content"_s, u"their 8811"_s}, {u"category_id"_s, qint64(3)}}};
    records::Conflict gone{{Table::Categories, 99}, true, {}, {}, {{u"category_name"_s, u"x"_s}}, {}};
    auto *dialog = shown(new gui::ConflictDialog(shop().session(), {changed, gone}, nullptr));
    QList<gui::ConflictDialog::Decision> decisions;
    bool answered = false;
    connect(dialog, &gui::ConflictDialog::decided, this,
            [&](const QList<gui::ConflictDialog::Decision> &made) {
                decisions = made;
                answered = true;
            });
    const auto *table = child<QTableWidget>(dialog, "conflictsTable");
    QCOMPARE(table->rowCount(), 4);
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 5; ++column)
            QVERIFY(!table->item(row, column)->text().contains(u"8811"_s));
    }
    QTRY_VERIFY(!table->item(2, 3)->text().startsWith(u"3"_s)); // a label, not an id
    QVERIFY(!child<QPushButton>(dialog, "applyButton")->isEnabled());
    QCOMPARE(support::keyboardComplaints(dialog), QStringList());
    const auto choose = [dialog](const char *name, gui::ConflictDialog::Choice choice) {
        auto *box = child<QComboBox>(dialog, name);
        box->setCurrentIndex(box->findData(int(choice)));
    };
    choose("choice0", gui::ConflictDialog::Choice::Mine);
    choose("choice2", gui::ConflictDialog::Choice::Theirs);
    choose("choice3", gui::ConflictDialog::Choice::Theirs);
    press(dialog, "applyButton");
    QVERIFY(answered);
    QCOMPARE(decisions.size(), 3);
    QCOMPARE(decisions.at(0).conflict.fields, QStringList{u"price"_s});
    QCOMPARE(decisions.at(0).choice, gui::ConflictDialog::Choice::Mine);
    QCOMPARE(decisions.at(1).conflict.fields, QStringList{u"category_id"_s});
    QVERIFY(decisions.at(2).conflict.isGone);
}

void DialogsTest::conflictOfTheWindowIsCarriedOut()
{
    const RowKey key{Table::Products, 13};
    QVERIFY(shop()
                .session()
                .stageEdit(key, shop().row(key), {{u"price"_s, qint64(501)}, {u"name"_s, u"My name"_s}})
                .isEmpty());
    shop().elsewhere(u"UPDATE products SET price = 502, name = 'Their name' WHERE id = 13"_s);
    QSignalSpy failed(&shop().session(), &tables::Session::saveFailed);
    QSignalSpy saved(&shop().session(), &tables::Session::saved);
    shop().session().save();
    QTRY_COMPARE(failed.size(), 1);
    const auto conflicts = failed.at(0).at(0).value<records::SaveFailure>().conflicts;
    QCOMPARE(conflicts.size(), 1);
    auto *dialog = shown(new gui::ConflictDialog(shop().session(), conflicts, nullptr));
    connect(dialog, &gui::ConflictDialog::decided, this,
            [this](const QList<gui::ConflictDialog::Decision> &decisions) {
                gui::ConflictDialog::apply(shop().session(), decisions);
            });
    const int priceRow = int(conflicts.constFirst().fields.indexOf(u"price"_s));
    auto *price = child<QComboBox>(dialog, priceRow == 0 ? "choice0" : "choice1");
    auto *name = child<QComboBox>(dialog, priceRow == 0 ? "choice1" : "choice0");
    price->setCurrentIndex(price->findData(int(gui::ConflictDialog::Choice::Mine)));
    name->setCurrentIndex(name->findData(int(gui::ConflictDialog::Choice::Theirs)));
    press(dialog, "applyButton");
    shop().session().save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(shop().row(key).value(u"price"_s), QVariant(qint64(501)));
    QCOMPARE(shop().row(key).value(u"name"_s), QVariant(u"Their name"_s));
}

void DialogsTest::connectionIsTriedStepByStep()
{
    const auto server = UNWRAP(database::Location::parse(qEnvironmentVariable("SHOPBOOK_TEST_POSTGRES")));
    auto *dialog = shown(new gui::ConnectDialog(std::nullopt, nullptr));
    QCOMPARE(problemAt(dialog, "hostProblem"), Kind::Needed);
    QVERIFY(!child<QPushButton>(dialog, "testButton")->isEnabled());
    retype(child<QLineEdit>(dialog, "hostEdit"), server.hosts);
    retype(child<QLineEdit>(dialog, "portEdit"), server.ports);
    retype(child<QLineEdit>(dialog, "nameEdit"), server.name);
    retype(child<QLineEdit>(dialog, "userEdit"), server.user);
    const auto *tree = child<QTreeWidget>(dialog, "stepsTree");
    press(dialog, "testButton");
    QVERIFY(!child<QPushButton>(dialog, "connectButton")->isEnabled());
    QTRY_VERIFY(child<QPushButton>(dialog, "connectButton")->isEnabled());
    QVERIFY(tree->topLevelItemCount() > 2);
    for (int step = 0; step < tree->topLevelItemCount(); ++step)
        QVERIFY2(tree->topLevelItem(step)->text(0).startsWith(u"✓"_s),
                 qPrintable(tree->topLevelItem(step)->text(0)));
    QCOMPARE(problemAt(dialog, "adviceLabel"), Kind::Needed);
    QCOMPARE(support::keyboardComplaints(dialog), QStringList());

    retype(child<QLineEdit>(dialog, "nameEdit"), u"no_such_database"_s);
    press(dialog, "testButton");
    QTRY_COMPARE(problemAt(dialog, "adviceLabel"), Kind::Problem);
    const int last = tree->topLevelItemCount() - 1;
    QVERIFY(tree->topLevelItem(last)->text(0).startsWith(u"✗"_s));
    QVERIFY(tree->topLevelItem(0)->text(0).startsWith(u"✓"_s));
    retype(child<QLineEdit>(dialog, "nameEdit"), server.name);
    QSignalSpy chosen(dialog, &gui::ConnectDialog::connectTo);
    press(dialog, "connectButton");
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.at(0).at(0).value<database::Location>().sameAs(server));
}

void DialogsTest::pastedAddressFillsTheFields()
{
    auto *dialog = shown(new gui::ConnectDialog(std::nullopt, nullptr));
    child<QLineEdit>(dialog, "hostEdit")
        ->setText(u"postgresql+asyncpg://ann%40shop:p%2Fw@db.example.org:6432/store?sslmode=verify-full"_s);
    QCOMPARE(child<QLineEdit>(dialog, "hostEdit")->text(), u"db.example.org"_s);
    QCOMPARE(child<QLineEdit>(dialog, "portEdit")->text(), u"6432"_s);
    QCOMPARE(child<QLineEdit>(dialog, "nameEdit")->text(), u"store"_s);
    QCOMPARE(child<QLineEdit>(dialog, "userEdit")->text(), u"ann@shop"_s);
    const database::Location location = dialog->location();
    QCOMPARE(location.password, u"p/w"_s);
    QCOMPARE(location.options.value(u"sslmode"_s), u"verify-full"_s);
    QCOMPARE(child<QLineEdit>(dialog, "passwordEdit")->echoMode(), QLineEdit::Password);
    // Whether it will be kept is said before it is typed.
    QVERIFY(!child<QLabel>(dialog, "keyringLabel")->text().isEmpty());
}

void DialogsTest::portsAreNumbers()
{
    database::Location start;
    start.engine = database::Engine::Postgresql;
    start.hosts = u"a,b"_s;
    start.name = u"store"_s;
    start.user = u"ann"_s;
    auto *dialog = shown(new gui::ConnectDialog(start, nullptr));
    for (const auto &port : {u"x"_s, u"0"_s, u"65536"_s, u"5432,"_s, u"-1"_s}) {
        retype(child<QLineEdit>(dialog, "portEdit"), port);
        QCOMPARE(problemAt(dialog, "portProblem"), Kind::Problem);
        QVERIFY(!child<QPushButton>(dialog, "connectButton")->isEnabled());
    }
    for (const auto &port : {u""_s, u"5432"_s, u"5432, 5433"_s}) {
        retype(child<QLineEdit>(dialog, "portEdit"), port);
        QCOMPARE(problemAt(dialog, "portProblem"), Kind::None);
        QVERIFY(child<QPushButton>(dialog, "connectButton")->isEnabled());
    }
}

void DialogsTest::closeQuestionAnswers()
{
    using Answer = gui::CloseQuestion::Answer;
    for (const auto &[button, answer] :
         {std::pair{"saveButton", Answer::Save}, std::pair{"discardButton", Answer::Discard},
          std::pair{"cancelButton", Answer::Cancel}}) {
        auto *dialog = shown(new gui::CloseQuestion(gui::CloseQuestion::textFor(3), true, nullptr));
        QVERIFY(child<QLabel>(dialog, "textLabel")->text().contains(u"3"_s));
        QSignalSpy answered(dialog, &gui::CloseQuestion::answered);
        QCOMPARE(support::keyboardComplaints(dialog), QStringList());
        press(dialog, button);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.at(0).at(0).value<Answer>(), answer);
    }
    auto *dialog = shown(new gui::CloseQuestion(gui::CloseQuestion::textFor(1), false, nullptr));
    QSignalSpy answered(dialog, &gui::CloseQuestion::answered);
    QVERIFY(!child<QPushButton>(dialog, "saveButton")->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return); // nothing is lost by Enter
    QCOMPARE(answered.at(0).at(0).value<Answer>(), Answer::Cancel);
}

void DialogsTest::errorIsCopiedWhole()
{
    auto *dialog = shown(new gui::ErrorDetails(
        {base::ErrorCode::Locked, u"Busy <b>now</b>."_s, u"code 5"_s, {}, {}}, nullptr));
    QCOMPARE(child<QLabel>(dialog, "messageLabel")->textFormat(), Qt::PlainText);
    QVERIFY(!child<QPlainTextEdit>(dialog, "detailEdit")->isVisible());
    QCOMPARE(support::keyboardComplaints(dialog), QStringList());
    press(dialog, "detailsButton");
    QVERIFY(child<QPlainTextEdit>(dialog, "detailEdit")->isVisible());
    press(dialog, "copyButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Busy <b>now</b>.\n\ncode 5"_s);
}

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"
