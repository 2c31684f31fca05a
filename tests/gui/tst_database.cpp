// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Text.h"
#include "gui/BackupsTab.h"
#include "gui/DatabasePage.h"
#include "gui/StructureTab.h"
#include "gui/diagram/DiagramView.h"
#include "gui/dialogs/CloseQuestion.h"
#include "support/Patience.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using gui::Command;
using gui::diagram::DiagramView;
using schema::Table;

/// The page about the database as a whole: the diagram of its tables, its backups and the way back to one.
class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tablesAndReferences();
    void tablesOfAServer();
    void byKeysAlone();
    void zoom();
    void serviceTables();
    void savedAsPictures();
    void noTablesToRead();
    void aBackupIsMade();
    void aBackupIsBroughtBack();
    void notSavedYet();
    void lockedByABot();
    void readOnly();
    void aServersBackups();

private:
    [[nodiscard]] gui::DatabasePage &open(support::Window &window, Command command, bool readOnly = false);
    [[nodiscard]] static DiagramView &view(const support::Window &window);
    [[nodiscard]] static int cardOf(const DiagramView &view, const QString &table);
    [[nodiscard]] static bool settle(const gui::DatabasePage &page, Command command);
    /// Answers the question with the button of that name.
    static bool answer(const QString &button);
    [[nodiscard]] qint64 purchases() const;
    void run(const QString &sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    database::Location m_location;
};

void TestDatabase::init()
{
    support::failOnSqlWarnings();
    base::text::installLanguage(u"en"_s);
    m_folder = std::make_unique<QTemporaryDir>();
    m_location = {};
    m_location.path = m_folder->filePath(u"shop.db"_s);
    support::fillWithSample(m_location);
}

gui::DatabasePage &TestDatabase::open(support::Window &window, Command command, bool readOnly)
{
    if (!window.open(m_location.path, readOnly))
        qFatal("cannot open the shop");
    window.run(command);
    if (!settle(*window.store()->database(), command))
        qFatal("the page does not come to rest");
    return *window.store()->database();
}

bool TestDatabase::settle(const gui::DatabasePage &page, Command command)
{
    return QTest::qWaitFor(
        [&] {
            return page.backups().isSettled() && (command == Command::ShowBackups || page.structure().isSettled());
        },
        support::patienceMs);
}

DiagramView &TestDatabase::view(const support::Window &window)
{
    return *window.store()->database()->structure().findChild<DiagramView *>(u"diagramView"_s);
}

int TestDatabase::cardOf(const DiagramView &view, const QString &table)
{
    const auto &cards = view.sheet().content().cards;
    for (int card = 0; card < cards.size(); ++card)
        if (cards.at(card).table == table)
            return card;
    return -1;
}

bool TestDatabase::answer(const QString &button)
{
    auto *question = support::waitForDialog<QMessageBox>();
    if (!question || question->objectName() != u"bringBackQuestion")
        return false;
    question->findChild<QPushButton *>(button)->click();
    return true;
}

qint64 TestDatabase::purchases() const
{
    const auto connection =
        UNWRAP(database::Connection::open(m_location, database::OpenMode::ReadOnly, database::Role::Inspector));
    return UNWRAP(connection.scalar(u"SELECT count(*) FROM purchases"_s)).toLongLong();
}

void TestDatabase::run(const QString &sql) const
{
    const auto connection =
        UNWRAP(database::Connection::open(m_location, database::OpenMode::ReadWrite, database::Role::Migrator));
    UNWRAP(connection.execute(sql));
}

