// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Facets.h"

#include "database/Query.h"
#include "database/Slices.h"
#include "query/Matching.h"
#include "query/Period.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

using database::Dialect;
using schema::Entity;
using schema::Field;
using schema::Table;
using schema::Type;
namespace slices = database::slices;

/// What the value is, and the joins that lead to it.
struct Expression {
    QString value;
    QString joins;
};

Expression expressionOf(const Dialect &dialect, Table table, const QString &path)
{
    Expression found;
    QString place = schema::entity(table).name;
    const Entity *entity = &schema::entity(table);
    const QStringList steps = path.split(u'.');
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const Field &field = *entity->field(steps.at(i));
        const QString column = dialect.quoted(place, field.column);
        if (i + 1 == steps.size()) {
            found.value = field.type == Type::Timestamp ? dialect.localMonth(column) : column;
            break;
        }
        entity = &schema::entity(field.relation->target);
        place = u"facet_%1"_s.arg(i);
        found.joins += u" JOIN %1 AS %2 ON %3 = %4"_s.arg(dialect.quoted(entity->name), dialect.quoted(place),
                                                          dialect.quoted(place, u"id"_s), column);
    }
    return found;
}

/// Labels are looked up for the few values that are left, not for each row that has one.
QString withLabels(const Dialect &dialect, const Field &field, const QString &counted)
{
    if (!field.relation)
        return u"SELECT value, value, row_count FROM (%1) AS counted"_s.arg(counted);
    const Entity &target = schema::entity(field.relation->target);
    return u"SELECT value, %1, row_count FROM (%2) AS counted JOIN %3 ON %4 = value"_s.arg(
        query::labelSql(dialect, target.table, {}), counted, dialect.quoted(target.name),
        dialect.quoted(target.name, u"id"_s));
}

/// The rows that have each value, in their parts.
struct Counting {
    slices::Rows rows;
    QString select; ///< SELECT value, row_count FROM …
};

Counting countingOf(const Dialect &dialect, Table table, const Facet &facet, const query::SqlText &where)
{
    const Expression asked = expressionOf(dialect, table, facet.path);
    const QString name = schema::entity(table).name;
    QStringList conditions{u"%1 IS NOT NULL"_s.arg(asked.value)};
    if (!query::placeOf(table, facet.path).field->relation)
        conditions.append(u"%1 <> ''"_s.arg(dialect.asText(asked.value)));
    if (!where.sql.isEmpty())
        conditions.append(u'(' + where.sql + u')');
    return {{dialect.quoted(name), dialect.quoted(name, u"id"_s), conditions.join(u" AND "), where.values},
            u"SELECT %1 AS value, COUNT(*) AS row_count FROM %2%3"_s.arg(asked.value, dialect.quoted(name),
                                                                         asked.joins)};
}

/// Fills the heap with the values and counts of each slice. True: with those of one moment.
base::Result<bool> fill(const slices::Heap &heap, const database::Connection &connection,
                        const Counting &counting, const std::function<bool()> &between)
{
    const QString insert = u"INSERT INTO %1 %2 WHERE %3 GROUP BY 1"_s;
    const auto add = [&](const QString &where, const QVariantList &values) -> base::Result<bool> {
        SHOPBOOK_TRY(connection.execute(insert.arg(heap.name(), counting.select, where), values));
        return true;
    };
    const auto sliced = [&]() -> base::Result<void> {
        SHOPBOOK_TRY(heap.clear());
        return slices::each(connection, counting.rows, between, add);
    };
    const auto atOnce = [&]() -> base::Result<void> {
        SHOPBOOK_TRY(heap.clear());
        SHOPBOOK_TRY(add(counting.rows.where, counting.rows.values));
        return {};
    };
    return slices::steadily(connection, {sliced, atOnce});
}

} // namespace

QList<Facet> facetsOf(Table table)
{
    const auto title = [](const char *text) { return QCoreApplication::translate("reports", text); };
    const Facet month{u"created_at"_s, title(QT_TRANSLATE_NOOP("reports", "Month"))};
    switch (table) {
    case Table::Purchases:
        return {{u"payment_type"_s, title(QT_TRANSLATE_NOOP("reports", "Payment type"))},
                {u"product_id.category_id"_s, title(QT_TRANSLATE_NOOP("reports", "Category"))},
                month};
    case Table::Products:
        return {{u"category_id"_s, title(QT_TRANSLATE_NOOP("reports", "Category"))}, month};
    case Table::Customers:
    case Table::Categories:
        return {month};
    case Table::People:
        return {{u"country"_s, title(QT_TRANSLATE_NOOP("reports", "Country"))},
                {u"city"_s, title(QT_TRANSLATE_NOOP("reports", "City"))},
                month};
    case Table::Numbers:
        return {{u"user_id.country"_s, title(QT_TRANSLATE_NOOP("reports", "Country"))},
                {u"user_id.city"_s, title(QT_TRANSLATE_NOOP("reports", "City"))},
                month};
    }
    return {};
}

base::Result<QList<FacetValue>> facetValues(const database::Connection &connection, Table table,
                                            const Facet &facet, const query::SqlText &where, int limit,
                                            const std::function<bool()> &between)
{
    const Dialect &dialect = connection.dialect();
    const Field &field = *query::placeOf(table, facet.path).field;
    const bool isMonth = field.type == Type::Timestamp;
    const Counting counting = countingOf(dialect, table, facet, where);
    const auto isSparing = slices::isNeeded(connection, counting.rows);
    SHOPBOOK_TRY(isSparing);
    QString counted = u"%1 WHERE %2 GROUP BY 1"_s.arg(counting.select, counting.rows.where);
    std::optional<slices::Heap> heap;
    bool isExact = true;
    if (*isSparing) {
        auto made = slices::Heap::make(connection, {u"value"_s, u"row_count"_s});
        SHOPBOOK_TRY(made);
        heap.emplace(*std::move(made));
        const auto filled = fill(*heap, connection, counting, between);
        SHOPBOOK_TRY(filled);
        isExact = *filled;
        counted = u"SELECT value, SUM(row_count) AS row_count FROM %1 GROUP BY 1"_s.arg(heap->name());
    }
    auto query = database::Query::run(
        connection,
        u"%1 ORDER BY %2 LIMIT %3"_s.arg(withLabels(dialect, field, counted),
                                         isMonth ? u"1 DESC"_s : u"3 DESC, 2, 1"_s, QString::number(limit)),
        heap ? QVariantList() : where.values);
    if (!query)
        return std::move(query).error();
    QList<FacetValue> values;
    while (query->next()) {
        FacetValue value;
        value.value = query->value(0, field.relation ? Type::Integer : Type::Text);
        const QString label = query->value(1, Type::Text).toString();
        value.text = isMonth                              ? query::periodInWords(label)
            : field.format == schema::Format::PaymentType ? schema::paymentTypeTitle(label)
                                                          : label;
        value.count = query->value(2, Type::Integer).toLongLong();
        value.isExact = isExact;
        values.append(value);
    }
    SHOPBOOK_TRY(query->finish());
    return values;
}

} // namespace reports
