// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/Keys.h"
#include "dialogs/Shop.h"

#include "gui/VersionsPage.h"
#include "gui/diagram/DiagramView.h"
#include "migration/StructureChanges.h"
#include "support/Patience.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using gui::VersionsModel;
using gui::VersionsPage;
using support::child;

/// Database → Versions: the chain, the trial, the deed.
class VersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void init();
    void cleanup();

    void showsTheChain();
    void triesTheWayBack();
    void appliesAfterTheTrial();
    void unsavedChangesComeFirst();
    void readOnlyOnlyTries();
    void keyboardReachesAll();
    void structureChanges();

private:
    void show(bool readOnly = false);
    void choose(const QString &revision);
    void press(const char *name)
    {
        QTest::mouseClick(child<QPushButton>(m_page.get(), name), Qt::LeftButton);
    }
    [[nodiscard]] bool canTry() const { return child<QPushButton>(m_page.get(), "tryButton")->isEnabled(); }
    [[nodiscard]] bool canApply() const
    {
        return child<QPushButton>(m_page.get(), "applyButton")->isEnabled();
    }
    [[nodiscard]] QAbstractItemModel *model() const
    {
        return child<QTableView>(m_page.get(), "versionsView")->model();
    }
    void tryAndWait();

    std::unique_ptr<support::Shop> m_shop;
    std::unique_ptr<VersionsPage> m_page;
};

void VersionsTest::init()
{
    support::failOnSqlWarnings();
    m_shop = std::make_unique<support::Shop>(support::engine());
}

void VersionsTest::cleanup()
{
    m_page.reset();
    m_shop.reset();
}

void VersionsTest::show(bool readOnly)
{
    if (readOnly)
        m_shop->reopen(true);
    m_page = std::make_unique<VersionsPage>(m_shop->session());
    new QAbstractItemModelTester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_page.get());
    m_page->resize(1000, 680);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get(), support::patienceMs));
    QTRY_VERIFY(model()->rowCount() > 0);
}

void VersionsTest::choose(const QString &revision)
{
    auto *view = child<QTableView>(m_page.get(), "versionsView");
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, VersionsModel::Revision);
        if (index.data().toString() == revision) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
            return;
        }
    }
    QFAIL(qPrintable(revision));
}

void VersionsTest::tryAndWait()
{
    press("tryButton");
    QTRY_VERIFY(child<QTabWidget>(m_page.get(), "resultTabs")->isVisible());
}

void VersionsTest::showsTheChain()
{
    show();
    QCOMPARE(model()->rowCount(), 9);
    QStringList states;
    QStringList revisions;
    for (int row = 0; row < model()->rowCount(); ++row) {
        revisions.append(model()->index(row, VersionsModel::Revision).data().toString());
        states.append(model()->index(row, VersionsModel::State).data().toString());
        QVERIFY(!model()->index(row, VersionsModel::When).data().toString().isEmpty());
    }
    QCOMPARE(states.count(u"Stands here"_s), 3);
    QCOMPARE(states.count(u"Not yet"_s), 0);
    QCOMPARE(states.at(revisions.indexOf(u"5ca0f991801d"_s)), u"Stands here"_s);
    QCOMPARE(child<QLabel>(m_page.get(), "standingLabel")->text(), u"The database is up to date."_s);
    QVERIFY(!canTry() && !canApply()); // it stands there already
}

