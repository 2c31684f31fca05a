// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/RowQuery.h"

#include "database/Query.h"
#include "records/Lookup.h"
#include "tables/SparingOrder.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Dialect;
using database::Engine;
using database::Query;
using schema::Entity;
using schema::Field;
using schema::Type;

namespace
{

constexpr qsizetype sliceSize = 50000;
constexpr qsizetype idsAtOnce = 512;

/// The row that a relation's column points to.
QString aliasOf(int column)
{
    return u"r%1"_s.arg(column);
}

QString idOf(const Dialect &dialect, const Entity &entity)
{
    return dialect.quoted(entity.name, u"id"_s);
}

QString joinSql(const Dialect &dialect, const Entity &entity, int column)
{
    const Field &field = entity.fields.at(column);
    const Entity &target = schema::entity(field.relation->target);
    return u" LEFT JOIN %1 AS %2 ON %3 = %4"_s.arg(
        dialect.quoted(target.name), dialect.quoted(aliasOf(column)),
        dialect.quoted(aliasOf(column), u"id"_s), dialect.quoted(entity.name, field.column));
}

/// NULL for a reference that is NULL or leads nowhere.
QString labelOf(const Dialect &dialect, const Entity &entity, int column)
{
    const QString alias = aliasOf(column);
    return u"CASE WHEN %1 IS NULL THEN NULL ELSE %2 END"_s.arg(
        dialect.quoted(alias, u"id"_s),
        query::labelSql(dialect, entity.fields.at(column).relation->target, alias));
}

/// The conditions of the quick search, to be joined by OR.
class Search
{
public:
    Search(const Dialect &dialect, const Entity &entity, const QString &typed)
        : m_dialect(dialect)
        , m_entity(entity)
        , m_typed(typed)
    {
        bool isNumber = false;
        m_number = QString(typed.startsWith(u'#') ? typed.mid(1) : typed).toLongLong(&isNumber);
        m_isNumber = isNumber;
        if (m_isNumber)
            add({idOf(dialect, entity) + u" = "_s + dialect.placeholder(Type::Integer), {m_number}});
        for (const Field &field : entity.fields)
            addField(field);
    }

    void addTo(QStringList &conditions, QVariantList &values) const
    {
        // Nothing of this table can be found by text: then nothing is, instead of everything.
        conditions.append(m_alternatives.isEmpty() ? u"1 = 0"_s
                                                   : u"(%1)"_s.arg(m_alternatives.join(u" OR ")));
        values.append(m_values);
    }

private:
    void add(const query::SqlText &text)
    {
        m_alternatives.append(text.sql);
        m_values += text.values;
    }

    void addField(const Field &field)
    {
        const QString column = m_dialect.quoted(m_entity.name, field.column);
        if (field.relation)
            add(query::containsLabelSql(m_dialect, m_entity, field, m_typed));
        if (field.secret)
            return;
        if (field.type == Type::Integer && field.unique && m_isNumber && field.column != u"id")
            add({column + u" = "_s + m_dialect.placeholder(Type::Integer), {m_number}});
        if (!field.searched)
            return;
        add(query::containsSql(m_dialect, m_entity, field, m_typed));
    }

