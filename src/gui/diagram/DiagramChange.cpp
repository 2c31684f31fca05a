// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramChange.h"

#include "migration/StructureChanges.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{

Change changeOf(migration::StructureChange::Kind kind)
{
    using Kind = migration::StructureChange::Kind;
    return kind == Kind::Added ? Change::Added : kind == Kind::Dropped ? Change::Dropped : Change::Changed;
}

/// What is there afterwards and what was there before.
migration::Structure merged(const migration::Structure &before, const migration::Structure &after)
{
    migration::Structure both = after;
    for (auto table = before.tables.begin(); table != before.tables.end(); ++table) {
        const auto now = both.tables.find(table.key());
        if (now == both.tables.end()) {
            both.tables.insert(table.key(), *table);
            continue;
        }
        for (const migration::Column &column : table->columns) {
            if (!now->column(column.name))
                now->columns.append(column);
        }
    }
    return both;
}

void mark(Card &card, const migration::StructureChange &change)
{
    if (change.what.isEmpty()) {
        card.change = changeOf(change.kind);
        return;
    }
    const auto row = std::ranges::find(card.rows, change.what, &CardRow::column);
    if (row != card.rows.end()) // else an index, a reference: something that has no row of its own
        row->change = changeOf(change.kind);
    card.change = Change::Changed;
}

} // namespace

Content contentOfChange(const migration::Structure &before, const migration::Structure &after)
{
    const auto changes = migration::changesBetween(before, after);
    migration::Structure both = merged(before, after);
    both.tables.removeIf([&changes](const auto &table) {
        return isService(table.value())
            && std::ranges::find(changes, table.value().name, &migration::StructureChange::table)
            == changes.cend();
    });
    Content content = contentOf(both, true);
    for (Card &card : content.cards) {
        for (const migration::StructureChange &change : changes) {
            if (change.table == card.table)
                mark(card, change);
        }
    }
    return content;
}

} // namespace gui::diagram
