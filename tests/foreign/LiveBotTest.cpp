// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/Bot.h"
#include "gui/BackupsTab.h"
#include "gui/CheckupTab.h"
#include "gui/DatabasePage.h"
#include "gui/FirstLook.h"
#include "gui/Window.h"
#include "support/Patience.h"

#include <QDir>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using database::Engine;
using foreign::Bot;
using gui::Command;
using records::Record;
using records::RowKey;
using schema::Table;

/// The program beside a live bot (real SQLAlchemy, a purchase every 20 ms, its own patience) on the same
/// database: the bot is never refused, loses nothing, and what it sells comes into the window without moving
/// what a person looks at.
class LiveBotTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_database.reset(); }
    void theWindowWorksAndTheBotSells();
    void newRowsMoveNothing();
    void sortedAndSearched();
    void openingAndClosing();
    void checkedUp();

private:
    [[nodiscard]] qint64 purchases() const
    {
        return m_database->scalar(u"SELECT count(*) FROM purchases"_s).toLongLong();
    }
    /// Nothing was refused, and what was sold is there.
    void verify(const Bot::Report &report) const;
    void editAndSave(support::Window &window, qint64 price) const;

    std::unique_ptr<support::TestDatabase> m_database;
};

void LiveBotTest::initTestCase_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("journal");
    QTest::newRow("sqlite-wal") << Engine::Sqlite << u"wal"_s;
    QTest::newRow("sqlite-rollback") << Engine::Sqlite << u"delete"_s;
    QTest::newRow("postgresql") << Engine::Postgresql << QString();
}

void LiveBotTest::init()
{
    support::failOnSqlWarnings();
    QFETCH_GLOBAL(Engine, engine);
    QFETCH_GLOBAL(QString, journal);
    m_database = std::make_unique<support::TestDatabase>(engine);
    support::fillWithSample(m_database->location());
    if (!journal.isEmpty())
        QCOMPARE(m_database->scalar(u"PRAGMA journal_mode = "_s + journal).toString(), journal);
}

void LiveBotTest::verify(const Bot::Report &report) const
{
    QCOMPARE(report.locked, 0);
    QCOMPARE(report.errors, QStringList());
    QVERIFY(!report.sold.isEmpty());
    QStringList marks(report.sold.size(), u"?"_s);
    QVariantList ids;
    for (const QString &id : report.sold)
        ids.append(id);
    QCOMPARE(
        m_database
            ->scalar(u"SELECT count(*) FROM purchases WHERE payment_id IN (%1)"_s.arg(marks.join(u',')), ids)
            .toLongLong(),
        report.sold.size());
}

void LiveBotTest::editAndSave(support::Window &window, qint64 price) const
{
    const RowKey product{Table::Products, 2};
    const qint64 before = m_database->scalar(u"SELECT price FROM products WHERE id = 2"_s).toLongLong();
    QVERIFY(window.session().stageEdit(product, {{u"price"_s, before}}, {{u"price"_s, price}}).isEmpty());
    QSignalSpy saved(&window.session(), &tables::Session::saved);
    QSignalSpy failed(&window.session(), &tables::Session::saveFailed);
    window.run(Command::Save);
    QTRY_VERIFY(!saved.isEmpty() || !failed.isEmpty());
    QVERIFY2(failed.isEmpty(), qPrintable(window.session().lastFailure().error.message));
}

