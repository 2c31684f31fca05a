// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/ModelFixture.h"

#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;
using RowState = shop::StoreTableModel::RowState;

/// What a page reads, and when: labels, what other programs and undo wrote, tables that go away.
class ReadingTest : public ModelFixture
{
    Q_OBJECT
private Q_SLOTS:
    void aLabelFollowsItsRow()
    {
        openTable(Table::Purchases);
        QVERIFY(m_session
                    ->stageEdit({Table::Customers, 1}, {{u"first_name"_s, u"Ада"_s}},
                                {{u"first_name"_s, u"Августа"_s}})
                    .isEmpty());
        QVERIFY(saveAll());
        QTRY_COMPARE(text(0, u"user_id"_s), u"Августа Лавлейс"_s);
        // A new row may point to a row that is as new.
        records::RowKey customer;
        QVERIFY(
            m_session->stageInsert(Table::Customers, shop::newRow(Table::Customers, 1), &customer).isEmpty());
        QVERIFY(m_session->stageInsert(Table::Purchases, store::newPurchase(u"n-1"_s, customer.id), nullptr)
                    .isEmpty());
        QCOMPARE(text(3, u"user_id"_s), u"Имя 1"_s);
        QVERIFY(saveAll());
        QTRY_COMPARE(text(3, u"user_id"_s), u"Имя 1"_s);
        QVERIFY(cell(3, u"user_id"_s).data(Qt::EditRole).toLongLong() > 0);
    }

    void othersAreNoticed()
    {
        openTable(Table::Products);
        QSignalSpy noticed(m_session.get(), &tables::Session::changedByOthers);
        m_database->run(
            u"UPDATE products SET price = 31415 WHERE id = 1;\nINSERT INTO products (name, description, "
            "price, category_id, hidden_content) VALUES ('Чужой курс', 'Описание', 7, 1, 'тайна');\n"_s);
        QTRY_VERIFY(!noticed.isEmpty());
        QTRY_COMPARE(cell(0, u"price"_s).data(Qt::EditRole), QVariant(qint64(31415)));
        QTRY_COMPARE(m_model->rowCount(), 3);
        QTRY_COMPARE(text(2, u"name"_s), u"Чужой курс"_s);
        noticed.clear();
        m_database->run(u"DELETE FROM products WHERE name = 'Чужой курс';\n"_s);
        QTRY_VERIFY(!noticed.isEmpty());
        QTRY_COMPARE(m_model->rowState(2), RowState::Gone);
        QVERIFY(!m_model->setData(cell(2, u"price"_s), 5));
        QVERIFY(!m_model->row(2));
    }

    /// The table goes away under an open page: it is told, what was shown stays, and the program lives.
    void aTableThatGoesAway()
    {
        openTable(Table::Numbers);
        QSignalSpy failed(m_model.get(), &StoreTableModel::readFailed);
        QCOMPARE(text(0, u"number"_s), u"+1 787 55 41"_s);
        m_database->run(u"DROP TABLE phonebook;\n"_s); // no statement of ours holds it
        m_stores.spoil();
        m_model->select();
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(!failed.constFirst().constFirst().value<base::Error>().message.isEmpty());
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(text(0, u"number"_s), u"+1 787 55 41"_s);
        QVERIFY(!m_model->canFetchMore());
        QVERIFY(m_model->setData(cell(0, u"number"_s), u"112"_s));
        QSignalSpy refused(m_session.get(), &tables::Session::saveFailed);
        m_session->save();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(int(m_session->state()), int(tables::Session::State::Failed));
        QCOMPARE(m_session->pending().count(), 1);
    }

    void anAreaThatIsNotThere()
    {
        m_database->run(u"DROP TABLE phonebook;\nDROP TABLE \"user\";\n"_s);
        m_stores.spoil();
        m_session = shop::open(*m_database);
        QVERIFY(!m_session->hasTable(Table::People));
        QVERIFY(m_session->hasTable(Table::Products));
        StoreTableModel model(*m_session, Table::People);
        QVERIFY(!model.select());
        QVERIFY(model.lastError().isValid());
        QCOMPARE(model.rowCount(), 0);
    }

    void closedWhileReading()
    {
        for (int round = 0; round < 10; ++round) {
            m_session = shop::open(*m_database);
            auto model = std::make_unique<StoreTableModel>(*m_session, Table::Purchases);
            model->select();
            model->sort(1, Qt::DescendingOrder);
            model->setSearch(u"a"_s);
            if (round % 2)
                (void)model->data(model->index(0, 1));
            model.reset();
            m_session.reset();
            QCoreApplication::processEvents();
        }
    }

    /// Another program may lock the whole file, or drop what it likes: we hold nothing while a page is open
    /// (5).
    void nothingIsHeldWhileAPageIsOpen()
    {
        openTable(Table::Purchases);
        QVERIFY(m_model->setData(cell(0, u"price"_s), 5));
        if (support::engine() == database::Engine::Sqlite)
            m_database->run(
                u"PRAGMA busy_timeout = 0;\nBEGIN EXCLUSIVE;\nUPDATE products SET price = 12;\nCOMMIT;\n"_s);
        else
            m_database->run(
                u"SET lock_timeout = '1ms';\nBEGIN;\nLOCK TABLE purchases, products IN ACCESS EXCLUSIVE MODE "
                "NOWAIT;\nCOMMIT;\n"_s);
    }

    /// What undo wrote is read again before a change is based on it: no other program changed the row.
    void anUndoneRowCanBeChangedAtOnce()
    {
        openTable(Table::Products);
        for (const bool isDeleted : {false, true}) {
            QVERIFY(m_model->setData(cell(rowOf(1), u"price"_s), qint64(1000)));
            QVERIFY(saveAll());
            QTRY_COMPARE(m_model->storedRow(rowOf(1))->value(u"price"_s), QVariant(qint64(1000)));
            QTRY_VERIFY(!m_session->undoText().isEmpty());
            QSignalSpy undone(m_session.get(), &tables::Session::undone);
            // In the very turn of the event loop in which it is said.
            bool isTaken = false;
            const auto change = connect(m_session.get(), &tables::Session::undone, this, [&] {
                isTaken = isDeleted ? m_model->removeRows(rowOf(1), 1)
                                    : m_model->setData(cell(rowOf(1), u"price"_s), qint64(1500));
            });
            m_session->undo();
            QTRY_COMPARE(undone.size(), 1);
            disconnect(change);
            QVERIFY(isTaken);
            const auto *staged = m_session->pending().change({Table::Products, 1});
            QVERIFY(staged);
            QCOMPARE(staged->before.value(u"price"_s), QVariant(qint64(990)));
            m_session->dropAll();
        }
    }
};

QTEST_GUILESS_MAIN(ReadingTest)
#include "ReadingTest.moc"
