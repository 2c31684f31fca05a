// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Writer.h"

#include "records/Catalog.h"
#include "records/WorkChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records {

namespace value = database::value;
using schema::Entity;
using schema::Field;

Writer::Writer(const database::Connection &connection, QList<RowWork> works, QString now, Updates updates)
    : m_connection(connection)
    , m_statements(connection)
    , m_now(std::move(now))
    , m_works(std::move(works))
    , m_mode(updates)
{
}

Attempt<SaveReport> Writer::run(const Author &author, const QString &name, std::optional<qint64> undoes,
                                database::Batch last)
{
    RECORDS_TRY(readLater());
    RECORDS_TRY(checkConflicts());
    RECORDS_TRY(checkIdsAreFree());
    auto problems = checkWorks(m_connection, m_works);
    if (!problems)
        return tl::make_unexpected(asFailure(std::move(problems).error()));
    if (!problems->isEmpty())
        return tl::make_unexpected(asFailure(std::move(*problems)));
    RECORDS_TRY(parkUniqueValues());
    RECORDS_TRY(insertRows());
    RECORDS_TRY(updateRows());
    RECORDS_TRY(deleteRows());
    if (!m_journal.isEmpty() || undoes) {
        const auto step =
            writeStep(m_connection, author, name, m_journal, undoes, m_headTables, std::move(last));
        if (!step)
            return tl::make_unexpected(asFailure(step.error()));
        m_report.step = *step;
    }
    return std::move(m_report);
}

std::optional<Conflict> Writer::conflictOf(const RowWork &work) const
{
    Conflict conflict{work.key, false, {}, work.expected, work.values, {}};
    const QHash<qint64, StoredRow> rows = m_stored.value(work.key.table);
    const auto row = rows.constFind(work.key.id);
    if (row == rows.constEnd() || (work.createdAt && *work.createdAt != row->createdAt)) {
        conflict.isGone = true;              // or its id was given to another row since
        return conflict;
    }
    for (const Field &field : schema::entity(work.key.table).fields) {
        if (!work.expected.contains(field.column))
            continue;
        const QVariant theirs = row->values.value(field.column);
        // Whoever wrote what this save wants to write anyway is no adversary.
        const bool wanted = !work.removes() && work.values.contains(field.column)
            && value::same(theirs, work.values.value(field.column));
        if (!wanted && !value::same(theirs, work.expected.value(field.column)))
            conflict.fields.append(field.column);
    }
    if (conflict.fields.isEmpty())
        return std::nullopt;
    return conflict;
}

Attempt<void> Writer::checkConflicts()
{
    QList<Conflict> conflicts;
    for (const RowWork &work : std::as_const(m_works)) {
        if (work.operation == Operation::Insert)
            continue;
        if (auto conflict = conflictOf(work))
            conflicts.append(std::move(*conflict));
    }
    if (conflicts.isEmpty())
        return {};
    RECORDS_TRY(readTheirs(conflicts));
    return tl::make_unexpected(asFailure(std::move(conflicts)));
}

/// The whole rows: firstQuestions() asked for what this save is about.
Attempt<void> Writer::readTheirs(QList<Conflict> &conflicts) const
{
    QMap<Table, QList<qint64>> ids;
    for (const Conflict &conflict : std::as_const(conflicts))
        if (!conflict.isGone)
            ids[conflict.row.table].append(conflict.row.id);
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        const auto rows = readRows(m_connection, schema::entity(it.key()), *it, RowLock::None);
        if (!rows)
            return tl::make_unexpected(asFailure(rows.error()));
        for (Conflict &conflict : conflicts)
            if (!conflict.isGone && conflict.row.table == it.key())
                conflict.theirs = rows->value(conflict.row.id).values;
    }
    return {};
}

