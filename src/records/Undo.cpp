// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Undo.h"

#include "base/Text.h"
#include "records/Writer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records {

using database::Connection;
using schema::Entity;
using schema::Field;

namespace {

/// How far back Ctrl+Z goes. Older steps stay in the history and can be undone from there.
constexpr int reach = 2000;

QString translated(const char *text)
{
    return QCoreApplication::translate("records", text);
}

/// The undo and redo stacks of an editor, as the journal's steps leave them.
struct Stacks {
    QList<Step> undo;
    QList<Step> redo;
};

base::Result<Stacks> stacksOf(const Connection &connection, const Author &author)
{
    auto all = steps(connection, u"WHERE author = ?"_s, {author.id}, reach);
    if (!all)
        return std::move(all).error();
    std::reverse(all->begin(), all->end());
    Stacks stacks;
    QSet<qint64> takenBack;   // the steps that are undos themselves: undoing one of them is a redo
    const auto take = [](QList<Step> &stack, qint64 id) {
        stack.removeIf([id](const Step &step) { return step.id == id; });
    };
    for (const Step &step : std::as_const(*all)) {
        if (!step.undoes) {
            stacks.undo.append(step);
            stacks.redo.clear();
        } else if (takenBack.contains(*step.undoes)) {
            take(stacks.redo, *step.undoes);
            stacks.undo.append(step);
        } else {
            take(stacks.undo, *step.undoes);
            takenBack.insert(step.id);
            stacks.redo.append(step);
        }
    }
    return stacks;
}

base::Result<std::optional<Step>> topOf(const Connection &connection, const Author &author, QList<Step> Stacks::*stack,
                                        const QSet<qint64> &passedOver)
{
    auto stacks = stacksOf(connection, author);
    if (!stacks)
        return std::move(stacks).error();
    QList<Step> &steps = (*stacks).*stack;
    steps.removeIf([&passedOver](const Step &step) { return passedOver.contains(step.id); });
    return steps.isEmpty() ? std::optional<Step>() : std::optional<Step>(steps.constLast());
}

Record only(const Entity &entity, const Record &record, bool withAutomatic)
{
    Record kept;
    for (const Field &field : entity.fields)
        if (record.contains(field.column) && (withAutomatic || !field.automatic || field.column == u"deleted"))
            kept.insert(field.column, record.value(field.column));
    return kept;
}

/// What takes one row's part of a step back.
RowWork inverseOf(const StepChange &change, const QString &now)
{
    const Entity &entity = schema::entity(change.row.table);
    RowWork work;
    work.key = change.row;
    // A step that put the time of creation right left the row with another one.
    const QVariant created = change.after.value(u"created_at"_s);
    work.createdAt = change.operation == Operation::Update && !database::value::isNull(created)
        ? database::value::fromDriver(created, schema::Type::Timestamp).toString()
        : change.createdAt;
    switch (change.operation) {
    case Operation::Insert:
        work.operation = Operation::Delete;
        work.physical = true;
        work.expected = only(entity, change.after, false);
        return work;
    case Operation::Delete:
        if (change.after.isEmpty()) {
            work.operation = Operation::Insert;
            work.exact = true;
            work.values = change.before;
            if (entity.field(u"updated_at"_s))
                work.values.insert(u"updated_at"_s, now);
            return work;
        }
        work.operation = Operation::Restore;
        break;
    case Operation::Restore:
        work.operation = Operation::Delete;
        break;
    case Operation::Archive:
        work.operation = Operation::Unarchive;
        break;
    case Operation::Unarchive:
        work.operation = Operation::Archive;
        break;
    case Operation::Update:
        work.operation = Operation::Update;
        break;
    }
    work.expected = only(entity, change.after, true);
    work.values = only(entity, change.before, true);
    return work;
}

/// The work as it was decided; false when nothing is left of it.
bool decide(RowWork &work, const QList<UndoDecision> &decisions)
{
    using Take = UndoDecision::Take;
    for (const UndoDecision &decision : decisions) {
        if (decision.row != work.key)
            continue;
        if (decision.field.isEmpty()) {
            if (decision.take == Take::Theirs)
                return false;
            for (auto it = work.expected.begin(); it != work.expected.end(); ++it)
                *it = decision.theirs.value(it.key());
            continue;
        }
        const QVariant mine = work.expected.value(decision.field);
        if (decision.take == Take::Theirs) {
            work.values.remove(decision.field);
            work.expected.remove(decision.field);
            continue;
        }
        work.expected.insert(decision.field, decision.theirs.value(decision.field));
        if (decision.take == Take::Mine)
            work.values.insert(decision.field, mine);
    }
    return work.operation != Operation::Update || !work.values.isEmpty();
}

base::Error refused(const QString &message, qint64 step)
{
    return {base::ErrorCode::Failed, message, u"step %1"_s.arg(step), {}, {}};
}

base::Result<Step> ownStep(const Connection &connection, const Author &author, qint64 id)
{
    auto found = steps(connection, u"WHERE id = ?"_s, {id}, 1);
    if (!found)
        return std::move(found).error();
    if (found->isEmpty())
        return base::Error{base::ErrorCode::NotFound,
                           translated(QT_TRANSLATE_NOOP("records", "This step is no longer in the history. Nothing was "
                                                                   "changed.")),
                           u"step %1"_s.arg(id), {}, {}};
    if (found->constFirst().author != author.id)
        return refused(translated(QT_TRANSLATE_NOOP("records", "Somebody else made this step, on another computer or "
                                                               "under another name; only they can take it back. "
                                                               "Nothing was changed.")),
                       id);
    const auto later = steps(connection, u"WHERE undoes = ?"_s, {id}, 1);
    if (!later)
        return later.error();
    if (!later->isEmpty())
        return refused(translated(QT_TRANSLATE_NOOP("records", "This step was taken back already. Nothing was changed.")), id);
    return found->takeFirst();
}

/// A step knows only the columns of its time.
base::Result<void> checkHead(const Connection &connection, const Step &step, const QList<StepChange> &changes)
{
    const auto head = headText(connection);
    if (!head)
        return head.error();
    for (const StepChange &change : changes) {
        const schema::Area area = schema::entity(change.row.table).area;
        if (headsOf(step.head, area) != headsOf(*head, area))
            return refused(translated(QT_TRANSLATE_NOOP("records", "The structure of the database changed since this step, "
                                                                   "so it can be read but not taken back. Nothing was "
                                                                   "changed.")),
                           step.id);
    }
    return {};
}

} // namespace

