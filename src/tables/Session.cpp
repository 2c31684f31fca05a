// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/Session.h"

#include "records/Lookup.h"
#include "tables/SessionTask.h"
#include "tables/StepNames.h"

#include <QCoreApplication>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::OpenMode;
using database::Role;
using database::Worker;
using records::Operation;
using records::Record;
using records::RowChange;
using records::RowKey;
using schema::Problem;

namespace
{

/// A server counts what others write within a second; together it is shown within one and a half.
constexpr auto pollInterval = std::chrono::milliseconds(400);
constexpr auto patienceAtEnd = std::chrono::seconds(15);

/// Which tables are there: asked by the reader, because the window's connection never waits for a lock.
base::Result<void> lookAround(Session::Threads &threads)
{
    std::promise<base::Result<void>> promise;
    auto answer = promise.get_future();
    threads.reader->post(Worker::Priority::Urgent, [&promise, &threads](const Connection &connection) {
        promise.set_value([&connection, &threads]() -> base::Result<void> {
            for (const schema::Entity &entity : schema::entities()) {
                const auto isThere = records::hasTable(connection, entity.table);
                if (!isThere)
                    return isThere.error();
                if (*isThere)
                    threads.tables.insert(entity.table);
            }
            const auto archive = records::hasArchive(connection);
            if (!archive)
                return archive.error();
            threads.hasArchive = *archive;
            return {};
        }());
    });
    return answer.get();
}

} // namespace

Session::Session() = default;

base::Result<Session::Threads> Session::connectThreads(const database::Location &location, bool readOnly)
{
    Threads threads;
    threads.location = location;
    const OpenMode mode = readOnly ? OpenMode::ReadOnly : OpenMode::ReadWrite;
    // The writer first: it finishes what a program that crashed left in a journal, which a reader can't.
    if (!readOnly) {
        auto writer = Worker::start(location, mode, Role::Writer);
        if (!writer)
            return std::move(writer).error();
        threads.writer = std::move(*writer);
    }
    auto reader = Worker::start(location, mode, Role::Reader);
    if (!reader)
        return std::move(reader).error();
    threads.reader = std::move(*reader);
    SHOPBOOK_TRY(lookAround(threads));
    return threads;
}

base::Result<std::unique_ptr<Session>> Session::open(Threads threads, const records::Author &author)
{
    std::unique_ptr<Session> session(new Session);
    session->m_author = author;
    const OpenMode mode = threads.writer ? OpenMode::ReadWrite : OpenMode::ReadOnly;
    session->m_writer = std::move(threads.writer);
    session->m_reader = std::move(threads.reader);
    session->m_tables = std::move(threads.tables);
    session->m_hasArchive = threads.hasArchive;
    auto window = Connection::open(threads.location, mode, Role::Window);
    if (!window)
        return std::move(window).error();
    session->m_window = std::make_unique<Connection>(std::move(*window));
    session->refreshUndo();
    connect(&session->m_poll, &QTimer::timeout, session.get(), &Session::pollForOthers);
    session->m_poll.start(pollInterval);
    session->listen();
    session->pollForOthers();
    return session;
}

base::Result<std::unique_ptr<Session>> Session::open(const database::Location &location, bool readOnly,
                                                     const records::Author &author)
{
    auto threads = connectThreads(location, readOnly);
    if (!threads)
        return std::move(threads).error();
    return open(std::move(*threads), author);
}

