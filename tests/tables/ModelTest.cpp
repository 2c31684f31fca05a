// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Patience.h"
#include "tables/ModelFixture.h"

#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;
using schema::Table;
using shop::StoreTableModel;
using RowState = StoreTableModel::RowState;

/// The model of a page by its own interface: what cells show and take, and how rows move.
class ModelTest : public ModelFixture
{
    Q_OBJECT
private Q_SLOTS:
    /// Every way that rows can move, with the tester at work.
    void everyPath_data() { shop::addTables(); }
    void everyPath()
    {
        const Table table = shop::table();
        openTable(table);
        const int rows = m_model->rowCount();
        for (int column = 0; column < m_model->columnCount(); ++column)
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                m_model->sort(column, order);
                QTRY_VERIFY(m_model->isOrderComplete());
                QCOMPARE(m_model->rowCount(), rows);
            }
        m_model->sort(-1, Qt::AscendingOrder);
        m_model->setSearch(u"1"_s);
        QTRY_VERIFY(m_model->isOrderComplete());
        m_model->setSearch(u"nothing is called so"_s);
        QTRY_VERIFY(m_model->isOrderComplete());
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setShowDeleted(true);
        m_model->setSearch({});
        QTRY_VERIFY(m_model->isOrderComplete());
        QTRY_COMPARE(m_model->rowCount(), rows);

        const auto edit = shop::validEdit(table);
        QVERIFY(m_model->setData(cell(0, edit.column), edit.value));
        QVERIFY(m_model->insertRows(1, 2));
        QVERIFY(m_model->removeRows(1, 1));
        QVERIFY(m_model->insertRows(m_model->rowCount(), 1));
        m_session->undo();
        m_session->undo();
        m_session->undo();
        m_session->redo();
        m_session->dropAll();
        QCOMPARE(m_model->rowCount(), rows);
        m_session->redo(); // dropping everything can be taken back
        QVERIFY(!m_session->pending().isEmpty());
        m_session->dropAll();

