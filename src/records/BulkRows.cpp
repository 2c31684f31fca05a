// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/BulkRows.h"

#include "records/Rows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace records
{

namespace
{
constexpr qsizetype atOnce = 500;
} // namespace

base::Result<void> forRows(const database::Connection &connection, Table table, const QList<qint64> &ids,
                           const ChangeSet &pending, const std::function<void(const RowNow &)> &take,
                           const Progress &progress)
{
    const schema::Entity &entity = schema::entity(table);
    for (qsizetype first = 0; first < ids.size(); first += atOnce) {
        const QList<qint64> some = ids.mid(first, atOnce);
        QList<qint64> saved;
        for (const qint64 id : some)
            if (id > 0)
                saved.append(id);
        const auto rows = readRows(connection, entity, saved, RowLock::None);
        if (!rows)
            return rows.error();
        for (const qint64 id : some) {
            RowNow row{{table, id}, rows->value(id).values, {}};
            const RowChange *change = pending.change(row.key);
            if ((id > 0 && !rows->contains(id)) || (id < 0 && !change)
                || (change && change->operation == Operation::Delete))
                continue;
            if (id < 0)
                row.stored = change->after; // what setting it to NULL must differ from
            row.now = row.stored;
            if (change)
                row.now.insert(change->after);
            take(row);
        }
        if (progress && !progress(first + some.size()))
            return base::Error{base::ErrorCode::Cancelled,
                               QCoreApplication::translate("records", "Stopped. Nothing was changed."),
                               {},
                               entity.name,
                               {}};
    }
    return {};
}

} // namespace records
