// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/Pipeline.h"

#include "query/Model.h"
#include "query/PipelineSteps.h"
#include "query/Prepared.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

using Kind = Station::Kind;
using Look = database::QueryConnection::Look;

QList<Station> stations(const Query &query)
{
    QList<Station> list;
    const auto add = [&list](Kind kind, const QString &path, qsizetype index = 0, bool isOff = false) {
        Station station;
        station.kind = kind;
        station.path = path;
        station.index = index;
        station.isOff = isOff;
        list.append(station);
    };
    add(Kind::From, u"from"_s);
    for (qsizetype i = 0; i < query.joins.size(); ++i)
        add(Kind::Join, u"joins[%1]"_s.arg(i), i);
    for (qsizetype i = 0; i < query.where.parts.size(); ++i)
        add(Kind::Where, u"where[%1]"_s.arg(i), i, query.where.parts.at(i).isVoid());
    if (steps::hasGroups(query))
        add(Kind::GroupBy, u"group_by"_s);
    for (qsizetype i = 0; i < query.having.parts.size(); ++i)
        add(Kind::Having, u"having[%1]"_s.arg(i), i, query.having.parts.at(i).isVoid());
    add(Kind::Select, u"columns"_s);
    if (query.isDistinct)
        add(Kind::Distinct, u"distinct"_s);
    if (!query.orderBy.isEmpty())
        add(Kind::OrderBy, u"order_by"_s);
    if (query.limit || query.offset)
        add(Kind::Limit, query.isSlice ? u"slice"_s : query.limit ? u"limit"_s : u"offset"_s);
    add(Kind::Ending, u"ending"_s);
    return list;
}

/// Counts the rows of one query in one look.
class Counter
{
public:
    Counter(Look &look, const Query &query, QList<Station> &stations)
        : m_look(look)
        , m_query(query)
        , m_stations(stations)
    {
    }

    base::Result<void> run()
    {
        SHOPBOOK_TRY(countTables());
        SHOPBOOK_TRY(countConditions(Clause::Where));
        if (steps::hasGroups(m_query))
            SHOPBOOK_TRY(countGroups());
        for (Station &station : m_stations)
            if (station.kind >= Kind::Select)
                SHOPBOOK_TRY(countEnd(station));
        for (Station &station : m_stations) {
            station.sentence = steps::sentence(m_query, station);
            if (station.kind != Kind::Join)
                continue;
            auto words = steps::joinSentence(m_look, m_query, station);
            SHOPBOOK_TRY(words);
            station.sentence = *words;
        }
        return {};
    }

private:
    [[nodiscard]] base::Result<qint64> count(Query tree)
    {
        tree.ending = Ending::Count;
        const auto sql = sqlOf(m_look.dialect(), tree);
        SHOPBOOK_TRY(sql);
        const auto number = m_look.scalar(sql->sql, sql->values);
        SHOPBOOK_TRY(number);
        return number->toLongLong();
    }

    /// FROM and the joins but the last, whose rows are counted together with the conditions.
    base::Result<void> countTables()
    {
        for (qsizetype i = 0; i < m_query.joins.size(); ++i) {
            const auto from = fromSql(m_look.dialect(), steps::joined(m_query, i, 0));
            SHOPBOOK_TRY(from);
            const auto rows = m_look.scalar(u"SELECT count(*) "_s + from->sql);
            SHOPBOOK_TRY(rows);
            setRows(i, rows->toLongLong());
        }
        return {};
    }

    /// Of FROM (0) or a join (1 …): what comes out of it, and goes into the next.
    void setRows(qsizetype place, qint64 rows)
    {
        Station &station = m_stations[place];
        station.out = rows;
        station.in = place == 0 ? rows : m_rows;
        m_rows = rows;
    }

