// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Draft.h"

#include "records/Journal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;

namespace
{

constexpr int version = 1;
/// More steps than a person saves between a change and a crash.
constexpr int mostSteps = 1000;

base::Error unreadable(const QString &detail)
{
    return {
        base::ErrorCode::Failed,
        QCoreApplication::translate("records",
                                    "What was kept of the changes that were not saved cannot be read; it was "
                                    "written by a newer Shopbook or damaged. The database was not touched."),
        detail,
        {},
        {}};
}

QJsonObject objectOf(const Record &record)
{
    return QJsonDocument::fromJson(toJson(record).toUtf8()).object();
}

base::Result<Record> recordOf(const QJsonValue &json, const schema::Entity &entity)
{
    return recordFromJson(QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact), entity);
}

bool holds(const Record &stored, const Record &wanted)
{
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        if (!stored.contains(it.key()) || !value::same(stored.value(it.key()), it.value()))
            return false;
    return true;
}

/// The values as they were saved: what points to rows that were added has their ids.
Record resolved(const schema::Entity &entity, Record values, const QHash<RowKey, qint64> &newIds)
{
    for (const schema::Field &field : entity.fields) {
        if (!field.relation || !values.contains(field.column))
            continue;
        const auto id = newIds.constFind({field.relation->target, values.value(field.column).toLongLong()});
        if (id != newIds.cend())
            values.insert(field.column, *id);
    }
    return values;
}

} // namespace

QByteArray toJson(const Draft &draft)
{
    QJsonArray changes;
    const auto &all = draft.changes.changes();
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        changes.append(QJsonObject{{u"table"_s, schema::entity(it.key().table).name},
                                   {u"id"_s, it.key().id},
                                   {u"operation"_s, operationName(it->operation)},
                                   {u"before"_s, objectOf(it->before)},
                                   {u"after"_s, objectOf(it->after)}});
    return QJsonDocument(QJsonObject{{u"version"_s, version},
                                     {u"database"_s, draft.database},
                                     {u"since"_s, draft.since},
                                     {u"changes"_s, changes}})
        .toJson(QJsonDocument::Compact);
}

base::Result<Draft> draftFromJson(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError || object.value(u"version"_s).toInt() != version)
        return unreadable(error.errorString());
    QMap<RowKey, RowChange> changes;
    for (const QJsonValue &entry : object.value(u"changes"_s).toArray()) {
        const schema::Entity *entity = schema::entityByName(entry[u"table"_s].toString());
        const auto operation = operationFromName(entry[u"operation"_s].toString());
        const qint64 id = entry[u"id"_s].toInteger();
        if (!entity || !operation || id == 0)
            return unreadable(u"unknown table, operation or id"_s);
        auto before = recordOf(entry[u"before"_s], *entity);
        SHOPBOOK_TRY(before);
        auto after = recordOf(entry[u"after"_s], *entity);
        SHOPBOOK_TRY(after);
        changes.insert({entity->table, id}, {*operation, *before, *after});
    }
    return Draft{object.value(u"database"_s).toString(), object.value(u"since"_s).toString(),
                 ChangeSet::fromChanges(changes)};
}

base::Result<void> forgetWhatIsSaved(const database::Connection &connection, const Author &author,
                                     Draft &draft)
{
    auto later = steps(connection, u"WHERE author = ? AND at >= ?"_s, {author.id, draft.since}, mostSteps);
    SHOPBOOK_TRY(later);
    std::reverse(later->begin(), later->end());
    QMap<RowKey, RowChange> left = draft.changes.changes();
    QHash<RowKey, qint64> newIds;
    QMap<Table, QList<qint64>> added;
    for (const schema::Entity &entity : schema::entities())
        added.insert(entity.table, draft.changes.inserted(entity.table));
    for (const Step &step : std::as_const(*later)) {
        const auto saved = changesOf(connection, step.id);
        SHOPBOOK_TRY(saved);
        for (const StepChange &one : *saved) {
            const schema::Entity &entity = schema::entity(one.row.table);
            // New rows in the order in which they were made: a step holds them so, too.
            QList<qint64> &candidates = added[one.row.table];
            for (qsizetype i = 0; one.operation == Operation::Insert && i < candidates.size(); ++i) {
                const RowKey key{one.row.table, candidates.at(i)};
                if (!holds(one.after, resolved(entity, left.value(key).after, newIds)))
                    continue;
                newIds.insert(key, one.row.id);
                left.remove(key);
                candidates.removeAt(i);
                break;
            }
            const auto change = left.constFind(one.row);
            if (change != left.cend() && change->operation == one.operation
                && holds(one.after, resolved(entity, change->after, newIds)))
                left.remove(one.row);
        }
    }
    for (auto it = left.begin(); it != left.end(); ++it)
        it->after = resolved(schema::entity(it.key().table), it->after, newIds);
    draft.changes = ChangeSet::fromChanges(left);
    return {};
}

} // namespace records
