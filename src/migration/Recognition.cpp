// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Recognition.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

/// What a revision adds to a table, sorted into what is there and what is not. What is not there has to be
/// something that a guard of the scripts waits for: only then do they finish what was begun.
class Comparison
{
public:
    Comparison(const Structure &before, const Structure &after, const Structure &live,
               const QList<Script> &chain)
        : m_before(before)
        , m_live(live)
    {
        for (const Script &script : chain) {
            for (const Statement &statement : script.upgrade(live.engine))
                m_guards += statement.guards;
        }
        for (const Table &table : after.tables)
            compareTable(table);
    }

    /// Both some and not all of it, and the rest can be made.
    [[nodiscard]] bool isHalf() const { return canBeFinished && !present.isEmpty() && !lacking.isEmpty(); }

    QStringList present;
    QStringList lacking;
    bool canBeFinished = true;

private:
    void lacks(const QString &words, Guard::Object object, const QString &table, const QStringList &names)
    {
        lacking.append(words);
        canBeFinished =
            canBeFinished && std::any_of(m_guards.begin(), m_guards.end(), [&](const Guard &guard) {
                return !guard.wanted && guard.object == object && guard.table == table
                    && guard.names == names;
            });
    }

    void compareTable(const Table &needed)
    {
        const Table *live = m_live.table(needed.name);
        const Table *then = m_before.table(needed.name);
        if (!live) {
            if (!then)
                lacks(QCoreApplication::translate("migration", "table %1 is missing").arg(needed.name),
                      Guard::Object::Table, needed.name, {});
            return;
        }
        if (!then)
            present.append(QCoreApplication::translate("migration", "table %1 was made").arg(needed.name));
        bool hasAll = true;
        for (const Column &column : needed.columns)
            hasAll = compareColumn(needed, column, *live, then) && hasAll;
        if (!hasAll)
            return;
        for (const Index &index : needed.indexes) {
            if (!index.isUnique || !index.isPlain || (then && then->isUnique(index.columns)))
                continue;
            if (live->isUnique(index.columns))
                present.append(QCoreApplication::translate("migration", "%1 has its UNIQUE (%2)")
                                   .arg(needed.name, index.columns.join(u", "_s)));
            else
                lacks(QCoreApplication::translate("migration", "%1 has no UNIQUE (%2)")
                          .arg(needed.name, index.columns.join(u", "_s)),
                      Guard::Object::Unique, needed.name, index.columns);
        }
    }

    /// False: it is not there.
    bool compareColumn(const Table &table, const Column &needed, const Table &live, const Table *then)
    {
        const QString name = table.name + u'.' + needed.name;
        const bool isNew = !then || !then->column(needed.name);
        const Column *there = live.column(needed.name);
        if (!there) {
            if (isNew)
                lacks(QCoreApplication::translate("migration", "column %1 is missing").arg(name),
                      Guard::Object::Column, table.name, {needed.name});
            return false;
        }
        if (!isNew)
            return true;
        if (then) // the columns of a new table are told by the table
            present.append(QCoreApplication::translate("migration", "%1 was added").arg(name));
        if (needed.notNull && !there->notNull && there->keyPosition == 0)
            lacking.append(QCoreApplication::translate("migration", "%1 may still be NULL").arg(name));
        return true;
    }

    const Structure &m_before;
    const Structure &m_live;
    QList<Guard> m_guards;
};

bool mayBeNull(const Structure &needed, const Structure &live)
{
    for (const Table &table : needed.tables) {
        const Table *there = live.table(table.name);
        for (const Column &column : table.columns) {
            const Column *found = there ? there->column(column.name) : nullptr;
            if (found && column.notNull && !found->notNull && found->keyPosition == 0)
                return true;
        }
    }
    return false;
}

/// Of the tables of the head, those that are there and not yet complete: columns of another type or another
/// key are another program's tables, not a half state of ours.
bool contradicts(const Structure &head, const Structure &live)
{
    for (const Table &table : head.tables) {
        const Table *there = live.table(table.name);
        if (!there)
            continue;
        Table common = table;
        common.foreignKeys.clear();
        common.indexes.clear();
        common.columns.removeIf([&](const Column &column) { return !there->column(column.name); });
        Structure needed;
        needed.engine = head.engine;
        needed.tables.insert(table.name, common);
        if (common.columns.isEmpty() || !misfits(needed, live).isEmpty())
            return true;
    }
    return false;
}

} // namespace

QString Recognition::sentence() const
{
    if (!isHalf())
        return QCoreApplication::translate("migration", "Its tables are those of revision %1.").arg(revision);
    return QCoreApplication::translate("migration", "Revision %1 stopped half-way: %2.")
        .arg(begun, (present + lacking).join(u"; "_s));
}

base::Result<std::optional<Recognition>> begunAfter(const ScriptSet &scripts, const QString &branch,
                                                    const QString &revision, const Structure &live)
{
    const QList<Script> ahead = scripts.after(branch, revision);
    const auto structures = structuresOf(scripts.scripts(), branch);
    SHOPBOOK_TRY(structures);
    // Of a revision that was jumped over nothing is there: the next that left a mark is the one that was
    // begun.
    for (const Script &next : ahead) {
        const Comparison found(structures->value(revision), structures->value(next.revision), live,
                               scripts.chain(branch));
        if (found.present.isEmpty())
            continue;
        if (!found.isHalf())
            return std::optional<Recognition>();
        return std::optional(Recognition{branch, revision, next.revision, found.present, found.lacking});
    }
    return std::optional<Recognition>();
}

base::Result<std::optional<Recognition>> recognise(const ScriptSet &scripts, const QString &branch,
                                                   const Structure &live)
{
    const auto structures = structuresOf(scripts.scripts(), branch);
    SHOPBOOK_TRY(structures);
    if (contradicts(structures->value(scripts.headOf(branch)), live))
        return std::optional<Recognition>();
    QList<Script> chain = scripts.chain(branch);
    std::reverse(chain.begin(), chain.end());
    for (const Script &script : std::as_const(chain)) {
        const Structure needed = structures->value(script.revision);
        if (needed.tables.isEmpty() || !misfits(needed, live).isEmpty() || mayBeNull(needed, live))
            continue;
        auto half = begunAfter(scripts, branch, script.revision, live);
        SHOPBOOK_TRY(half);
        if (*half)
            return half;
        return std::optional(Recognition{branch, script.revision, {}, {}, {}});
    }
    return begunAfter(scripts, branch, {}, live);
}

} // namespace migration
