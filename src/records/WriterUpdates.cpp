// SPDX-License-Identifier: GPL-3.0-or-later
// The updates of a Writer. Rows that change in the same columns share a statement:
//     UPDATE t SET c = given.column2 … FROM (VALUES (id, value), …) AS given WHERE t.id = given.column1 RETURNING …
// A statement a row costs SQLite three times as much, and a server a round trip each.
#include "records/Writer.h"

#include "database/Query.h"
#include "records/Catalog.h"
#include "records/WorkChecks.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace records {

namespace value = database::value;
using schema::Entity;
using schema::Field;

namespace {

/// A statement of so many rows is compiled once and used again; fewer than `fewest` are not worth another text.
constexpr qsizetype rowsAtOnce = 100;
constexpr qsizetype fewest = 8;

/// An archived row is known by its time of creation too.
bool movesArchive(const Entity &entity, const QList<const Field *> &changed)
{
    return entity.archivable && changed.contains(entity.field(u"created_at"_s));
}

} // namespace

Attempt<void> Writer::updateRows()
{
    std::vector<Edit> edits;
    edits.reserve(m_works.size());
    for (RowWork &work : m_works) {
        if (work.operation == Operation::Insert || work.removes())
            continue;
        edits.push_back(editOf(work));
        if (work.operation == Operation::Archive || work.operation == Operation::Unarchive)
            RECORDS_TRY(archiveRow(work));
        m_report.changed.append(work.key);
    }
    std::map<std::pair<Table, QList<const Field *>>, QList<Edit *>> alike;
    for (Edit &edit : edits)
        if (!edit.changed.isEmpty())
            alike[{edit.work->key.table, edit.changed}].append(&edit);
    for (const auto &group : alike)
        RECORDS_TRY(updateLikeRows(group.second));
    for (Edit &edit : edits)
        if (!edit.changed.isEmpty() || edit.entry.operation == Operation::Archive
            || edit.entry.operation == Operation::Unarchive)
            m_journal.append(std::move(edit.entry));
    return {};
}

Writer::Edit Writer::editOf(RowWork &work)
{
    resolveReferences(work);
    const StoredRow &row = stored(work.key);
    Edit edit{&work, {}, {}, {}, {work.key, row.createdAt, work.operation, {}, {}}};
    for (const Field &field : schema::entity(work.key.table).fields) {
        const auto wanted = work.values.constFind(field.column);
        if (wanted == work.values.cend())
            continue;
        const QVariant current = row.values.value(field.column);
        const QVariant raw = row.raw(field.column);
        // Two spellings of one time are read alike; a repair changes the spelling.
        const bool isRespelled = work.operation == Operation::Update && field.type == schema::Type::Timestamp
            && raw.toString() != wanted->toString();
        if (value::same(current, *wanted) && !isRespelled)
            continue;
        edit.values.append(*wanted);
        edit.olds.append(raw);
        edit.entry.before.insert(field.column, isRespelled ? raw : current);
        edit.changed.append(&field);
    }
    return edit;
}

Attempt<void> Writer::updateLikeRows(const QList<Edit *> &edits)
{
    const Edit &first = *edits.constFirst();
    qsizetype done = 0;
    if (m_mode == Updates::Together && !movesArchive(schema::entity(first.work->key.table), first.changed)) {
        while (edits.size() - done >= fewest) {
            const qsizetype rows = std::min(rowsAtOnce, edits.size() - done);
            RECORDS_TRY(updateTogether(std::span(edits.constData() + done, rows)));
            done += rows;
        }
    }
    for (; done < edits.size(); ++done)
        RECORDS_TRY(updateAlone(*edits.at(done)));
    return {};
}

/// The rows are locked and were compared: nothing is asked for but their ids.
Attempt<void> Writer::updateTogether(std::span<Edit *const> edits)
{
    const Edit &first = *edits.front();
    const Entity &entity = schema::entity(first.work->key.table);
    const database::Dialect &dialect = m_connection.dialect();
    const QString id = dialect.quoted(entity.name, u"id"_s);
    QStringList assignments;
    QStringList marks{dialect.placeholder(schema::Type::Integer)};
    QStringList returned{id};
    for (const Field *field : first.changed) {
        marks.append(dialect.placeholder(field->type));
        assignments.append(u"%1 = given.column%2"_s.arg(dialect.quoted(field->column)).arg(marks.size()));
        returned.append(dialect.selected(dialect.quoted(entity.name, field->column), field->type));
    }
    QVariantList values;
    if (stampsUpdatedAt(entity, first.changed)) {
        assignments.append(dialect.quoted(u"updated_at"_s) + u" = "_s + dialect.placeholder(schema::Type::Timestamp));
        values.append(m_now);
    }
    QHash<qint64, Edit *> byId;
    for (Edit *edit : edits) {
        byId.insert(edit->work->key.id, edit);
        values.append(edit->work->key.id);
        values.append(edit->values);
    }
    auto query = database::Query::run(
        m_connection,
        u"UPDATE %1 SET %2 FROM (VALUES %3) AS given WHERE %4 = given.column1 RETURNING %5"_s.arg(
            dialect.quoted(entity.name), assignments.join(u", "),
            catalog::placeholders(qsizetype(edits.size()), u'(' + marks.join(u", ") + u')'), id, returned.join(u", ")),
        values);
    if (!query) {
        SaveFailure failure = failureOf(query.error(), first.work->key);
        m_asksOneByOne = !failure.problems.isEmpty();
        return tl::make_unexpected(std::move(failure));
    }
    while (query->next()) {
        Edit *edit = byId.take(query->number(0));
        for (int index = 0; edit && index < edit->changed.size(); ++index)
            edit->entry.after.insert(edit->changed.at(index)->column,
                                     query->value(index + 1, edit->changed.at(index)->type));
    }
    if (const auto finished = query->finish(); !finished)
        return tl::make_unexpected(asFailure(finished.error()));
    if (byId.isEmpty())
        return {};
    QList<Conflict> gone;
    for (const Edit *edit : edits)
        if (byId.contains(edit->work->key.id))
            gone.append({edit->work->key, true, {}, edit->work->expected, edit->work->values, {}});
    return tl::make_unexpected(asFailure(std::move(gone)));
}