void LiveBotTest::theWindowWorksAndTheBotSells()
{
    Bot bot(m_database->location(), u"live"_s);
    QVERIFY(bot.isSelling());
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    QVERIFY(window.show(Table::Purchases));
    const qint64 before = m_database->scalar(u"SELECT price FROM products WHERE id = 2"_s).toLongLong();
    for (int round = 0; round < 10; ++round) {
        editAndSave(window, before + 1 + round);
        QSignalSpy undone(&window.session(), &tables::Session::undone);
        window.run(Command::Undo);
        QTRY_COMPARE(undone.size(), 1);
        window.run(Command::Refresh);
        if (round % 4 == 0 && m_database->location().engine == Engine::Sqlite) {
            window.run(Command::MakeBackup);
            QTRY_VERIFY(window.store()->database()->backups().isSettled());
            window.store()->showPage(Table::Purchases);
        }
    }
    QCOMPARE(m_database->scalar(u"SELECT price FROM products WHERE id = 2"_s).toLongLong(), before);
    verify(bot.stop());
    // All that was sold comes into the table.
    QTRY_COMPARE(window.page().model().rowCount(), int(purchases()));
}

void LiveBotTest::newRowsMoveNothing()
{
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    QVERIFY(window.show(Table::Purchases));
    gui::TableView &view = window.page().view();
    view.selectRow(100);
    view.scrollTo(window.page().model().index(100, 0), QAbstractItemView::PositionAtCenter);
    view.setCurrentIndex(window.page().model().index(100, 3));
    view.selectionModel()->select(window.page().model().index(104, 0),
                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto place = view.currentKey();
    const auto selected = view.selectedKeys();
    const int scrolled = view.verticalScrollBar()->value();
    QCOMPARE(selected.size(), 2);
    const int rows = window.page().model().rowCount();

    Bot bot(m_database->location(), u"quiet"_s);
    QVERIFY(bot.isSelling());
    // It comes by itself, while the bot goes on.
    QTRY_VERIFY(window.page().model().rowCount() >= rows + 20);
    QCOMPARE(view.currentKey(), place);
    QCOMPARE(view.currentIndex().column(), 3);
    QCOMPARE(view.selectedKeys(), selected);
    QCOMPARE(view.verticalScrollBar()->value(), scrolled);
    verify(bot.stop());
    QTRY_COMPARE(window.page().model().rowCount(), int(purchases()));
    QCOMPARE(view.currentKey(), place);
    QCOMPARE(view.selectedKeys(), selected);
    QCOMPARE(view.verticalScrollBar()->value(), scrolled);
}

void LiveBotTest::sortedAndSearched()
{
    Bot bot(m_database->location(), u"sorted"_s);
    QVERIFY(bot.isSelling());
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    QVERIFY(window.show(Table::Purchases));
    for (int column = 0; column < window.page().model().columnCount(); ++column) {
        window.page().model().sort(column, column % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
        QVERIFY(window.settle());
    }
    window.page().setSearch(u"sorted-"_s);
    QVERIFY(window.settle());
    const auto report = bot.stop();
    verify(report);
    window.run(Command::Refresh);
    QTRY_COMPARE(window.page().model().rowCount(), int(report.sold.size()));
}

void LiveBotTest::openingAndClosing()
{
    Bot bot(m_database->location(), u"doors"_s);
    QVERIFY(bot.isSelling());
    for (int round = 0; round < 5; ++round) {
        support::Window window;
        QVERIFY(window.open(m_database->location().toUrl(), round % 2 == 1));
        QVERIFY(window.show(round % 2 ? Table::Customers : Table::Purchases));
    }
    verify(bot.stop());
}

void LiveBotTest::checkedUp()
{
    Bot bot(m_database->location(), u"check"_s);
    QVERIFY(bot.isSelling());
    support::Window window;
    QVERIFY(window.open(m_database->location().toUrl()));
    window.store()->firstLook().lookNow();
    window.run(Command::ShowCheckup);
    const gui::CheckupTab &tab = window.store()->database()->checkup();
    for (int round = 0; round < 5; ++round) {
        QTRY_VERIFY(tab.isSettled());
        QCOMPARE(tab.findings().size(), 0);
        window.run(Command::Refresh);
    }
    QTRY_VERIFY(tab.isSettled());
    verify(bot.stop());
}

QTEST_MAIN(LiveBotTest)
#include "LiveBotTest.moc"