Session::~Session()
{
    m_poll.stop();
    // What was told to be saved is saved: the worker's end would interrupt it.
    for (const TaskPtr &task : std::as_const(m_tasks)) {
        std::unique_lock lock(task->mutex);
        task->done.wait_for(lock, patienceAtEnd, [&task] { return task->result.has_value(); });
    }
    m_writer.reset();
    m_reader.reset();
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

Problem Session::readOnlyProblem() const
{
    return {
        {},
        QCoreApplication::translate("tables",
                                    "The database was opened read-only: nothing can be changed here. Open it "
                                    "again for writing to change it."),
        u"read_only"_s,
        {}};
}

void Session::remember(const RowKey &row, const Record &before)
{
    if (before.size() == schema::entity(row.table).fields.size() && !m_read.contains(row))
        m_read.insert(row, before);
    if (m_labels.contains(row))
        return;
    if (const QString label = names::labelOf(row.table, before); !label.isEmpty())
        m_labels.insert(row, label);
}

/// The rules. A reference to a row that is not saved yet has a negative id, which no rule has to know of.
QList<Problem> Session::checked(schema::Table table, const Record &values, schema::Scope scope,
                                Record &converted) const
{
    const schema::Entity &entity = schema::entity(table);
    schema::Checked result = schema::validate(entity, values, scope);
    converted = values;
    for (auto it = result.values.cbegin(); it != result.values.cend(); ++it)
        converted.insert(it.key(), it.value());
    result.problems.removeIf([&](const Problem &problem) {
        const schema::Field *field = problem.loc.isEmpty() ? nullptr : entity.field(problem.loc.constFirst());
        if (!field || !field->relation)
            return false;
        const QVariant id = values.value(field->column);
        return id.typeId() == QMetaType::LongLong && id.toLongLong() < 0
            && m_pending.contains({field->relation->target, id.toLongLong()});
    });
    return result.problems;
}

QList<Problem> Session::stageEdit(const RowKey &row, const Record &before, const Record &after)
{
    if (isReadOnly())
        return {readOnlyProblem()};
    const RowChange *staged = m_pending.change(row);
    Record old;
    Record changed;
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        const QVariant read = staged && staged->before.contains(it.key()) ? staged->before.value(it.key())
                                                                          : before.value(it.key());
        old.insert(it.key(), read);
        // What goes back to the value that was read is no edit: an older breach of a rule may stay.
        if ((staged && staged->operation == Operation::Insert) || !database::value::same(read, it.value()))
            changed.insert(it.key(), it.value());
    }
    Record converted;
    const QList<Problem> problems = checked(row.table, changed, schema::Scope::Given, converted);
    if (!problems.isEmpty())
        return problems;
    Record wanted = after;
    for (auto it = converted.cbegin(); it != converted.cend(); ++it)
        wanted.insert(it.key(), it.value());
    remember(row, before);
    m_pending.set(row, old, wanted);
    m_redoable.clear();
    afterStaging({row});
    return {};
}

QList<Problem> Session::stageInsert(schema::Table table, const Record &values, RowKey *newRow)
{
    if (isReadOnly())
        return {readOnlyProblem()};
    Record converted;
    const QList<Problem> problems = checked(table, values, schema::Scope::Whole, converted);
    if (!problems.isEmpty())
        return problems;
    const RowKey key = stageEmpty(table, converted);
    if (newRow)
        *newRow = key;
    return {};
}

RowKey Session::stageEmpty(schema::Table table, const Record &values)
{
    if (isReadOnly())
        return {table, 0};
    const RowKey key = m_pending.insert(table, values);
    m_redoable.clear();
    afterStaging({key});
    return key;
}

void Session::stage(Operation operation, const RowKey &row, const Record &before)
{
    if (isReadOnly())
        return;
    remember(row, before);
    m_pending.apply(operation, row, before);
    m_redoable.clear();
    afterStaging({row});
}

void Session::dropChange(const RowKey &row)
{
    if (!m_pending.contains(row))
        return;
    m_pending.revert(row);
    m_redoable.clear();
    afterStaging({row});
}

void Session::drop(const QList<Dropped> &changes)
{
    QList<RowKey> rows;
    m_pending.beginStep(
        QCoreApplication::translate("tables", "Drop %n change(s)", nullptr, int(changes.size())));
    for (const Dropped &dropped : changes) {
        const RowChange *change = m_pending.change(dropped.row);
        if (!change)
            continue;
        const bool isLast = change->operation == Operation::Insert && change->after.size() <= 1;
        if (dropped.column.isEmpty() || isLast)
            m_pending.revert(dropped.row);
        else
            m_pending.revert(dropped.row, dropped.column);
        rows.append(dropped.row);
    }
    m_pending.endStep();
    if (rows.isEmpty())
        return;
    m_redoable.clear();
    afterStaging(rows);
}

