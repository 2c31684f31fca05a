// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/SqlWriter.h"

#include "query/Model.h"
#include "query/Operators.h"
#include "query/Prepared.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

using database::Engine;
using schema::Entity;

namespace
{

constexpr int indent = 4;
constexpr qsizetype lineLength = 100;
const QString anonymous = u"anon_1"_s;

QString alias(const QString &table)
{
    return table + u"_1"_s;
}

QString label(const Expression &column)
{
    return column.table + u'_' + column.column;
}

/// A list that breaks its lines.
MarkedText list(const QList<MarkedText> &parts)
{
    MarkedText all;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            all += u","_s;
            if (all.text.size() - lineStart + parts.at(i).text.size() > lineLength) {
                all += u'\n' + QString(indent, u' ');
                lineStart = all.text.size();
            } else {
                all += u" "_s;
            }
        }
        all += parts.at(i);
    }
    return all;
}

} // namespace

SqlWriter::SqlWriter(const database::Dialect &dialect, const Query &query)
    : m_dialect(&dialect)
    , m_engine(dialect.engine())
    , m_query(query)
{
}

SqlWriter::SqlWriter(Engine engine, const Query &query)
    : m_engine(engine)
    , m_query(query)
{
}

QString SqlWriter::name(const QString &plain) const
{
    if (m_dialect)
        return m_dialect->quoted(plain);
    return plain == u"user" ? u"\"user\""_s : plain; // reserved in PostgreSQL; the others are plain words
}

QString SqlWriter::place(const QString &table, const QString &column) const
{
    return name(table) + u'.' + name(column);
}

QString SqlWriter::expression(const Expression &expression) const
{
    const QString inside =
        expression.table.isEmpty() ? expression.column : place(expression.table, expression.column);
    if (!expression.isAggregate())
        return inside;
    return u"%1(%2%3)"_s.arg(nameOf(expression.function), expression.isDistinct ? u"DISTINCT "_s : QString(),
                             inside);
}

MarkedText SqlWriter::statement()
{
    if (m_query.ending == Ending::Count) {
        MarkedText text = MarkedText(u"SELECT count(*) AS count_1"_s).of(u"ending"_s);
        text += u"\nFROM (\n"_s + QString(indent, u' ');
        text += core(Place::Inner).indented(indent);
        text += u"\n) AS "_s + name(anonymous);
        return text;
    }
    return isNested() ? loading() : core(Place::Outermost);
}

bool SqlWriter::isNested() const
{
    const bool isCut =
        m_query.limit || m_query.offset || m_query.isDistinct || m_query.ending == Ending::First;
    return isCut && std::ranges::any_of(m_query.loaded, [this](const QString &table) {
               return relationship(m_query.from, schema::entityByName(table)->table)->isList;
           });
}

MarkedText SqlWriter::core(Place place)
{
    MarkedText text(u"SELECT "_s);
    if (m_query.isDistinct) {
        text += MarkedText(u"DISTINCT"_s).of(u"distinct"_s);
        text += u" "_s;
    }
    text += columns(place);
    text += u"\n"_s;
    text += from();
    if (place == Place::Outermost)
        text += loadedJoins(schema::entity(m_query.from).name);
    text += conditions(m_query.where, u"WHERE "_s, u"where"_s);
    QList<MarkedText> groups;
    for (qsizetype i = 0; i < m_query.groupBy.size(); ++i)
        groups.append(MarkedText(expression(m_query.groupBy.at(i))).of(u"group_by[%1]"_s.arg(i)));
    if (!groups.isEmpty())
        text += u"\nGROUP BY "_s + list(groups);
    text += conditions(m_query.having, u"HAVING "_s, u"having"_s);
    text += ordering();
    text += limits();
    return text;
}

