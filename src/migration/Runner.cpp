// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Runner.h"

#include "migration/Rebuild.h"
#include "migration/Structure.h"
#include "migration/Words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using base::ErrorCode;

/// What the driver said, told as a failure of this revision.
base::Error failure(const Script &script, int line, const base::Error &cause)
{
    base::Error error;
    const bool keepsCode = cause.code == ErrorCode::Locked || cause.code == ErrorCode::Retry
        || cause.code == ErrorCode::NoSpace || cause.code == ErrorCode::NoPermission
        || cause.code == ErrorCode::Cancelled || cause.code == ErrorCode::NotADatabase;
    error.code = keepsCode ? cause.code : ErrorCode::Failed;
    error.message = QCoreApplication::translate(
                        "migration",
                        "Revision %1 (%2) could not be applied. Everything was taken back: the database is "
                        "as it was before. What stood in the way: %3")
                        .arg(script.revision, words::messageOf(script), cause.message);
    error.detail = u"%1:%2: %3"_s.arg(script.fileName).arg(line).arg(cause.detail);
    error.table = cause.table;
    error.columns = cause.columns;
    return error;
}

/// Evaluates guards against what stands there, which is read again only after something was changed.
class Guards
{
public:
    explicit Guards(const Handle &handle)
        : m_handle(handle)
    {
    }
    void forget() { m_structure.reset(); }

    base::Result<bool> allow(const Statement &statement)
    {
        if (statement.guards.isEmpty())
            return true;
        if (!m_structure) {
            auto structure = readStructure(m_handle);
            SHOPBOOK_TRY(structure);
            m_structure = *structure;
        }
        return std::all_of(statement.guards.begin(), statement.guards.end(),
                           [&](const Guard &guard) { return holds(guard, *m_structure); });
    }

private:
    const Handle &m_handle;
    std::optional<Structure> m_structure;
};

constexpr int listedAtMost = 1000;

/// SQLite goes on answering the number of the last change for statements that change no row.
bool changesRows(const Statement &statement)
{
    static const QRegularExpression words(u"^\\s*(insert|update|delete|replace|with)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(statement.sql).hasMatch();
}

base::Result<void> list(const Handle &handle, const Statement &statement, Effect &effect)
{
    const auto rows = handle.rows(
        u"SELECT id, %1 FROM %2 %3 ORDER BY id"_s.arg(
            handle.quoted(statement.listColumn), handle.quoted(statement.listTable), statement.listWhere),
        {}, listedAtMost);
    SHOPBOOK_TRY(rows);
    for (const Row &row : *rows)
        effect.listed.append(
            {statement.listTable, statement.listColumn, row.at(0).toLongLong(), row.at(1).toString()});
    return {};
}

} // namespace

base::Result<void> runStatement(const Handle &handle, const Statement &statement, Effect &effect)
{
    if (!statement.rebuild.isEmpty()) {
        const auto copied = rebuildTable(handle, statement);
        SHOPBOOK_TRY(copied);
        effect.rows += *copied;
        return {};
    }
    const auto changed = handle.execute(statement.sql);
    SHOPBOOK_TRY(changed);
    if (changesRows(statement))
        effect.rows += std::max<qint64>(0, *changed);
    if (!statement.listTable.isEmpty() && *changed != 0)
        return list(handle, statement, effect);
    return {};
}

/// A row that a @verify found is counted, never shown: it may hold what nobody should read in a log.
base::Result<void> verify(const Handle &handle, const Script &script, VerifyTime time)
{
    for (const Statement &statement : script.verify(handle.engine())) {
        if (statement.once && time == VerifyTime::Later)
            continue;
        const auto rows = handle.rows(statement.sql, {}, 1);
        if (!rows)
            return failure(script, statement.line, rows.error());
        if (rows->isEmpty())
            continue;
        base::Error cause;
        cause.message = QCoreApplication::translate(
            "migration", "a check of the result found rows that should not be there.");
        cause.detail = statement.sql;
        return failure(script, statement.line, cause);
    }
    return {};
}

base::Error cancelledError()
{
    return {ErrorCode::Cancelled,
            QCoreApplication::translate(
                "migration", "Stopped. Everything was taken back: the database is as it was before."),
            {},
            {},
            {}};
}

base::Result<Effect> runScript(const Handle &handle, const Script &script, Direction direction,
                               const std::atomic_bool *cancelled)
{
    Guards guards(handle);
    Effect effect;
    for (const Statement &statement : script.statements(direction, handle.engine())) {
        if (cancelled && *cancelled)
            return cancelledError();
        const auto allowed = guards.allow(statement);
        if (!allowed)
            return failure(script, statement.line, allowed.error());
        if (!*allowed)
            continue;
        if (const auto done = runStatement(handle, statement, effect); !done)
            return failure(script, statement.line, done.error());
        guards.forget();
    }
    if (direction == Direction::Upgrade)
        SHOPBOOK_TRY(verify(handle, script, VerifyTime::AfterRun));
    return effect;
}

} // namespace migration