void Session::stageAll(const records::ChangeSet &changes, const QString &name,
                       records::ChangeSet::Naming naming)
{
    if (isReadOnly() || changes.isEmpty())
        return;
    QSet<RowKey> before;
    for (auto it = m_pending.changes().cbegin(); it != m_pending.changes().cend(); ++it)
        before.insert(it.key());
    m_pending.merge(changes, name, naming);
    QList<RowKey> rows;
    for (auto it = m_pending.changes().cbegin(); it != m_pending.changes().cend(); ++it)
        if (!before.contains(it.key()))
            rows.append(it.key());
    for (auto it = changes.changes().cbegin(); it != changes.changes().cend(); ++it)
        if (before.contains(it.key()))
            rows.append(it.key());
    m_redoable.clear();
    afterStaging(rows);
}

void Session::dropAll()
{
    if (m_pending.isEmpty())
        return;
    // One step to bring everything back: what a person typed is never just gone.
    const QList<RowKey> rows = m_pending.changes().keys();
    m_redoable = {{m_pending, rows, nameOfPending()}};
    m_pending.clear();
    afterStaging(rows);
}

void Session::dropTable(schema::Table table)
{
    const records::ChangeSet before = m_pending;
    QList<RowKey> rows;
    for (auto it = before.changes().cbegin(); it != before.changes().cend(); ++it)
        if (it.key().table == table)
            rows.append(it.key());
    if (rows.size() == before.count()) {
        dropAll();
        return;
    }
    if (rows.isEmpty())
        return;
    for (const RowKey &row : std::as_const(rows))
        m_pending.revert(row);
    m_redoable.clear();
    afterStaging(rows);
}

void Session::resolveWithTheirs(const records::Conflict &conflict)
{
    const RowChange *mine = m_pending.change(conflict.row);
    if (!mine)
        return;
    if (conflict.isGone || mine->operation != Operation::Update) {
        m_pending.revert(conflict.row);
    } else {
        for (const QString &field : conflict.fields)
            m_pending.revert(conflict.row, field);
    }
    m_redoable.clear();
    afterStaging({conflict.row});
}

void Session::resolveWithMine(const records::Conflict &conflict)
{
    const RowChange *found = m_pending.change(conflict.row);
    if (!found)
        return;
    const RowChange mine = *found;
    QList<RowKey> rows{conflict.row};
    m_pending.revert(conflict.row);
    if (conflict.isGone) {
        if (mine.operation != Operation::Delete) {
            Record values = m_read.value(conflict.row);
            values.insert(conflict.before);
            values.insert(mine.before);
            values.insert(mine.after);
            for (const schema::Field &field : schema::entity(conflict.row.table).fields)
                if (field.automatic)
                    values.remove(field.column);
            rows.append(m_pending.insert(conflict.row.table, values));
        }
    } else if (mine.operation == Operation::Update) {
        Record before = mine.before;
        for (const QString &field : conflict.fields)
            before.insert(field, conflict.theirs.value(field));
        m_pending.set(conflict.row, before, mine.after);
    } else {
        m_pending.apply(mine.operation, conflict.row, conflict.theirs);
        m_pending.set(conflict.row, conflict.theirs, mine.after);
    }
    m_redoable.clear();
    afterStaging(rows);
}

void Session::afterStaging(const QList<RowKey> &rows)
{
    for (const RowKey &row : rows) {
        lookAtProblems(row);
        if (!m_pending.contains(row) && m_redoable.isEmpty()) {
            m_labels.remove(row);
            m_read.remove(row);
        }
    }
    Q_EMIT rowsChanged(rows);
    Q_EMIT pendingChanged();
    if (m_state != State::Saving)
        setState(m_pending.isEmpty() ? State::Saved : State::Pending);
    Q_EMIT undoAvailabilityChanged();
}

} // namespace tables
