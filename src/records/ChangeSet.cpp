// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ChangeSet.h"

#include <algorithm>

namespace records {

namespace value = database::value;

namespace {

/// The operation that takes another one back before either was saved.
std::optional<Operation> oppositeOf(Operation operation)
{
    switch (operation) {
    case Operation::Delete:
        return Operation::Restore;
    case Operation::Restore:
        return Operation::Delete;
    case Operation::Archive:
        return Operation::Unarchive;
    case Operation::Unarchive:
        return Operation::Archive;
    default:
        return std::nullopt;
    }
}

/// An edit of fields may ride along with these; a deletion leaves nothing to edit.
bool carriesEdits(Operation operation)
{
    return operation == Operation::Update || operation == Operation::Restore || operation == Operation::Archive
        || operation == Operation::Unarchive;
}

/// Writes one field into a change of a stored row; a value equal to what was read takes it out again.
void stage(RowChange &change, const QString &column, const QVariant &before, const QVariant &after)
{
    if (!change.before.contains(column))
        change.before.insert(column, before);
    if (!value::same(change.before.value(column), after)) {
        change.after.insert(column, after);
        return;
    }
    change.after.remove(column);
    if (change.operation == Operation::Update)
        change.before.remove(column);
}

} // namespace

void ChangeSet::set(const RowKey &key, const QString &column, const QVariant &before, const QVariant &after)
{
    set(key, Record{{column, before}}, Record{{column, after}});
}

void ChangeSet::set(const RowKey &key, const Record &before, const Record &after)
{
    RowChange changed;
    if (const auto found = m_changes.constFind(key); found != m_changes.constEnd())
        changed = *found;
    const RowChange earlier = changed;
    if (changed.operation == Operation::Delete)
        return;                                          // a row that is going away takes no edits
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (changed.operation == Operation::Insert)
            changed.after.insert(it.key(), it.value());
        else
            stage(changed, it.key(), before.value(it.key()), it.value());
    }
    const auto sameRecord = [](const Record &left, const Record &right) {
        return left.size() == right.size()
            && std::all_of(left.keyBegin(), left.keyEnd(), [&](const QString &column) {
                   return right.contains(column) && value::same(left.value(column), right.value(column));
               });
    };
    if (sameRecord(changed.after, earlier.after))
        return;                                          // nothing happened: not a step
    remember(key);
    m_changes.insert(key, changed);
    dropIfVoid(key);
}

RowKey ChangeSet::insert(Table table, const Record &values)
{
    const RowKey key{table, m_nextTemporaryId--};
    remember(key);
    m_changes.insert(key, {Operation::Insert, {}, values});
    return key;
}

void ChangeSet::remove(const RowKey &key, const Record &before)
{
    apply(Operation::Delete, key, before);
}

void ChangeSet::apply(Operation operation, const RowKey &key, const Record &before)
{
    const auto found = m_changes.constFind(key);
    if (found != m_changes.constEnd() && found->operation == Operation::Insert) {
        if (operation == Operation::Delete)
            revert(key);                                 // never saved: it just vanishes
        return;
    }
    RowChange changed{operation, before, {}};
    if (found != m_changes.constEnd()) {
        const RowChange earlier = *found;
        if (earlier.operation == operation)
            return;
        // What was read first stays the old value of an edited field, whatever the caller sees by now.
        for (auto it = earlier.before.cbegin(); it != earlier.before.cend(); ++it)
            changed.before.insert(it.key(), it.value());
        if (carriesEdits(operation) && carriesEdits(earlier.operation))
            changed.after = earlier.after;
        if (oppositeOf(operation) == earlier.operation) {
            changed.operation = Operation::Update;       // both cancel out; edits of fields stay
            changed.before = {};
            for (auto it = changed.after.cbegin(); it != changed.after.cend(); ++it)
                changed.before.insert(it.key(), earlier.before.value(it.key()));
        }
    }
    remember(key);
    m_changes.insert(key, changed);
    dropIfVoid(key);
}

void ChangeSet::revert(const RowKey &key)
{
    if (!m_changes.contains(key))
        return;
    remember(key);
    m_changes.remove(key);
}

void ChangeSet::revert(const RowKey &key, const QString &column)
{
    const auto found = m_changes.constFind(key);
    if (found == m_changes.constEnd() || !found->after.contains(column))
        return;
    remember(key);
    RowChange &changed = m_changes[key];
    changed.after.remove(column);
    if (changed.operation == Operation::Update)
        changed.before.remove(column);
    dropIfVoid(key);
}

void ChangeSet::beginStep(const QString &name, Naming naming)
{
    m_open = Step{{}, name, naming};
}

void ChangeSet::endStep()
{
    if (m_open && !m_open->parts.isEmpty())
        m_history.append(*m_open);
    m_open.reset();
}

