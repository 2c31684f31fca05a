// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/SparingOrder.h"

#include "base/Log.h"
#include "database/Query.h"

#include <QCoreApplication>

#include <atomic>
#include <limits>

using namespace Qt::StringLiterals;

namespace tables::sparing
{

using database::Connection;
using database::Query;

namespace
{

constexpr qint64 sliceRows = 20000;

/// Where the slice behind `edge` ends; NULL for the last one.
base::Result<QVariant> endOfSlice(const Connection &connection, const Plan &plan, qint64 edge)
{
    return connection.scalar(u"SELECT %1 FROM %2 WHERE %1 %3 ? ORDER BY %1 %4 LIMIT 1 OFFSET ?"_s.arg(
                                 plan.id, plan.table, plan.isIdDescending ? u"<"_s : u">"_s,
                                 plan.isIdDescending ? u"DESC"_s : u"ASC"_s),
                             {edge, sliceRows - 1});
}

/// Calls `read` with the condition of each slice and its values; false from it is the end.
base::Result<void>
eachSlice(const Connection &connection, const Plan &plan, const std::function<bool()> &between,
          const std::function<base::Result<bool>(const QString &where, const QVariantList &values)> &read)
{
    const bool down = plan.isIdDescending;
    qint64 edge = down ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
    bool isFirst = true;
    while (true) {
        const auto end = endOfSlice(connection, plan, edge);
        SHOPBOOK_TRY(end);
        // The first slice takes the outermost id itself, too.
        QString where = u"%1 %2%3 ?"_s.arg(plan.id, down ? u"<"_s : u">"_s, isFirst ? u"="_s : QString());
        QVariantList values{edge};
        if (!end->isNull()) {
            where += u" AND %1 %2= ?"_s.arg(plan.id, down ? u">"_s : u"<"_s);
            values.append(*end);
        }
        if (!plan.where.isEmpty())
            where += u" AND ("_s + plan.where + u')';
        const auto goesOn = read(where, values + plan.values);
        SHOPBOOK_TRY(goesOn);
        if (end->isNull() || !*goesOn)
            return {};
        if (between && !between())
            return base::Error{
                base::ErrorCode::Cancelled,
                QCoreApplication::translate("tables", "Reading was cancelled. Nothing was changed."),
                {},
                {},
                {}};
        edge = end->toLongLong();
        isFirst = false;
    }
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
    const auto done = eachSlice(
        connection, plan, between,
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

/// A temporary table of the connection, gone with the object.
class Heap
{
public:
    explicit Heap(const Connection &connection)
        : m_connection(connection)
        , m_name(u"temp.shopbook_order_%1"_s.arg(++s_last))
    {
    }
    ~Heap()
    {
        if (const auto gone = m_connection.execute(u"DROP TABLE IF EXISTS "_s + m_name); !gone)
            base::log::report(base::log::tables(), gone.error());
    }
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    static inline std::atomic_int s_last = 0;
    const Connection &m_connection;
    QString m_name;
};

base::Result<QList<qint64>> byKeys(const Connection &connection, const Plan &plan, qint64 limit,
                                   const std::function<bool()> &between)
{
    const Heap heap(connection);
    QStringList columns{u"id"_s};
    QStringList selected{plan.id};
    QStringList order;
    for (const Key &key : plan.keys) {
        columns.append(u"key_%1"_s.arg(columns.size()));
        selected.append(key.sql);
        order.append(connection.dialect().orderBy(columns.constLast(), key.type, key.descending));
    }
    order.append(plan.isIdDescending ? u"id DESC"_s : u"id"_s);
    // Without types: a value stays what it is, as in the statement that this one stands for.
    SHOPBOOK_TRY(connection.execute(
        u"CREATE TEMP TABLE %1 (%2)"_s.arg(heap.name().section(u'.', 1), columns.join(u", "))));
    const QString insert = u"INSERT INTO %1 SELECT %2 FROM %3 WHERE %4"_s;
    const auto done =
        eachSlice(connection, plan, between,
                  [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
                      SHOPBOOK_TRY(connection.execute(
                          insert.arg(heap.name(), selected.join(u", "), plan.from, where), values));
                      return true;
                  });
    SHOPBOOK_TRY(done);
    QList<qint64> ids;
    SHOPBOOK_TRY(appendIds(connection,
                           u"SELECT id FROM %1 ORDER BY %2 LIMIT ?"_s.arg(heap.name(), order.join(u", ")),
                           {limit}, ids));
    return ids;
}

} // namespace

base::Result<bool> isNeeded(const Connection &connection, const Plan &plan)
{
    if (connection.engine() != database::Engine::Sqlite)
        return false;
    const auto mode = connection.scalar(u"PRAGMA journal_mode"_s);
    SHOPBOOK_TRY(mode);
    if (mode->toString().compare(u"wal"_s, Qt::CaseInsensitive) == 0)
        return false;
    Plan upwards = plan;
    upwards.isIdDescending = false;
    const auto end = endOfSlice(connection, upwards, std::numeric_limits<qint64>::min());
    SHOPBOOK_TRY(end);
    return !end->isNull();
}

base::Result<QList<qint64>> order(const Connection &connection, const Plan &plan, qint64 limit,
                                  const std::function<bool()> &between)
{
    return plan.keys.isEmpty() ? byId(connection, plan, limit, between)
                               : byKeys(connection, plan, limit, between);
}

} // namespace tables::sparing