void TestDatabase::tablesAndReferences()
{
    run(u"CREATE TABLE notes (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES notes, "
        "product_id INTEGER NOT NULL REFERENCES \"Products\" (\"ID\"), code TEXT UNIQUE, gone INTEGER REFERENCES nowhere (id))"_s);
    support::Window window;
    (void)open(window, Command::GoDatabase);
    const auto &content = view(window).sheet().content();
    QStringList names;
    for (const auto &card : content.cards)
        names.append(card.name());
    QCOMPARE(names, QStringList({u"Categories (categories)"_s, u"notes"_s, u"Numbers (phonebook)"_s, u"Products (products)"_s,
                                 u"Purchases (purchases)"_s, u"People (user)"_s, u"Customers (users)"_s}));
    QCOMPARE(content.references.size(), 6);
    const auto &notes = content.cards.at(1);
    QVERIFY(notes.rows.at(0).isKey && notes.rows.at(0).isRequired);
    QVERIFY(notes.rows.at(2).isRequired && !notes.rows.at(2).isUnique);
    QVERIFY(notes.rows.at(3).isUnique && !notes.rows.at(3).isRequired);
    QCOMPARE(content.describe(1), u"notes, 5 columns. Refers to: notes by parent_id, Products (products) by product_id."_s);
    QCOMPARE(content.describe(0),
             u"Categories (categories), 4 columns. Referred to by: Products (products) by category_id."_s);
}

void TestDatabase::tablesOfAServer()
{
    const support::TestDatabase server(database::Engine::Postgresql);
    support::fillWithSample(server.location());
    m_location = server.location();
    support::Window window;
    QVERIFY(window.open(m_location.toUrl()));
    window.run(Command::ShowStructure);
    QVERIFY(settle(*window.store()->database(), Command::ShowStructure));
    const auto &content = view(window).sheet().content();
    QCOMPARE(content.cards.size(), 6);
    QCOMPARE(content.references.size(), 4);
    const int purchases = cardOf(view(window), u"purchases"_s);
    QVERIFY(content.describe(purchases).contains(u"Customers (users) by user_id"_s));
}

void TestDatabase::byKeysAlone()
{
    support::Window window;
    QVERIFY(window.open(m_location.path));
    window.press(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(window.store()->database());
    QVERIFY(settle(*window.store()->database(), Command::ShowStructure));
    DiagramView &diagram = view(window);
    QVERIFY(diagram.hasFocus());
    const auto *label = window.store()->database()->findChild<QLabel *>(u"tableLabel"_s);
    // Every table can be reached by the arrows from the first.
    window.press(Qt::Key_Home);
    QCOMPARE(diagram.selected(), 0);
    QVERIFY(label->text().startsWith(u"Categories (categories)"_s));
    QCOMPARE(diagram.accessibleDescription(), label->text());
    QSet<int> reached{0};
    QList<int> open{0};
    while (!open.isEmpty()) {
        const int here = open.takeFirst();
        for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            diagram.select(here);
            window.press(key);
            if (!reached.contains(diagram.selected())) {
                reached.insert(diagram.selected());
                open.append(diagram.selected());
            }
        }
    }
    QCOMPARE(reached.size(), diagram.sheet().content().cards.size());
    diagram.select(cardOf(diagram, u"users"_s));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.store()->page());
    QCOMPARE(window.page().table(), Table::Customers);
}

void TestDatabase::zoom()
{
    support::Window window;
    (void)open(window, Command::ShowStructure);
    DiagramView &diagram = view(window);
    auto *label = window.store()->database()->findChild<QToolButton *>(u"zoomButton"_s);
    diagram.setFocus();
    window.press(Qt::Key_0);
    QCOMPARE(diagram.zoom(), 1.0);
    QCOMPARE(label->text(), u"100 %"_s);
    window.press(Qt::Key_Plus);
    QVERIFY(diagram.zoom() > 1.2);
    for (int i = 0; i < 40; ++i)
        window.press(Qt::Key_Minus);
    QVERIFY(diagram.zoom() >= 0.1);
    window.store()->database()->findChild<QToolButton *>(u"fitButton"_s)->click();
    const QSizeF shown = diagram.sheet().size() * diagram.zoom();
    QVERIFY(shown.width() <= diagram.viewport()->width() + 1 && shown.height() <= diagram.viewport()->height() + 1);
    // What stands under the mouse stays there.
    const QPoint middle = diagram.viewport()->rect().center();
    diagram.setZoom(3);
    const int card = diagram.cardUnder(middle);
    QWheelEvent wheel(middle, diagram.viewport()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(diagram.viewport(), &wheel);
    QVERIFY(diagram.zoom() > 3);
    QCOMPARE(diagram.cardUnder(middle), card);
}

void TestDatabase::serviceTables()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::ShowStructure);
    QCOMPARE(cardOf(view(window), u"alembic_version"_s), -1);
    page.findChild<QCheckBox *>(u"serviceBox"_s)->click();
    QTRY_VERIFY(cardOf(view(window), u"alembic_version"_s) >= 0);
    QVERIFY(cardOf(view(window), u"shopbook_step"_s) >= 0);
    // What another program adds is there when the page is read again.
    run(u"CREATE TABLE added (id INTEGER PRIMARY KEY)"_s);
    window.run(Command::Refresh);
    QTRY_VERIFY(cardOf(view(window), u"added"_s) >= 0);
}