QStringList SqlWriter::columnsOf(const Expression &column, Place place) const
{
    QStringList all;
    const auto add = [&](const Expression &each, const QString &as) {
        all.append(place == Place::Inner ? expression(each) + u" AS "_s + name(as) : expression(each));
    };
    if (!column.isWholeRow()) {
        add(column,
            column.isAggregate()
                ? u"%1_%2"_s.arg(nameOf(column.function)).arg(m_query.columns.indexOf(column) + 1)
                : label(column));
        return all;
    }
    for (const schema::Field *field : modelFields(schema::entityByName(column.table)->table)) {
        const Expression each{Expression::Function::None, false, column.table, field->column};
        add(each, label(each));
    }
    return all;
}

MarkedText SqlWriter::columns(Place place) const
{
    QList<MarkedText> parts;
    QHash<QString, qsizetype> inside; // one name cannot stand for two columns there
    for (qsizetype i = 0; i < m_query.columns.size(); ++i) {
        const QString path = u"columns[%1]"_s.arg(i);
        // A span of its own for each, because the lines break between them.
        for (const QString &text : columnsOf(m_query.columns.at(i), place)) {
            if (place == Place::Inner && inside.contains(text)) {
                parts[inside.value(text)].spans.append({0, text.size(), path});
                continue;
            }
            inside.insert(text, parts.size());
            parts.append(MarkedText(text).of(path));
        }
    }
    if (place == Place::Outermost) {
        for (const QString &text : loadedColumns())
            parts.append(MarkedText(text));
    } else if (m_query.ending != Ending::Count) {
        for (const Expression &each : hiddenOrder())
            parts.append(MarkedText(expression(each) + u" AS "_s + name(label(each))));
    }
    return list(parts);
}

MarkedText SqlWriter::from() const
{
    const QString root = schema::entity(m_query.from).name;
    MarkedText text(u"FROM "_s);
    text += MarkedText(name(root)).of(u"from"_s);
    QList<schema::Table> tables{m_query.from};
    for (qsizetype i = 0; i < m_query.joins.size(); ++i) {
        const Join &join = m_query.joins.at(i);
        const Entity *entity = schema::entityByName(join.table);
        const Relationship *way = nullptr;
        for (const schema::Table table : std::as_const(tables))
            if (!way)
                way = relationship(table, entity->table);
        tables.append(entity->table);
        const QString near = schema::entity(way->from).name;
        const QString on = way->isList
            ? u"%1 = %2"_s.arg(place(near, u"id"_s), place(join.table, way->column))
            : u"%1 = %2"_s.arg(place(join.table, u"id"_s), place(near, way->column));
        text += u"\n"_s;
        text += MarkedText(u"%1 %2 ON %3"_s.arg(join.isOuter ? u"LEFT OUTER JOIN"_s : u"JOIN"_s,
                                                name(join.table), on))
                    .of(u"joins[%1]"_s.arg(i));
    }
    return text;
}

QStringList SqlWriter::loadedColumns() const
{
    QStringList all;
    if (m_query.ending == Ending::Count)
        return all;
    for (const QString &table : m_query.loaded)
        for (const schema::Field *field : modelFields(schema::entityByName(table)->table))
            all.append(place(alias(table), field->column));
    return all;
}

/// `parent` is the table or, around a SELECT inside, "".
MarkedText SqlWriter::loadedJoins(const QString &parent) const
{
    MarkedText text;
    if (m_query.ending == Ending::Count)
        return text;
    const QString root = schema::entity(m_query.from).name;
    const auto near = [&](const QString &column) {
        return parent.isEmpty() ? place(anonymous, root + u'_' + column) : place(parent, column);
    };
    for (qsizetype i = 0; i < m_query.loaded.size(); ++i) {
        const QString &table = m_query.loaded.at(i);
        const Relationship *way = relationship(m_query.from, schema::entityByName(table)->table);
        const QString on = way->isList ? u"%1 = %2"_s.arg(near(u"id"_s), place(alias(table), way->column))
                                       : u"%1 = %2"_s.arg(place(alias(table), u"id"_s), near(way->column));
        text += u"\n"_s;
        text += MarkedText(u"LEFT OUTER JOIN %1 AS %2 ON %3"_s.arg(name(table), name(alias(table)), on))
                    .of(u"joinedload[%1]"_s.arg(i));
    }
    return text;
}

