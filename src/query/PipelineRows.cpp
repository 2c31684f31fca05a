// SPDX-License-Identifier: GPL-3.0-or-later
// Some rows of a station: what went in, what came out, what fell out and why.
#include "query/PipelineSteps.h"

#include "query/Model.h"
#include "query/Prepared.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using Kind = Station::Kind;
using Look = database::QueryConnection::Look;

base::Error noSuchStation(const QString &path)
{
    return {base::ErrorCode::NotFound,
            QCoreApplication::translate(
                "query", "The query has changed and has no such step any more. Count it anew."),
            path,
            {},
            {}};
}

/// A test in a condition, with its path.
struct Leaf {
    QString path;
    const Condition *test = nullptr;
};

void addLeaves(const Condition &condition, const QString &path, QList<Leaf> &leaves)
{
    if (condition.isOff)
        return;
    if (condition.kind == Condition::Kind::Test) {
        leaves.append({path, &condition});
        return;
    }
    const QString word = condition.kind == Condition::Kind::All ? u"all"_s
        : condition.kind == Condition::Kind::Any                ? u"any"_s
                                                                : u"none"_s;
    for (qsizetype i = 0; i < condition.parts.size(); ++i)
        addLeaves(condition.parts.at(i), u"%1.%2[%3]"_s.arg(path, word).arg(i), leaves);
}

/// Ordered, so that the same rows come each time: by the ids of all tables, or by the keys of groups.
QList<Order> steadyOrder(const Query &tree)
{
    QList<Order> orders;
    for (const Expression &column : tree.columns) {
        if (column.isWholeRow())
            orders.append(
                {{Expression::Function::None, false, column.table, u"id"_s}, false, Order::Nulls::Default});
        else if (tree.groupBy.contains(column))
            orders.append({column, false, Order::Nulls::Default});
    }
    return orders;
}

class RowReader
{
public:
    RowReader(Look &look, const Query &query, const Station &station, int most)
        : m_look(look)
        , m_query(query)
        , m_station(station)
        , m_most(most)
    {
    }

    base::Result<void> read(Side side)
    {
        if (side == Side::Dropped)
            return dropped();
        return rows(side == Side::In ? before() : after(), 0);
    }

    StationRows m_found;

private:
    [[nodiscard]] qsizetype joins() const { return m_query.joins.size(); }
    [[nodiscard]] qsizetype conditions() const { return m_query.where.parts.size(); }

    /// What goes into the station.
    [[nodiscard]] Query before() const
    {
        switch (m_station.kind) {
        case Kind::From:
            return steps::joined(m_query, 0, 0);
        case Kind::Join:
            return steps::joined(m_query, m_station.index, 0);
        case Kind::Where:
            return steps::joined(m_query, joins(), m_station.index);
        case Kind::GroupBy:
            return steps::joined(m_query, joins(), conditions());
        case Kind::Having:
            return steps::grouped(m_query, m_station.index);
        case Kind::Select:
            return steps::hasGroups(m_query) ? steps::grouped(m_query, m_query.having.parts.size())
                                             : steps::joined(m_query, joins(), conditions());
        case Kind::Distinct:
            return steps::selected(m_query);
        case Kind::OrderBy:
            return steps::distinct(m_query);
        case Kind::Limit:
            return steps::ordered(m_query);
        case Kind::Ending:
            break;
        }
        return steps::limited(m_query);
    }
    /// What comes out of it.
    [[nodiscard]] Query after() const
    {
        switch (m_station.kind) {
        case Kind::From:
            return steps::joined(m_query, 0, 0);
        case Kind::Join:
            return steps::joined(m_query, m_station.index + 1, 0);
        case Kind::Where:
            return steps::joined(m_query, joins(), m_station.index + 1);
        case Kind::GroupBy:
            return steps::grouped(m_query, 0);
        case Kind::Having:
            return steps::grouped(m_query, m_station.index + 1);
        case Kind::Select:
            return steps::selected(m_query);
        case Kind::Distinct:
            return steps::distinct(m_query);
        case Kind::OrderBy:
            return steps::ordered(m_query);
        case Kind::Limit:
            return steps::limited(m_query);
        case Kind::Ending:
            break;
        }
        Query last = steps::limited(m_query);
        if (m_query.ending == Ending::First)
            last.limit = 1;
        return last;
    }

