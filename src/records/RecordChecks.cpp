// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/RecordChecks.h"

#include "database/Query.h"
#include "records/Catalog.h"
#include "records/Lookup.h"
#include "records/WorkChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records {

namespace value = database::value;
using database::Connection;
using database::Query;
using schema::Entity;
using schema::Field;
using schema::Problem;

namespace {

constexpr qsizetype valuesAtOnce = 500;

Problem problemAt(const Field &field, const QString &message, const QString &type, const QVariant &input)
{
    return {{field.column}, message, type, field.secret ? QVariant() : input};
}

const RowWork *workOf(const QHash<RowKey, const RowWork *> &byKey, const RowKey &key)
{
    return byKey.value(key, nullptr);
}

/// (id, value) of the rows whose column holds one of the values.
base::Result<QList<std::pair<qint64, QVariant>>> holders(const Connection &connection, const Entity &entity,
                                                         const Field &field, const QVariantList &wanted)
{
    QList<std::pair<qint64, QVariant>> found;
    if (wanted.isEmpty())
        return found;
    const database::Dialect &dialect = connection.dialect();
    const QString id = dialect.quoted(entity.name, u"id"_s);
    const QString column = dialect.quoted(entity.name, field.column);
    for (qsizetype first = 0; first < wanted.size(); first += valuesAtOnce) {
        const QVariantList some = wanted.mid(first, valuesAtOnce);
        auto query = Query::run(connection, u"SELECT %1, %2 FROM %3 WHERE %4 IN (%5)"_s.arg(
                                                id, dialect.selected(column, field.type), dialect.quoted(entity.name),
                                                column, catalog::placeholders(some.size(), dialect.placeholder(field.type))),
                                some);
        if (!query)
            return std::move(query).error();
        while (query->next())
            found.append({query->value(0).toLongLong(), query->value(1, field.type)});
        SHOPBOOK_TRY(query->finish());
    }
    return found;
}

base::Result<Problem> takenBy(const Connection &connection, const RowKey &holder, const Field &field, const QVariant &input)
{
    const Entity &entity = schema::entity(holder.table);
    const auto label = labelOf(connection, holder);
    if (!label)
        return label.error();
    bool deleted = false;
    if (entity.softDelete) {
        const database::Dialect &dialect = connection.dialect();
        const auto marked = connection.scalar(
            u"SELECT 1 FROM %1 WHERE %2 = ? AND %3"_s.arg(dialect.quoted(entity.name), dialect.quoted(entity.name, u"id"_s),
                                                          deletedSql(dialect, holder.table, {})),
            {holder.id});
        if (!marked)
            return marked.error();
        deleted = !marked->isNull();
    }
    const QString message = deleted
        ? QCoreApplication::translate("records", "%1 is taken already by “%2”, which is marked as deleted. Restore that "
                                                 "row or choose another value.")
        : QCoreApplication::translate("records", "%1 is taken already by “%2”. Choose another value.");
    return problemAt(field, message.arg(schema::fieldSubject(field), *label), u"not_unique"_s, input);
}

/// One look at a whole list of works.
class Check
{
public:
    Check(const Connection &connection, const QList<RowWork> &works)
        : m_connection(connection)
        , m_works(works)
    {
        for (const RowWork &work : works)
            m_byKey.insert(work.key, &work);
    }

    base::Result<QList<RowProblem>> run()
    {
        for (const Entity &entity : schema::entities()) {
            for (const Field &field : entity.fields) {
                if (field.unique && !field.automatic)
                    SHOPBOOK_TRY(unique(entity, field));
                if (field.relation)
                    SHOPBOOK_TRY(references(entity, field));
            }
        }
        return std::move(m_problems);
    }

private:
    QList<const RowWork *> claims(const Entity &entity, const Field &field) const
    {
        QList<const RowWork *> found;
        for (const RowWork &work : m_works)
            if (work.key.table == entity.table && !work.removes() && !value::isNull(work.values.value(field.column)))
                found.append(&work);
        return found;
    }

    base::Result<void> unique(const Entity &entity, const Field &field)
    {
        QHash<QString, const RowWork *> claimed;
        QVariantList wanted;
        for (const RowWork *work : claims(entity, field)) {
            const QVariant input = work->values.value(field.column);
            if (claimed.contains(input.toString())) {
                m_problems.append({work->key, problemAt(field, QCoreApplication::translate(
                                                                   "records", "%1 is the same in two rows that are not "
                                                                              "saved yet. Choose another value.")
                                                                   .arg(schema::fieldSubject(field)),
                                                        u"not_unique"_s, input)});
                continue;
            }
            claimed.insert(input.toString(), work);
            wanted.append(input);
        }
        const auto rows = holders(m_connection, entity, field, wanted);
        if (!rows)
            return rows.error();
        for (const auto &[id, held] : *rows) {
            const RowWork *claimer = claimed.value(held.toString());
            const RowKey holder{entity.table, id};
            if (!claimer || claimer->key == holder || givesUp(holder, field, held))
                continue;
            auto problem = takenBy(m_connection, holder, field, held);
            if (!problem)
                return std::move(problem).error();
            m_problems.append({claimer->key, std::move(*problem)});
        }
        return {};
    }

