// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Batch.h"
#include "records/ChangeSet.h"

namespace records {

/// A row as it stands in the database now.
struct StoredRow {
    Record values;      ///< by the meaning of each field
    Record spelled;     ///< as it is stored, where that is something else: 'False', 24.0, a time with a T
    QString createdAt;  ///< "" for NULL

    /// As it is stored, for a WHERE that must find it again.
    [[nodiscard]] QVariant raw(const QString &column) const
    {
        const auto different = spelled.constFind(column);
        return different != spelled.cend() ? *different : values.value(column);
    }
};

/// Whether the rows are kept from other writers until the transaction ends. SQLite's write transactions do so anyway.
enum class RowLock { None, ForUpdate };

/// Rows by id; an id that is not there is not in the answer. `extra` are columns that `schema` doesn't know.
[[nodiscard]] base::Result<QHash<qint64, StoredRow>> readRows(const database::Connection &connection,
                                                              const schema::Entity &entity, const QList<qint64> &ids,
                                                              RowLock lock, const QStringList &extra = {});

/// The same, asked together with other statements; `rows` lives until the batch has run. Of the fields only `fields`
/// are read, of a thousand rows that change in one; the id is among them.
void askRows(database::Batch &batch, const database::Connection &connection, const schema::Entity &entity,
             const QList<const schema::Field *> &fields, const QList<qint64> &ids, RowLock lock,
             const QStringList &extra, QHash<qint64, StoredRow> &rows);

[[nodiscard]] QList<const schema::Field *> allFields(const schema::Entity &entity);

/// Columns as a SELECT or RETURNING names them: first each field as its meaning asks for, then the extra ones.
[[nodiscard]] QString rowColumns(const database::Dialect &dialect, const schema::Entity &entity,
                                 const QList<const schema::Field *> &fields, const QStringList &extra);

} // namespace records
