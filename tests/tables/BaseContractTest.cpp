// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/ModelFixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>
#include <QTest>

using namespace Qt::StringLiterals;
using schema::Table;
using shop::StoreTableModel;

/// What whoever holds a QSqlRelationalTableModel* gets: what Qt documents for OnManualSubmit, for each of the
/// six tables on both engines, although half of these functions are not virtual.
class BaseContractTest : public ModelFixture
{
    Q_OBJECT
private:
    QSqlRelationalTableModel *m_base = nullptr;

    void openTable(Table table)
    {
        m_session = shop::open(*m_database);
        m_model = std::make_unique<StoreTableModel>(*m_session, table);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_base = m_model.get();
        QVERIFY(m_base->select());
        while (m_base->canFetchMore())
            m_base->fetchMore();
    }
    [[nodiscard]] QVariant stored(Table table, const QString &column, qint64 id) const
    {
        return m_database->scalar(
            u"SELECT \"%1\" FROM \"%2\" WHERE id = ?"_s.arg(column, schema::entity(table).name), {id});
    }
    [[nodiscard]] qint64 count(Table table) const
    {
        return m_database->scalar(u"SELECT count(*) FROM \"%1\""_s.arg(schema::entity(table).name))
            .toLongLong();
    }
    [[nodiscard]] QModelIndex cell(int row, const QString &column) const
    {
        return m_base->index(row, m_base->fieldIndex(column));
    }
    /// As one writes it who knows Qt only.
    [[nodiscard]] QSqlRecord recordOf(const records::Record &values) const
    {
        QSqlRecord record = m_base->record();
        for (int column = 0; column < record.count(); ++column)
            record.setGenerated(column, false);
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            record.setValue(it.key(), it.value());
            record.setGenerated(it.key(), true);
        }
        return record;
    }

