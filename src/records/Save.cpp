// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Save.h"

#include "base/Text.h"
#include "database/Query.h"
#include "records/Times.h"
#include "records/WorkChecks.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace records {

namespace value = database::value;
using schema::Entity;
using schema::Field;

namespace {

/// References to rows that have only a temporary id yet: a rule that asks for a positive id must not see them.
Record withoutTemporaryIds(const Entity &entity, Record record, Record &temporary)
{
    for (const Field &field : entity.fields) {
        if (!field.relation || !record.contains(field.column))
            continue;
        bool isNumber = false;
        const qint64 id = record.value(field.column).toLongLong(&isNumber);
        if (!isNumber || id >= 0)
            continue;
        temporary.insert(field.column, id);
        record.insert(field.column, qint64(1));
    }
    return record;
}

/// A time that another program wrote and nobody can read, or that lies in the future, may be put right; no other is
/// ever changed by a person.
bool mendsTime(const Field &field, const Record &before, const Record &after)
{
    return field.type == schema::Type::Timestamp && before.contains(field.column)
        && !value::isNull(before.value(field.column)) && !isGoodTime(before.value(field.column))
        && isGoodTime(after.value(field.column));
}

QList<schema::Problem> writtenByTheProgram(const Entity &entity, const Record &before, const Record &after)
{
    QList<schema::Problem> problems;
    for (const Field &field : entity.fields)
        if (field.automatic && after.contains(field.column) && !mendsTime(field, before, after))
            problems.append({{field.column},
                             QCoreApplication::translate("records", "%1 is written by the program.")
                                 .arg(schema::fieldSubject(field)),
                             u"frozen_field"_s,
                             {}});
    return problems;
}

/// What a new row gets beyond what was typed: its times, and the defaults that the program knows, so that no
/// default of another program (the lesson's text 'False' in a BOOLEAN) takes their place.
void fillIn(const Entity &entity, Record &values, const QString &now)
{
    for (const Field &field : entity.fields) {
        if (field.column == u"created_at" || field.column == u"updated_at")
            values.insert(field.column, now);
        else if (!values.contains(field.column) && field.defaultValue.isValid())
            values.insert(field.column, field.defaultValue);
    }
}

Record mark(const Entity &entity, bool deleted, const QString &now)
{
    Record values{{u"deleted"_s, deleted}};
    if (entity.field(u"deleted_at"_s))
        values.insert(u"deleted_at"_s, deleted ? QVariant(now) : QVariant());
    return values;
}

/// A time in the spelling in which rows are read and compared.
QVariant asRead(const Field &field, const QVariant &given)
{
    return field.type == schema::Type::Timestamp ? value::fromDriver(given, field.type) : given;
}

/// The values that must still stand there for this change to be what the person meant.
Record expectedBy(const Entity &entity, const RowChange &change, const Record &values)
{
    Record expected;
    for (const Field &field : entity.fields) {
        const bool concerned = change.operation == Operation::Delete ? !field.automatic || field.column == u"deleted"
                                                                     : values.contains(field.column);
        if (concerned && change.before.contains(field.column))
            expected.insert(field.column, asRead(field, change.before.value(field.column)));
    }
    return expected;
}

RowWork workOf(const RowKey &key, const RowChange &change, const QString &now, QList<RowProblem> &problems)
{
    const Entity &entity = schema::entity(key.table);
    const bool isNew = change.operation == Operation::Insert;
    Record temporary;
    Record given = withoutTemporaryIds(entity, change.after, temporary);
    if (isNew)
        for (const Field &field : entity.fields)
            if (field.automatic)
                given.remove(field.column);
    auto checked = schema::validate(entity, given, isNew ? schema::Scope::Whole : schema::Scope::Given);
    if (!isNew)
        checked.problems.append(writtenByTheProgram(entity, change.before, change.after));
    for (const schema::Problem &problem : std::as_const(checked.problems))
        problems.append({key, problem});
    checked.values.insert(temporary);

    RowWork work{key, change.operation, false, false, {}, {}, checked.values};
    work.expected = expectedBy(entity, change, checked.values);
    if (!isNew && change.before.contains(u"created_at"_s))
        work.createdAt = asRead(*entity.field(u"created_at"_s), change.before.value(u"created_at"_s)).toString();
    if (isNew)
        fillIn(entity, work.values, now);
    else if (change.operation == Operation::Restore)
        work.values.insert(mark(entity, false, now));
    else if (change.operation == Operation::Delete)
        work.values = entity.softDelete ? mark(entity, true, now) : Record();
    return work;
}

base::Error cannotArchive(const Entity &entity)
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate("records", "Rows of “%1” cannot be archived; they are marked as deleted instead.")
                .arg(schema::entityTitle(entity)),
            entity.name, entity.name, {}};
}

} // namespace