/// The rows are cut first, and what is loaded comes to those that are left.
MarkedText SqlWriter::loading()
{
    QList<MarkedText> parts;
    for (qsizetype i = 0; i < m_query.columns.size(); ++i) {
        const Expression &column = m_query.columns.at(i);
        QStringList labels;
        if (column.isWholeRow())
            for (const schema::Field *field : modelFields(schema::entityByName(column.table)->table))
                labels.append(column.table + u'_' + field->column);
        else
            labels.append(column.isAggregate() ? u"%1_%2"_s.arg(nameOf(column.function)).arg(i + 1)
                                               : label(column));
        for (const QString &each : std::as_const(labels))
            parts.append(MarkedText(place(anonymous, each)));
    }
    for (const QString &text : loadedColumns())
        parts.append(MarkedText(text));
    MarkedText text = u"SELECT "_s + list(parts);
    text += u"\nFROM (\n"_s + QString(indent, u' ');
    text += core(Place::Inner).indented(indent);
    text += u"\n) AS "_s + name(anonymous);
    text += loadedJoins({});
    text += outerOrdering();
    return text;
}

/// What orders the rows but is not asked for: it has to come out of the inner SELECT all the same.
QList<Expression> SqlWriter::hiddenOrder() const
{
    QList<Expression> hidden;
    for (const Order &order : m_query.orderBy) {
        const Expression wholeRow{Expression::Function::None, false, order.by.table, u"*"_s};
        const bool isThere = m_query.columns.contains(order.by) || hidden.contains(order.by)
            || (!order.by.isAggregate() && m_query.columns.contains(wholeRow));
        if (!isThere && isNested())
            hidden.append(order.by);
    }
    return hidden;
}

namespace
{

QString direction(const Order &order)
{
    QString text = order.isDescending ? u" DESC"_s : QString();
    if (order.nulls != Order::Nulls::Default)
        text += order.nulls == Order::Nulls::First ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return text;
}

} // namespace

MarkedText SqlWriter::ordering() const
{
    QList<MarkedText> orders;
    for (qsizetype i = 0; i < m_query.orderBy.size(); ++i) {
        const Order &order = m_query.orderBy.at(i);
        orders.append(MarkedText(expression(order.by) + direction(order)).of(u"order_by[%1]"_s.arg(i)));
    }
    return orders.isEmpty() ? MarkedText() : u"\nORDER BY "_s + list(orders);
}

MarkedText SqlWriter::outerOrdering() const
{
    QStringList orders;
    for (const Order &order : m_query.orderBy)
        orders.append(
            place(anonymous,
                  order.by.isAggregate()
                      ? u"%1_%2"_s.arg(nameOf(order.by.function)).arg(m_query.columns.indexOf(order.by) + 1)
                      : label(order.by))
            + direction(order));
    return orders.isEmpty() ? MarkedText() : MarkedText(u"\nORDER BY "_s + orders.join(u", "));
}

MarkedText SqlWriter::limits()
{
    MarkedText text;
    const QString limitPath = m_query.isSlice ? u"slice"_s : u"limit"_s;
    const QString offsetPath = m_query.isSlice ? u"slice"_s : u"offset"_s;
    if (m_query.ending == Ending::First) {
        text += u"\n"_s;
        text += MarkedText(u"LIMIT 1"_s).of(u"ending"_s);
    } else if (m_query.limit) {
        MarkedText limit(u"LIMIT "_s);
        limit += value(*m_query.limit, schema::Type::Integer);
        text += u"\n"_s;
        text += std::move(limit).of(limitPath);
    } else if (m_query.offset && m_engine == Engine::Sqlite) {
        text += u"\nLIMIT -1"_s; // SQLite has no OFFSET alone
    }
    if (m_query.offset) {
        MarkedText offset(u"OFFSET "_s);
        offset += value(*m_query.offset, schema::Type::Integer);
        text += text.isEmpty() ? u"\n"_s : u" "_s;
        text += std::move(offset).of(offsetPath);
    }
    return text;
}

} // namespace query