void ChangeSet::merge(const ChangeSet &other, const QString &name, Naming naming)
{
    beginStep(name, naming);
    QHash<std::pair<int, qint64>, qint64> newIds;
    for (const Table table : {Table::Categories, Table::Customers, Table::Products, Table::Purchases, Table::People,
                              Table::Numbers})
        for (const qint64 id : other.inserted(table))
            newIds.insert({int(table), id}, insert(table, {}).id);
    for (auto it = other.m_changes.cbegin(); it != other.m_changes.cend(); ++it) {
        const RowKey &row = it.key();
        const RowChange &change = *it;
        Record after = change.after;
        for (const schema::Field &field : schema::entity(row.table).fields) {
            if (!field.relation || !after.contains(field.column))
                continue;
            const auto target = newIds.constFind({int(field.relation->target), after.value(field.column).toLongLong()});
            if (target != newIds.cend())
                after.insert(field.column, *target);
        }
        const RowKey key{row.table, newIds.value({int(row.table), row.id}, row.id)};
        if (change.operation != Operation::Insert && change.operation != Operation::Update)
            apply(change.operation, key, change.before);
        if (!after.isEmpty())
            set(key, change.before, after);
    }
    endStep();
}

ChangeSet ChangeSet::besides(const ChangeSet &other)
{
    ChangeSet set;
    set.m_nextTemporaryId = other.m_nextTemporaryId;
    return set;
}

ChangeSet ChangeSet::fromChanges(const QMap<RowKey, RowChange> &changes)
{
    ChangeSet set;
    set.m_changes = changes;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        set.m_nextTemporaryId = std::min(set.m_nextTemporaryId, it.key().id - 1);
    return set;
}

void ChangeSet::clear()
{
    m_changes.clear();
    m_history.clear();
    m_open.reset();
}

QList<RowKey> ChangeSet::settle(const QSet<RowKey> &saved, const QHash<RowKey, qint64> &newIds)
{
    const auto follow = [&newIds](const RowKey &row, RowChange &change) {
        bool hasFollowed = false;
        for (const schema::Field &field : schema::entity(row.table).fields) {
            if (!field.relation || !change.after.contains(field.column))
                continue;
            const auto id = newIds.constFind({field.relation->target, change.after.value(field.column).toLongLong()});
            if (id == newIds.cend())
                continue;
            change.after.insert(field.column, *id);
            hasFollowed = true;
        }
        return hasFollowed;
    };
    for (const RowKey &row : saved)
        m_changes.remove(row);
    for (Step &step : m_history) {
        step.parts.removeIf([&saved](const Part &part) { return saved.contains(part.key); });
        for (Part &part : step.parts)
            if (part.earlier)
                follow(part.key, *part.earlier);
    }
    m_history.removeIf([](const Step &step) { return step.parts.isEmpty(); });
    QList<RowKey> followed;
    for (auto it = m_changes.begin(); it != m_changes.end(); ++it)
        if (follow(it.key(), *it))
            followed.append(it.key());
    return followed;
}

QList<ChangeSet::Told> ChangeSet::told() const
{
    QList<Told> all;
    for (const Step &step : m_history) {
        Told told{step.name, step.naming, {}};
        for (const Part &part : step.parts)
            told.rows.append(part.key);
        all.append(told);
    }
    return all;
}

const RowChange *ChangeSet::change(const RowKey &key) const
{
    const auto found = m_changes.constFind(key);
    return found == m_changes.constEnd() ? nullptr : &*found;
}

QList<qint64> ChangeSet::inserted(Table table) const
{
    QList<qint64> ids;
    for (auto it = m_changes.cbegin(); it != m_changes.cend(); ++it)
        if (it.key().table == table && it->operation == Operation::Insert)
            ids.prepend(it.key().id);                    // -1 was made first and sorts last
    return ids;
}

QList<RowKey> ChangeSet::undoLast()
{
    if (m_history.isEmpty())
        return {};
    const Step step = m_history.takeLast();
    QList<RowKey> keys;
    for (auto part = step.parts.crbegin(); part != step.parts.crend(); ++part) {
        if (part->earlier)
            m_changes.insert(part->key, *part->earlier);
        else
            m_changes.remove(part->key);
        keys.append(part->key);
    }
    return keys;
}

void ChangeSet::remember(const RowKey &key)
{
    const auto found = m_changes.constFind(key);
    const Part part{key, found == m_changes.constEnd() ? std::nullopt : std::optional<RowChange>(*found)};
    if (m_open)
        m_open->parts.append(part);
    else
        m_history.append({{part}});
}

void ChangeSet::dropIfVoid(const RowKey &key)
{
    const auto found = m_changes.constFind(key);
    if (found != m_changes.constEnd() && found->operation == Operation::Update && found->after.isEmpty())
        m_changes.erase(found);
}

} // namespace records
