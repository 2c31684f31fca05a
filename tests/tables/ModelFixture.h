// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Patience.h"
#include "tables/Shop.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

/// A session and the model of one table in a fresh shop, on each engine; a model tester watches each step.
class ModelFixture : public QObject
{
    Q_OBJECT
protected:
    using Table = schema::Table;
    using StoreTableModel = shop::StoreTableModel;
    store::Stores m_stores;
    support::TestDatabase *m_database = nullptr;
    std::unique_ptr<tables::Session> m_session;
    std::unique_ptr<StoreTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void openTable(Table table, bool readOnly = false)
    {
        if (!m_session)
            m_session = shop::open(*m_database, readOnly);
        m_tester.reset();
        m_model = std::make_unique<StoreTableModel>(*m_session, table);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(shop::selectAll(*m_model));
    }
    [[nodiscard]] QModelIndex cell(int row, const QString &column) const
    {
        return m_model->index(row, m_model->entity().indexOf(column));
    }
    [[nodiscard]] QString text(int row, const QString &column) const
    {
        return cell(row, column).data().toString();
    }
    [[nodiscard]] int rowOf(qint64 id) const { return shop::rowOf(*m_model, id); }
    [[nodiscard]] bool saveAll()
    {
        QSignalSpy saved(m_session.get(), &tables::Session::saved);
        m_session->save();
        return QTest::qWaitFor([&] { return !saved.isEmpty(); }, support::patienceMs);
    }

private Q_SLOTS:
    void initTestCase_data() { support::addEngines(); }
    void cleanupTestCase() { m_stores.end(); }
    void init()
    {
        support::failOnSqlWarnings();
        m_database = &m_stores.begin(support::engine());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_session.reset();
    }
};
