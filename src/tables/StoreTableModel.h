// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/Asked.h"
#include "tables/RowCache.h"
#include "tables/RowOrder.h"
#include "tables/RowQuery.h"
#include "tables/Session.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>
#include <QSqlRelationalTableModel>

#include <atomic>

namespace tables
{

/// One of the six tables for a view: an order of ids and rows read by id in the reader's thread
/// (design.md 11, large-tables.md), with what is not saved yet laid over it. To whoever knows only
/// QSqlRelationalTableModel it is one with OnManualSubmit; the base class sees an empty result and its own
/// edit cache never holds an edit. Columns are schema::Entity::fields in that order, named as in the
/// database.
///
/// A row that is not read yet paints a placeholder (RowState::Loading) until dataChanged(). select() shows
/// the first rows without waiting for the rest; canFetchMore() is true until orderCompleted(), and
/// fetchMore() waits for it for a moment at a time. New rows stand where they were put, after the next
/// select() at the end.
///
/// What only the base class's own functions cannot do (they are not virtual and drop our answer):
/// QSqlTableModel::setRecord() and insertRecord() through a base pointer answer true for a value that a rule
/// refuses; it isn't staged, lastError() says why. relationModel() is always null: the stock delegate would
/// put it into a combo box and write its first row. beforeInsert(), beforeUpdate() and beforeDelete() are not
/// emitted. isDirty(index) through a base pointer knows the first 1,000 changed rows.
class StoreTableModel : public QSqlRelationalTableModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< qint64: the row's id, negative while not saved
        RawRole, ///< the value as stored (an id for a reference), NULL invalid
        IsNullRole, ///< bool: NULL, as against ''
        StateRole, ///< RowState
        FieldEditedRole, ///< bool: this cell differs from what is stored
        RelationLabelRole, ///< text of a reference; invalid for NULL and for an orphan
        ArchivedRole, ///< bool: hidden by the archive, shown because of setShowDeleted()
        ProblemRole, ///< text: why the row could not be saved, at the cell concerned; "" = nothing is wrong
    };
    enum class RowState { Loading, Stored, Edited, Inserted, Removed, Gone };
    Q_ENUM(RowState)

    /// `session` outlives the model.
    StoreTableModel(Session &session, schema::Table table, QObject *parent = nullptr);
    ~StoreTableModel() override;

    [[nodiscard]] const schema::Entity &entity() const { return m_entity; }
    [[nodiscard]] const schema::Field &fieldAt(int column) const;
    [[nodiscard]] records::RowKey keyAt(int row) const;
    /// -1 when the row is not in the order.
    [[nodiscard]] int rowOf(const records::RowKey &key) const;
    /// The row as stored, without what is pending; nothing while it is not loaded.
    [[nodiscard]] std::optional<records::Record> storedRow(int row) const;
    /// The row with what is pending laid over it.
    [[nodiscard]] std::optional<records::Record> row(int row) const;
    [[nodiscard]] RowState rowState(int row) const;

    /// select() for a page that has more to set up meanwhile: it doesn't wait for the first rows at all.
    bool startReading();
    /// The whole order waits behind the first rows until releaseOrder(): a view wants those on the screen before other
    /// threads are busy. Whoever holds it has to release it.
    void holdOrder() { m_isOrderHeld = true; }
    void releaseOrder();

    // Finding. Each starts a new order once select() was called; before, select() runs it.
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_request.search; }
    void setShowDeleted(bool show); ///< softly deleted and archived rows too
    /// What is asked of the rows; a sentence, and nothing new, when it doesn't fit the table.
    [[nodiscard]] base::Result<void> fits(const query::Condition &conditions) const;
    base::Result<void> setConditions(const query::Condition &conditions);
    [[nodiscard]] const query::Condition &conditions() const { return m_request.conditions; }
    /// sort() by several columns, the first counts most.
    void setSorting(const QList<RowQuery::SortKey> &keys);
    [[nodiscard]] const QList<RowQuery::SortKey> &sorting() const { return m_request.sort; }
    [[nodiscard]] bool isOrderComplete() const { return m_isOrderComplete; }
    /// Everything that is asked of the rows.
    [[nodiscard]] const RowQuery::Request &request() const { return m_request; }
    /// The WHERE of what is shown, for totals over the same rows.
    [[nodiscard]] base::Result<query::SqlText> condition() const;

    /// True: secret fields show what they hold.
    void setSecretsShown(bool shown);
    [[nodiscard]] bool areSecretsShown() const { return m_secretsShown; }
    /// The rules that the last refused setData() broke.
    [[nodiscard]] const QList<schema::Problem> &lastProblems() const { return m_lastProblems; }

    // QSqlRelationalTableModel
    bool select() override;
    bool selectRow(int row) override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool clearItemData(const QModelIndex &index) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;
    void setSort(int column, Qt::SortOrder order) override;
    void setFilter(const QString &filter) override;
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    bool insertColumns(int column, int count, const QModelIndex &parent = {}) override;
    bool removeColumns(int column, int count, const QModelIndex &parent = {}) override;
    void revertRow(int row) override;
    void setEditStrategy(EditStrategy strategy) override;
    void setTable(const QString &table) override;
    QSqlTableModel *relationModel(int column) const override;
    void setRelation(int column, const QSqlRelation &relation) override;
    void clear() override;
    // Not virtual in Qt: hidden here, so that the model as its own type does the same, and says more.
    bool insertRecord(int row, const QSqlRecord &record);
    bool setRecord(int row, const QSqlRecord &record);
    [[nodiscard]] QSqlRecord record() const;
    [[nodiscard]] QSqlRecord record(int row) const;
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool isDirty(const QModelIndex &index) const;

