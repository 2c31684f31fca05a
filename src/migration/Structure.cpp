// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/Structure.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace migration
{

namespace
{

using database::Engine;
using Kind = Column::Kind;

bool sameName(const QString &left, const QString &right, Engine engine)
{
    return left.compare(right, engine == Engine::Sqlite ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
}

QStringList sortedLower(QStringList names)
{
    for (QString &name : names)
        name = name.toLower();
    names.sort();
    return names;
}

/// May values of `needed` live in a column of kind `live`? SQLite stores by value, so what matters there is
/// that its affinity does not change what is written.
bool compatible(Kind needed, Kind live, Engine engine)
{
    if (needed == live || (needed == Kind::Integer && live == Kind::BigInteger)
        || (needed == Kind::Real && live == Kind::Numeric))
        return true;
    if (engine != Engine::Sqlite)
        return false;
    const bool liveIsNumber = live == Kind::Integer || live == Kind::BigInteger || live == Kind::Numeric;
    switch (needed) {
    case Kind::Integer:
    case Kind::BigInteger:
    case Kind::Boolean:
    case Kind::Real:
        return liveIsNumber || live == Kind::Any || (needed == Kind::Boolean && live == Kind::Real);
    case Kind::Timestamp:
        return live == Kind::Text || live == Kind::Numeric || live == Kind::Any;
    default:
        return live == Kind::Any;
    }
}

bool hasForeignKey(const Table &live, const ForeignKey &needed, Engine engine)
{
    return std::any_of(live.foreignKeys.begin(), live.foreignKeys.end(), [&](const ForeignKey &key) {
        return sameName(key.table, needed.table, engine)
            && sortedLower(key.columns) == sortedLower(needed.columns)
            && (key.targets.isEmpty() || needed.targets.isEmpty()
                || sortedLower(key.targets) == sortedLower(needed.targets));
    });
}

QStringList columnMisfits(const Table &needed, const Table &live, Engine engine)
{
    QStringList words;
    for (const Column &column : needed.columns) {
        const Column *there = live.column(column.name);
        const QString name = needed.name + u'.' + column.name;
        if (!there)
            words.append(QCoreApplication::translate("migration", "column %1 is missing").arg(name));
        else if (!compatible(column.kind, there->kind, engine))
            words.append(QCoreApplication::translate("migration", "column %1 is %2 instead of %3")
                             .arg(name, there->type, column.type));
        else if (there->isGenerated)
            words.append(QCoreApplication::translate("migration", "column %1 is computed").arg(name));
    }
    return words;
}

QStringList tableMisfits(const Table &needed, const Table &live, Engine engine)
{
    QStringList words = columnMisfits(needed, live, engine);
    if (!words.isEmpty())
        return words; // keys over missing columns would only say the same again
    if (sortedLower(needed.primaryKey()) != sortedLower(live.primaryKey()))
        words.append(QCoreApplication::translate("migration", "%1 has another primary key than (%2)")
                         .arg(needed.name, needed.primaryKey().join(u", "_s)));
    for (const Index &index : needed.indexes) {
        if (index.isUnique && index.isPlain && !live.isUnique(index.columns))
            words.append(QCoreApplication::translate("migration", "%1 has no UNIQUE (%2)")
                             .arg(needed.name, index.columns.join(u", "_s)));
    }
    for (const ForeignKey &key : needed.foreignKeys) {
        if (!hasForeignKey(live, key, engine))
            words.append(QCoreApplication::translate("migration", "%1 has no reference (%2) to %3")
                             .arg(needed.name, key.columns.join(u", "_s), key.table));
    }
    return words;
}

QString describe(const Column &column)
{
    QString text = column.name + u' ' + column.type;
    if (column.notNull)
        text += u" NOT NULL"_s;
    if (!column.defaultText.isEmpty())
        text += u" DEFAULT "_s + column.defaultText;
    return text;
}

QStringList tableExtras(const Table &needed, const Table &live)
{
    QStringList words;
    for (const Column &column : live.columns) {
        if (needed.column(column.name))
            continue;
        const QString name = live.name + u'.' + column.name;
        if (column.notNull && column.defaultText.isEmpty() && !column.isGenerated)
            words.append(
                QCoreApplication::translate(
                    "migration", "column %1 has no default and may not be NULL: rows cannot be added here")
                    .arg(name));
        else
            words.append(QCoreApplication::translate("migration", "column %1").arg(name));
    }
    for (const Index &index : live.indexes) {
        const bool isKnown =
            std::any_of(needed.indexes.begin(), needed.indexes.end(), [&](const Index &other) {
                return sortedLower(other.columns) == sortedLower(index.columns);
            });
        if (!isKnown && !index.definition.isEmpty()
            && sortedLower(index.columns) != sortedLower(needed.primaryKey()))
            words.append(
                QCoreApplication::translate("migration", "index %1 on %2").arg(index.name, live.name));
    }
    return words;
}

} // namespace

const Column *Table::column(const QString &columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column &column) {
        return column.name.compare(columnName, Qt::CaseInsensitive) == 0;
    });
    return found == columns.end() ? nullptr : &*found;
}