    /// Rows of a tree, from `skipped` on.
    base::Result<void> rows(Query tree, qint64 skipped)
    {
        const qint64 wanted = m_most + 1 - m_found.rows.size();
        const qint64 limit = tree.limit.value_or(std::numeric_limits<qint64>::max());
        tree.limit = std::clamp<qint64>(limit - skipped, 0, wanted);
        tree.offset = tree.offset.value_or(0) + skipped;
        tree.isSlice = false;
        if (m_station.kind <= Kind::Having && tree.orderBy.isEmpty())
            tree.orderBy = steadyOrder(tree);
        const auto shape = shapeOf(tree);
        SHOPBOOK_TRY(shape);
        m_found.columns = shape->columns;
        const auto sql = sqlOf(m_look.dialect(), tree);
        SHOPBOOK_TRY(sql);
        return take(*sql, {});
    }

    /// Reads the rows; behind their columns may stand verdicts, one for each path: 0 false, 1 unknown, 2
    /// true.
    base::Result<void> take(const SqlText &sql, const QStringList &verdicts)
    {
        auto asked = m_look.ask(sql.sql, sql.values);
        SHOPBOOK_TRY(asked);
        while (asked->next()) {
            if (m_found.rows.size() == m_most) {
                m_found.hasMore = true;
                continue; // there is one at most
            }
            QVariantList row;
            for (int i = 0; i < m_found.columns.size(); ++i)
                row.append(database::value::fromDriver(asked->value(i), m_found.columns.at(i).type));
            QList<Reason> reasons;
            for (int i = 0; i < verdicts.size(); ++i)
                if (const qint64 verdict = asked->value(int(m_found.columns.size()) + i).toLongLong();
                    verdict < 2)
                    reasons.append({verdicts.at(i), verdict == 1});
            m_found.rows.append(row);
            if (!verdicts.isEmpty())
                m_found.reasons.append(reasons);
        }
        return asked->finish();
    }

    base::Result<void> dropped()
    {
        switch (m_station.kind) {
        case Kind::Where:
        case Kind::Having:
            return droppedByCondition();
        case Kind::Join:
            return droppedByJoin();
        case Kind::Distinct:
            return repeated();
        case Kind::Limit:
            return cutOff();
        case Kind::Ending:
            if (m_query.ending == Ending::First)
                return rows(steps::limited(m_query), 1);
            break;
        default:
            break;
        }
        return nothing();
    }

    /// Nothing falls out there; the columns are those of what goes in.
    base::Result<void> nothing()
    {
        const auto shape = shapeOf(before());
        SHOPBOOK_TRY(shape);
        m_found.columns = shape->columns;
        return {};
    }

    base::Result<void> droppedByJoin()
    {
        Query tree = steps::joined(m_query, m_station.index + 1, 0);
        const Join &join = m_query.joins.at(m_station.index);
        if (join.isOuter)
            return nothing();
        tree.columns.removeLast();
        tree.joins.last().isOuter = true;
        tree.where = Condition::all({Condition::test(join.table + u".id"_s, Op::IsNull)});
        return rows(tree, 0);
    }

    /// The columns of a tree as SQL, without its tables.
    base::Result<QStringList> columnsOf(const Query &tree)
    {
        QStringList columns;
        for (const Expression &column : tree.columns) {
            QList<Expression> each{column};
            if (column.isWholeRow()) {
                each.clear();
                for (const schema::Field *field : modelFields(schema::entityByName(column.table)->table))
                    each.append({Expression::Function::None, false, column.table, field->column});
            }
            for (const Expression &one : std::as_const(each)) {
                const auto sql = expressionSql(m_look.dialect(), tree, one);
                SHOPBOOK_TRY(sql);
                columns.append(*sql);
            }
        }
        return columns;
    }

    base::Result<void> droppedByCondition()
    {
        const bool isWhere = m_station.kind == Kind::Where;
        const Clause clause = isWhere ? Clause::Where : Clause::Having;
        const Query tree = before();
        const auto shape = shapeOf(tree);
        SHOPBOOK_TRY(shape);
        m_found.columns = shape->columns;
        const Condition &condition = (isWhere ? m_query.where : m_query.having).parts.at(m_station.index);
        if (condition.isVoid())
            return {};
        auto columns = columnsOf(tree);
        SHOPBOOK_TRY(columns);
        QList<Leaf> asked{{m_station.path, &condition}};
        if (condition.kind != Condition::Kind::Test)
            addLeaves(condition, m_station.path, asked);
        QVariantList values;
        QStringList paths;
        for (const Leaf &leaf : std::as_const(asked)) {
            const auto sql = conditionSql(m_look.dialect(), m_query, clause, *leaf.test);
            SHOPBOOK_TRY(sql);
            columns->append(u"CASE WHEN (%1) THEN 2 WHEN (%1) IS NULL THEN 1 ELSE 0 END"_s.arg(sql->sql));
            values += sql->values + sql->values;
            paths.append(leaf.path);
        }
        return askDropped(tree, clause, condition, *columns, values, paths);
    }