base::Result<std::optional<Step>> nextUndo(const Connection &connection, const Author &author,
                                           const QSet<qint64> &passedOver)
{
    return topOf(connection, author, &Stacks::undo, passedOver);
}

base::Result<std::optional<Step>> nextRedo(const Connection &connection, const Author &author,
                                           const QSet<qint64> &passedOver)
{
    return topOf(connection, author, &Stacks::redo, passedOver);
}

SaveResult undo(const Connection &connection, const Author &author, qint64 step, const QList<UndoDecision> &decisions)
{
    const auto own = ownStep(connection, author, step);
    RECORDS_TRY(own);
    const auto changes = changesOf(connection, step);
    RECORDS_TRY(changes);
    RECORDS_TRY(checkHead(connection, *own, *changes));
    // Of an older program: an undo after which everything stayed as others had made it. Its redo writes nothing, either.
    if (changes->isEmpty() && !own->undoes)
        return tl::make_unexpected(asFailure(refused(
            translated(QT_TRANSLATE_NOOP("records", "The values of this step are no longer in the history, so it cannot be "
                                                    "taken back. Nothing was changed.")),
            step)));
    const QString now = base::text::nowUtc();
    QList<RowWork> works;
    for (auto change = changes->crbegin(); change != changes->crend(); ++change)
        if (RowWork work = inverseOf(*change, now); decide(work, decisions))
            works.append(work);
    if (works.isEmpty() && !changes->isEmpty())
        return SaveReport();   // all of it stays as others had made it: nothing is taken back
    return writeAll(connection, works, author, own->name, step);
}

} // namespace records