public Q_SLOTS:
    bool submit() override;
    void revert() override;
    // submitAll() and revertAll() are public slots of QSqlTableModel, not virtual.
    bool submitAll();
    void revertAll();

Q_SIGNALS:
    /// The order is complete: the scroll bar is true.
    void orderCompleted(int rows);
    /// Reading failed; what was shown stays.
    void readFailed(const base::Error &error);

protected:
    QString selectStatement() const override;
    bool updateRowInTable(int row, const QSqlRecord &values) override;
    bool insertRowIntoTable(const QSqlRecord &values) override;
    bool deleteRowFromTable(int row) override;

private:
    using Page = RowQuery::Page;
    using Ids = QList<qint64>;
    using RowKey = records::RowKey;
    struct PageRead {
        quint64 generation = 0;
        quint64 orderVersion = 0;
        int first = 0; ///< of the rows that were asked for, as the order was then
        int last = 0;
        Ids ids;
        Asked<Page> asked;
        bool isTaken = false;
    };
    struct FirstRead {
        Asked<RowQuery::FirstPage> asked;
    };
    struct OrderRead {
        Asked<Ids> asked;
        std::atomic_bool isStale = false;
    };
    /// What is known of a row at this moment.
    struct View {
        RowState state = RowState::Loading;
        const RowQuery::Row *stored = nullptr;
        const records::RowChange *change = nullptr;
        [[nodiscard]] QVariant value(const QString &column) const;
        [[nodiscard]] bool isEdited(const QString &column) const;
    };

    // Reading (StoreTableModel.cpp, StoreTableReading.cpp)
    template <typename Read, typename Work, typename Arrived>
    void ask(database::Worker::Priority priority, const std::shared_ptr<Read> &read, Work work,
             Arrived arrived) const;
    void startOrder();
    void takeFirstPage(const std::shared_ptr<FirstRead> &read);
    void startFullOrder();
    void takeOrder(const std::shared_ptr<OrderRead> &read);
    void applyOrder(const Ids &ids);
    void permute(const Ids &ids);
    std::shared_ptr<PageRead> requestPage(int row, database::Worker::Priority priority) const;
    void takePage(const std::shared_ptr<PageRead> &read) const;
    void pageArrived(const std::shared_ptr<PageRead> &read);
    void storePage(const Page &page) const;
    void dropReads();
    void readAgain(const Ids &ids);
    void awaitWritten(qint64 id) const;
    void fail(const base::Error &error);
    void emitRowsChanged(const Ids &ids);
    void emitAllChanged();
    void announce(int first, int last);
    [[nodiscard]] Ids insertedIds() const;
    [[nodiscard]] qsizetype endOfStored() const;

    // What the session says (StoreTableNotices.cpp)
    void onRowsChanged(const QList<RowKey> &rows);
    void placeInserted(const RowKey &key);
    void onWritten(const records::ChangeSet &changes, const records::SaveReport &report);
    void patch(const records::ChangeSet &changes, const records::SaveReport &report);
    void onRowSetChanged(schema::Table table);
    void onChangedByOthers();
    void takeNewIds(const Ids &ids);

    // Cells (StoreTableCells.cpp)
    [[nodiscard]] View viewAt(int row, bool mayWait) const;
    [[nodiscard]] QVariant cell(const View &view, const schema::Field &field, int role) const;
    [[nodiscard]] QVariant shown(const View &view, const schema::Field &field) const;
    [[nodiscard]] QString problemOf(const RowKey &key, const schema::Field &field) const;
    [[nodiscard]] QVariant relationLabel(const View &view, const schema::Field &field) const;
    [[nodiscard]] QVariant labelOfPending(const RowKey &target) const;
    [[nodiscard]] bool isMasked(const schema::Field &field) const { return field.secret && !m_secretsShown; }

    // Edits (StoreTableEdits.cpp)
    [[nodiscard]] bool refuse(const QList<schema::Problem> &problems);
    [[nodiscard]] std::optional<QVariant> converted(const View &view, const schema::Field &field,
                                                    const QVariant &value);
    [[nodiscard]] bool stageValue(const QModelIndex &index, const View &view, const QVariant &value);
    [[nodiscard]] records::Record startValues(int row);

    // What the base class is told (StoreTableBase.cpp)
    void readFields();
    void markAll();
    void mark(int row, const RowKey &key);
    void unmarkAll();
    [[nodiscard]] bool submitForBase();

    Session &m_session;
    const schema::Entity &m_entity;
    RowQuery::Request m_request;
    Ids m_order; ///< stored rows and new ones (negative)
    quint64 m_orderVersion = 0;
    mutable RowCache<RowQuery::Row> m_rows;
    mutable QSet<qint64> m_asked; ///< being read, or failed: not asked for again before the next select()
    QSet<qint64> m_written; ///< saved and being read again: older answers don't count
    QList<std::shared_ptr<PageRead>> m_readingAgain; ///< the reads of those
    mutable QHash<RowKey, QVariant> m_labels; ///< of references that are edited
    std::shared_ptr<FirstRead> m_first;
    std::shared_ptr<OrderRead> m_reading;
    quint64 m_generation = 0;
    int m_insertAt = -1; ///< where insertRows() wants the row that it stages
    int m_changing = 0; ///< inside a change of rows: nothing may change them, or wait, meanwhile
    int m_editing = 0; ///< inside an edit or its news: the rows are not read anew meanwhile
    bool m_isSelected = false;
    bool m_isOrderComplete = false;
    bool m_isOrderHeld = false;
    bool m_isOrderWanted = false; ///< the first rows are there, and it is held
    bool m_secretsShown = false;
    QList<schema::Problem> m_lastProblems;

    QSet<int> m_marked; ///< rows with a mark in the base class's cache
    bool m_hasLastMark = false; ///< the one behind all rows, while anything of this table is pending
    bool m_marking = false;
    bool m_isFieldsRead = false;
    bool m_isBaseUsed = false; ///< its cache holds something
    bool m_fieldsOnly = false;
    bool m_inBaseSubmit = false;
};

/// Has the reader do `work`; its answer lies in `read`, and `arrived` runs here, unless the model is gone.
template <typename Read, typename Work, typename Arrived>
void StoreTableModel::ask(database::Worker::Priority priority, const std::shared_ptr<Read> &read, Work work,
                          Arrived arrived) const
{
    m_session.reader().post(
        priority,
        [read, work = std::move(work), arrived = std::move(arrived),
         guard = QPointer<const StoreTableModel>(this)](const database::Connection &connection) {
            read->asked.answer(work(connection));
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [read, arrived, guard] {
                    // The guard is read there, not here: the model dies in that thread.
                    if (guard)
                        arrived(read);
                },
                Qt::QueuedConnection);
        });
}

} // namespace tables
