// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "support/StatementTrace.h"
#include "tables/Shop.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using schema::Table;
using shop::StoreTableModel;
using RowState = StoreTableModel::RowState;

namespace
{

constexpr int rows = 100000;
constexpr int customers = 20000;

} // namespace

/// 100,000 purchases of 20,000 customers: what the stock class does wrong there (large-tables.md) must not
/// happen.
class LargeTest : public QObject
{
    Q_OBJECT
private:
    std::map<database::Engine, std::unique_ptr<support::TestDatabase>> m_databases;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<tables::Session> m_session;
    std::unique_ptr<StoreTableModel> m_model;

    static void fill(support::TestDatabase &database)
    {
        store::makeTables(database);
        const bool sqlite = database.location().engine == database::Engine::Sqlite;
        const QString numbers = sqlite
            ? u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s
            : u"WITH n (i) AS (SELECT generate_series(1, %1)) "_s;
        database.run(
            u"BEGIN;\nINSERT INTO categories (category_name) VALUES ('Курсы');\n"
            "INSERT INTO products (name, description, price, category_id, hidden_content) "
            "VALUES ('Курс по SQL', 'Описание', 990, 1, 'тайна');\n"_s
            + u"INSERT INTO users (telegram_id, first_name) "_s + numbers.arg(customers)
            + u"SELECT i, 'Имя ' || (i % 5000) FROM n;\nINSERT INTO purchases (user_id, product_id, price, "
              "payment_id, payment_type) "_s
            + numbers.arg(rows)
            + u"SELECT 1 + (i * 7919) % %1, 1, 1 + i % 1000, 'p-' || i, 'stars' FROM n;\nCOMMIT;\n"_s.arg(
                customers));
    }
    [[nodiscard]] QModelIndex cell(int row, const QString &column) const
    {
        return m_model->index(row, m_model->entity().indexOf(column));
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_databases.clear(); }
    void init()
    {
        support::failOnSqlWarnings();
        auto &database = m_databases[support::engine()];
        if (!database) {
            database = std::make_unique<support::TestDatabase>(support::engine());
            fill(*database);
        }
        m_database = database.get();
        m_session = shop::open(*m_database);
        m_model = std::make_unique<StoreTableModel>(*m_session, Table::Purchases);
    }
    void cleanup()
    {
        m_model.reset();
        m_session.reset();
    }

    void theFirstRowsDontWaitForTheRest()
    {
        QSignalSpy completed(m_model.get(), &StoreTableModel::orderCompleted);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QVERIFY(m_model->select());
        QTRY_VERIFY(m_model->rowCount() > 0);
        QCOMPARE(m_model->rowCount(), 256);
        QVERIFY(completed.isEmpty());
        QVERIFY(m_model->canFetchMore());
        QCOMPARE(m_model->rowState(0), RowState::Stored);
        const QPersistentModelIndex current = m_model->index(100, 0);
        QTRY_COMPARE(completed.size(), 1);
        QCOMPARE(m_model->rowCount(), rows); // the scroll bar is true (9)
        QVERIFY(!m_model->canFetchMore());
        QCOMPARE(inserted.size(), 1); // one insertion: the view stays where it is
        QCOMPARE(current.row(), 100);
    }

    void anyRowIsOnePageAway()
    {
        QVERIFY(shop::selectAll(*m_model));
        for (const int row : {rows - 1, rows / 2, 0, 70000, 256, 255}) {
            QVERIFY(shop::isLoaded(*m_model, row));
            QCOMPARE(cell(row, u"payment_id"_s).data().toString(), u"p-%1"_s.arg(row + 1));
            QVERIFY(cell(row, u"user_id"_s).data().toString().startsWith(u"Имя"_s));
        }
    }

    void aPageThatIsAwaitedIsAPlaceholder()
    {
        QVERIFY(shop::selectAll(*m_model));
        // The reader is busy: a cell says so after a moment, once for its page, and comes by itself.
        support::StatementTrace trace(m_session->reader());
        std::promise<void> gate;
        m_session->reader().post(
            database::Worker::Priority::Urgent,
            [opened = gate.get_future().share()](const database::Connection &) { opened.wait(); });
        for (int column = 0; column < m_model->columnCount(); ++column)
            for (int row = 50000; row < 50040; ++row)
                QVERIFY(!m_model->index(row, column).data().isValid());
        QCOMPARE(m_model->rowState(50000), RowState::Loading);
        QVERIFY(!m_model->setData(cell(50000, u"price"_s), 5));
        QVERIFY(!m_model->removeRows(50000, 1));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        gate.set_value();
        QTRY_VERIFY(!changed.isEmpty());
        trace.stop();
        QCOMPARE(trace.statements().size(), 1);
        QCOMPARE(m_model->rowState(50000), RowState::Stored);
        QCOMPARE(cell(50000, u"payment_id"_s).data().toString(), u"p-50001"_s);
    }

