// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Rehearsal.h"

#include "migration/Runner.h"
#include "migration/ScratchDatabase.h"
#include "migration/Structure.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

base::Error failure(const Script &script, int line, const QString &what)
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate("migration", "Revision script %1: Line %2: %3")
                .arg(script.fileName)
                .arg(line)
                .arg(what),
            {},
            {},
            {}};
}

base::Error refused(const Script &script, int line, const base::Error &cause)
{
    return failure(script, line,
                   QCoreApplication::translate("migration", "tried on an empty database, it fails: %1")
                       .arg(cause.detail.isEmpty() ? cause.message : cause.detail));
}

/// "purchases", "purchases.payment_id", an index as "purchases.by_date", views and triggers.
QSet<QString> namesIn(const Structure &structure)
{
    QSet<QString> names;
    for (const Table &table : structure.tables) {
        names.insert(table.name);
        for (const Column &column : table.columns)
            names.insert(table.name + u'.' + column.name);
        for (const Index &index : table.indexes) {
            if (!index.definition.isEmpty()) // SQLite's own names are numbers that move
                names.insert(table.name + u'.' + index.name);
        }
    }
    for (const QString &view : structure.views.keys())
        names.insert(view);
    for (const QString &trigger : structure.triggers.keys())
        names.insert(trigger);
    return names;
}

class Rehearsal
{
public:
    Rehearsal(const Handle &handle, const ScriptSet &scripts)
        : m_handle(handle)
        , m_scripts(scripts.scripts())
    {
        m_scripts.removeIf([&](const Script &script) { return !script.supports(handle.engine()); });
    }

    base::Result<void> run()
    {
        QList<QSet<QString>> before;
        for (const Script &script : std::as_const(m_scripts)) {
            const auto structure = readStructure(m_handle);
            SHOPBOOK_TRY(structure);
            before.append(namesIn(*structure));
            SHOPBOOK_TRY(go(script, Direction::Upgrade));
            SHOPBOOK_TRY(checkVerify(script));
            SHOPBOOK_TRY(compileObjects(script));
            SHOPBOOK_TRY(tryWaiting(script, false));
            const auto made = readStructure(m_handle);
            SHOPBOOK_TRY(made);
            m_names += namesIn(*made);
        }
        for (const Script &script : std::as_const(m_scripts))
            SHOPBOOK_TRY(tryWaiting(script, true));
        for (const Script &script : std::as_const(m_scripts)) {
            SHOPBOOK_TRY(checkGuards(script, Direction::Upgrade));
            SHOPBOOK_TRY(checkGuards(script, Direction::Downgrade));
        }
        for (qsizetype at = m_scripts.size() - 1; at >= 0; --at)
            SHOPBOOK_TRY(goDown(m_scripts.at(at), before.at(at)));
        return {};
    }

private:
    /// A misspelt guard would keep its statement from running for ever, and nobody would see it.
    base::Result<void> checkGuards(const Script &script, Direction direction) const
    {
        for (const Statement &statement : script.statements(direction, m_handle.engine())) {
            for (const Guard &guard : statement.guards) {
                QStringList names = guard.names;
                for (QString &name : names)
                    name.prepend(guard.table + u'.');
                names.prepend(guard.table);
                for (const QString &name : std::as_const(names)) {
                    if (!m_names.contains(name))
                        return failure(
                            script, statement.line,
                            QCoreApplication::translate(
                                "migration", "its @when names %1, which none of the scripts makes.")
                                .arg(name));
                }
            }
        }
        return {};
    }

    base::Result<void> goDown(const Script &script, const QSet<QString> &before)
    {
        SHOPBOOK_TRY(go(script, Direction::Downgrade));
        const auto structure = readStructure(m_handle);
        SHOPBOOK_TRY(structure);
        const QSet<QString> now = namesIn(*structure);
        const auto &statements = script.downgrade(m_handle.engine());
        if (statements.isEmpty()) { // there is no way down, and what it made stays
            m_staying += now - before;
            return {};
        }
        QStringList differing = ((now - before - m_staying) + (before - now)).values();
        differing.sort();
        if (differing.isEmpty())
            return {};
        return failure(
            script, statements.constFirst().line,
            QCoreApplication::translate("migration", "the way down does not undo the way up: %1 differs.")
                .arg(differing.join(u", "_s)));
    }

    base::Result<void> checkVerify(const Script &script)
    {
        for (const Statement &statement : script.verify(m_handle.engine())) {
            const auto rows = m_handle.rows(statement.sql, {}, 1);
            if (!rows)
                return refused(script, statement.line, rows.error());
            if (!rows->isEmpty())
                return failure(
                    script, statement.line,
                    QCoreApplication::translate(
                        "migration", "a check of the result found rows that should not be there."));
        }
        return {};
    }

    /// With its @list, which is otherwise asked only when rows were changed.
    base::Result<void> runOne(const Statement &statement)
    {
        Effect effect;
        SHOPBOOK_TRY(runStatement(m_handle, statement, effect));
        if (statement.listTable.isEmpty())
            return {};
        return execute(u"SELECT id, %1 FROM %2 %3 ORDER BY id"_s.arg(m_handle.quoted(statement.listColumn),
                                                                     m_handle.quoted(statement.listTable),
                                                                     statement.listWhere));
    }

