// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/StructureChanges.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using Kind = StructureChange::Kind;
using Lines = QMap<QString, QString>; ///< what it is → how it is described

QString describe(const Column &column)
{
    QString text = column.type;
    if (column.notNull || column.keyPosition > 0)
        text += u" NOT NULL"_s;
    if (!column.defaultText.isEmpty())
        text += u" DEFAULT "_s + column.defaultText;
    return text;
}

/// Columns in their order; what stands on them after that.
Lines linesOf(const Table &table)
{
    Lines lines;
    for (const Column &column : table.columns)
        lines.insert(column.name, describe(column));
    for (const Index &index : table.indexes) {
        const QString columns = index.columns.join(u", "_s);
        // The engine's own index of a constraint has a number for a name, which may move.
        const QString name = index.definition.isEmpty() ? u"UNIQUE (%1)"_s.arg(columns) : index.name;
        if (!index.definition.isEmpty() || index.isUnique)
            lines.insert(name, (index.isUnique ? u"UNIQUE (%1)"_s : u"INDEX (%1)"_s).arg(columns));
    }
    for (const ForeignKey &key : table.foreignKeys)
        lines.insert(u"(%1) → %2"_s.arg(key.columns.join(u", "_s), key.table), u"REFERENCES "_s + key.table);
    return lines;
}

QString columnsOf(const Table &table)
{
    QStringList names;
    for (const Column &column : table.columns)
        names.append(column.name);
    return names.join(u", "_s);
}

void compare(const QString &table, const Lines &before, const Lines &after, QList<StructureChange> &changes)
{
    for (auto line = after.begin(); line != after.end(); ++line) {
        const auto old = before.find(line.key());
        if (old == before.end())
            changes.append({Kind::Added, table, line.key(), {}, line.value()});
        else if (*old != *line)
            changes.append({Kind::Changed, table, line.key(), *old, *line});
    }
    for (auto line = before.begin(); line != before.end(); ++line) {
        if (!after.contains(line.key()))
            changes.append({Kind::Dropped, table, line.key(), *line, {}});
    }
}

} // namespace

QList<StructureChange> changesBetween(const Structure &before, const Structure &after)
{
    QList<StructureChange> changes;
    for (const Table &table : after.tables) {
        if (!before.tables.contains(table.name) && !before.table(table.name))
            changes.append({Kind::Added, table.name, {}, {}, columnsOf(table)});
    }
    for (const Table &table : before.tables) {
        if (!after.table(table.name))
            changes.append({Kind::Dropped, table.name, {}, columnsOf(table), {}});
    }
    for (const Table &table : before.tables) {
        if (const Table *now = after.table(table.name))
            compare(now->name, linesOf(table), linesOf(*now), changes);
    }
    compare({}, before.views, after.views, changes);
    for (auto trigger = after.triggers.begin(); trigger != after.triggers.end(); ++trigger) {
        if (!before.triggers.contains(trigger.key()))
            changes.append({Kind::Added,
                            trigger.key().section(u'.', 0, 0),
                            trigger.key().section(u'.', 1),
                            {},
                            trigger.value()});
    }
    for (auto trigger = before.triggers.begin(); trigger != before.triggers.end(); ++trigger) {
        if (!after.triggers.contains(trigger.key()))
            changes.append({Kind::Dropped,
                            trigger.key().section(u'.', 0, 0),
                            trigger.key().section(u'.', 1),
                            trigger.value(),
                            {}});
    }
    return changes;
}

} // namespace migration
