// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Store.h"
#include "tables/StoreTableModel.h"

/// An open session over a real database, for tests of the models.
namespace shop
{

using schema::Table;
using tables::Session;
using tables::StoreTableModel;

[[nodiscard]] QList<Table> allTables();
/// For a _data function: a row for each of the six tables.
void addTables();
[[nodiscard]] Table table();

[[nodiscard]] std::unique_ptr<Session> open(const support::TestDatabase &database, bool readOnly = false,
                                            const records::Author &author = store::author());
/// select(), and waits until the order is complete.
[[nodiscard]] bool selectAll(StoreTableModel &model);
/// Waits until the row is read.
[[nodiscard]] bool isLoaded(StoreTableModel &model, int row);
/// Shown text of a cell, by the column's name.
[[nodiscard]] QString text(const StoreTableModel &model, int row, const QString &column);
[[nodiscard]] QModelIndex cell(const QAbstractItemModel &model, Table table, int row, const QString &column);
[[nodiscard]] QList<qint64> ids(const StoreTableModel &model);
/// The row with this id, -1 when it is not there.
[[nodiscard]] int rowOf(const StoreTableModel &model, qint64 id);

/// A valid new row.
[[nodiscard]] records::Record newRow(Table table, int number);
/// A field that a person may edit, with a valid new value for it.
struct Edit {
    QString column;
    QVariant value;
};
[[nodiscard]] Edit validEdit(Table table);
/// The same with a value that a rule refuses.
[[nodiscard]] Edit brokenEdit(Table table);

} // namespace shop