    base::Result<void> askDropped(const Query &tree, Clause clause, const Condition &condition,
                                  const QStringList &columns, QVariantList values, const QStringList &paths)
    {
        const database::Dialect &dialect = m_look.dialect();
        const bool isWhere = clause == Clause::Where;
        auto source = steps::source(dialect, m_query, isWhere ? m_station.index : conditions(), !isWhere);
        SHOPBOOK_TRY(source);
        auto earlier = isWhere ? base::Result<SqlText>(SqlText())
                               : steps::conditions(dialect, m_query, clause, m_station.index);
        SHOPBOOK_TRY(earlier);
        const auto failed = conditionSql(dialect, m_query, clause, condition);
        SHOPBOOK_TRY(failed);
        const bool hasWhere = isWhere && source->sql.contains(u" WHERE "_s);
        const QString word = !isWhere ? u" HAVING "_s : hasWhere ? u" AND "_s : u" WHERE "_s;
        if (!earlier->sql.isEmpty())
            earlier->sql += u" AND "_s;
        QStringList order;
        for (const Order &each : steadyOrder(tree)) {
            const auto sql = expressionSql(dialect, tree, each.by);
            SHOPBOOK_TRY(sql);
            order.append(*sql);
        }
        QString sql = u"SELECT %1 %2%3%4(CASE WHEN (%5) THEN 1 ELSE 0 END) = 0"_s.arg(
            columns.join(u", "_s), source->sql, word, earlier->sql, failed->sql);
        if (!order.isEmpty())
            sql += u" ORDER BY "_s + order.join(u", "_s);
        sql += u" LIMIT %1"_s.arg(m_most + 1);
        return take({sql, values + source->values + earlier->values + failed->values}, paths);
    }

    base::Result<void> repeated()
    {
        const Query tree = steps::selected(m_query);
        const auto shape = shapeOf(tree);
        SHOPBOOK_TRY(shape);
        m_found.columns = shape->columns;
        const auto sql = sqlOf(m_look.dialect(), tree);
        SHOPBOOK_TRY(sql);
        QStringList names;
        for (qsizetype i = 0; i < shape->columns.size(); ++i)
            names.append(u"c%1"_s.arg(i));
        const QString list = names.join(u", "_s);
        m_found.columns.append({u"+"_s, {}, {}, schema::Type::Integer, false});
        return take(
            {u"WITH rows_of(%1) AS (%2) SELECT %1, count(*) - 1 FROM rows_of GROUP BY %1 HAVING count(*) > 1 "
             "ORDER BY %1 LIMIT %3"_s.arg(list, sql->sql)
                 .arg(m_most + 1),
             sql->values},
            {});
    }

    /// Before the first row that comes back, and behind the last.
    base::Result<void> cutOff()
    {
        const Query cut = steps::limited(m_query);
        const qint64 offset = cut.offset.value_or(0);
        Query first = steps::ordered(m_query);
        first.limit = offset;
        SHOPBOOK_TRY(rows(first, 0));
        while (m_found.reasons.size() < m_found.rows.size())
            m_found.reasons.append(QList<Reason>{{u"offset"_s, false}});
        if (!cut.limit || m_found.hasMore)
            return {};
        SHOPBOOK_TRY(rows(steps::ordered(m_query), offset + *cut.limit));
        while (m_found.reasons.size() < m_found.rows.size())
            m_found.reasons.append(QList<Reason>{{u"limit"_s, false}});
        return {};
    }

    Look &m_look;
    const Query &m_query;
    const Station &m_station;
    int m_most;
};

} // namespace

base::Result<StationRows> rowsAt(database::QueryConnection &connection, const Query &query,
                                 const Station &station, Side side, const QueryThread::StopSign &sign,
                                 int most, std::chrono::milliseconds time)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    const auto known = stationsOf(query);
    SHOPBOOK_TRY(known);
    const bool isThere = std::any_of(known->begin(), known->end(), [&](const Station &other) {
        return other.kind == station.kind && other.path == station.path;
    });
    if (!isThere)
        return noSuchStation(station.path);
    StationRows found;
    const auto done = connection.look({time, false, sign}, [&](Look &look) {
        RowReader reader(look, *ready, station, most);
        const auto read = reader.read(side);
        found = reader.m_found;
        return read;
    });
    SHOPBOOK_TRY(done);
    return found;
}

} // namespace query
