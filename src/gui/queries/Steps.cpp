// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/queries/Steps.h"

#include "gui/queries/ConditionEdits.h"
#include "gui/queries/ResultPanel.h"
#include "gui/queries/StepsView.h"
#include "gui/queries/Words.h"

using namespace Qt::StringLiterals;

namespace gui::queries
{

namespace
{

using Kind = query::Station::Kind;

constexpr int mostRows = 200; ///< of a side

QString keywordOf(Kind kind)
{
    using words::Clause;
    switch (kind) {
    case Kind::From:
        return words::clauseKeyword(Clause::From);
    case Kind::Join:
        return words::clauseKeyword(Clause::Join);
    case Kind::Where:
        return words::clauseKeyword(Clause::Where);
    case Kind::GroupBy:
        return words::clauseKeyword(Clause::GroupBy);
    case Kind::Having:
        return words::clauseKeyword(Clause::Having);
    case Kind::Select:
        return words::clauseKeyword(Clause::Select);
    case Kind::Distinct:
        return u"DISTINCT"_s;
    case Kind::OrderBy:
        return words::clauseKeyword(Clause::OrderBy);
    case Kind::Limit:
        return words::clauseKeyword(Clause::Limit);
    case Kind::Ending:
        break;
    }
    return words::clauseTitle(Clause::Ending);
}

template <typename Item>
QString listed(const QList<Item> &items, const std::function<QString(const Item &)> &title)
{
    QStringList texts;
    for (const Item &item : items)
        texts.append(title(item));
    return texts.join(u", "_s);
}

/// The condition at "where[1].any[0]"; nullptr when there is none.
const query::Condition *conditionAt(const query::Query &query, const QString &path)
{
    return partAt(path.startsWith(u"having") ? query.having : query.where, partPathOf(path));
}

QString conditionTitle(const query::Query &query, const query::Condition &part)
{
    if (part.kind == query::Condition::Kind::Test)
        return words::testTitle(query, part);
    const QString word =
        joinsByAnd(part) ? Steps::tr("and", "between conditions") : Steps::tr("or", "between conditions");
    QStringList texts;
    for (const query::Condition &inner : part.parts)
        texts.append(conditionTitle(query, inner));
    const QString all = u'(' + texts.join(u' ' + word + u' ') + u')';
    return part.kind == query::Condition::Kind::None ? Steps::tr("not %1").arg(all) : all;
}

QString titleOf(const query::Query &query, const query::Station &station)
{
    const auto shown = [&query](const query::Expression &expression) {
        return words::expressionTitle(query, expression);
    };
    switch (station.kind) {
    case Kind::From:
        return schema::entityTitle(schema::entity(query.from));
    case Kind::Join: {
        const query::Join join = query.joins.value(station.index);
        const schema::Entity *entity = schema::entityByName(join.table);
        return u"%1 %2"_s.arg(join.isOuter ? u"⟕"_s : u"⋈"_s,
                              entity ? schema::entityTitle(*entity) : join.table);
    }
    case Kind::Where:
    case Kind::Having: {
        const query::Condition *part = conditionAt(query, station.path);
        return part ? conditionTitle(query, *part) : QString();
    }
    case Kind::GroupBy:
        return listed<query::Expression>(query.groupBy, shown);
    case Kind::Select:
        if (query.columns.isEmpty())
            return Steps::tr("whole rows");
        return listed<query::Expression>(query.columns, shown);
    case Kind::OrderBy:
        return listed<query::Order>(
            query.orderBy, [&query](const query::Order &order) { return words::orderTitle(query, order); });
    case Kind::Limit:
        return words::limitTitle(query);
    case Kind::Distinct:
        return {};
    case Kind::Ending:
        break;
    }
    return words::endingTitle(query.ending);
}

/// Why a row fell out, condition by condition: "Age ≥ 18: unknown (NULL)".
QString reasonText(const query::Query &query, const QList<query::Reason> &reasons)
{
    QStringList texts;
    for (const query::Reason &reason : reasons) {
        if (reason.path == u"offset" || reason.path == u"limit") {
            texts.append(reason.path == u"offset" ? Steps::tr("before the first")
                                                  : Steps::tr("behind the last"));
            continue;
        }
        const query::Condition *part = conditionAt(query, reason.path);
        // Of a group the tests in it say more than the group.
        if (!part || (part->kind != query::Condition::Kind::Test && reasons.size() > 1))
            continue;
        texts.append((reason.isUnknown ? Steps::tr("%1: unknown (NULL)") : Steps::tr("%1: false"))
                         .arg(conditionTitle(query, *part)));
    }
    return texts.join(u"; "_s);
}

StepPanel::Rows rowsFor(const QString &name, const query::Query &query, const query::StationRows &came,
                        qint64 count)
{
    StepPanel::Rows rows{name, {}, came.rows, count};
    const bool hasReasons = !came.reasons.isEmpty();
    if (hasReasons)
        rows.columns.append({Steps::tr("Why"), false});
    for (const query::ResultColumn &column : came.columns)
        rows.columns.append({column.name, column.isSecret});
    if (hasReasons)
        for (int i = 0; i < rows.rows.size(); ++i)
            rows.rows[i].prepend(reasonText(query, came.reasons.value(i)));
    return rows;
}

} // namespace

/// The rows of a station's three sides, read together.
struct Steps::Sides {
    query::StationRows in;
    query::StationRows out;
    query::StationRows dropped;
};

Steps::Steps(std::shared_ptr<query::QueryThread> thread, StepsView &view, StepPanel &panel, QObject *parent)
    : QObject(parent)
    , m_thread(std::move(thread))
    , m_view(view)
    , m_panel(panel)
{
}

Steps::~Steps()
{
    cancel();
}

void Steps::cancel()
{
    for (const query::QueryThread::StopSign &sign : {m_sign, m_rowsSign})
        if (sign)
            sign->stop();
}

void Steps::run(const query::Query &query, std::chrono::milliseconds timeLimit)
{
    cancel();
    m_query = query;
    m_timeLimit = timeLimit;
    m_isRunning = true;
    m_sign = m_thread->run(
        this,
        [query, timeLimit](database::QueryConnection &connection, const query::QueryThread::StopSign &sign) {
            return query::countPipeline(connection, query, sign, timeLimit);
        },
        [this, generation = ++m_generation](const base::Result<query::Pipeline> &pipeline) {
            if (generation == m_generation)
                take(pipeline);
        });
}

void Steps::take(const base::Result<query::Pipeline> &pipeline)
{
    m_isRunning = false;
    QList<Station> shown;
    m_stations = pipeline ? pipeline->stations : QList<query::Station>();
    for (const query::Station &station : std::as_const(m_stations))
        shown.append({station.path, keywordOf(station.kind), titleOf(m_query, station), station.sentence,
                      station.in, station.out, station.isOff});
    m_view.setStations(shown);
    if (m_view.current() >= 0)
        show(m_view.current());
    else
        m_panel.setStep(
            {}, pipeline ? tr("Choose a station above to see its rows.") : pipeline.error().message, {});
}

void Steps::show(int index)
{
    if (index < 0 || index >= m_stations.size())
        return;
    if (m_rowsSign)
        m_rowsSign->stop();
    m_isReading = true;
    m_rowsSign = m_thread->run(
        this,
        [query = m_query, timeLimit = m_timeLimit,
         station = m_stations.at(index)](database::QueryConnection &connection,
                                         const query::QueryThread::StopSign &sign) -> base::Result<Sides> {
            Sides sides;
            auto *side = &sides.in;
            for (const auto which : {query::Side::In, query::Side::Out, query::Side::Dropped}) {
                if (which == query::Side::In && station.kind == Kind::From)
                    continue;
                auto rows = query::rowsAt(connection, query, station, which, sign, mostRows, timeLimit);
                SHOPBOOK_TRY(rows);
                side = which == query::Side::In ? &sides.in
                    : which == query::Side::Out ? &sides.out
                                                : &sides.dropped;
                *side = std::move(*rows);
            }
            return sides;
        },
        [this, station = m_stations.at(index),
         generation = ++m_rowsGeneration](const base::Result<Sides> &sides) {
            if (generation == m_rowsGeneration)
                showRows(station, sides);
        });
}

void Steps::showRows(const query::Station &station, const base::Result<Sides> &sides)
{
    m_isReading = false;
    const QString title = u"%1 %2"_s.arg(keywordOf(station.kind), titleOf(m_query, station));
    if (!sides)
        return m_panel.setStep(title, sides.error().message, {});
    const auto count = [](const query::StationRows &rows, qint64 known) {
        return qMax<qint64>(rows.rows.size(), known);
    };
    QList<StepPanel::Rows> rows;
    rows.append(rowsFor(tr("In"), m_query, sides->in, station.in));
    rows.append(rowsFor(tr("Out"), m_query, sides->out, station.out));
    rows.append(rowsFor(tr("Dropped"), m_query, sides->dropped,
                        sides->dropped.hasMore ? count(sides->dropped, station.in - station.out)
                                               : qint64(sides->dropped.rows.size())));
    m_panel.setStep(title, station.sentence, rows);
}

} // namespace gui::queries
