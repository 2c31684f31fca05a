// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/PageCache.h"
#include "tables/RowQuery.h"
#include "tables/Session.h"

#include <QSqlRelationalTableModel>

namespace tables {

/// One of the six tables for a view: an order of ids and pages of rows read by id in the reader's thread
/// (design.md 11, large-tables.md), with what is not saved yet laid over it. To whoever knows only
/// QSqlRelationalTableModel it is one with OnManualSubmit; the base class sees an empty result and its own edit
/// cache is never written. Columns are schema::Entity::fields in that order, named as in the database.
class StoreTableModel : public QSqlRelationalTableModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< qint64: the row's id, negative while not saved
        RawRole,                    ///< the value as stored (an id for a reference), NULL invalid
        IsNullRole,                 ///< bool: NULL, as against ''
        StateRole,                  ///< RowState
        FieldEditedRole,            ///< bool: this cell differs from what is stored
        RelationLabelRole,          ///< text of a reference
    };
    enum class RowState { Loading, Stored, Edited, Inserted, Removed, Gone };
    Q_ENUM(RowState)

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

    // Finding. Each starts a new order; select() runs it.
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_request.search; }
    void setShowDeleted(bool show);   ///< softly deleted and archived rows too
    [[nodiscard]] bool isOrderComplete() const { return m_orderComplete; }
    /// The WHERE of what is shown, for totals over the same rows.
    [[nodiscard]] RowQuery::Condition condition() const;

    /// True: secret fields show what they hold.
    void setSecretsShown(bool shown);
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
    void revertRow(int row) override;
    QSqlTableModel *relationModel(int column) const override;
    
    void setRelation(int column, const QSqlRelation &relation) override;
    void clear() override;
    // Not virtual in Qt: hidden here, so that the model as its own type does the same.
    [[nodiscard]] QSqlRelation relation(int column) const;
    bool insertRecord(int row, const QSqlRecord &record);
    bool setRecord(int row, const QSqlRecord &record);
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

private:
    void startOrder();
    void takeFirstPage(quint64 generation, const RowQuery::Page &page);
    void takeOrder(quint64 generation, QList<qint64> ids);
    void requestPage(int pageIndex) const;
    void takePage(quint64 generation, int pageIndex, const RowQuery::Page &page);
    void onRowsChanged(const QList<records::RowKey> &rows);
    [[nodiscard]] QVariant shown(const records::Record &row, int column, int role) const;

    Session &m_session;
    const schema::Entity &m_entity;
    RowQuery::Request m_request;
    QList<qint64> m_order;
    mutable PageCache<RowQuery::Row> m_pages;
    mutable std::set<int> m_asked;
    bool m_orderComplete = false;
    bool m_secretsShown = false;
    quint64 m_generation = 0;
    QList<schema::Problem> m_lastProblems;
};

} // namespace tables
