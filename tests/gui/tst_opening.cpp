// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Settings.h"
#include "gui/Opener.h"
#include "gui/dialogs/CloseQuestion.h"
#include "gui/dialogs/ConnectDialog.h"
#include "gui/dialogs/UpgradeQuestion.h"
#include "support/Patience.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>

using namespace Qt::StringLiterals;
using schema::Table;

/// The ways into a database and out of it: doors, files, refusals, the question before anything is added,
/// closing.
class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void badInput_data();
    void badInput();
    void emptyFileIsOffered();
    void awkwardNames_data();
    void awkwardNames();
    void fourDoors();
    void doorOfAFile();
    void doorOfANewStore();
    void newStoreReplacesNothing();
    void questionBeforeTheFirstWrite();
    void readOnlyWritesNothing();
    void droppedFileOpens();
    void closingAsks();
    void phonebookIsTurnedOn();

private:
    [[nodiscard]] QString sample();

    QTemporaryDir m_folder;
    QString m_sample;
};

void TestOpening::init()
{
    support::failOnSqlWarnings();
}

/// A file of its own with the sample; made once, copied for each use.
QString TestOpening::sample()
{
    static int number = 0;
    if (m_sample.isEmpty()) {
        database::Location location;
        location.path = m_folder.filePath(u"made.db"_s);
        support::fillWithSample(location);
        m_sample = location.path;
    }
    const QString copy = m_folder.filePath(u"sample%1.db"_s.arg(++number));
    if (!QFile::copy(m_sample, copy))
        qFatal("cannot copy the sample");
    return copy;
}

void TestOpening::badInput_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QFile shop(sample());
    QVERIFY(shop.open(QFile::ReadOnly));
    const QByteArray good = shop.readAll();
    QByteArray damaged = good;
    for (int page = 0; page < 20; ++page)
        damaged.replace(100 + page * 4096, 3000, QByteArray(3000, '\x5a'));
    QTest::newRow("text") << u"notes.db"_s << QByteArray("Dear diary, this is no database at all.\n");
    QTest::newRow("truncated") << u"short.db"_s << good.left(good.size() / 3);
    QTest::newRow("damaged") << u"damaged.db"_s << damaged;
    QTest::newRow("folder") << u"folder.db"_s << QByteArray();
    QTest::newRow("missing") << u"missing.db"_s << QByteArray();
    QTest::newRow("other program") << u"other.db"_s << QByteArray();
    QTest::newRow("newer") << u"newer.db"_s << good;
    QTest::newRow("no address") << u"postgresql://"_s << QByteArray();
}

void TestOpening::badInput()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    const QString path = file.contains(u"://") ? file : m_folder.filePath(file);
    if (file == u"folder.db") {
        QVERIFY(QDir().mkpath(path));
    } else if (file == u"other.db" || file == u"newer.db") {
        if (!bytes.isEmpty()) {
            QFile out(path);
            QVERIFY(out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size());
        }
        database::Location location;
        location.path = path;
        const auto connection = UNWRAP(database::Connection::open(
            location, database::OpenMode::CreateIfMissing, database::Role::Migrator));
        if (file == u"newer.db")
            UNWRAP(connection.execute(u"UPDATE shopbook_revision SET revision = 'from_the_future'"_s));
        else
            UNWRAP(connection.execute(u"CREATE TABLE bookmarks (url TEXT)"_s));
    } else if (!bytes.isEmpty()) {
        QFile out(path);
        QVERIFY(out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size());
    }
    const QByteArray before = support::bytesOf(path);
    support::Window window;
    QVERIFY(window.open(path));
    QVERIFY(!window.store());
    QVERIFY(window.message().size() > 20);
    qInfo("%s", qPrintable(window.message()));
    QCOMPARE(support::bytesOf(path), before);
    QCOMPARE(QFile::exists(path), file != u"missing.db" && !file.contains(u"://"));
}

