// SPDX-License-Identifier: GPL-3.0-or-later
// The transaction around a Writer.
#include "records/Writer.h"

#include "base/Log.h"
#include "base/Text.h"
#include "database/Query.h"
#include "database/Transaction.h"
#include "records/Catalog.h"
#include "records/WorkChecks.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records {

namespace {

struct Tried {
    SaveResult result;
    std::optional<RowKey> refusedDeletion;
    bool asksOneByOne = false;
};

/// Delivered when the transaction is committed, and not if it isn't. The answer is what the server calls the
/// transaction: a COMMIT whose answer is lost is asked for by it.
database::Batch noticeForOthers(const database::Connection &connection, const Author &author, qint64 &transaction)
{
    database::Batch batch;
    if (connection.engine() == database::Engine::Postgresql)
        batch.add(u"SELECT txid_current() FROM pg_notify(?, ?)"_s, {noticeChannel, author.session},
                  [&transaction](database::Query &answer) -> base::Result<void> {
                      if (answer.next())
                          transaction = answer.value(0).toLongLong();
                      return {};
                  });
    return batch;
}

/// Nothing is known but that the connection is gone.
SaveFailure unsureFailure(base::Error error, qint64 transaction, const SaveReport &report)
{
    error.message = QCoreApplication::translate(
        "records", "The connection was lost at the very moment of saving, so it is not known whether your changes are "
                   "stored. They are all still here. As soon as the server answers Shopbook looks, and writes nothing "
                   "twice.");
    SaveFailure failure = asFailure(std::move(error));
    failure.unsure = Unsure{transaction, report};
    return failure;
}

Tried tryAll(const database::Connection &connection, const QList<RowWork> &works, const Author &author,
             const QString &name, std::optional<qint64> undoes, Writer::Updates updates)
{
    Writer writer(connection, works, base::text::nowUtc(), updates);
    auto transaction =
        database::Transaction::begin(connection, database::Transaction::Kind::Write, writer.firstQuestions());
    if (!transaction)
        return {tl::make_unexpected(asFailure(std::move(transaction).error())), {}};
    qint64 serverName = 0;
    SaveResult result = writer.run(author, name, undoes, noticeForOthers(connection, author, serverName));
    if (!result) {
        if (const auto undone = std::move(*transaction).rollback(); !undone)
            base::log::report(base::log::records(), undone.error());
        return {std::move(result), writer.refusedDeletion(), writer.asksOneByOne()};
    }
    if (auto committed = std::move(*transaction).commit(); !committed) {
        if (serverName > 0 && committed.error().code == base::ErrorCode::Unreachable)
            return {tl::make_unexpected(unsureFailure(std::move(committed).error(), serverName, *result)), {}};
        return {tl::make_unexpected(asFailure(std::move(committed).error())), {}};
    }
    return {std::move(result), {}};
}

} // namespace

SaveResult writeAll(const database::Connection &connection, const QList<RowWork> &works, const Author &author,
                    const QString &name, std::optional<qint64> undoes)
{
    const auto attempt = [&] {
        Tried tried = tryAll(connection, works, author, name, undoes, Writer::Updates::Together);
        // Which of the rows it was that the database refused is known when each goes alone.
        return tried.asksOneByOne ? tryAll(connection, works, author, name, undoes, Writer::Updates::OneByOne) : tried;
    };
    Tried tried = attempt();
    // In the writer's thread, and the pause holds no lock: without it the same two meet crosswise again before the other one wakes up.
    for (const unsigned long pauseMs : {5, 25, 100}) {
        if (tried.result || tried.result.error().error.code != base::ErrorCode::Retry)
            break;
        QThread::msleep(pauseMs);
        tried = attempt();
    }
    // Another program added a row between the look and the DELETE: what hangs there can be counted by now.
    if (!tried.result && tried.refusedDeletion) {
        auto dependents = rowsPointingTo(connection, *tried.refusedDeletion);
        if (dependents && !dependents->isEmpty())
            tried.result = tl::make_unexpected(
                asFailure(QList<Obstacle>{{*tried.refusedDeletion, std::move(*dependents)}}));
    }
    if (tried.result)
        qCInfo(base::log::records).noquote() << u"Saved step %1: %2 rows written, %3 removed"_s
                                                    .arg(tried.result->step)
                                                    .arg(tried.result->changed.size())
                                                    .arg(tried.result->removed.size());
    else
        base::log::report(base::log::records(), {tried.result.error().error.code, u"Not saved"_s, {}, {}, {}});
    return std::move(tried.result);
}

