// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Extras.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

void takeTable(Structure &structure, const QString &name)
{
    const Table *table = structure.table(name);
    if (!table)
        return;
    const QString prefix = table->name + u'.';
    structure.triggers.removeIf([&](const auto &trigger) { return trigger.key().startsWith(prefix); });
    structure.tables.remove(structure.engine == database::Engine::Sqlite ? name.toLower() : name);
}

void takeColumn(Structure &structure, const QString &tableName, const QString &name)
{
    const QString key = structure.engine == database::Engine::Sqlite ? tableName.toLower() : tableName;
    const auto found = structure.tables.find(key);
    if (found == structure.tables.end())
        return;
    Table &table = *found;
    const auto names = [&](const QStringList &columns) {
        return columns.contains(name, Qt::CaseInsensitive);
    };
    table.columns.removeIf(
        [&](const Column &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    table.indexes.removeIf([&](const Index &index) {
        return names(index.columns) || (index.columns.isEmpty() && index.definition.contains(name));
    });
    table.foreignKeys.removeIf([&](const ForeignKey &foreignKey) { return names(foreignKey.columns); });
}

} // namespace

base::Result<QStringList> lostExtras(const QList<Step> &steps, const ScriptSet &scripts,
                                     const Structure &before, const Structure &after)
{
    Structure expected = before;
    for (const Step &step : steps) {
        if (!ScriptSet::isBuiltIn(step.script.branch))
            return QStringList();
        if (step.direction == Direction::Upgrade)
            continue;
        const auto structures = structuresOf(scripts.scripts(), step.script.branch);
        SHOPBOOK_TRY(structures);
        const Structure to = structures->value(step.to());
        for (const Table &table : structures->value(step.from()).tables) {
            const Table *left = to.table(table.name);
            if (!left) {
                takeTable(expected, table.name);
                continue;
            }
            for (const Column &column : table.columns) {
                if (!left->column(column.name))
                    takeColumn(expected, table.name, column.name);
            }
        }
    }
    QStringList lost = expected.inventory();
    const QStringList now = after.inventory();
    lost.removeIf([&](const QString &line) { return now.contains(line); });
    return lost;
}

} // namespace migration
