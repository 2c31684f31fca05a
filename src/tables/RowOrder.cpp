// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/RowOrder.h"

#include <QSet>

#include <algorithm>

namespace tables::order
{

namespace
{

/// More than this is compared and moved slower than a view is reset.
constexpr qsizetype mostCompared = 40000;
constexpr qsizetype mostSteps = 200;

using Ids = QList<qint64>;

/// Runs of the part [first, last) whose ids are not in `other`.
QList<Range> runsOutside(const Ids &ids, qsizetype first, qsizetype last, const QSet<qint64> &other)
{
    QList<Range> runs;
    for (qsizetype at = first; at < last; ++at) {
        if (other.contains(ids.at(at)))
            continue;
        if (!runs.isEmpty() && runs.constLast().last == at - 1)
            runs.last().last = at;
        else
            runs.append({at, at});
    }
    return runs;
}

Ids inside(const Ids &ids, qsizetype first, qsizetype last, const QSet<qint64> &other)
{
    Ids found;
    std::copy_if(ids.begin() + first, ids.begin() + last, std::back_inserter(found),
                 [&other](qint64 id) { return other.contains(id); });
    return found;
}

} // namespace

Plan plan(const Ids &before, const Ids &after)
{
    const auto shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const qsizetype beforeEnd = before.size() - tail;
    const qsizetype afterEnd = after.size() - tail;
    Plan plan;
    if (head == beforeEnd && head == afterEnd)
        return plan;
    if (head == beforeEnd) {
        plan.insertions = {{head, afterEnd - 1}};
        return plan;
    }
    if (head == afterEnd) {
        plan.removals = {{head, beforeEnd - 1}};
        return plan;
    }
    if (beforeEnd - head + afterEnd - head > mostCompared) {
        plan.isReset = true;
        return plan;
    }
    const QSet<qint64> old(before.begin() + head, before.begin() + beforeEnd);
    const QSet<qint64> fresh(after.begin() + head, after.begin() + afterEnd);
    plan.removals = runsOutside(before, head, beforeEnd, fresh);
    plan.insertions = runsOutside(after, head, afterEnd, old);
    std::reverse(plan.removals.begin(), plan.removals.end());
    plan.isReset = plan.removals.size() + plan.insertions.size() > mostSteps;
    const Ids kept = inside(after, head, afterEnd, old);
    if (kept != inside(before, head, beforeEnd, fresh)) {
        plan.isPermuted = true;
        plan.kept = before.mid(0, head) + kept + before.mid(beforeEnd);
    }
    return plan;
}

} // namespace tables::order