database::Batch Writer::firstQuestions()
{
    // Rows that go or come back hold columns that schema doesn't know: which ones, is asked inside the transaction.
    QSet<Table> withExtra;
    for (const RowWork &work : std::as_const(m_works))
        if (work.removes() || work.exact)
            withExtra.insert(work.key.table);
    QMap<Table, QList<qint64>> ids;
    for (const RowWork &work : std::as_const(m_works))
        if (work.operation != Operation::Insert)
            (withExtra.contains(work.key.table) ? m_later : ids)[work.key.table].append(work.key.id);
    for (const Table table : std::as_const(withExtra))
        m_extra.insert(table, {});
    database::Batch batch;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        const schema::Entity &entity = schema::entity(it.key());
        askRows(batch, m_connection, entity, fieldsConcerned(entity), *it, RowLock::ForUpdate, {}, m_stored[it.key()]);
    }
    askHeadTables(batch, m_connection, m_headTables);
    return batch;
}

/// Of rows that stay: what is written or compared, and what says that it is the same row.
QList<const schema::Field *> Writer::fieldsConcerned(const schema::Entity &entity) const
{
    QList<const schema::Field *> fields = allFields(entity);
    fields.removeIf([this, &entity](const schema::Field *field) {
        return field->column != u"id" && field->column != u"created_at"
            && std::none_of(m_works.cbegin(), m_works.cend(), [&](const RowWork &work) {
                   return work.key.table == entity.table
                       && (work.values.contains(field->column) || work.expected.contains(field->column));
               });
    });
    return fields;
}

Attempt<void> Writer::readLater()
{
    for (auto extra = m_extra.begin(); extra != m_extra.end(); ++extra) {
        const schema::Entity &entity = schema::entity(extra.key());
        auto columns = catalog::columnsOf(m_connection, entity.name);
        if (!columns)
            return tl::make_unexpected(asFailure(std::move(columns).error()));
        columns->removeIf([&entity](const QString &column) { return entity.field(column) != nullptr; });
        *extra = std::move(*columns);
    }
    for (auto it = m_later.cbegin(); it != m_later.cend(); ++it) {
        auto rows = readRows(m_connection, schema::entity(it.key()), *it, RowLock::ForUpdate, m_extra.value(it.key()));
        if (!rows)
            return tl::make_unexpected(asFailure(std::move(rows).error()));
        m_stored[it.key()] = std::move(*rows);
    }
    return {};
}

base::Result<Outcome> outcomeOf(const database::Connection &connection, const Unsure &unsure)
{
    const auto status = connection.scalar(u"SELECT txid_status(?::bigint)"_s, {unsure.transaction});
    SHOPBOOK_TRY(status);
    const QString word = status->toString();
    return word == u"committed"     ? Outcome::Stored
        : word == u"aborted"        ? Outcome::NotStored
        : word == u"in progress"    ? Outcome::Running
                                    : Outcome::Forgotten;
}

void Writer::resolveReferences(RowWork &work) const
{
    for (const schema::Field &field : schema::entity(work.key.table).fields) {
        const qint64 id = field.relation ? work.values.value(field.column).toLongLong() : 0;
        if (id < 0)
            work.values.insert(field.column, m_report.newIds.value({field.relation->target, id}, id));
    }
}

} // namespace records