/// A deleted row can come back under its own id only while no other row has that id.
Attempt<void> Writer::checkIdsAreFree()
{
    QMap<Table, QList<qint64>> ids;
    for (const RowWork &work : std::as_const(m_works))
        if (work.exact)
            ids[work.key.table].append(work.key.id);
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        const Entity &entity = schema::entity(it.key());
        const auto taken = readRows(m_connection, entity, *it, RowLock::None);
        if (!taken)
            return tl::make_unexpected(asFailure(taken.error()));
        if (!taken->isEmpty())
            return tl::make_unexpected(asFailure(base::Error{
                base::ErrorCode::Failed,
                QCoreApplication::translate("records", "This deletion cannot be taken back: the id %1 of “%2” was given "
                                                       "to another row since. Nothing was changed. The deleted values "
                                                       "are still in the history; add them as a new row.")
                    .arg(taken->constBegin().key())
                    .arg(schema::entityTitle(entity)),
                u"%1 id taken"_s.arg(entity.name), entity.name, {u"id"_s}}));
    }
    return {};
}

/// Two rows of one save may swap a unique value, or one may take what another gives up; the database looks at
/// each statement alone. So whoever gives up a value that is wanted lets go of it first.
Attempt<void> Writer::parkUniqueValues()
{
    for (const Entity &entity : schema::entities()) {
        for (const Field &field : entity.fields) {
            if (!field.unique || field.automatic)
                continue;
            QHash<QString, qint64> wanted;
            for (const RowWork &work : std::as_const(m_works))
                if (work.key.table == entity.table && !work.removes() && work.values.contains(field.column))
                    wanted.insert(work.values.value(field.column).toString(), work.key.id);
            if (wanted.isEmpty())
                continue;
            for (RowWork &work : m_works) {
                if (work.key.table != entity.table || work.operation == Operation::Insert)
                    continue;
                const QVariant held = stored(work.key).values.value(field.column);
                const auto taker = wanted.constFind(held.toString());
                if (!value::isNull(held) && taker != wanted.cend() && *taker != work.key.id)
                    RECORDS_TRY(park(work, field));
            }
        }
    }
    return {};
}

Attempt<void> Writer::park(RowWork &work, const Field &field)
{
    const Entity &entity = schema::entity(work.key.table);
    const database::Dialect &dialect = m_connection.dialect();
    const QVariant parked = field.type == schema::Type::Integer
        ? QVariant(std::numeric_limits<qint64>::min() + ++m_parked)
        : QVariant(u"shopbook-parked-%1-%2"_s.arg(work.key.id).arg(++m_parked));
    const auto answer = m_statements.run(u"UPDATE %1 SET %2 = %3 WHERE %4 = ?"_s.arg(
                                             dialect.quoted(entity.name), dialect.quoted(field.column),
                                             dialect.placeholder(field.type), dialect.quoted(entity.name, u"id"_s)),
                                         {parked, work.key.id});
    if (!answer)
        return tl::make_unexpected(failureOf(answer.error(), work.key));
    stored(work.key).spelled.insert(field.column, parked);
    return {};
}

Attempt<void> Writer::insertRows()
{
    QList<RowWork *> insertions;
    for (RowWork &work : m_works)
        if (work.operation == Operation::Insert)
            insertions.append(&work);
    // Parents first; in the order in which they were made: temporary ids count down.
    std::stable_sort(insertions.begin(), insertions.end(), [](const RowWork *left, const RowWork *right) {
        return left->key.table != right->key.table ? left->key.table < right->key.table
                                                   : std::abs(left->key.id) < std::abs(right->key.id);
    });
    for (RowWork *work : std::as_const(insertions))
        RECORDS_TRY(insertRow(*work));
    return {};
}