    bool givesUp(const RowKey &holder, const Field &field, const QVariant &held) const
    {
        const RowWork *work = workOf(m_byKey, holder);
        return work && (work->removes() || (work->values.contains(field.column)
                                            && !value::same(work->values.value(field.column), held)));
    }

    base::Result<void> references(const Entity &entity, const Field &field)
    {
        const Table target = field.relation->target;
        QList<const RowWork *> asked;
        QVariantList ids;
        for (const RowWork *work : claims(entity, field)) {
            const qint64 id = work->values.value(field.column).toLongLong();
            const RowWork *pointed = workOf(m_byKey, {target, id});
            if (pointed && pointed->operation == Operation::Insert)
                continue;
            if (id < 0 || (pointed && pointed->removes())) {
                addMissing(*work, field, pointed != nullptr);
                continue;
            }
            asked.append(work);
            if (!ids.contains(QVariant(id)))
                ids.append(id);
        }
        const Entity &pointed = schema::entity(target);
        const auto rows = holders(m_connection, pointed, pointed.fields.constFirst(), ids);
        if (!rows)
            return rows.error();
        QSet<qint64> present;
        for (const auto &[id, same] : *rows)
            present.insert(id);
        for (const RowWork *work : std::as_const(asked))
            if (!present.contains(work->values.value(field.column).toLongLong()))
                addMissing(*work, field, false);
        return {};
    }

    void addMissing(const RowWork &work, const Field &field, bool goesAway)
    {
        const QString message = goesAway
            ? QCoreApplication::translate("records", "%1 is going to be deleted in the same save. Choose another one.")
            : QCoreApplication::translate("records", "%1 is not there (any more). Choose another one.");
        m_problems.append({work.key, problemAt(field, message.arg(schema::fieldSubject(field)), u"reference_not_found"_s,
                                               work.values.value(field.column))});
    }

    const Connection &m_connection;
    const QList<RowWork> &m_works;
    QHash<RowKey, const RowWork *> m_byKey;
    QList<RowProblem> m_problems;
};

} // namespace

base::Result<QList<RowProblem>> checkWorks(const Connection &connection, const QList<RowWork> &works)
{
    return Check(connection, works).run();
}

base::Result<QList<RowProblem>> checkAgainstDatabase(const Connection &connection, const ChangeSet &changes)
{
    return checkWorks(connection, worksOf(changes, {}).works);
}

base::Result<QList<Problem>> checkDraft(const Connection &connection, const RowKey &self, const Record &record)
{
    const Entity &entity = schema::entity(self.table);
    RowWork work{self, self.id < 0 ? Operation::Insert : Operation::Update, false, false, {}, {},
                 schema::validate(entity, record, schema::Scope::Given).values};
    // A reference to a row that is not saved yet is known to the change set, not to the database.
    for (const Field &field : entity.fields)
        if (field.relation && work.values.value(field.column).toLongLong() < 0)
            work.values.remove(field.column);
    auto found = checkWorks(connection, {work});
    if (!found)
        return std::move(found).error();
    QList<Problem> problems;
    for (const RowProblem &problem : std::as_const(*found))
        problems.append(problem.problem);
    return problems;
}

std::optional<Problem> problemFrom(const base::Error &error, const Entity &entity)
{
    // SQLite does not say which reference is broken; where there is only one, that one it is.
    QStringList columns = error.columns;
    if (columns.isEmpty() && error.code == base::ErrorCode::BrokenReference) {
        for (const Field &field : entity.fields)
            if (field.relation)
                columns.append(field.column);
        if (columns.size() != 1)
            return std::nullopt;
    }
    const Field *field = nullptr;
    for (const QString &column : std::as_const(columns))
        if (!field)
            field = entity.field(column);
    const bool elsewhere = !error.table.isEmpty() && error.table.compare(entity.name, Qt::CaseInsensitive) != 0;
    if (!field || elsewhere)
        return std::nullopt;
    const QString subject = schema::fieldSubject(*field);
    switch (error.code) {
    case base::ErrorCode::NotUnique:
        return problemAt(*field, QCoreApplication::translate("records", "%1 is taken already by another row. Choose "
                                                                        "another value.").arg(subject),
                         u"not_unique"_s, {});
    case base::ErrorCode::BrokenReference:
        return problemAt(*field, QCoreApplication::translate("records", "%1 is not there (any more). Choose another one.")
                                     .arg(subject),
                         u"reference_not_found"_s, {});
    case base::ErrorCode::Missing:
        return problemAt(*field, QCoreApplication::translate("records", "%1 must be filled in.").arg(subject), u"missing"_s,
                         {});
    case base::ErrorCode::BrokenRule:
        return problemAt(*field, QCoreApplication::translate("records", "%1 breaks a rule of the database.").arg(subject),
                         u"database_rule"_s, {});
    default:
        return std::nullopt;
    }
}

} // namespace records