void TestDatabase::savedAsPictures()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::ShowStructure);
    const QString png = m_folder->filePath(u"схема.png"_s);
    page.structure().save(png);
    QTRY_VERIFY(window.message().contains(u"схема.png"_s));
    const QImage image(png);
    const QSizeF sheet = view(window).sheet().size();
    QVERIFY(image.width() >= sheet.width() && image.height() >= sheet.height());
    QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    const QString pdf = m_folder->filePath(u"structure.pdf"_s);
    page.structure().save(pdf);
    QTRY_VERIFY(window.message().contains(u"structure.pdf"_s));
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF"));
    page.structure().save(m_folder->filePath(u"no/such/folder.png"_s));
    QTRY_VERIFY(window.message().contains(u"could not be saved"_s));
}

void TestDatabase::noTablesToRead()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::ShowBackups);
    QVERIFY(QFile::rename(m_location.path, m_location.path + u".away"_s));
    page.showTab(&page.structure());
    QTRY_VERIFY(page.structure().isSettled() && !window.message().isEmpty());
    QVERIFY(view(window).sheet().isEmpty());
    QVERIFY(view(window).accessibleDescription().contains(u"could not be read"_s));
    QVERIFY(!page.findChild<QToolButton *>(u"pngButton"_s)->isEnabled());
    QVERIFY(QFile::rename(m_location.path + u".away"_s, m_location.path));
    window.run(Command::Refresh);
    QTRY_VERIFY(!view(window).sheet().isEmpty());
}

void TestDatabase::aBackupIsMade()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::ShowBackups);
    const QAbstractItemModelTester tester(&page.backups().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(page.backups().model().rowCount(), 0);
    auto *bringBack = page.findChild<QToolButton *>(u"bringBackButton"_s);
    QVERIFY(!bringBack->isEnabled());
    QVERIFY(page.findChild<QLabel *>(u"explanationLabel"_s)->text().contains(u"no backup"_s));
    window.run(Command::MakeBackup);
    QTRY_COMPARE(page.backups().model().rowCount(), 1);
    QTRY_VERIFY(bringBack->isEnabled());
    const auto &backup = page.backups().model().backups().constFirst();
    QVERIFY(backup.bytes > 0 && backup.madeAt.isValid());
    const QString shown = page.backups().model().index(0, 0).data().toString();
    QVERIFY2(shown.endsWith(u" UTC"_s), qPrintable(shown)); // the zone of the tests
    QVERIFY(qAbs(backup.madeAt.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    QVERIFY(window.message().contains(u"was made"_s));
    QTRY_VERIFY(window.actions()[Command::MakeBackup]->isEnabled());
}

void TestDatabase::aBackupIsBroughtBack()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::MakeBackup);
    QTRY_COMPARE(page.backups().model().rowCount(), 1);
    const qint64 before = purchases();
    run(u"DELETE FROM purchases WHERE id > 10"_s);
    auto *bringBack = page.findChild<QToolButton *>(u"bringBackButton"_s);
    QTRY_VERIFY(bringBack->isEnabled());
    bringBack->click();
    QVERIFY(answer(u"cancelButton"_s));
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(purchases(), 10);
    QVERIFY(window.comeBack());
    bringBack->click();
    QVERIFY(answer(u"bringBackButton"_s));
    QTRY_VERIFY(window.store() && window.store()->database());
    QVERIFY(window.message().contains(u"was brought back"_s));
    QTRY_COMPARE(window.store()->database()->backups().model().rowCount(), 2);
    QCOMPARE(purchases(), before);
    QVERIFY(window.show(Table::Purchases));
    QTRY_COMPARE(window.page().model().rowCount(), int(before));
    // And it goes on being a shop that can be changed.
    QVERIFY(!window.session().isReadOnly());
}