    /// What is guarded away waits for another try.
    base::Result<void> go(const Script &script, Direction direction)
    {
        for (const Statement &statement : script.statements(direction, m_handle.engine())) {
            const auto structure = readStructure(m_handle);
            SHOPBOOK_TRY(structure);
            if (!std::all_of(statement.guards.begin(), statement.guards.end(),
                             [&](const Guard &guard) { return holds(guard, *structure); })) {
                m_waiting[script.revision].append(statement);
                continue;
            }
            if (const auto done = runOne(statement); !done)
                return refused(script, statement.line, done.error());
        }
        return {};
    }

    base::Result<void> tryWaiting(const Script &script, bool isLast)
    {
        QList<Statement> still;
        for (const Statement &statement : std::exchange(m_waiting[script.revision], {})) {
            const auto done = tryAndTakeBack(statement);
            if (!done && isLast)
                return refused(script, statement.line, done.error());
            if (!done)
                still.append(statement);
        }
        m_waiting[script.revision] = still;
        return {};
    }

    base::Result<void> tryAndTakeBack(const Statement &statement)
    {
        SHOPBOOK_TRY(execute(u"SAVEPOINT rehearsal"_s));
        auto done = takeAway(statement.guards);
        if (done)
            done = runOne(statement);
        SHOPBOOK_TRY(execute(u"ROLLBACK TO SAVEPOINT rehearsal"_s));
        SHOPBOOK_TRY(execute(u"RELEASE SAVEPOINT rehearsal"_s));
        return done;
    }

    /// What a statement wants to be missing. A unique set may go on being one: what stands behind that guard
    /// does no harm to it.
    base::Result<void> takeAway(const QList<Guard> &guards)
    {
        const auto structure = readStructure(m_handle);
        SHOPBOOK_TRY(structure);
        for (const Guard &guard : guards) {
            Guard isThere = guard;
            isThere.wanted = true;
            if (guard.wanted || guard.object == Guard::Object::Unique || !holds(isThere, *structure))
                continue;
            const QString table = m_handle.quoted(guard.table);
            if (guard.object == Guard::Object::Table)
                SHOPBOOK_TRY(execute(u"DROP TABLE "_s + table));
            else if (guard.object == Guard::Object::Column)
                SHOPBOOK_TRY(execute(u"ALTER TABLE %1 DROP COLUMN %2"_s.arg(
                    table, m_handle.quoted(guard.names.constFirst()))));
            else
                SHOPBOOK_TRY(execute(u"DROP INDEX "_s + m_handle.quoted(guard.names.constFirst())));
        }
        return {};
    }

    /// What makes SQLite read the texts of a table's triggers, or of those on a view.
    base::Result<QStringList> changesOf(const QString &name)
    {
        const QString quoted = m_handle.quoted(name);
        const auto rows =
            m_handle.rows(u"SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid"_s, {name});
        SHOPBOOK_TRY(rows);
        QStringList columns;
        for (const Row &row : *rows)
            columns.append(m_handle.quoted(row.constFirst().toString()));
        return QStringList{
            u"DELETE FROM "_s + quoted,
            u"UPDATE %1 SET (%2) = (SELECT %2)"_s.arg(quoted, columns.join(u", "_s)),
            u"INSERT INTO %1 (%2) SELECT %3 WHERE 0"_s.arg(
                quoted, columns.join(u", "_s), QStringList(columns.size(), u"NULL"_s).join(u", "_s))};
    }

    /// SQLite reads the text of a view or a trigger only when it is used; the server did when it was made.
    base::Result<void> compileObjects(const Script &script)
    {
        if (!m_handle.isSqlite())
            return {};
        const auto structure = readStructure(m_handle);
        SHOPBOOK_TRY(structure);
        const auto &statements = script.upgrade(m_handle.engine());
        const int line = statements.isEmpty() ? 1 : statements.constFirst().line;
        QStringList texts;
        for (const QString &view : structure->views.keys())
            texts.append(u"SELECT * FROM "_s + m_handle.quoted(view));
        for (const QString &trigger : structure->triggers.keys()) {
            const auto changes = changesOf(trigger.section(u'.', 0, 0));
            SHOPBOOK_TRY(changes);
            texts += *changes;
        }
        for (const QString &text : std::as_const(texts)) {
            const auto done = execute(u"EXPLAIN "_s + text);
            if (!done && !done.error().detail.contains(u"because it is a view"_s)) // no trigger of this kind
                return refused(script, line, done.error());
        }
        return {};
    }

    base::Result<void> execute(const QString &sql)
    {
        const auto done = m_handle.execute(sql);
        SHOPBOOK_TRY(done);
        return {};
    }

    const Handle &m_handle;
    QList<Script> m_scripts;
    QMap<QString, QList<Statement>> m_waiting; ///< by revision
    QSet<QString> m_staying;
    QSet<QString> m_names; ///< of all that was there at any time
};

} // namespace

base::Result<void> rehearse(const Handle &handle, const ScriptSet &scripts)
{
    return Rehearsal(handle, scripts).run();
}

base::Result<void> rehearse(const ScriptSet &scripts)
{
    ScratchDatabase scratch;
    const auto handle = scratch.open(ScratchDatabase::QuotedWords::AreNames);
    SHOPBOOK_TRY(handle);
    return rehearse(*handle, scripts);
}

} // namespace migration