        records::RowKey key;
        QVERIFY(m_session->stageInsert(table, shop::newRow(table, 7), &key).isEmpty());
        QCOMPARE(m_model->rowState(rows), RowState::Inserted);
        QVERIFY(m_model->setData(cell(0, edit.column), edit.value));
        QVERIFY(saveAll());
        QTRY_COMPARE(m_model->rowCount(), rows + 1);
        QTRY_COMPARE(m_model->rowState(rows), RowState::Stored);
        QVERIFY(m_model->removeRows(rows, 1));
        QCOMPARE(m_model->rowState(rows), RowState::Removed);
        QVERIFY(saveAll());
        if (schema::entity(table).softDelete)
            m_model->setShowDeleted(false);
        QTRY_COMPARE(m_model->rowCount(), rows);
        QTRY_VERIFY(!m_session->undoText().isEmpty());
        m_session->undo();
        QTRY_COMPARE(m_model->rowCount(), rows + 1);
        QTRY_VERIFY(!m_session->redoText().isEmpty());
        m_session->redo();
        QTRY_COMPARE(m_model->rowCount(), rows);
    }

    void cellsShowWhatIsThere()
    {
        m_database->runCareless(
            u"INSERT INTO purchases (id, user_id, product_id, price, payment_id, payment_type) "
            "VALUES (50, 99, 1, 12345, 'orphan', 'unknown');\n"_s);
        openTable(Table::Purchases);
        const int stars = rowOf(2);
        QCOMPARE(text(0, u"user_id"_s), u"Ада Лавлейс"_s);
        QCOMPARE(cell(0, u"user_id"_s).data(Qt::EditRole), QVariant(qint64(1)));
        QCOMPARE(cell(0, u"user_id"_s).data(StoreTableModel::RawRole), QVariant(qint64(1)));
        QCOMPARE(cell(0, u"user_id"_s).data(StoreTableModel::KeyRole), QVariant(qint64(1)));
        QVERIFY(text(0, u"price"_s).endsWith(u'₽'));
        QVERIFY(text(stars, u"price"_s).endsWith(u"★"_s));
        QCOMPARE(text(0, u"payment_type"_s), u"ЮKassa"_s);
        QVERIFY(text(0, u"created_at"_s).contains(u"10:00"_s) && text(0, u"created_at"_s).contains(u"UTC"_s));
        const auto alignment = cell(0, u"price"_s).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        QVERIFY(alignment.testFlag(Qt::AlignRight));
        QVERIFY(!cell(0, u"user_id"_s)
                     .data(Qt::TextAlignmentRole)
                     .value<Qt::Alignment>()
                     .testFlag(Qt::AlignRight));
        QCOMPARE(m_model->headerData(3, Qt::Horizontal).toString(), u"Paid"_s);
        QCOMPARE(m_model->headerData(0, Qt::Vertical).toInt(), 1);

        const int orphan = rowOf(50); // an orphan is shown, and told from a NULL
        QVERIFY(orphan >= 0);
        QCOMPARE(text(orphan, u"user_id"_s), u"#99"_s);
        QVERIFY(!cell(orphan, u"user_id"_s).data(StoreTableModel::RelationLabelRole).isValid());
        QCOMPARE(cell(orphan, u"user_id"_s).data(StoreTableModel::IsNullRole), QVariant(false));
        QCOMPARE(text(orphan, u"payment_type"_s), u"not recorded"_s);
        QVERIFY(text(orphan, u"price"_s).startsWith(u"12"_s));

        openTable(Table::Numbers); // the row with a NULL reference is there (5.1)
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(text(2, u"user_id"_s), QString());
        QCOMPARE(cell(2, u"user_id"_s).data(StoreTableModel::IsNullRole), QVariant(true));
        QVERIFY(!cell(2, u"user_id"_s).data(Qt::EditRole).isValid());
        QVERIFY(m_model->relationModel(1) == nullptr);

        openTable(Table::People); // NULL and '' are told apart
        QCOMPARE(cell(0, u"city"_s).data(StoreTableModel::IsNullRole), QVariant(true));
        QCOMPARE(cell(1, u"city"_s).data(StoreTableModel::IsNullRole), QVariant(false));
        QCOMPARE(cell(1, u"city"_s).data(Qt::EditRole), QVariant(u""_s));
        QVERIFY(!cell(0, u"city"_s).data(Qt::EditRole).isValid());
    }

    void secretsAreMasked()
    {
        openTable(Table::Products);
        const QModelIndex secret = cell(0, u"hidden_content"_s);
        QVERIFY(!secret.data().toString().contains(u"секрет"_s));
        QVERIFY(!secret.data().toString().isEmpty());
        QVERIFY(!secret.data(Qt::EditRole).isValid());
        QVERIFY(!secret.data(StoreTableModel::RawRole).isValid());
        QVERIFY(static_cast<QSqlTableModel *>(m_model.get())->record(0).isNull(u"hidden_content"_s));
        for (int role = 0; role < Qt::UserRole + 20; ++role)
            QVERIFY(!secret.data(role).toString().contains(u"секрет"_s));
        // The whole record back, and an editor that was given nothing: neither wipes it.
        QVERIFY(m_model->setRecord(0, m_model->record(0)));
        QVERIFY(static_cast<QSqlTableModel *>(m_model.get())->setRecord(0, m_model->record(0)));
        QVERIFY(m_model->setData(secret, u""_s));
        QVERIFY(m_model->setData(secret, QVariant()));
        QVERIFY(m_session->pending().isEmpty());
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setSecretsShown(true);
        QVERIFY(!changed.isEmpty());
        QVERIFY(secret.data().toString().contains(u"секрет"_s));
        QVERIFY(secret.data(Qt::EditRole).toString().contains(u"секрет"_s));
        m_model->setSecretsShown(false);
        QVERIFY(!m_model->setData(secret, u"abc"_s)); // too short
        for (const schema::Problem &problem : m_model->lastProblems())
            QVERIFY(!problem.input.isValid());
        QVERIFY(m_model->setData(secret, u"новый ключ"_s));
        QVERIFY(!secret.data().toString().contains(u"ключ"_s));
        QVERIFY(!m_session->undoText().contains(u"ключ"_s));
    }

    void clearingKeepsWhatTheCellWas()
    {
        openTable(Table::People);
        const QModelIndex null = cell(0, u"city"_s);
        const QModelIndex empty = cell(1, u"city"_s);
        QVERIFY(m_model->setData(null, u""_s)); // NULL stays NULL
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_model->setData(null, u"Тверь"_s));
        QVERIFY(m_model->setData(null, u""_s));
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_model->setData(empty, u"Тверь"_s));
        QVERIFY(m_model->setData(empty, u""_s));
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_model->clearItemData(empty)); // Ctrl+0
        QCOMPARE(empty.data(StoreTableModel::IsNullRole), QVariant(true));
        QVERIFY(saveAll());
        QVERIFY(m_database->scalar(u"SELECT city FROM \"user\" WHERE id = 2"_s).isNull());
        QVERIFY(!m_model->clearItemData(cell(1, u"name"_s))); // needed
        QCOMPARE(m_model->lastProblems().size(), 1);
        QVERIFY(m_model->setData(cell(0, u"surname"_s), u""_s)); // a text becomes ''
        QCOMPARE(cell(0, u"surname"_s).data(StoreTableModel::IsNullRole), QVariant(false));
    }

    void typedTextIsUnderstood()
    {
        openTable(Table::Products);
        QVERIFY(m_model->setData(cell(0, u"price"_s), u" 1 290 ₽"_s));
        QCOMPARE(cell(0, u"price"_s).data(Qt::EditRole), QVariant(qint64(1290)));
        QVERIFY(!m_model->setData(cell(0, u"price"_s), u"much"_s));
        QCOMPARE(m_model->lastProblems().size(), 1);
        QCOMPARE(m_model->lastProblems().constFirst().loc, QStringList{u"price"_s});
        QVERIFY(m_model->setData(cell(0, u"category_id"_s), u"2"_s));
        QTRY_COMPARE(text(0, u"category_id"_s), u"Вебинары"_s); // asked for: it was on no page of this table
        QCOMPARE(cell(0, u"category_id"_s).data(StoreTableModel::FieldEditedRole), QVariant(true));
        QCOMPARE(cell(0, u"name"_s).data(StoreTableModel::FieldEditedRole), QVariant(false));
        QVERIFY(!m_model->setData(cell(0, u"id"_s), 5));
        QVERIFY(!m_model->setData(cell(0, u"created_at"_s), u"2020-01-01 00:00:00"_s));
        QVERIFY(!m_model->flags(cell(0, u"id"_s)).testFlag(Qt::ItemIsEditable));
        // A reference to nothing is found out at the save, and named at its field.
        QVERIFY(m_model->setData(cell(1, u"category_id"_s), qint64(4711)));
        QSignalSpy failed(m_session.get(), &tables::Session::saveFailed);
        m_session->save();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_session->lastFailure().problems.constFirst().problem.loc, QStringList{u"category_id"_s});
        QCOMPARE(m_session->pending().count(), 2);
    }

    void anEditStaysInItsPlace()
    {
        openTable(Table::Products);
        m_model->sort(m_model->entity().indexOf(u"price"_s), Qt::AscendingOrder);
        QTRY_VERIFY(m_model->isOrderComplete());
        QCOMPARE(shop::ids(*m_model), (QList<qint64>{2, 1}));
        const QPersistentModelIndex current = cell(0, u"name"_s);
        QVERIFY(m_model->setData(cell(0, u"price"_s), 5000));
        QVERIFY(saveAll());
        QTRY_COMPARE(cell(0, u"price"_s).data(StoreTableModel::FieldEditedRole), QVariant(false));
        QCOMPARE(shop::ids(*m_model), (QList<qint64>{2, 1}));
        QVERIFY(current.isValid());
        m_model->select();
        QTRY_COMPARE(shop::ids(*m_model), (QList<qint64>{1, 2}));
    }

    /// A view that stands on a new row stands on it after the save, wherever the row comes to lie.
    void aNewRowKeepsTheCurrentIndex()
    {
        openTable(Table::Products);
        m_model->sort(m_model->entity().indexOf(u"price"_s), Qt::AscendingOrder);
        QTRY_VERIFY(m_model->isOrderComplete());
        records::Record values = shop::newRow(Table::Products, 1);
        values.insert(u"price"_s, qint64(1));
        records::RowKey key;
        QVERIFY(m_session->stageInsert(Table::Products, values, &key).isEmpty());
        const QPersistentModelIndex current = cell(2, u"name"_s);
        QCOMPARE(m_model->keyAt(2), key);
        QVERIFY(saveAll());
        QTRY_COMPARE(current.row(), 0);
        QCOMPARE(current.data().toString(), u"Новый курс 1"_s);
        QVERIFY(m_model->keyAt(0).id > 0);
        QTRY_VERIFY(!cell(0, u"created_at"_s).data().toString().isEmpty());
    }

    void readOnlyTakesNothing()
    {
        openTable(Table::Products, true);
        QVERIFY(m_session->isReadOnly());
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(!m_model->flags(cell(0, u"price"_s)).testFlag(Qt::ItemIsEditable));
        QVERIFY(!m_model->setData(cell(0, u"price"_s), 5));
        QVERIFY(!m_model->insertRows(0, 1));
        QVERIFY(!m_model->removeRows(0, 1));
        QVERIFY(!m_model->insertRecord(-1, m_model->record()));
        QCOMPARE(m_session->stageEdit({Table::Products, 1}, {}, {{u"price"_s, 5}}).size(), 1);
        QCOMPARE(m_session->stageInsert(Table::Products, {}, nullptr).constFirst().type, u"read_only"_s);
        m_session->stage(records::Operation::Delete, {Table::Products, 1}, {});
        QVERIFY(m_session->pending().isEmpty());
        QVERIFY(m_session->saveAndWait());
        QVERIFY(m_session->undoText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "ModelTest.moc"
