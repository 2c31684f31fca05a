// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/diagram/DiagramContent.h"

#include "schema/Entity.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui::diagram
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::diagram)
};

Card cardOf(const migration::Table &table)
{
    Card card;
    card.table = table.name;
    if (const schema::Entity *entity = schema::entityByName(table.name))
        card.title = schema::entityTitle(*entity);
    for (const migration::Column &column : table.columns) {
        CardRow row;
        row.column = column.name;
        row.type = column.type;
        row.isKey = column.keyPosition > 0;
        row.isUnique = !row.isKey && table.isUnique({column.name});
        row.isRequired = column.notNull || row.isKey;
        card.rows.append(row);
    }
    return card;
}

int rowOf(const Card &card, const QString &column)
{
    const auto found = std::find_if(card.rows.cbegin(), card.rows.cend(), [&column](const CardRow &row) {
        return row.column.compare(column, Qt::CaseInsensitive) == 0;
    });
    return found == card.rows.cend() ? -1 : int(found - card.rows.cbegin());
}

QString signOf(Change change)
{
    switch (change) {
    case Change::Added:
        return u"+ "_s;
    case Change::Changed:
        return u"~ "_s;
    case Change::Dropped:
        return u"− "_s;
    case Change::None:
        break;
    }
    return {};
}

/// A sentence about what became of the table or of its columns; "" when nothing did.
QString changesOf(const Card &card)
{
    if (card.change == Change::Added)
        return Words::tr("The table is added.");
    if (card.change == Change::Dropped)
        return Words::tr("The table is dropped.");
    QStringList parts;
    for (const auto &[change, sentence] : {std::pair(Change::Added, Words::tr("Added: %1.")),
                                           std::pair(Change::Changed, Words::tr("Changed: %1.")),
                                           std::pair(Change::Dropped, Words::tr("Dropped: %1."))}) {
        QStringList columns;
        for (const CardRow &row : card.rows) {
            if (row.change == change)
                columns.append(row.column);
        }
        if (!columns.isEmpty())
            parts.append(sentence.arg(columns.join(u", "_s)));
    }
    if (parts.isEmpty() && card.change == Change::Changed)
        parts.append(Words::tr("An index or a reference of it changes."));
    return parts.join(u' ');
}

} // namespace

QString CardRow::label() const
{
    return signOf(change) + column;
}

QString Card::heading() const
{
    return signOf(change) + (title.isEmpty() ? table : title);
}

QString Card::name() const
{
    return title.isEmpty() ? table : u"%1 (%2)"_s.arg(title, table);
}

bool isService(const migration::Table &table)
{
    return table.name == u"alembic_version" || table.name.startsWith(u"shopbook_"_s);
}

Content contentOf(const migration::Structure &structure, bool withService)
{
    Content content;
    QList<const migration::Table *> tables;
    QMap<QString, int> numbers; // SQLite compares the names of tables without case
    const bool ignoresCase = structure.engine == database::Engine::Sqlite;
    const auto keyOf = [ignoresCase](const QString &name) { return ignoresCase ? name.toLower() : name; };
    for (const migration::Table &table : structure.tables) {
        if (!withService && isService(table))
            continue;
        numbers.insert(keyOf(table.name), int(tables.size()));
        tables.append(&table);
        content.cards.append(cardOf(table));
    }
    for (int from = 0; from < tables.size(); ++from) {
        for (const migration::ForeignKey &key : tables.at(from)->foreignKeys) {
            const auto found = numbers.constFind(keyOf(key.table));
            if (found == numbers.cend())
                continue;
            const QStringList targets = key.targets.isEmpty() ? tables.at(*found)->primaryKey() : key.targets;
            for (int i = 0; i < key.columns.size(); ++i) {
                const int fromRow = rowOf(content.cards.at(from), key.columns.at(i));
                if (fromRow >= 0)
                    content.references.append(
                        {from, fromRow, *found, rowOf(content.cards.at(*found), targets.value(i))});
            }
        }
    }
    std::sort(content.references.begin(), content.references.end());
    return content;
}

QString Content::describe(int card) const
{
    QStringList outward;
    QStringList inward;
    for (const Reference &reference : references) {
        const Card &from = cards.at(reference.from);
        const QString column = from.rows.at(reference.fromRow).column;
        if (reference.from == card)
            outward.append(Words::tr("%1 by %2", "table, column").arg(cards.at(reference.to).name(), column));
        else if (reference.to == card)
            inward.append(Words::tr("%1 by %2", "table, column").arg(from.name(), column));
    }
    outward.removeDuplicates();
    inward.removeDuplicates();
    const QString columns =
        Words::tr("%1, %n column(s).", nullptr, int(cards.at(card).rows.size())).arg(cards.at(card).name());
    QStringList parts{columns};
    if (const QString changes = changesOf(cards.at(card)); !changes.isEmpty())
        parts.append(changes);
    if (outward.isEmpty() && inward.isEmpty())
        parts.append(Words::tr("It refers to nothing, and nothing refers to it."));
    if (!outward.isEmpty())
        parts.append(Words::tr("Refers to: %1.").arg(outward.join(u", "_s)));
    if (!inward.isEmpty())
        parts.append(Words::tr("Referred to by: %1.").arg(inward.join(u", "_s)));
    return parts.join(u' ');
}

} // namespace gui::diagram