    const Dialect &m_dialect;
    const Entity &m_entity;
    QString m_typed;
    qint64 m_number = 0;
    bool m_isNumber = false;
    QStringList m_alternatives;
    QVariantList m_values;
};

QString whereSql(const query::SqlText &condition)
{
    return condition.sql.isEmpty() ? QString() : u" WHERE "_s + condition.sql;
}

/// The order in its parts.
sparing::Plan orderPlan(const Dialect &dialect, const RowQuery::Request &request, const query::SqlText &condition)
{
    const Entity &entity = schema::entity(request.table);
    sparing::Plan plan;
    plan.table = dialect.quoted(entity.name);
    plan.id = idOf(dialect, entity);
    plan.from = plan.table;
    plan.where = condition.sql;
    plan.values = condition.values;
    QSet<int> used;
    for (const auto &[column, descending] : request.sort) {
        if (column < 0 || column >= entity.fields.size() || used.contains(column))
            continue;
        used.insert(column);
        const Field &field = entity.fields.at(column);
        if (field.column == u"id") { // what comes after it decides nothing
            plan.isIdDescending = descending;
            break;
        }
        if (field.relation)
            plan.from += joinSql(dialect, entity, column);
        plan.keys.append({field.relation ? labelOf(dialect, entity, column)
                                         : dialect.quoted(entity.name, field.column),
                          field.relation ? Type::Text : field.type, descending});
    }
    return plan;
}

/// SELECT id … WHERE … ORDER BY …, id.
QString orderSql(const Dialect &dialect, const sparing::Plan &plan)
{
    QStringList order;
    for (const sparing::Key &key : plan.keys)
        order.append(dialect.orderBy(key.sql, key.type, key.descending));
    order.append(plan.isIdDescending ? dialect.orderBy(plan.id, Type::Integer, true) : plan.id);
    const QString where = plan.where.isEmpty() ? QString() : u" WHERE "_s + plan.where;
    return u"SELECT %1 FROM %2%3 ORDER BY %4"_s.arg(plan.id, plan.from, where, order.join(u", "));
}

/// Fields in the order of the page, a label for each relation, and the mark of an archived row.
QString pageColumns(const Dialect &dialect, const Entity &entity, bool hasArchive)
{
    QStringList columns;
    for (const Field &field : entity.fields)
        columns.append(dialect.selected(dialect.quoted(entity.name, field.column), field.type));
    for (int column = 0; column < entity.fields.size(); ++column)
        if (entity.fields.at(column).relation)
            columns.append(labelOf(dialect, entity, column));
    if (entity.archivable && hasArchive)
        columns.append(
            u"CASE WHEN %1 THEN 1 ELSE 0 END"_s.arg(records::archivedSql(dialect, entity.table, {})));
    return columns.join(u", ");
}

RowQuery::Row rowFrom(const Query &query, const Entity &entity, bool hasArchive)
{
    RowQuery::Row row;
    int column = 0;
    for (const Field &field : entity.fields)
        row.record.insert(field.column, query.value(column++, field.type));
    for (const Field &field : entity.fields) {
        if (!field.relation)
            continue;
        if (const QVariant label = query.value(column++, Type::Text); label.isValid())
            row.labels.insert(field.column, label.toString());
    }
    if (entity.archivable && hasArchive)
        row.archived = query.value(column, Type::Integer).toLongLong() != 0;
    row.id = row.record.value(u"id"_s).toLongLong();
    return row;
}

base::Result<void> readIds(Query &query, QList<qint64> &ids)
{
    while (query.next())
        ids.append(query.value(0, Type::Integer).toLongLong());
    return query.finish();
}

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate("tables", "Reading was cancelled. Nothing was changed."),
            {},
            {},
            {}};
}

/// One statement, stepped through; other reads may run on the connection between two slices.
base::Result<QList<qint64>> orderOfSqlite(const Connection &connection, const QString &sql,
                                          const QVariantList &values, const std::function<bool()> &between)
{
    auto query = Query::run(connection, sql, values);
    if (!query)
        return std::move(query).error();
    QList<qint64> ids;
    while (query->next()) {
        ids.append(query->value(0, Type::Integer).toLongLong());
        if (ids.size() % sliceSize == 0 && between && !between())
            return cancelled();
    }
    SHOPBOOK_TRY(query->finish());
    return ids;
}

/// One cell, "{1,2,3}": a tenth of what a million rows take in libpq, and nothing stays open on the server.
base::Result<QList<qint64>> orderOfPostgresql(const Connection &connection, const QString &sql,
                                              const QVariantList &values,
                                              const std::function<bool()> &between)
{
    const auto cell =
        connection.scalar(u"SELECT CAST(array_agg(id) AS text) FROM (%1) AS ordered (id)"_s.arg(sql), values);
    if (!cell)
        return cell.error();
    if (between && !between())
        return cancelled();
    const QString text = cell->toString();
    QList<qint64> ids;
    qsizetype begin = 1;
    while (begin < text.size()) {
        qsizetype end = begin;
        while (text.at(end) != u',' && text.at(end) != u'}')
            ++end;
        if (end > begin)
            ids.append(QStringView(text).mid(begin, end - begin).toLongLong());
        begin = end + 1;
    }
    return ids;
}

} // namespace

base::Result<query::SqlText> RowQuery::condition(const Dialect &dialect, const Request &request)
{
    const Entity &entity = schema::entity(request.table);
    QStringList conditions;
    query::SqlText condition;
    if (!request.showDeleted && entity.softDelete)
        conditions.append(u"NOT (%1)"_s.arg(records::deletedSql(dialect, entity.table, {})));
    if (!request.showDeleted && entity.archivable && request.hasArchive)
        conditions.append(u"NOT (%1)"_s.arg(records::archivedSql(dialect, entity.table, {})));
    if (const QString typed = request.search.trimmed(); !typed.isEmpty())
        Search(dialect, entity, typed).addTo(conditions, condition.values);
    // In a query of its own: an unqualified "id = 5" stays unambiguous whatever is joined.
    if (!request.filter.isEmpty())
        conditions.append(u"%1 IN (SELECT %2 FROM %3 WHERE (%4))"_s.arg(
            idOf(dialect, entity), dialect.quoted(u"id"_s), dialect.quoted(entity.name), request.filter));
    const auto asked = query::sqlOf(dialect, request.table, request.conditions);
    SHOPBOOK_TRY(asked);
    if (!asked->sql.isEmpty()) {
        conditions.append(u'(' + asked->sql + u')');
        condition.values += asked->values;
    }
    condition.sql = conditions.join(u" AND ");
    return condition;
}