Attempt<void> Writer::updateAlone(Edit &edit)
{
    RowWork &work = *edit.work;
    const Entity &entity = schema::entity(work.key.table);
    QVariantList values = edit.values;
    if (stampsUpdatedAt(entity, edit.changed))
        values.append(m_now);
    values.append(work.key.id);
    const UpdateSql sql = updateSql(entity, edit.changed);
    auto answer = m_statements.run(sql.whereUnchanged, values + edit.olds);
    // The row is locked and was compared above. Bytes that no text can carry (another program's Latin-1 in a TEXT)
    // are not found again by value, so the row is taken by its id then.
    if (answer && answer->affected == 0)
        answer = m_statements.run(sql.whereId, values);
    if (!answer)
        return tl::make_unexpected(failureOf(answer.error(), work.key));
    if (answer->affected != 1)
        return tl::make_unexpected(asFailure(QList<Conflict>{{work.key, true, {}, work.expected, work.values, {}}}));
    // As it is stored now (PostgreSQL cuts a time's last zeros): undo compares with that.
    for (int index = 0; index < edit.changed.size(); ++index)
        edit.entry.after.insert(edit.changed.at(index)->column,
                                value::fromDriver(answer->row.value(index), edit.changed.at(index)->type));
    return followArchive(work.key, edit.changed, answer->row);
}

Attempt<void> Writer::archiveRow(const RowWork &work)
{
    const Entity &entity = schema::entity(work.key.table);
    const QString table = m_connection.dialect().quoted(catalog::archiveTable);
    const auto taken = m_statements.run(u"DELETE FROM %1 WHERE table_name = ? AND row_id = ?"_s.arg(table),
                                        {entity.name, work.key.id});
    if (!taken)
        return tl::make_unexpected(asFailure(taken.error()));
    if (work.operation == Operation::Unarchive)
        return {};
    // As it is stored: archivedSql() compares there.
    const QString createdAt = stored(work.key).raw(u"created_at"_s).toString();
    const auto put = m_statements.run(u"INSERT INTO %1 (table_name, row_id, row_created_at) VALUES (?, ?, ?)"_s.arg(table),
                                      {entity.name, work.key.id, createdAt.isNull() ? u""_s : createdAt});
    if (!put)
        return tl::make_unexpected(asFailure(put.error()));
    return {};
}

Attempt<void> Writer::followArchive(const RowKey &key, const QList<const Field *> &changed,
                                    const QVariantList &nowStored)
{
    const Entity &entity = schema::entity(key.table);
    if (!movesArchive(entity, changed))
        return {};
    const auto place = changed.indexOf(entity.field(u"created_at"_s));
    const auto moved = m_statements.run(
        u"UPDATE %1 SET row_created_at = ? WHERE table_name = ? AND row_id = ? AND row_created_at = ?"_s.arg(
            m_connection.dialect().quoted(catalog::archiveTable)),
        {nowStored.value(place).toString(), entity.name, key.id, stored(key).raw(u"created_at"_s).toString()});
    if (!moved)
        return tl::make_unexpected(asFailure(moved.error()));
    return {};
}

bool Writer::stampsUpdatedAt(const Entity &entity, const QList<const Field *> &changed)
{
    const Field *stamp = entity.field(u"updated_at"_s);
    return stamp && !changed.contains(stamp);
}

Writer::UpdateSql Writer::updateSql(const Entity &entity, const QList<const Field *> &changed) const
{
    const database::Dialect &dialect = m_connection.dialect();
    const QString id = dialect.quoted(entity.name, u"id"_s) + u" = ?"_s;
    QStringList assignments;
    QStringList conditions{id};
    QStringList returned;
    for (const Field *field : changed) {
        const QString mark = dialect.placeholder(field->type);
        const QString column = dialect.quoted(entity.name, field->column);
        assignments.append(dialect.quoted(field->column) + u" = "_s + mark);
        conditions.append(dialect.same(column, mark));
        returned.append(dialect.selected(column, field->type));
    }
    if (stampsUpdatedAt(entity, changed))
        assignments.append(dialect.quoted(u"updated_at"_s) + u" = "_s + dialect.placeholder(schema::Type::Timestamp));
    const QString update = u"UPDATE %1 SET %2 WHERE %3 RETURNING %4"_s;
    const QString name = dialect.quoted(entity.name);
    return {update.arg(name, assignments.join(u", "), conditions.join(u" AND "), returned.join(u", ")),
            update.arg(name, assignments.join(u", "), id, returned.join(u", "))};
}

} // namespace records