    /// Pathology 2: after an edit and a scroll every row is there once.
    void noRowIsThereTwice()
    {
        QVERIFY(shop::selectAll(*m_model));
        QVERIFY(m_model->setData(cell(10, u"price"_s), 7));
        QVERIFY(m_session->saveAndWait());
        QTRY_COMPARE(m_model->rowState(10), RowState::Stored);
        const QList<qint64> ids = shop::ids(*m_model);
        QCOMPARE(ids.size(), rows);
        QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), rows);
    }

    /// Pathologies 1 and 3: a reference beyond the first 256 rows is taken as it is, and never becomes the
    /// first.
    void referencesBeyondTheFirstPage()
    {
        QVERIFY(shop::selectAll(*m_model));
        const int last = rows - 2;
        const QModelIndex index = cell(last, u"user_id"_s);
        QVERIFY(shop::isLoaded(*m_model, last));
        const QVariant old = index.data(Qt::EditRole);
        QVERIFY(old.toLongLong() > 256);
        QVERIFY(m_model->setData(index, old)); // an editor that is opened and closed
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_model->setData(index, qint64(customers)));
        QTRY_COMPARE(index.data().toString(), u"Имя %1"_s.arg(customers % 5000));
        QVERIFY(m_session->saveAndWait());
        QCOMPARE(m_database->scalar(u"SELECT user_id FROM purchases WHERE id = ?"_s, {qint64(last + 1)})
                     .toLongLong(),
                 customers);
        QVERIFY(m_model->relationModel(index.column()) == nullptr);
    }

    /// A page has its first rows painted before a thread reads a hundred thousand ids.
    void theOrderWaitsForTheView()
    {
        m_model->holdOrder();
        QVERIFY(m_model->select());
        QTRY_VERIFY(m_model->rowCount() > 0 && m_model->rowState(0) == StoreTableModel::RowState::Stored);
        QVERIFY(m_session->reader().waitIdle(10000));
        QCoreApplication::processEvents();
        QVERIFY(!m_model->isOrderComplete());
        QVERIFY(m_model->canFetchMore());
        const int first = m_model->rowCount();
        m_model->releaseOrder();
        QTRY_VERIFY(m_model->isOrderComplete());
        QVERIFY(m_model->rowCount() > first);
        // Another order waits for nobody.
        m_model->sort(m_model->entity().indexOf(u"price"_s), Qt::AscendingOrder);
        QTRY_VERIFY(m_model->isOrderComplete());
    }

    /// Pathology 6: an edit stays with its row when rows go and the order changes.
    void theRightRowIsWritten()
    {
        QVERIFY(shop::selectAll(*m_model));
        const int row = 20;
        const qint64 id = m_model->keyAt(row).id;
        QVERIFY(m_model->setData(cell(row, u"price"_s), 123456));
        QVERIFY(m_model->insertRows(5, 1));
        m_model->sort(m_model->entity().indexOf(u"user_id"_s), Qt::DescendingOrder);
        QTRY_VERIFY(m_model->isOrderComplete());
        m_session->dropChange(m_model->keyAt(m_model->rowCount() - 1));
        QVERIFY(static_cast<QSqlTableModel *>(m_model.get())->submitAll());
        QCOMPARE(m_database->scalar(u"SELECT price FROM purchases WHERE id = ?"_s, {id}).toLongLong(),
                 123456);
        QCOMPARE(m_database->scalar(u"SELECT count(*) FROM purchases WHERE price = 123456"_s).toLongLong(),
                 1);
    }

    /// Pathology 15: a column of all rows is selected without a row being read.
    void flagsCostNothing()
    {
        QVERIFY(shop::selectAll(*m_model));
        support::StatementTrace trace(m_session->reader());
        for (int row = 0; row < rows; ++row)
            (void)m_model->flags(m_model->index(row, 3));
        trace.stop();
        QCOMPARE(trace.statements(), QStringList());
    }

    /// Pathologies 7 and 10: what is kept is bounded, whatever was looked at.
    void whatIsKeptIsBounded()
    {
        QVERIFY(shop::selectAll(*m_model));
        for (int row = 0; row < rows; row += 200)
            (void)m_model->index(row, 1).data();
        QVERIFY(m_session->reader().waitIdle(20000));
        QCoreApplication::processEvents();
        // Through the one window that tests have: a row that was read long ago is a placeholder again.
        std::promise<void> gate;
        m_session->reader().post(
            database::Worker::Priority::Urgent,
            [opened = gate.get_future().share()](const database::Connection &) { opened.wait(); });
        int kept = 0;
        for (int row = 0; row < rows; row += 256)
            kept += m_model->rowState(row) != RowState::Loading;
        gate.set_value();
        QVERIFY2(kept > 0 && kept <= 48, qPrintable(QString::number(kept)));
    }

    /// A newer search makes the older one's answer worthless, in whatever order they come.
    void onlyTheLastSearchCounts()
    {
        QVERIFY(m_model->select());
        for (const QString &typed : {u"p"_s, u"p-9"_s, u"p-99"_s, u"p-999"_s, u"p-9999"_s})
            m_model->setSearch(typed);
        QTRY_VERIFY(m_model->isOrderComplete());
        QCOMPARE(m_model->rowCount(), 11);
        QVERIFY(m_session->reader().waitIdle(10000));
        QCoreApplication::processEvents();
        QCOMPARE(m_model->rowCount(), 11);
        m_model->setSearch(u"имя 4999"_s); // by the customer's name, over the whole table
        QTRY_VERIFY(m_model->isOrderComplete());
        QCOMPARE(m_model->rowCount(), rows / 5000);
    }

    void anOrderThatIsInterrupted()
    {
        // The reader is stopped in the middle: the model says so, or the answer is dropped; nothing breaks.
        for (int round = 0; round < 5; ++round) {
            m_model->sort(1, round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            m_session->reader().interrupt();
            QCoreApplication::processEvents();
        }
        QVERIFY(shop::selectAll(*m_model));
        QCOMPARE(m_model->rowCount(), rows);
        m_model->sort(1, Qt::AscendingOrder);
        m_model.reset();
        m_session.reset();
    }
};

QTEST_GUILESS_MAIN(LargeTest)
#include "LargeTest.moc"
