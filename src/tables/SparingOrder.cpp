// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/SparingOrder.h"

#include "database/Query.h"
#include "database/Slices.h"

using namespace Qt::StringLiterals;

namespace tables::sparing
{

using database::Connection;
using database::Query;
namespace slices = database::slices;

namespace
{

slices::Rows rowsOf(const Plan &plan)
{
    return {plan.table, plan.id, plan.where, plan.values, plan.isIdDescending};
}

base::Result<void> appendIds(const Connection &connection, const QString &sql, const QVariantList &values,
                             QList<qint64> &ids)
{
    auto query = Query::run(connection, sql, values);
    SHOPBOOK_TRY(query);
    while (query->next())
        ids.append(query->number(0));
    return query->finish();
}

base::Result<QList<qint64>> byId(const Connection &connection, const Plan &plan, qint64 limit,
                                 const std::function<bool()> &between)
{
    QList<qint64> ids;
    const QString select = u"SELECT %1 FROM %2 WHERE %3 ORDER BY %1 %4"_s;
    const auto done = slices::each(
        connection, rowsOf(plan), between,
        [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
            SHOPBOOK_TRY(appendIds(
                connection, select.arg(plan.id, plan.from, where, plan.isIdDescending ? u"DESC"_s : u"ASC"_s),
                values, ids));
            return limit < 0 || ids.size() < limit;
        });
    SHOPBOOK_TRY(done);
    if (limit >= 0 && ids.size() > limit)
        ids.resize(limit);
    return ids;
}

base::Result<QList<qint64>> byKeys(const Connection &connection, const Plan &plan, qint64 limit,
                                   const std::function<bool()> &between)
{
    QStringList columns{u"id"_s};
    QStringList selected{plan.id};
    QStringList order;
    for (const Key &key : plan.keys) {
        columns.append(u"key_%1"_s.arg(columns.size()));
        selected.append(key.sql);
        order.append(connection.dialect().orderBy(columns.constLast(), key.type, key.descending));
    }
    order.append(plan.isIdDescending ? u"id DESC"_s : u"id"_s);
    const auto heap = slices::Heap::make(connection, columns);
    SHOPBOOK_TRY(heap);
    const QString insert = u"INSERT INTO %1 SELECT %2 FROM %3 WHERE %4"_s;
    const auto done =
        slices::each(connection, rowsOf(plan), between,
                     [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
                         SHOPBOOK_TRY(connection.execute(
                             insert.arg(heap->name(), selected.join(u", "), plan.from, where), values));
                         return true;
                     });
    SHOPBOOK_TRY(done);
    QList<qint64> ids;
    SHOPBOOK_TRY(appendIds(connection,
                           u"SELECT id FROM %1 ORDER BY %2 LIMIT ?"_s.arg(heap->name(), order.join(u", ")),
                           {limit}, ids));
    return ids;
}

} // namespace

base::Result<bool> isNeeded(const Connection &connection, const Plan &plan)
{
    return slices::isNeeded(connection, rowsOf(plan));
}

base::Result<QList<qint64>> order(const Connection &connection, const Plan &plan, qint64 limit,
                                  const std::function<bool()> &between)
{
    return plan.keys.isEmpty() ? byId(connection, plan, limit, between)
                               : byKeys(connection, plan, limit, between);
}

} // namespace tables::sparing
