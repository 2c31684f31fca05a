// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/LabelSource.h"

#include "database/Query.h"
#include "query/IdList.h"
#include "query/Matching.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records
{

using database::Connection;
using database::Dialect;
using schema::Entity;

namespace
{

/// Up to here all matches are read and put in order; beyond it nobody reads the list anyway.
constexpr int rankedAtMost = 1000;

/// Exact, then beginning, then containing; by label within each.
void putInOrder(QList<Choice> &choices, const QString &needle)
{
    struct Place {
        int rank = 0;
        QString folded;
        qsizetype at = 0;
    };
    const auto rank = [&](const QString &label) {
        if (needle.isEmpty())
            return 0;
        if (!label.startsWith(needle, Qt::CaseInsensitive))
            return 2;
        return label.size() == needle.size() ? 0 : 1;
    };
    QList<Place> places;
    places.reserve(choices.size());
    for (const Choice &choice : std::as_const(choices))
        places.append({rank(choice.label), choice.label.toLower().replace(u'ё', u'е'), places.size()});
    std::stable_sort(places.begin(), places.end(), [](const Place &left, const Place &right) {
        return left.rank != right.rank ? left.rank < right.rank : left.folded < right.folded;
    });
    QList<Choice> sorted;
    sorted.reserve(choices.size());
    for (const Place &place : std::as_const(places))
        sorted.append(choices.at(place.at));
    choices = std::move(sorted);
}

void addNew(QList<Choice> &choices, const QList<Choice> &more)
{
    QSet<qint64> known;
    for (const Choice &choice : std::as_const(choices))
        known.insert(choice.id);
    for (const Choice &choice : more)
        if (!known.contains(choice.id))
            choices.append(choice);
}

} // namespace

SqlLabels::SqlLabels(const Connection &connection, Table table, QString choosable)
    : m_connection(&connection)
    , m_table(table)
    , m_choosable(std::move(choosable))
{
}

base::Result<SqlLabels> SqlLabels::of(const Connection &connection, Table table)
{
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(table);
    QStringList conditions;
    if (entity.softDelete)
        conditions.append(u"NOT (%1)"_s.arg(deletedSql(dialect, table, {})));
    if (entity.archivable) {
        const auto archive = hasArchive(connection);
        if (!archive)
            return archive.error();
        if (*archive)
            conditions.append(u"NOT (%1)"_s.arg(archivedSql(dialect, table, {})));
    }
    return SqlLabels(connection, table, conditions.join(u" AND "));
}

QString SqlLabels::rowsSql(const QString &where) const
{
    const Dialect &dialect = m_connection->dialect();
    const Entity &entity = schema::entity(m_table);
    QStringList conditions;
    for (const QString &condition : {m_choosable, where})
        if (!condition.isEmpty())
            conditions.append(condition);
    return u"SELECT %1 AS id, %2 AS label FROM %3%4"_s.arg(
        dialect.quoted(entity.name, u"id"_s), query::labelSql(dialect, m_table, {}),
        dialect.quoted(entity.name),
        conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "));
}

base::Result<QList<Choice>> SqlLabels::read(const QString &rows, const QString &tail,
                                            const QVariantList &values) const
{
    auto query = database::Query::run(*m_connection,
                                      u"SELECT id, label FROM (%1) AS found %2"_s.arg(rows, tail), values);
    SHOPBOOK_TRY(query);
    QList<Choice> found;
    while (query->next())
        found.append({query->value(0).toLongLong(), query->value(1).toString()});
    SHOPBOOK_TRY(query->finish());
    return found;
}

base::Result<LabelSource::Found> SqlLabels::containing(const QString &needle, int many, int)
{
    auto found =
        read(rowsSql(), u"WHERE %1 ORDER BY id LIMIT ?"_s.arg(m_connection->dialect().contains(u"label"_s)),
             {needle, many});
    SHOPBOOK_TRY(found);
    const bool areMany = found->size() >= many;
    return Found{areMany, std::move(*found)};
}

base::Result<QList<Choice>> SqlLabels::beginning(const QString &needle, int limit)
{
    return read(
        rowsSql(),
        u"WHERE %1 ORDER BY length(label), id LIMIT ?"_s.arg(m_connection->dialect().startsWith(u"label"_s)),
        {needle, limit});
}

base::Result<QList<Choice>> SqlLabels::newest(int limit)
{
    return read(rowsSql(), u"ORDER BY id DESC LIMIT ?"_s, {limit});
}

base::Result<QList<Choice>> SqlLabels::among(const QList<qint64> &ids, const QString &needle) const
{
    if (ids.isEmpty())
        return QList<Choice>();
    const Dialect &dialect = m_connection->dialect();
    const QString id = dialect.quoted(schema::entity(m_table).name, u"id"_s);
    return read(rowsSql(id + u' ' + query::amongIds(dialect)),
                u"WHERE %1 ORDER BY id"_s.arg(dialect.contains(u"label"_s)),
                {query::idList(dialect, ids), needle});
}

base::Result<QList<Choice>> SqlLabels::since(qint64 last, const QList<qint64> &also, const QString &condition,
                                             const QString &needle) const
{
    const Dialect &dialect = m_connection->dialect();
    const QString id = dialect.quoted(schema::entity(m_table).name, u"id"_s);
    return read(rowsSql(u"(%1 > ? OR %1 %2)"_s.arg(id, query::amongIds(dialect))),
                u"WHERE %1 ORDER BY id"_s.arg(condition), {last, query::idList(dialect, also), needle});
}

base::Result<QList<Choice>> bestOf(LabelSource &source, const QString &typed, int limit)
{
    const QString needle = typed.trimmed();
    if (needle.isEmpty()) {
        auto newest = source.newest(rankedAtMost);
        SHOPBOOK_TRY(newest);
        if (newest->size() < rankedAtMost)
            putInOrder(*newest, needle);
        return newest->mid(0, limit);
    }
    auto found = source.containing(needle, rankedAtMost, 2 * limit);
    SHOPBOOK_TRY(found);
    if (!found->areMany) {
        putInOrder(found->choices, needle);
        return found->choices.mid(0, limit);
    }
    // So many that not all were read: what must stand above is asked for by itself.
    // The shortest that begins with it is the exact match, if there is one.
    auto best = source.beginning(needle, limit);
    SHOPBOOK_TRY(best);
    putInOrder(*best, needle);
    addNew(*best, found->choices);
    return best->mid(0, limit);
}

} // namespace records