private Q_SLOTS:
    void shape_data() { shop::addTables(); }
    void shape()
    {
        const Table table = shop::table();
        const schema::Entity &entity = schema::entity(table);
        openTable(table);
        QCOMPARE(m_base->tableName(), entity.name);
        QCOMPARE(m_base->rowCount(), int(count(table)));
        QCOMPARE(m_base->columnCount(), int(entity.fields.size()));
        QCOMPARE(m_base->editStrategy(), QSqlTableModel::OnManualSubmit);
        QCOMPARE(m_base->primaryKey().fieldName(0), u"id"_s);
        QVERIFY(!m_base->isDirty());
        QVERIFY(!m_base->lastError().isValid());
        for (int column = 0; column < entity.fields.size(); ++column) {
            const schema::Field &field = entity.fields.at(column);
            QCOMPARE(m_base->fieldIndex(field.column), column);
            QCOMPARE(m_base->record().fieldName(column), field.column);
            QCOMPARE(m_base->relation(column).isValid(), field.relation.has_value());
            if (field.relation)
                QCOMPARE(m_base->relation(column).tableName(), schema::entity(field.relation->target).name);
            if (!field.secret)
                QVERIFY(m_base->record(0).value(column) == m_base->index(0, column).data(Qt::EditRole));
            QVERIFY(m_base->record(0).isGenerated(column));
        }
        m_base->setEditStrategy(QSqlTableModel::OnFieldChange);
        QCOMPARE(m_base->editStrategy(), QSqlTableModel::OnManualSubmit);
        QVERIFY(!m_base->removeColumns(1, 1));
    }

    void editAndSubmit_data() { shop::addTables(); }
    void editAndSubmit()
    {
        const Table table = shop::table();
        const auto edit = shop::validEdit(table);
        openTable(table);
        const QModelIndex index = cell(1, edit.column);
        const QModelIndex other = cell(0, edit.column);
        const qint64 id = cell(1, u"id"_s).data().toLongLong();
        const QVariant old = index.data(Qt::EditRole);
        QSignalSpy changed(m_base, &QAbstractItemModel::dataChanged);

        QVERIFY(m_base->setData(index, old)); // the same again is no change
        QVERIFY(!m_base->isDirty());
        QVERIFY(m_base->setData(index, edit.value));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(index.data(Qt::EditRole), edit.value);
        QVERIFY(m_base->isDirty());
        QVERIFY(m_base->isDirty(index));
        QVERIFY(!m_base->isDirty(other));
        QVERIFY(!m_base->isDirty(cell(1, u"id"_s)));
        QVERIFY(m_base->record(1).isGenerated(edit.column));
        QVERIFY(!m_base->record(1).isGenerated(u"id"_s));
        QVERIFY(m_base->submit()); // leaving a row never writes
        m_base->revert();
        QVERIFY(m_base->isDirty());
        QVERIFY(stored(table, edit.column, id) != edit.value);

        QVERIFY(m_base->submitAll());
        QCOMPARE(stored(table, edit.column, id).toString(), edit.value.toString());
        QVERIFY(!m_base->isDirty());
        QVERIFY(!m_base->isDirty(index));
        while (m_base->canFetchMore())
            m_base->fetchMore();
        QCOMPARE(m_base->rowCount(), int(count(table)));
        QCOMPARE(cell(1, edit.column).data(Qt::EditRole), edit.value);
        QVERIFY(m_base->record(1).isGenerated(u"id"_s));
        QVERIFY(m_base->submitAll()); // nothing to do is no failure
    }

    void revertTakesBack_data() { shop::addTables(); }
    void revertTakesBack()
    {
        const Table table = shop::table();
        const auto edit = shop::validEdit(table);
        openTable(table);
        const QString before = store::contents(*m_database);
        const int rows = m_base->rowCount();
        const QVariant old = cell(0, edit.column).data(Qt::EditRole);
        QVERIFY(m_base->setData(cell(0, edit.column), edit.value));
        QVERIFY(m_base->insertRows(m_base->rowCount(), 2));
        QVERIFY(m_base->removeRow(1));
        QCOMPARE(m_base->rowCount(), rows + 2); // a deleted row stays until it is submitted
        QCOMPARE(m_base->headerData(1, Qt::Vertical).toString(), u"!"_s);
        QCOMPARE(m_base->headerData(rows, Qt::Vertical).toString(), u"*"_s);
        QVERIFY(!m_base->setData(cell(1, edit.column), edit.value));
        QVERIFY(m_base->isDirty(cell(1, u"id"_s)));

        m_base->revertRow(1);
        QCOMPARE(m_base->headerData(1, Qt::Vertical).toString(), u"2"_s);
        m_base->revertRow(rows); // a new row just goes
        QCOMPARE(m_base->rowCount(), rows + 1);
        QVERIFY(m_base->isDirty());
        m_base->revertAll();
        QVERIFY(!m_base->isDirty());
        QCOMPARE(m_base->rowCount(), rows);
        QCOMPARE(cell(0, edit.column).data(Qt::EditRole), old);
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_base->submitAll());
        QCOMPARE(store::contents(*m_database), before);
    }

    void insertRecordAndSubmit_data() { shop::addTables(); }
    void insertRecordAndSubmit()
    {
        const Table table = shop::table();
        openTable(table);
        const qint64 rows = count(table);
        const auto values = shop::newRow(table, 1);
        QVERIFY(m_base->insertRecord(-1, recordOf(values)));
        QVERIFY(
            m_base->insertRecord(0, recordOf(shop::newRow(table, 2)))); // where it is put, and nowhere else
        QCOMPARE(m_base->rowCount(), int(rows) + 2);
        QCOMPARE(m_base->headerData(0, Qt::Vertical).toString(), u"*"_s);
        QCOMPARE(m_base->headerData(int(rows) + 1, Qt::Vertical).toString(), u"*"_s);
        QVERIFY(m_base->isDirty(cell(0, u"id"_s)));
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            if (!schema::entity(table).field(it.key())->secret)
                QCOMPARE(cell(int(rows) + 1, it.key()).data(Qt::EditRole), it.value());
        QCOMPARE(count(table), rows);

        QVERIFY2(m_base->submitAll(), qPrintable(m_base->lastError().text()));
        QCOMPARE(count(table), rows + 2);
        while (m_base->canFetchMore())
            m_base->fetchMore();
        QCOMPARE(m_base->rowCount(), int(rows) + 2);
        // Their ids are known, and they can be edited at once (large-tables.md, 4).
        const int last = m_base->rowCount() - 1;
        QVERIFY(cell(last, u"id"_s).data().toLongLong() > 0);
        QCOMPARE(m_base->headerData(last, Qt::Vertical).toInt(), last + 1);
        const auto edit = shop::validEdit(table);
        QVERIFY(m_base->setData(cell(last, edit.column), edit.value));
        QVERIFY(m_base->submitAll());
        QCOMPARE(stored(table, edit.column, cell(last, u"id"_s).data().toLongLong()).toString(),
                 edit.value.toString());
    }

    void setRecordAndSubmit_data() { shop::addTables(); }
    void setRecordAndSubmit()
    {
        const Table table = shop::table();
        const auto edit = shop::validEdit(table);
        openTable(table);
        // The whole record back, as one does who changed one field of it.
        QSqlRecord record = m_base->record(0);
        record.setValue(edit.column, edit.value);
        QVERIFY(m_base->setRecord(0, record));
        QCOMPARE(m_session->pending().count(), 1);
        QCOMPARE(m_session->pending().changes().first().after.keys(), QStringList{edit.column});
        QVERIFY(m_base->isDirty(cell(0, edit.column)));
        QVERIFY2(m_base->submitAll(), qPrintable(m_base->lastError().text()));
        QCOMPARE(stored(table, edit.column, 1).toString(), edit.value.toString());
    }

    void refusedValuesAreTold_data() { shop::addTables(); }
    void refusedValuesAreTold()
    {
        const Table table = shop::table();
        const auto broken = shop::brokenEdit(table);
        openTable(table);
        const QVariant old = cell(0, broken.column).data(Qt::EditRole);
        QVERIFY(!m_base->setData(cell(0, broken.column), broken.value));
        QVERIFY(m_base->lastError().isValid());
        QVERIFY(!m_base->lastError().text().isEmpty());
        QCOMPARE(m_model->lastProblems().size(), 1);
        QCOMPARE(cell(0, broken.column).data(Qt::EditRole), old);
        QVERIFY(!m_base->isDirty());
        // A new row that lacks what is needed: nothing is written, everything stays to be corrected.
        const QString before = store::contents(*m_database);
        const auto edit = shop::validEdit(table);
        QVERIFY(m_base->setData(cell(0, edit.column), edit.value));
        QVERIFY(m_base->insertRow(m_base->rowCount()));
        const bool needsNothing = table == Table::Numbers;
        QCOMPARE(m_base->submitAll(), needsNothing);
        if (needsNothing)
            return;
        QVERIFY(m_base->lastError().isValid());
        QVERIFY(m_base->isDirty());
        QCOMPARE(m_session->pending().count(), 2);
        QCOMPARE(store::contents(*m_database), before);
        m_base->revertRow(m_base->rowCount() - 1);
        QVERIFY2(m_base->submitAll(), qPrintable(m_base->lastError().text()));
    }

    void removeAndSubmit_data() { shop::addTables(); }
    void removeAndSubmit()
    {
        const Table table = shop::table();
        openTable(table);
        QVERIFY(m_base->insertRecord(-1, recordOf(shop::newRow(table, 1))));
        QVERIFY(m_base->submitAll());
        while (m_base->canFetchMore())
            m_base->fetchMore();
        const int rows = m_base->rowCount();
        QVERIFY(m_base->removeRows(rows - 1, 1));
        QVERIFY(m_base->isDirty());
        QCOMPARE(m_base->rowCount(), rows);
        QVERIFY2(m_base->submitAll(), qPrintable(m_base->lastError().text()));
        while (m_base->canFetchMore())
            m_base->fetchMore();
        QCOMPARE(m_base->rowCount(), rows - 1);
        QVERIFY(!m_base->removeRows(rows - 1, 1));
        QVERIFY(!m_base->removeRows(0, 0));
        QVERIFY(!m_base->insertRows(rows + 5, 1));
    }

    void filterAndSort_data() { shop::addTables(); }
    void filterAndSort()
    {
        const Table table = shop::table();
        openTable(table);
        m_base->setFilter(u"id = 2"_s);
        QTRY_COMPARE(m_base->rowCount(), 1);
        QCOMPARE(cell(0, u"id"_s).data().toLongLong(), 2);
        // A bad filter says so, and does not stick (examples.md, 5.5).
        QSignalSpy failed(m_model.get(), &StoreTableModel::readFailed);
        m_base->setFilter(u"no such thing"_s);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_base->lastError().isValid());
        QVERIFY(!m_base->canFetchMore());
        m_base->setFilter({});
        QTRY_COMPARE(m_base->rowCount(), int(count(table)));
        m_base->sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(cell(0, u"id"_s).data().toLongLong(), count(table));
        m_base->setFilter(u"id < 3"_s);
        QTRY_COMPARE(m_base->rowCount(), 2);
        QCOMPARE(cell(0, u"id"_s).data().toLongLong(), 2);
    }

    void primeInsertIsHeard()
    {
        openTable(Table::Categories);
        connect(m_base, &QSqlTableModel::primeInsert, this, [](int, QSqlRecord &record) {
            record.setValue(u"category_name"_s, u"Начало"_s);
            record.setGenerated(u"category_name"_s, true);
        });
        QVERIFY(m_base->insertRow(m_base->rowCount()));
        QCOMPARE(cell(m_base->rowCount() - 1, u"category_name"_s).data().toString(), u"Начало"_s);
    }

    void clearedModelComesBack()
    {
        openTable(Table::Products);
        QVERIFY(m_base->setData(cell(0, u"price"_s), 5));
        m_base->clear();
        QCOMPARE(m_base->rowCount(), 0);
        QCOMPARE(m_base->columnCount(), 0);
        QVERIFY(!m_base->select());
        m_base->setTable(u"products"_s);
        QVERIFY(m_base->select());
        QTRY_COMPARE(m_base->rowCount(), 2);
        QVERIFY(m_base->isDirty());
        QCOMPARE(cell(0, u"price"_s).data(Qt::EditRole), QVariant(qint64(5)));
    }

    /// Staged edits stay with their row, whatever becomes of the row's place.
    void editsSurviveEveryNewOrder()
    {
        openTable(Table::Purchases);
        QVERIFY(m_base->setData(cell(2, u"price"_s), 4321));
        const auto check = [this] {
            while (m_base->canFetchMore())
                m_base->fetchMore();
            int dirty = 0;
            for (int row = 0; row < m_base->rowCount(); ++row) {
                const bool isIt = cell(row, u"id"_s).data().toLongLong() == 3;
                dirty += m_base->isDirty(cell(row, u"price"_s));
                if (isIt != m_base->isDirty(cell(row, u"price"_s)))
                    return false;
                if (isIt != (cell(row, u"price"_s).data(Qt::EditRole).toLongLong() == 4321))
                    return false;
            }
            return m_base->isDirty() && dirty <= 1;
        };
        m_base->sort(m_base->fieldIndex(u"price"_s), Qt::DescendingOrder);
        QVERIFY(check());
        m_base->setFilter(u"id <> 3"_s); // not on show, and still pending
        QVERIFY(check());
        m_base->setFilter(u"id <> 1"_s);
        QVERIFY(check());
        QVERIFY(m_base->select());
        QVERIFY(check());
        QVERIFY(m_base->insertRow(0));
        QVERIFY(m_base->isDirty());
        m_base->revertRow(0);
        QVERIFY(check());
        QVERIFY2(m_base->submitAll(), qPrintable(m_base->lastError().text()));
        QCOMPARE(stored(Table::Purchases, u"price"_s, 3).toLongLong(), 4321);
        QCOMPARE(stored(Table::Purchases, u"price"_s, 1).toLongLong(), 990);
    }
};

QTEST_GUILESS_MAIN(BaseContractTest)
#include "BaseContractTest.moc"