Attempt<void> Writer::insertRow(RowWork &work)
{
    resolveReferences(work);
    const Entity &entity = schema::entity(work.key.table);
    const database::Dialect &dialect = m_connection.dialect();
    QStringList columns;
    QStringList marks;
    QVariantList values;
    for (const Field &field : entity.fields) {
        if (!work.values.contains(field.column))
            continue;
        columns.append(dialect.quoted(field.column));
        marks.append(dialect.placeholder(field.type));
        values.append(work.values.value(field.column));
    }
    const QStringList extra = work.exact ? m_extra.value(work.key.table) : QStringList();
    for (const QString &column : extra) {
        if (!work.values.contains(column))
            continue;
        columns.append(dialect.quoted(column));
        marks.append(u"?"_s);
        values.append(work.values.value(column));
    }
    const auto answer = m_statements.run(u"INSERT INTO %1 (%2) VALUES (%3) RETURNING %4"_s.arg(
                                             dialect.quoted(entity.name), columns.join(u", "), marks.join(u", "),
                                             rowColumns(dialect, entity, allFields(entity), {})),
                                         values);
    if (!answer)
        return tl::make_unexpected(failureOf(answer.error(), work.key));
    Record row;
    for (int index = 0; index < entity.fields.size(); ++index)
        row.insert(entity.fields.at(index).column,
                   value::fromDriver(answer->row.value(index), entity.fields.at(index).type));
    for (const QString &column : extra)
        if (work.values.contains(column))
            row.insert(column, work.values.value(column));
    const RowKey real{work.key.table, row.value(u"id"_s).toLongLong()};
    if (work.key.id < 0)
        m_report.newIds.insert(work.key, real.id);
    m_report.changed.append(real);
    m_journal.append({real, row.value(u"created_at"_s).toString(), Operation::Insert, {}, row});
    return {};
}

Attempt<void> Writer::deleteRows()
{
    QList<const RowWork *> deletions;
    for (const RowWork &work : std::as_const(m_works))
        if (work.removes())
            deletions.append(&work);
    // Children first, so that rows which go together are not in each other's way.
    std::stable_sort(deletions.begin(), deletions.end(),
                     [](const RowWork *left, const RowWork *right) { return left->key.table > right->key.table; });
    QList<Obstacle> obstacles;
    for (const RowWork *work : std::as_const(deletions)) {
        auto dependents = rowsPointingTo(m_connection, work->key);
        if (!dependents)
            return tl::make_unexpected(asFailure(std::move(dependents).error()));
        if (!dependents->isEmpty())
            obstacles.append({work->key, std::move(*dependents)});
        else
            RECORDS_TRY(deleteRow(*work));
    }
    if (!obstacles.isEmpty())
        return tl::make_unexpected(asFailure(std::move(obstacles)));
    return {};
}

namespace {

/// Not a row of ours (those were counted before), unless another program was faster.
SaveFailure refusedDeletionFailure(const base::Error &error, const RowKey &row)
{
    const schema::Problem problem{{},
                                  QCoreApplication::translate("records", "Rows of another table point to this row, so the "
                                                                         "database keeps it. Archive it instead, or delete "
                                                                         "those rows in the program that made them."),
                                  u"referenced"_s,
                                  {}};
    return asFailure(QList<RowProblem>{{row, problem}}, error.code, error.detail);
}

} // namespace

Attempt<void> Writer::deleteRow(const RowWork &work)
{
    const Entity &entity = schema::entity(work.key.table);
    const database::Dialect &dialect = m_connection.dialect();
    const auto answer = m_statements.run(u"DELETE FROM %1 WHERE %2 = ?"_s.arg(dialect.quoted(entity.name),
                                                                              dialect.quoted(entity.name, u"id"_s)),
                                         {work.key.id});
    if (!answer) {
        if (answer.error().code != base::ErrorCode::BrokenReference)
            return tl::make_unexpected(failureOf(answer.error(), work.key));
        m_refusedDeletion = work.key;
        return tl::make_unexpected(refusedDeletionFailure(answer.error(), work.key));
    }
    if (answer->affected != 1)
        return tl::make_unexpected(asFailure(QList<Conflict>{{work.key, true, {}, work.expected, {}, {}}}));
    const StoredRow row = stored(work.key);
    m_journal.append({work.key, row.createdAt, Operation::Delete, row.values, {}});
    m_report.removed.append(work.key);
    return {};
}

} // namespace records
