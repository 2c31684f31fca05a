// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseRun.h"

#include "query/Fetch.h"
#include "query/QuerySql.h"

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

Expression column(const QString &name)
{
    return {Expression::Function::None, false, {}, name};
}

/// Is there a row that the query brings?
base::Result<bool> brings(database::QueryConnection &connection, Query query,
                          const std::shared_ptr<database::StopSign> &sign)
{
    query.limit = 1;
    auto sql = sqlOf(connection.dialect(), query);
    SHOPBOOK_TRY(sql);
    auto done = fetch(connection, *sql, {}, sign, {[](const auto &) {}, [](const auto &) { return true; }});
    if (!done)
        return std::move(done).error().error;
    return done->rows > 0;
}

base::Result<bool> hasNull(database::QueryConnection &connection, schema::Table table, const QString &name,
                           const std::shared_ptr<database::StopSign> &sign)
{
    Query query;
    query.from = table;
    query.columns = {column(u"id"_s)};
    query.where = Condition::all({Condition::test(name, Op::IsNull)});
    return brings(connection, query, sign);
}

/// Several rows of `table` point to the same one.
base::Result<bool> hasSeveral(database::QueryConnection &connection, schema::Table table,
                              const QString &reference, const std::shared_ptr<database::StopSign> &sign)
{
    Query query;
    query.from = table;
    query.columns = {column(reference)};
    query.where = Condition::all({Condition::test(reference, Op::IsNotNull)});
    query.groupBy = {column(reference)};
    query.having = Condition::all({Condition::test(u"count(*)"_s, Op::Greater, {qint64(1)})});
    return brings(connection, query, sign);
}

/// What was found, by "table.column" and by "table>target".
using Found = QHash<QString, bool>;

RowFacts factsOf(const Found &found)
{
    const auto known = [found](const QString &key) -> std::optional<bool> {
        const auto fact = found.constFind(key);
        return fact == found.cend() ? std::nullopt : std::optional(*fact);
    };
    RowFacts facts;
    facts.hasNulls = [known](const QString &table, const QString &name) {
        return known(table + u'.' + name);
    };
    facts.multiplies = [known](const Query &query, qsizetype join) -> std::optional<bool> {
        const QString table = query.joins.at(join).table;
        QStringList before{schema::entity(query.from).name};
        for (qsizetype i = 0; i < join; ++i)
            before.append(query.joins.at(i).table);
        for (const QString &other : before) {
            if (const auto several = known(table + u'>' + other))
                return several;
            if (const auto several = known(other + u'>' + table))
                return several;
        }
        return std::nullopt;
    };
    return facts;
}

} // namespace

RunAnswer runOn(database::QueryConnection &sample, database::QueryConnection &edges,
                std::shared_ptr<database::StopSign> sign)
{
    return [&sample, &edges, sign](const Answer &answer, PracticeData data) -> base::Result<ResultRows> {
        database::QueryConnection &connection = data == PracticeData::Sample ? sample : edges;
        ResultRows result;
        const Sink sink{[&](const QList<database::ResultColumn> &columns) {
                            for (const database::ResultColumn &one : columns)
                                result.columns.append(one.title);
                        },
                        [&](const QList<QVariantList> &rows) {
                            result.rows += rows;
                            return true;
                        }};
        if (!answer.tree) {
            auto done = fetchByHand(connection, answer.sql, {}, sign, sink);
            if (!done)
                return std::move(done).error().error;
            result.hasMore = done->hasMore;
            return result;
        }
        auto sql = sqlOf(connection.dialect(), *answer.tree);
        SHOPBOOK_TRY(sql);
        auto done = fetch(connection, *sql, {}, sign, sink);
        if (!done)
            return std::move(done).error().error;
        result.hasMore = done->hasMore;
        return result;
    };
}

base::Result<RowFacts> readFacts(database::QueryConnection &connection,
                                 const std::shared_ptr<database::StopSign> &sign)
{
    Found found;
    for (const schema::Entity &entity : schema::entities()) {
        for (const schema::Field &field : entity.fields) {
            if (field.nullable) {
                const auto has = hasNull(connection, entity.table, field.column, sign);
                if (!has && has.error().code == base::ErrorCode::Cancelled)
                    return has.error();
                if (has)
                    found.insert(entity.name + u'.' + field.column, *has);
            }
            if (field.relation) {
                const auto has = hasSeveral(connection, entity.table, field.column, sign);
                if (!has && has.error().code == base::ErrorCode::Cancelled)
                    return has.error();
                if (has)
                    found.insert(entity.name + u'>' + schema::entity(field.relation->target).name, *has);
            }
        }
    }
    return factsOf(found);
}

} // namespace query