QStringList Table::primaryKey() const
{
    QList<Column> parts;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(parts),
                 [](const Column &column) { return column.keyPosition > 0; });
    std::sort(parts.begin(), parts.end(),
              [](const Column &left, const Column &right) { return left.keyPosition < right.keyPosition; });
    QStringList names;
    for (const Column &column : std::as_const(parts))
        names.append(column.name);
    return names;
}

bool Table::isUnique(const QStringList &wanted) const
{
    const QStringList set = sortedLower(wanted);
    return sortedLower(primaryKey()) == set
        || std::any_of(indexes.begin(), indexes.end(), [&](const Index &index) {
               return index.isUnique && index.isPlain && sortedLower(index.columns) == set;
           });
}

const Table *Structure::table(const QString &name) const
{
    const auto found = tables.constFind(engine == Engine::Sqlite ? name.toLower() : name);
    return found == tables.constEnd() ? nullptr : &*found;
}

QStringList Structure::inventory() const
{
    QStringList lines;
    for (const Table &table : tables) {
        lines.append(u"table "_s + table.name);
        for (const Column &column : table.columns)
            lines.append(u"column "_s + table.name + u'.' + describe(column));
        for (const Index &index : table.indexes)
            // SQLite numbers the indexes of its constraints: the number of one may move when another goes.
            lines.append(
                u"index "_s + table.name + u'.' + (index.definition.isEmpty() ? QString() : index.name) + u' '
                + index.columns.join(u',') + (index.isUnique ? u" unique "_s : u" "_s) + index.definition);
        for (const ForeignKey &key : table.foreignKeys)
            lines.append(u"reference "_s + table.name + u" ("_s + key.columns.join(u',') + u") to "_s
                         + key.table);
    }
    for (auto view = views.begin(); view != views.end(); ++view)
        lines.append(u"view "_s + view.key() + u' ' + view.value());
    for (auto trigger = triggers.begin(); trigger != triggers.end(); ++trigger)
        lines.append(u"trigger "_s + trigger.key() + u' ' + trigger.value());
    return lines;
}

bool holds(const Guard &guard, const Structure &structure)
{
    const Table *table = structure.table(guard.table);
    bool isThere = table != nullptr;
    switch (guard.object) {
    case Guard::Object::Table:
        break;
    case Guard::Object::Column:
        isThere = table && table->column(guard.names.constFirst());
        break;
    case Guard::Object::Index:
        isThere = table && std::any_of(table->indexes.begin(), table->indexes.end(), [&](const Index &index) {
                      return sameName(index.name, guard.names.constFirst(), structure.engine);
                  });
        break;
    case Guard::Object::Unique:
        isThere = table && table->isUnique(guard.names);
        break;
    }
    return isThere == guard.wanted;
}

QStringList misfits(const Structure &needed, const Structure &live)
{
    QStringList words;
    for (const Table &table : needed.tables) {
        const Table *there = live.table(table.name);
        if (!there)
            words.append(QCoreApplication::translate("migration", "table %1 is missing").arg(table.name));
        else
            words.append(tableMisfits(table, *there, live.engine));
    }
    return words;
}

QStringList extras(const Structure &needed, const Structure &live)
{
    QStringList words;
    for (const Table &table : live.tables) {
        if (const Table *known = needed.table(table.name))
            words.append(tableExtras(*known, table));
        else if (table.name != u"alembic_version")
            words.append(QCoreApplication::translate("migration", "table %1").arg(table.name));
    }
    for (auto view = live.views.keyBegin(); view != live.views.keyEnd(); ++view)
        words.append(QCoreApplication::translate("migration", "view %1").arg(*view));
    for (auto trigger = live.triggers.keyBegin(); trigger != live.triggers.keyEnd(); ++trigger)
        words.append(QCoreApplication::translate("migration", "trigger %1").arg(*trigger));
    return words;
}

} // namespace migration