void TestOpening::emptyFileIsOffered()
{
    const QString path = m_folder.filePath(u"empty.db"_s);
    QVERIFY(QFile(path).open(QFile::WriteOnly));
    support::Window window;
    QVERIFY(window.open(path));
    QVERIFY(!window.message().isEmpty());
    QCOMPARE(QFileInfo(path).size(), 0);
    auto *offer = window.findChild<QAbstractButton *>(u"messageOfferButton"_s);
    QVERIFY(offer->isVisible());
    offer->click();
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QCOMPARE(window.page().model().rowCount(), 0);
}

void TestOpening::awkwardNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << u"my shop.db"_s;
    QTest::newRow("quotes") << u"it's \"mine\".db"_s;
    QTest::newRow("cyrillic") << u"Магазин Ольги.db"_s;
    QTest::newRow("marks") << u"a#b?c%20d&e.db"_s;
}

void TestOpening::awkwardNames()
{
    QFETCH(QString, name);
    const QString path = m_folder.filePath(name);
    QVERIFY(QFile::rename(sample(), path));
    support::Window window;
    QVERIFY(window.open(path));
    QVERIFY2(window.store(), qPrintable(window.message()));
    QCOMPARE(window.session().location().path, path);
    QVERIFY(window.windowTitle().contains(name));
    QVERIFY(window.show(Table::Purchases));
    QCOMPARE(window.page().model().rowCount(), 200);
}

