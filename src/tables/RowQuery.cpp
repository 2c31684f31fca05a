// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/RowQuery.h"

#include "database/Query.h"
#include "database/Slices.h"
#include "query/IdList.h"
#include "records/Lookup.h"
#include "tables/RowSql.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace tables
{

using database::Connection;
using database::Dialect;
using database::Engine;
using database::Query;
using query::amongIds;
using query::idList;
using schema::Entity;
using schema::Field;
using schema::Type;
using sql::idOf;
using sql::joinSql;
using sql::orderSql;
using sql::pageColumns;
using sql::whereSql;

namespace
{

constexpr qsizetype sliceSize = 50000;

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

RowQuery::Row rowFrom(const Query &query, const Entity &entity, bool hasArchive)
{
    RowQuery::Row row(entity.table);
    const int fields = int(entity.fields.size());
    int column = 0;
    for (; column < fields; ++column)
        row.set(column, query.value(column, entity.fields.at(column).type));
    for (int field = 0; field < fields; ++field) {
        if (!entity.fields.at(field).relation)
            continue;
        if (const QVariant label = query.value(column++, Type::Text); label.isValid())
            row.setLabel(field, label.toString());
    }
    if (entity.archivable && hasArchive)
        row.archived = query.value(column, Type::Integer).toLongLong() != 0;
    return row;
}

base::Result<void> readIds(Query &query, QList<qint64> &ids)
{
    while (query.next())
        ids.append(query.number(0));
    return query.finish();
}

/// Mostly nothing of a table is archived: then no row of a million has to be looked for in the archive.
base::Result<RowQuery::Request> withoutEmptyArchive(const Connection &connection,
                                                    const RowQuery::Request &request)
{
    RowQuery::Request looked = request;
    const Entity &entity = schema::entity(request.table);
    if (request.showDeleted || !request.hasArchive || !entity.archivable)
        return looked;
    const auto any = records::hasArchived(connection, entity.table);
    SHOPBOOK_TRY(any);
    looked.hasArchive = *any;
    return looked;
}

bool sortsTextsOnServer(const Connection &connection, const RowQuery::Request &request)
{
    const QList<Field> &fields = schema::entity(request.table).fields;
    return connection.engine() == Engine::Postgresql
        && std::any_of(request.sort.cbegin(), request.sort.cend(), [&fields](const RowQuery::SortKey &key) {
               return key.column >= 0 && key.column < fields.size()
                   && (fields.at(key.column).relation || fields.at(key.column).type == Type::Text);
           });
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
        ids.append(query->number(0));
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
    auto query = Query::run(
        connection, u"SELECT CAST(array_agg(id) AS text) FROM (%1) AS ordered (id)"_s.arg(sql), values);
    if (!query)
        return std::move(query).error();
    if (between && !between())
        return cancelled();
    QList<qint64> ids;
    const QByteArrayView text = query->next() ? query->text(0) : QByteArrayView();
    ids.reserve(text.count(','));
    for (const char *at = text.begin(); at < text.end();) {
        qint64 id = 0;
        const auto read = std::from_chars(++at, text.end(), id);
        if (read.ec == std::errc())
            ids.append(id);
        at = read.ptr;
    }
    SHOPBOOK_TRY(query->finish());
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

base::Result<QList<qint64>> RowQuery::order(const Connection &connection, const Request &asked,
                                            const std::function<bool()> &between)
{
    const auto request = withoutEmptyArchive(connection, asked);
    SHOPBOOK_TRY(request);
    const auto where = condition(connection.dialect(), *request);
    SHOPBOOK_TRY(where);
    const sparing::Plan plan = sql::orderPlan(connection.dialect(), *request, *where);
    const auto isSparing = sparing::isNeeded(connection, plan);
    SHOPBOOK_TRY(isSparing);
    if (*isSparing)
        return sparing::order(connection, plan, -1, between);
    const QString sql = orderSql(connection.dialect(), *request, *where);
    return connection.engine() == Engine::Sqlite ? orderOfSqlite(connection, sql, where->values, between)
                                                 : orderOfPostgresql(connection, sql, where->values, between);
}

base::Result<RowQuery::Count> RowQuery::count(const Connection &connection, const Request &request,
                                              const std::function<bool()> &between)
{
    const auto where = condition(connection.dialect(), request);
    SHOPBOOK_TRY(where);
    const Entity &entity = schema::entity(request.table);
    Count counted;
    const auto rows = database::slices::count(connection,
                                              {connection.dialect().quoted(entity.name),
                                               idOf(connection.dialect(), entity), where->sql, where->values},
                                              between, &counted.isExact);
    SHOPBOOK_TRY(rows);
    counted.rows = *rows;
    return counted;
}

base::Result<RowQuery::FirstPage> RowQuery::firstPage(const Connection &connection, const Request &request,
                                                      int idLimit, int rowLimit)
{
    FirstPage first;
    if (sortsTextsOnServer(connection, request)) {
        auto all = order(connection, request);
        SHOPBOOK_TRY(all);
        first.ids = std::move(*all);
        first.isWhole = true;
        auto page = rows(connection, request, first.ids.mid(0, rowLimit));
        SHOPBOOK_TRY(page);
        first.page = std::move(*page);
        return first;
    }
    const auto looked = withoutEmptyArchive(connection, request);
    SHOPBOOK_TRY(looked);
    const auto where = condition(connection.dialect(), *looked);
    SHOPBOOK_TRY(where);
    const sparing::Plan plan = sql::orderPlan(connection.dialect(), *looked, *where);
    const auto isSparing = sparing::isNeeded(connection, plan);
    SHOPBOOK_TRY(isSparing);
    if (*isSparing) {
        auto ids = sparing::order(connection, plan, idLimit, {});
        SHOPBOOK_TRY(ids);
        first.ids = *std::move(ids);
    } else {
        auto query = Query::run(connection, orderSql(connection.dialect(), *looked, *where) + u" LIMIT ?"_s,
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
    Page page{ids, {}};
    if (ids.isEmpty())
        return page;
    auto query =
        Query::run(connection,
                   u"SELECT %1 FROM %2 WHERE %3 %4"_s.arg(pageColumns(dialect, entity, request.hasArchive),
                                                          from, idOf(dialect, entity), amongIds(dialect)),
                   {idList(dialect, ids)});
    if (!query)
        return std::move(query).error();
    page.rows.reserve(ids.size());
    while (query->next())
        page.rows.append(rowFrom(*query, entity, request.hasArchive));
    SHOPBOOK_TRY(query->finish());
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