base::Result<QList<qint64>> RowQuery::order(const Connection &connection, const Request &request,
                                            const std::function<bool()> &between)
{
    const auto where = condition(connection.dialect(), request);
    SHOPBOOK_TRY(where);
    const sparing::Plan plan = orderPlan(connection.dialect(), request, *where);
    const auto isSparing = sparing::isNeeded(connection, plan);
    SHOPBOOK_TRY(isSparing);
    if (*isSparing)
        return sparing::order(connection, plan, -1, between);
    const QString sql = orderSql(connection.dialect(), plan);
    return connection.engine() == Engine::Sqlite ? orderOfSqlite(connection, sql, where->values, between)
                                                 : orderOfPostgresql(connection, sql, where->values, between);
}

base::Result<qint64> RowQuery::count(const Connection &connection, const Request &request)
{
    const auto where = condition(connection.dialect(), request);
    SHOPBOOK_TRY(where);
    const auto rows = connection.scalar(
        u"SELECT COUNT(*) FROM %1%2"_s.arg(connection.dialect().quoted(schema::entity(request.table).name),
                                           whereSql(*where)),
        where->values);
    SHOPBOOK_TRY(rows);
    return rows->toLongLong();
}

base::Result<RowQuery::FirstPage> RowQuery::firstPage(const Connection &connection, const Request &request,
                                                      int idLimit, int rowLimit)
{
    const auto where = condition(connection.dialect(), request);
    SHOPBOOK_TRY(where);
    const sparing::Plan plan = orderPlan(connection.dialect(), request, *where);
    const auto isSparing = sparing::isNeeded(connection, plan);
    SHOPBOOK_TRY(isSparing);
    FirstPage first;
    if (*isSparing) {
        auto ids = sparing::order(connection, plan, idLimit, {});
        SHOPBOOK_TRY(ids);
        first.ids = *std::move(ids);
    } else {
        auto query = Query::run(connection, orderSql(connection.dialect(), plan) + u" LIMIT ?"_s,
                                where->values + QVariantList{qint64(idLimit)});
        SHOPBOOK_TRY(query);
        SHOPBOOK_TRY(readIds(*query, first.ids));
    }
    auto page = rows(connection, request, first.ids.mid(0, rowLimit));
    if (!page)
        return std::move(page).error();
    first.page = std::move(*page);
    return first;
}

base::Result<RowQuery::Page> RowQuery::rows(const Connection &connection, const Request &request,
                                            const QList<qint64> &ids)
{
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(request.table);
    QString from = dialect.quoted(entity.name);
    for (int column = 0; column < entity.fields.size(); ++column)
        if (entity.fields.at(column).relation)
            from += joinSql(dialect, entity, column);
    const QString select = u"SELECT %1 FROM %2 WHERE %3 IN (%4)"_s;
    Page page{ids, {}};
    page.rows.reserve(ids.size());
    for (qsizetype first = 0; first < ids.size(); first += idsAtOnce) {
        QVariantList values;
        for (const qint64 id : ids.mid(first, idsAtOnce))
            values.append(id);
        auto query =
            Query::run(connection,
                       select.arg(pageColumns(dialect, entity, request.hasArchive), from,
                                  idOf(dialect, entity), QStringList(values.size(), u"?"_s).join(u", ")),
                       values);
        if (!query)
            return std::move(query).error();
        while (query->next())
            page.rows.append(rowFrom(*query, entity, request.hasArchive));
        SHOPBOOK_TRY(query->finish());
    }
    return page;
}

base::Result<QList<qint64>> RowQuery::idsAbove(const Connection &connection, const Request &request,
                                               qint64 last, int limit)
{
    const Dialect &dialect = connection.dialect();
    const Entity &entity = schema::entity(request.table);
    const auto where = condition(dialect, request);
    SHOPBOOK_TRY(where);
    const QString id = idOf(dialect, entity);
    const QString both = where->sql.isEmpty() ? QString() : where->sql + u" AND "_s;
    auto query = Query::run(
        connection,
        u"SELECT %1 FROM %2 WHERE %3%1 > ? ORDER BY %1 LIMIT ?"_s.arg(id, dialect.quoted(entity.name), both),
        where->values + QVariantList{last, qint64(limit)});
    if (!query)
        return std::move(query).error();
    QList<qint64> ids;
    SHOPBOOK_TRY(readIds(*query, ids));
    return ids;
}

} // namespace tables
