// SPDX-License-Identifier: GPL-3.0-or-later
// Find and replace: Bulk.h.
#include "records/Bulk.h"

#include "records/BulkRows.h"

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;
using schema::Field;

namespace
{

Record beforeOf(const RowNow &row, const Record &after)
{
    Record before;
    for (auto it = after.cbegin(); it != after.cend(); ++it)
        before.insert(it.key(), row.stored.value(it.key()));
    return before;
}

} // namespace

bool canReplaceIn(const Field &field)
{
    return field.type == schema::Type::Text && !field.automatic && !field.secret && !field.unique;
}

base::Result<BulkPlan> planReplace(const database::Connection &connection, const BulkReplace &replace,
                                   const QList<qint64> &ids, const ChangeSet &pending,
                                   const Progress &progress)
{
    const schema::Entity &entity = schema::entity(replace.table);
    const Qt::CaseSensitivity cs = replace.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    BulkPlan plan;
    plan.changes = ChangeSet::besides(pending);
    const auto replaceIn = [&](const RowNow &row, const Field &field, Record &after) {
        const QVariant old = row.now.value(field.column);
        if (value::isNull(old))
            return;
        const QString before = old.toString();
        const bool isHit =
            replace.wholeCell ? before.compare(replace.find, cs) == 0 : before.contains(replace.find, cs);
        if (!isHit)
            return;
        QString now = before;
        if (replace.wholeCell)
            now = replace.with;
        else
            now.replace(replace.find, replace.with, cs);
        if (now == before)
            return void(++plan.unchanged);
        const auto checked = schema::validate(entity, {{field.column, now}}, schema::Scope::Given);
        if (!checked.problems.isEmpty())
            plan.rejected.append({row.key, 0, field.column, now, checked.problems.constFirst().msg});
        else
            after.insert(field.column, checked.values.value(field.column));
    };
    const auto take = [&](const RowNow &row) {
        Record after;
        for (const QString &column : replace.columns)
            if (const Field *field = entity.field(column); field && canReplaceIn(*field))
                replaceIn(row, *field, after);
        if (!after.isEmpty())
            plan.changes.set(row.key, beforeOf(row, after), after);
    };
    if (replace.find.isEmpty())
        return plan;
    SHOPBOOK_TRY(forRows(connection, replace.table, ids, pending, take, progress));
    plan.changes.forgetSteps();
    return plan;
}

} // namespace records