    base::Result<void> countConditions(Clause clause)
    {
        const bool isWhere = clause == Clause::Where;
        const Query tree = isWhere ? steps::joined(m_query, m_query.joins.size(), 0) : m_query;
        const auto source = steps::source(m_look.dialect(), isWhere ? tree : m_query,
                                          isWhere ? 0 : m_query.where.parts.size(), !isWhere);
        SHOPBOOK_TRY(source);
        QStringList columns{u"count(*)"_s};
        QStringList inside; // of a HAVING: its conditions, once for each group
        QVariantList values;
        QString before;
        QVariantList valuesBefore;
        const QList<Condition> &parts = (isWhere ? m_query.where : m_query.having).parts;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            auto condition = conditionSql(m_look.dialect(), m_query, clause, parts.at(i));
            SHOPBOOK_TRY(condition);
            if (condition->sql.isEmpty())
                continue;
            if (!isWhere) {
                values += condition->values;
                condition->values.clear();
                inside.append(u"(%1) AS h%2"_s.arg(condition->sql).arg(i));
                condition->sql = u"h%1"_s.arg(i);
            }
            const QString prefix = before.isEmpty() ? QString() : before + u" AND "_s;
            columns.append(u"count(CASE WHEN %1(%2) THEN 1 END)"_s.arg(prefix, condition->sql));
            columns.append(u"count(CASE WHEN %1(%2) IS NULL THEN 1 END)"_s.arg(prefix, condition->sql));
            for (int twice = 0; twice < 2; ++twice)
                values += valuesBefore + condition->values;
            before = prefix + u'(' + condition->sql + u')';
            valuesBefore += condition->values;
        }
        QString sql = u"SELECT %1 "_s.arg(columns.join(u", "_s));
        if (isWhere)
            sql += source->sql;
        else
            sql += u"FROM (SELECT %1 %2) AS g"_s.arg(inside.isEmpty() ? u"1 AS one"_s : inside.join(u", "_s),
                                                     source->sql);
        return readConditions(clause, {sql, values + source->values});
    }

    base::Result<void> readConditions(Clause clause, const SqlText &sql)
    {
        auto rows = m_look.ask(sql.sql, sql.values);
        SHOPBOOK_TRY(rows);
        QList<qint64> numbers;
        while (rows->next())
            for (const QVariant &number : rows->values())
                numbers.append(number.toLongLong());
        SHOPBOOK_TRY(rows->finish());
        if (clause == Clause::Where)
            setRows(m_query.joins.size(), numbers.value(0));
        else
            setGroups(numbers.value(0));
        qsizetype next = 1;
        for (Station &station : m_stations) {
            if (station.kind != (clause == Clause::Where ? Kind::Where : Kind::Having))
                continue;
            station.in = m_rows;
            station.out = station.isOff ? m_rows : numbers.value(next);
            station.unknown = station.isOff ? 0 : numbers.value(next + 1);
            next += station.isOff ? 0 : 2;
            m_rows = station.out;
        }
        return {};
    }

    base::Result<void> countGroups()
    {
        if (m_query.groupBy.isEmpty()) {
            setGroups(1); // all rows are one group, even when there is none
            return {};
        }
        return countConditions(Clause::Having);
    }

    void setGroups(qint64 groups)
    {
        for (Station &station : m_stations) {
            if (station.kind != Kind::GroupBy)
                continue;
            station.in = m_rows;
            station.out = groups;
        }
        m_rows = groups;
    }

    base::Result<void> countEnd(Station &station)
    {
        station.in = m_rows;
        station.out = m_rows;
        if (station.kind == Kind::Distinct) {
            const auto rows = count(steps::distinct(m_query));
            SHOPBOOK_TRY(rows);
            station.out = *rows;
        } else if (station.kind == Kind::Limit) {
            const Query cut = steps::limited(m_query);
            station.out = std::max<qint64>(0, m_rows - cut.offset.value_or(0));
            if (cut.limit)
                station.out = std::min(station.out, *cut.limit);
        } else if (station.kind == Kind::Ending) {
            SHOPBOOK_TRY(countOutcome(station));
        }
        m_rows = station.out;
        return {};
    }

    /// SQLAlchemy hands out each object once.
    base::Result<void> countOutcome(Station &station)
    {
        if (m_query.ending == Ending::Count) {
            station.out = 1;
            return {};
        }
        if (m_query.ending == Ending::First) {
            station.out = std::min<qint64>(m_rows, 1);
            return {};
        }
        const bool multiplies =
            std::ranges::any_of(m_query.joins, [this](const Join &join) { return isList(join); });
        const bool isObject = m_query.columns.size() == 1 && m_query.columns.constFirst().isWholeRow();
        const bool isRoot = m_query.columns.constFirst().table == schema::entity(m_query.from).name;
        if (!isObject || m_query.isDistinct || m_query.joins.isEmpty() || (isRoot && !multiplies))
            return {};
        Query ids = steps::limited(m_query);
        ids.columns = {{Expression::Function::None, false, m_query.columns.constFirst().table, u"id"_s}};
        const auto sql = sqlOf(m_look.dialect(), ids);
        SHOPBOOK_TRY(sql);
        // A NULL of an outer join is None, once.
        const auto objects = m_look.scalar(
            u"WITH objects(id) AS (%1) SELECT count(DISTINCT id) + "
            "COALESCE(max(CASE WHEN id IS NULL THEN 1 ELSE 0 END), 0) FROM objects"_s.arg(sql->sql),
            sql->values);
        SHOPBOOK_TRY(objects);
        station.out = objects->toLongLong();
        return {};
    }

    [[nodiscard]] bool isList(const Join &join) const
    {
        QList<schema::Table> tables{m_query.from};
        const schema::Table target = schema::entityByName(join.table)->table;
        for (const Join &other : m_query.joins) {
            if (other.table == join.table)
                break;
            tables.append(schema::entityByName(other.table)->table);
        }
        for (const schema::Table table : std::as_const(tables))
            if (const Relationship *way = relationship(table, target))
                return way->isList;
        return true;
    }

    Look &m_look;
    const Query &m_query;
    QList<Station> &m_stations;
    qint64 m_rows = 0; ///< that came out of the last station
};

} // namespace

base::Result<QList<Station>> stationsOf(const Query &query)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    return stations(*ready);
}

base::Result<Pipeline> countPipeline(database::QueryConnection &connection, const Query &query,
                                     const QueryThread::StopSign &sign, std::chrono::milliseconds time)
{
    const auto ready = prepared(query);
    SHOPBOOK_TRY(ready);
    QElapsedTimer timer;
    timer.start();
    Pipeline pipeline;
    const auto done = connection.look({time, false, sign}, [&](Look &look) {
        pipeline.stations = stations(*ready);
        return Counter(look, *ready, pipeline.stations).run();
    });
    SHOPBOOK_TRY(done);
    pipeline.ms = double(timer.nsecsElapsed()) / 1e6;
    return pipeline;
}

} // namespace query