void TestDatabase::notSavedYet()
{
    support::Window window;
    (void)open(window, Command::MakeBackup);
    QTRY_COMPARE(window.store()->database()->backups().model().rowCount(), 1);
    QVERIFY(window.show(Table::Categories));
    const auto &model = window.page().model();
    const int name = model.entity().indexOf(u"category_name"_s);
    QVERIFY(window.page().model().setData(model.index(0, name), u"Not saved"_s));
    window.run(Command::ShowBackups);
    auto *bringBack = window.store()->database()->findChild<QToolButton *>(u"bringBackButton"_s);
    QTRY_VERIFY(bringBack->isEnabled());
    bringBack->click();
    QVERIFY(answer(u"bringBackButton"_s));
    auto *question = support::waitForDialog<gui::CloseQuestion>();
    QVERIFY(question);
    question->reject();
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(window.session().pending().count(), 1); // stayed, and nothing was brought back
    QCOMPARE(window.store()->database()->backups().model().rowCount(), 1);
    window.session().dropAll();
}

void TestDatabase::lockedByABot()
{
    support::Window window;
    (void)open(window, Command::MakeBackup);
    QTRY_COMPARE(window.store()->database()->backups().model().rowCount(), 1);
    run(u"DELETE FROM purchases WHERE id > 10"_s);
    const auto bot =
        UNWRAP(database::Connection::open(m_location, database::OpenMode::ReadWrite, database::Role::Writer));
    QVERIFY(bot.execute(u"BEGIN IMMEDIATE"_s));
    auto *bringBack = window.store()->database()->findChild<QToolButton *>(u"bringBackButton"_s);
    QTRY_VERIFY(bringBack->isEnabled());
    bringBack->click();
    QVERIFY(answer(u"bringBackButton"_s));
    QTRY_VERIFY(window.store() && window.store()->database() && !window.message().isEmpty());
    QVERIFY2(window.message().contains(u"Another program"_s), qPrintable(window.message()));
    QVERIFY(bot.execute(u"COMMIT"_s));
    QCOMPARE(purchases(), 10);
}

void TestDatabase::readOnly()
{
    support::Window window;
    gui::DatabasePage &page = open(window, Command::MakeBackup, true);
    QTRY_COMPARE(page.backups().model().rowCount(), 1);
    QVERIFY(!page.findChild<QToolButton *>(u"bringBackButton"_s)->isEnabled());
    QVERIFY(page.findChild<QLabel *>(u"explanationLabel"_s)->text().contains(u"read-only"_s));
}

void TestDatabase::aServersBackups()
{
    const support::TestDatabase server(database::Engine::Postgresql);
    support::fillWithSample(server.location());
    support::Window window;
    QVERIFY(window.open(server.location().toUrl()));
    window.run(Command::ShowBackups);
    const auto &page = *window.store()->database();
    QVERIFY(page.findChild<QLabel *>(u"explanationLabel"_s)->text().contains(u"pg_dump"_s));
    QVERIFY(!page.findChild<QTableView *>(u"backupView"_s)->isVisible());
    QVERIFY(!window.actions()[Command::MakeBackup]->isEnabled());
}

QTEST_MAIN(TestDatabase)
#include "tst_database.moc"