void TestOpening::fourDoors()
{
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    for (const auto &door :
         {u"openDoorButton"_s, u"newStoreDoorButton"_s, u"sampleDoorButton"_s, u"serverDoorButton"_s}) {
        QVERIFY2(support::tabTo(door), qPrintable(door));
        QVERIFY(!QApplication::focusWidget()->accessibleDescription().isEmpty());
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    auto *server = support::waitForDialog<gui::ConnectDialog>();
    QVERIFY(server);
    server->reject();
    window.findChild<QAbstractButton *>(u"sampleDoorButton"_s)->click();
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QCOMPARE(window.page().model().rowCount(), 200);
    const QString path = window.session().location().path;
    QVERIFY(path.startsWith(QDir::tempPath()));
    QVERIFY(QFile::exists(path));
    QVERIFY(!base::Settings().recentDatabases().contains(window.session().location().toUrl()));
    window.run(gui::Command::CloseStore);
    QTRY_VERIFY(!window.store());
}

void TestOpening::doorOfAFile()
{
    const QString path = sample();
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    window.findChild<QAbstractButton *>(u"openDoorButton"_s)->click();
    auto *dialog = support::waitForDialog<QFileDialog>();
    QVERIFY(dialog);
    dialog->selectFile(path);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(window.store());
    QCOMPARE(window.session().location().path, path);
    QCOMPARE(base::Settings().recentDatabases().value(0), window.session().location().toUrl());
}

void TestOpening::doorOfANewStore()
{
    const QString path = m_folder.filePath(u"Новый магазин.db"_s);
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    window.findChild<QAbstractButton *>(u"newStoreDoorButton"_s)->click();
    auto *dialog = support::waitForDialog<QFileDialog>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    QCOMPARE(int(window.store()->tables().size()), 6);
    QCOMPARE(window.page().model().rowCount(), 0);
}

void TestOpening::newStoreReplacesNothing()
{
    const QString path = sample();
    const QByteArray before = support::bytesOf(path);
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    window.opener().openNew(path);
    QVERIFY(!window.store());
    QTRY_VERIFY(!window.message().isEmpty());
    QCOMPARE(support::bytesOf(path), before);
}

void TestOpening::questionBeforeTheFirstWrite()
{
    const QString path = m_folder.filePath(u"bot.db"_s);
    QVERIFY(QFile::copy(support::testFile(u"up_2fda_rows.db"_s), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const QByteArray before = support::bytesOf(path);
    support::Window window;
    gui::MainWindow::Start start;
    start.database = path;
    window.start(start);
    auto *question = support::waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    question->reject();
    QTRY_VERIFY(!window.opener().isBusy());
    QVERIFY(!window.store());
    QCOMPARE(support::bytesOf(path), before);

    window.opener().openText(path, false);
    question = support::waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    question->findChild<QAbstractButton *>(u"upgradeButton"_s)->click();
    QTRY_VERIFY(window.store());
    QVERIFY(window.settle());
    // A phonebook appears only when its owner turns it on.
    QVERIFY(window.store()->tables().contains(Table::Purchases));
    QVERIFY(!window.store()->tables().contains(Table::People));
    QVERIFY(window.message().contains(u"backups"));
}

void TestOpening::readOnlyWritesNothing()
{
    const QString path = sample();
    const QByteArray before = support::bytesOf(path);
    {
        support::Window window;
        QVERIFY(window.open(path, true));
        QVERIFY2(window.store(), qPrintable(window.message()));
        QVERIFY(window.session().isReadOnly());
        for (const schema::Entity &entity : schema::entities())
            QVERIFY(window.show(entity.table));
        window.page().view().setFocus();
        window.press(Qt::Key_Delete);
        window.press(Qt::Key_F2);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(window.session().pending().isEmpty());
        QVERIFY(!window.actions()[gui::Command::Add]->isEnabled());
    }
    QCOMPARE(support::bytesOf(path), before);
    QVERIFY(!QFile::exists(path + u"-wal"_s) || QFileInfo(path + u"-wal"_s).size() == 0);
}

void TestOpening::droppedFileOpens()
{
    const QString path = sample();
    support::Window window;
    gui::MainWindow::Start start;
    start.welcome = true;
    window.start(start);
    QVERIFY(QTest::qWaitForWindowActive(&window, support::patienceMs));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QTRY_VERIFY(window.store());
    QCOMPARE(window.session().location().path, path);
}

void TestOpening::closingAsks()
{
    support::Window window;
    QVERIFY(window.open(sample()));
    QVERIFY(window.show(Table::Products));
    const records::RowKey key = *window.page().view().currentKey();
    const auto row = window.page().model().storedRow(window.page().view().currentIndex().row());
    const auto change = [&](int price) {
        return window.session()
            .stageEdit(key, {{u"price"_s, row->value(u"price"_s)}}, {{u"price"_s, qint64(price)}})
            .isEmpty();
    };
    QVERIFY(change(5001));
    QVERIFY(!window.close());
    auto *question = support::waitForDialog<gui::CloseQuestion>();
    QVERIFY(question);
    question->findChild<QAbstractButton *>(u"cancelButton"_s)->click();
    QVERIFY(window.isVisible());
    QCOMPARE(window.session().pending().count(), 1);
    QVERIFY(window.isWindowModified());

    // Saving closes after the answer of the database.
    QVERIFY(!window.close());
    question = support::waitForDialog<gui::CloseQuestion>();
    QVERIFY(question);
    question->findChild<QAbstractButton *>(u"saveButton"_s)->click();
    QTRY_VERIFY(!window.isVisible());
    const QString path = window.session().location().path;
    database::Location location;
    location.path = path;
    const auto connection =
        UNWRAP(database::Connection::open(location, database::OpenMode::ReadOnly, database::Role::Inspector));
    QCOMPARE(UNWRAP(connection.scalar(u"SELECT price FROM products WHERE id = ?"_s, {key.id})).toLongLong(),
             5001);
}

void TestOpening::phonebookIsTurnedOn()
{
    const QString path = m_folder.filePath(u"turned.db"_s);
    QVERIFY(QFile::copy(support::testFile(u"up_2fda_rows.db"_s), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    support::Window window;
    gui::MainWindow::Start start;
    start.database = path;
    window.start(start);
    auto *question = support::waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    question->findChild<QAbstractButton *>(u"upgradeButton"_s)->click();
    QTRY_VERIFY(window.store());
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(window.settle());
    QTRY_VERIFY(window.actions()[gui::Command::TurnOnPhonebook]->isEnabled());
    window.run(gui::Command::TurnOnPhonebook);
    question = support::waitForDialog<gui::UpgradeQuestion>();
    QVERIFY(question);
    question->findChild<QAbstractButton *>(u"upgradeButton"_s)->click();
    QTRY_VERIFY(window.store() && window.store()->tables().contains(Table::People));
    QVERIFY(window.show(Table::People));
    QCOMPARE(window.page().model().rowCount(), 0);
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