void VersionsTest::triesTheWayBack()
{
    show();
    choose(u"1b95d36c8908"_s);
    QVERIFY(canTry() && !canApply());
    tryAndWait();
    const auto *changes = child<QTreeWidget>(m_page.get(), "changesTree");
    QStringList lines;
    for (int i = 0; i < changes->topLevelItemCount(); ++i)
        lines.append(changes->topLevelItem(i)->text(0) + u' ' + changes->topLevelItem(i)->text(1));
    QVERIFY2(lines.contains(u"purchases.payment_id dropped"_s)
                 && lines.contains(u"purchases.payment_type dropped"_s),
             qPrintable(lines.join(u'\n')));
    QVERIFY(!lines.join(u' ').contains(u"products"_s));
    using gui::diagram::Change;
    const auto &content = child<gui::diagram::DiagramView>(m_page.get(), "diagramView")->sheet().content();
    const auto card = std::ranges::find(content.cards, u"purchases"_s, &gui::diagram::Card::table);
    QVERIFY(card != content.cards.end());
    QCOMPARE(card->change, Change::Changed);
    QCOMPARE(card->heading(), u"~ Purchases"_s);
    const auto row = std::ranges::find(card->rows, u"payment_id"_s, &gui::diagram::CardRow::column);
    QVERIFY(row != card->rows.end());
    QCOMPARE(row->label(), u"− payment_id"_s);
    QVERIFY(content.describe(int(card - content.cards.begin()))
                .contains(u"Dropped: payment_id, payment_type."_s));
    QVERIFY(std::ranges::all_of(content.cards, [](const gui::diagram::Card &other) {
        return other.table == u"purchases"_s || other.change == Change::None;
    }));
    const QString result = child<QLabel>(m_page.get(), "resultLabel")->text();
    QVERIFY2(result.startsWith(u"2 step"_s) && result.contains(u"Would be lost: purchases.payment_id in "_s),
             qPrintable(result));
    QVERIFY(child<QTreeWidget>(m_page.get(), "rowsTree")->topLevelItemCount() > 6);
    auto *sql = child<QPlainTextEdit>(m_page.get(), "sqlEdit");
    auto *dialect = child<QComboBox>(m_page.get(), "dialectBox");
    dialect->setCurrentIndex(0);
    QVERIFY(sql->toPlainText().contains(u"BEGIN IMMEDIATE"_s));
    dialect->setCurrentIndex(1);
    QVERIFY(!sql->toPlainText().contains(u"BEGIN IMMEDIATE"_s));
    QVERIFY(sql->toPlainText().contains(u"ALTER TABLE purchases DROP COLUMN payment_id"_s));
    QCOMPARE(m_shop->value(u"SELECT count(payment_id) FROM purchases WHERE payment_id IS NULL"_s).toInt(), 0);
    QDir().mkpath(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots"));
    QVERIFY(m_page->grab().save(QStringLiteral(SHOPBOOK_BINARY_DIR "/screenshots/versions.png")));

    QVERIFY(!canApply()); // what would be lost has to be agreed to
    child<QCheckBox>(m_page.get(), "lossBox")->setChecked(true);
    QVERIFY(canApply());
    choose(u"1720ca777755"_s); // another goal: the trial is forgotten
    QVERIFY(!canApply() && !child<QTabWidget>(m_page.get(), "resultTabs")->isVisible());
}

void VersionsTest::appliesAfterTheTrial()
{
    show();
    choose(u"1720ca777755"_s);
    tryAndWait();
    child<QCheckBox>(m_page.get(), "lossBox")->setChecked(true);
    QSignalSpy changed(m_page.get(), &VersionsPage::changed);
    press("applyButton");
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toBool(), false);
    QCOMPARE(changed.at(0).at(1).toString().contains(u"before lies in"_s),
             support::engine() == database::Engine::Sqlite);
    m_page->refresh();
    QTRY_VERIFY(
        child<QLabel>(m_page.get(), "standingLabel")->text().contains(u"add purchases.payment_type"_s));
    choose(u"5ca0f991801d"_s);
    tryAndWait();
    QVERIFY(!child<QCheckBox>(m_page.get(), "lossBox")->isVisible());
    press("applyButton");
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(changed.at(1).at(0).toBool(), true);
}

void VersionsTest::unsavedChangesComeFirst()
{
    show();
    choose(u"1720ca777755"_s);
    tryAndWait();
    child<QCheckBox>(m_page.get(), "lossBox")->setChecked(true);
    QVERIFY(m_shop->session()
                .stageInsert(schema::Table::Categories, {{u"category_name"_s, u"New"_s}}, nullptr)
                .isEmpty());
    QSignalSpy said(m_page.get(), &VersionsPage::said);
    press("applyButton");
    QCOMPARE(said.size(), 1);
    QVERIFY(said.at(0).at(1).toString().contains(u"not saved"_s));
    m_shop->session().dropAll();
}

void VersionsTest::readOnlyOnlyTries()
{
    show(true);
    choose(u"1720ca777755"_s);
    tryAndWait();
    child<QCheckBox>(m_page.get(), "lossBox")->setChecked(true);
    QVERIFY(!canApply());
    QVERIFY(child<QPushButton>(m_page.get(), "applyButton")->toolTip().contains(u"read-only"_s));
}

void VersionsTest::keyboardReachesAll()
{
    show();
    QCOMPARE(support::keyboardComplaints(m_page.get()).join(u'\n'), QString());
    choose(u"1b95d36c8908"_s);
    tryAndWait();
    QCOMPARE(support::keyboardComplaints(m_page.get()).join(u'\n'), QString());
}

void VersionsTest::structureChanges()
{
    const support::TestDatabase database(support::engine());
    database.run(
        u"CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT, gone TEXT);\nCREATE TABLE b (id INTEGER);\n"_s);
    const auto connection = database.open();
    const auto before = UNWRAP(migration::readStructure(connection));
    database.run(
        u"ALTER TABLE a DROP COLUMN gone;\nALTER TABLE a ADD COLUMN y TEXT DEFAULT 'z';\nDROP TABLE b;\n"
        "CREATE TABLE c (id INTEGER PRIMARY KEY);\nCREATE UNIQUE INDEX one ON a (x);\nCREATE VIEW v AS SELECT id FROM a;\n"_s);
    QStringList lines;
    for (const auto &change : migration::changesBetween(before, UNWRAP(migration::readStructure(connection))))
        lines.append(u"%1 %2 %3"_s.arg(int(change.kind)).arg(change.table, change.what));
    lines.sort();
    QStringList wanted{u"0  v"_s, u"0 a one"_s, u"0 a y"_s, u"0 c "_s, u"2 a gone"_s, u"2 b "_s};
    QCOMPARE(lines, wanted);
    QVERIFY(migration::changesBetween(before, before).isEmpty());
}

QTEST_MAIN(VersionsTest)
#include "tst_versions.moc"
