// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Coach.h"

#include <algorithm>

/// Queries for the coach, written down in few words.
namespace coachtest
{

using namespace query;

inline Condition test(const char *field, Op op, const QVariantList &values = {})
{
    return Condition::test(QString::fromLatin1(field), op, values);
}

inline Expression ask(const char *text)
{
    return *Expression::parse(QString::fromLatin1(text));
}

/// A query that is written down from left to right.
struct Make {
    Query query;
    explicit Make(schema::Table from) { query.from = from; }
    operator Query() const { return query; }
    Make &columns(std::initializer_list<const char *> texts)
    {
        for (const char *text : texts)
            query.columns.append(ask(text));
        return *this;
    }
    Make &join(const char *table, bool isOuter = false)
    {
        query.joins.append({QString::fromLatin1(table), isOuter});
        return *this;
    }
    Make &where(const Condition &condition)
    {
        query.where.parts.append(condition);
        return *this;
    }
    Make &having(const Condition &condition)
    {
        query.having.parts.append(condition);
        return *this;
    }
    Make &group(const char *text)
    {
        query.groupBy.append(ask(text));
        return *this;
    }
    Make &order(const char *text)
    {
        query.orderBy.append({ask(text), false, Order::Nulls::Default});
        return *this;
    }
    Make &limit(int rows)
    {
        query.limit = rows;
        return *this;
    }
    Make &ending(Ending ending)
    {
        query.ending = ending;
        return *this;
    }
    Make &distinct()
    {
        query.isDistinct = true;
        return *this;
    }
};

inline Make people()
{
    return Make(schema::Table::People);
}

inline bool has(const QList<Notice> &notices, const QString &rule)
{
    return std::ranges::any_of(notices, [&](const Notice &notice) { return notice.rule == rule; });
}

} // namespace coachtest