size_t qHash(const RowKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, int(key.table), key.id);
}

PlannedWorks worksOf(const ChangeSet &changes, const QString &now)
{
    PlannedWorks planned;
    for (auto it = changes.changes().cbegin(); it != changes.changes().cend(); ++it)
        planned.works.append(workOf(it.key(), *it, now, planned.problems));
    return planned;
}

SaveResult save(const database::Connection &connection, const ChangeSet &changes, const Author &author,
                const QString &name)
{
    if (changes.isEmpty())
        return SaveReport{};
    for (auto it = changes.changes().cbegin(); it != changes.changes().cend(); ++it) {
        const Entity &entity = schema::entity(it.key().table);
        const bool archives = it->operation == Operation::Archive || it->operation == Operation::Unarchive;
        if (archives && !entity.archivable)
            return tl::make_unexpected(asFailure(cannotArchive(entity)));
    }
    PlannedWorks planned = worksOf(changes, base::text::nowUtc());
    if (!planned.problems.isEmpty())
        return tl::make_unexpected(asFailure(std::move(planned.problems)));
    return writeAll(connection, planned.works, author, name);
}

base::Result<QList<Obstacle::Dependent>> rowsPointingTo(const database::Connection &connection, const RowKey &key)
{
    const database::Dialect &dialect = connection.dialect();
    QList<Obstacle::Dependent> found;
    for (const schema::Reference &reference : schema::referencesTo(key.table)) {
        const Entity &from = schema::entity(reference.from);
        const bool paid = reference.from == Table::Purchases;
        const QString rows = u" FROM %1 WHERE %2 = ?"_s.arg(dialect.quoted(from.name),
                                                            dialect.quoted(from.name, reference.column));
        const QString sql = paid
            ? u"SELECT count(*), COALESCE(%1, ''), %2%3 GROUP BY 2"_s.arg(
                  dialect.quoted(from.name, u"payment_type"_s), dialect.sum(dialect.quoted(from.name, u"price"_s)), rows)
            : u"SELECT count(*)"_s + rows;
        auto query = database::Query::run(connection, sql, {key.id});
        if (!query)
            return std::move(query).error();
        Obstacle::Dependent dependent{reference.from, reference.column, 0, {}};
        while (query->next()) {
            dependent.count += query->value(0).toLongLong();
            if (!paid)
                continue;
            const QString kind = query->value(1).toString();
            dependent.sumByPaymentType[kind.isEmpty() ? QLatin1StringView(schema::unknownPaymentType).toString() : kind]
                += query->value(2).toLongLong();
        }
        SHOPBOOK_TRY(query->finish());
        if (dependent.count > 0)
            found.append(dependent);
    }
    return found;
}

base::Result<QList<Obstacle::Dependent>> dependentsOf(const database::Connection &connection, const RowKey &key)
{
    if (schema::entity(key.table).softDelete)
        return QList<Obstacle::Dependent>();
    return rowsPointingTo(connection, key);
}

} // namespace records
