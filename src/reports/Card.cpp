// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Card.h"

#include "base/Text.h"
#include "database/Query.h"
#include "query/Matching.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

using database::Connection;
using database::Dialect;
using database::Query;
using records::RowKey;
using schema::Table;
using schema::Type;

constexpr int linesShown = 10;

QString nameOf(Table table)
{
    return schema::entity(table).name;
}

/// A reference that leads to no row: said, never dropped.
QString orphanText(Table target, const QVariant &reference)
{
    if (database::value::isNull(reference))
        return QCoreApplication::translate("reports", "not recorded");
    const QString id = reference.toString();
    switch (target) {
    case Table::Customers:
        return QCoreApplication::translate("reports", "no such customer (#%1)").arg(id);
    case Table::Products:
        return QCoreApplication::translate("reports", "no such product (#%1)").arg(id);
    case Table::Categories:
        return QCoreApplication::translate("reports", "no such category (#%1)").arg(id);
    case Table::People:
        return QCoreApplication::translate("reports", "no such person (#%1)").arg(id);
    case Table::Purchases:
    case Table::Numbers:
        break;
    }
    return u"#"_s + id;
}

/// A row that is pointed to, with its label; `label` is NULL when there is no such row.
Card::Line lineTo(Table target, const QVariant &reference, const QVariant &label)
{
    Card::Line line;
    line.row.table = target;
    if (database::value::isNull(label)) {
        line.text = orphanText(target, reference);
        return line;
    }
    line.row.id = reference.toLongLong();
    line.text = label.toString();
    return line;
}

QString paidText(const QVariant &price, const QString &paymentType)
{
    const schema::Field *field = schema::entity(Table::Purchases).field(u"price"_s);
    return schema::toShown(*field, price, schema::isStars(paymentType));
}

/// "20 Nov 2026, ЮKassa"; what is NULL is left out.
QString joined(const QStringList &parts, const QString &separator = u", "_s)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present.append(part);
    }
    return present.join(separator);
}

/// Labels of everything that the row points to.
base::Result<void> addRelations(const Connection &connection, Card &card)
{
    for (const schema::Field &field : schema::entity(card.row.table).fields) {
        const QVariant reference = card.record.value(field.column);
        if (!field.relation)
            continue;
        const Table target = field.relation->target;
        if (database::value::isNull(reference)) {
            // An empty reference is worth a line only where the rules want one.
            if (!field.nullable)
                card.lines.append({{target, 0}, orphanText(target, reference), schema::fieldTitle(field)});
            continue;
        }
        const Dialect &dialect = connection.dialect();
        // SQLite takes any text for an id: such a reference leads nowhere.
        QVariant label;
        if (reference.typeId() == QMetaType::LongLong) {
            auto found =
                connection.scalar(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(
                                      query::labelSql(dialect, target, {}), dialect.quoted(nameOf(target)),
                                      dialect.quoted(nameOf(target), u"id"_s)),
                                  {reference});
            if (!found)
                return std::move(found).error();
            label = *found;
        }
        const Card::Line line = lineTo(target, reference, label);
        card.relationLabels.insert(field.column, line.text);
        card.lines.append({line.row, line.text, schema::fieldTitle(field)});
    }
    card.lineCount = card.lines.size();
    return {};
}

/// Totals of the purchases under `where`; all of them count as lines.
base::Result<void> addTotals(const Connection &connection, Card &card, const QString &where)
{
    auto totals = paymentTotals(connection, where, {card.row.id});
    if (!totals)
        return std::move(totals).error();
    card.totals = std::move(*totals);
    return {};
}

qint64 purchasesIn(const Card &card)
{
    qint64 count = 0;
    for (const PaymentTotal &total : card.totals)
        count += total.count;
    return count;
}

base::Result<void> addPurchases(const Connection &connection, Card &card)
{
    const Dialect &dialect = connection.dialect();
    const auto column = [&dialect](const QString &name) { return dialect.quoted(u"purchases"_s, name); };
    SHOPBOOK_TRY(addTotals(connection, card, column(u"user_id"_s) + u" = ?"_s));
    card.linesTitle = QCoreApplication::translate("reports", "Last purchases");
    card.lineCount = purchasesIn(card);
    const QString sql =
        u"SELECT %1, %2, %3, %4, %5, %6 FROM %7 LEFT JOIN %8 AS shopbook_p ON %9 = %2 WHERE %10 = ? "
        "ORDER BY %11 DESC NULLS LAST, %1 DESC LIMIT %12"_s
            .arg(column(u"id"_s), column(u"product_id"_s),
                 query::labelSql(dialect, Table::Products, u"shopbook_p"_s), column(u"price"_s),
                 column(u"payment_type"_s), dialect.selected(column(u"created_at"_s), Type::Timestamp),
                 dialect.quoted(u"purchases"_s), dialect.quoted(u"products"_s),
                 dialect.quoted(u"shopbook_p"_s, u"id"_s))
            .arg(column(u"user_id"_s), column(u"created_at"_s))
            .arg(linesShown);
    auto query = Query::run(connection, sql, {card.row.id});
    if (!query)
        return std::move(query).error();
    while (query->next()) {
        const Card::Line product =
            lineTo(Table::Products, query->value(1, Type::Integer), query->value(2, Type::Text));
        const QString type = query->value(4, Type::Text).toString();
        card.lines.append({{Table::Purchases, query->value(0, Type::Integer).toLongLong()},
                           joined({product.text, paidText(query->value(3, Type::Integer), type)}, u" — "_s),
                           joined({base::text::localTime(query->value(5, Type::Timestamp).toString()),
                                   schema::paymentTypeTitle(type)})});
    }
    return query->finish();
}

base::Result<void> addBuyers(const Connection &connection, Card &card)
{
    const Dialect &dialect = connection.dialect();
    const auto column = [&dialect](const QString &name) { return dialect.quoted(u"purchases"_s, name); };
    SHOPBOOK_TRY(addTotals(connection, card, column(u"product_id"_s) + u" = ?"_s));
    card.linesTitle = QCoreApplication::translate("reports", "Buyers");
    // A purchase whose customer is NULL is somebody's too: one buyer more.
    auto count = connection.scalar(
        u"SELECT COUNT(*) FROM (SELECT DISTINCT %1 FROM %2 WHERE %3 = ?) AS shopbook_b"_s.arg(
            column(u"user_id"_s), dialect.quoted(u"purchases"_s), column(u"product_id"_s)),
        {card.row.id});
    if (!count)
        return std::move(count).error();
    card.lineCount = count->toLongLong();

    const QString buyers =
        u"SELECT %1 AS buyer, COUNT(*) AS times, MAX(%2) AS last_at, MAX(%3) AS last_id FROM %4 WHERE %5 = ? "
        "GROUP BY %1 ORDER BY 3 DESC NULLS LAST, 4 DESC LIMIT %6"_s
            .arg(column(u"user_id"_s), column(u"created_at"_s), column(u"id"_s),
                 dialect.quoted(u"purchases"_s), column(u"product_id"_s))
            .arg(linesShown);
    const QString sql =
        u"SELECT b.buyer, %1, b.times, %2 FROM (%3) AS b LEFT JOIN %4 AS shopbook_c ON %5 = b.buyer "
        "ORDER BY b.last_at DESC NULLS LAST, b.last_id DESC"_s.arg(
            query::labelSql(dialect, Table::Customers, u"shopbook_c"_s),
            dialect.selected(u"b.last_at"_s, Type::Timestamp), buyers, dialect.quoted(u"users"_s),
            dialect.quoted(u"shopbook_c"_s, u"id"_s));
    auto query = Query::run(connection, sql, {card.row.id});
    if (!query)
        return std::move(query).error();
    while (query->next()) {
        Card::Line line =
            lineTo(Table::Customers, query->value(0, Type::Integer), query->value(1, Type::Text));
        const int times = query->value(2, Type::Integer).toInt();
        line.detail = joined(
            {base::text::localTime(query->value(3, Type::Timestamp).toString()),
             times > 1 ? QCoreApplication::translate("reports", "%n purchases", nullptr, times) : QString()});
        card.lines.append(line);
    }
    return query->finish();
}

base::Result<void> addProducts(const Connection &connection, Card &card)
{
    const Dialect &dialect = connection.dialect();
    const auto column = [&dialect](const QString &name) { return dialect.quoted(u"products"_s, name); };
    SHOPBOOK_TRY(addTotals(connection, card,
                           u"%1 IN (SELECT %2 FROM %3 WHERE %4 = ?)"_s.arg(
                               dialect.quoted(u"purchases"_s, u"product_id"_s), column(u"id"_s),
                               dialect.quoted(u"products"_s), column(u"category_id"_s))));
    card.linesTitle = QCoreApplication::translate("reports", "Products");
    auto count = connection.scalar(u"SELECT COUNT(*) FROM %1 WHERE %2 = ?"_s.arg(
                                       dialect.quoted(u"products"_s), column(u"category_id"_s)),
                                   {card.row.id});
    if (!count)
        return std::move(count).error();
    card.lineCount = count->toLongLong();
    auto archive = records::hasArchive(connection);
    if (!archive)
        return std::move(archive).error();

    const QString label = query::labelSql(dialect, Table::Products, {});
    const QString archived = *archive
        ? u"CASE WHEN %1 THEN 1 ELSE 0 END"_s.arg(records::archivedSql(dialect, Table::Products, {}))
        : u"0"_s;
    const QString sql = u"SELECT %1, %2 AS label, %3, %4 FROM %5 WHERE %6 = ? ORDER BY 4, %1 LIMIT %7"_s
                            .arg(column(u"id"_s), label, column(u"price"_s), archived,
                                 dialect.quoted(u"products"_s), column(u"category_id"_s))
                            .arg(linesShown);
    auto query = Query::run(connection, sql, {card.row.id});
    if (!query)
        return std::move(query).error();
    const schema::Field *price = schema::entity(Table::Products).field(u"price"_s);
    while (query->next()) {
        card.lines.append({{Table::Products, query->value(0, Type::Integer).toLongLong()},
                           joined({query->value(1, Type::Text).toString(),
                                   schema::toShown(*price, query->value(2, Type::Integer))},
                                  u" — "_s),
                           query->value(3, Type::Integer).toLongLong() == 1
                               ? QCoreApplication::translate("reports", "archived")
                               : QString()});
    }
    return query->finish();
}

base::Result<void> addNumbers(const Connection &connection, Card &card)
{
    const Dialect &dialect = connection.dialect();
    const auto column = [&dialect](const QString &name) { return dialect.quoted(u"phonebook"_s, name); };
    card.linesTitle = QCoreApplication::translate("reports", "Numbers");
    auto count = connection.scalar(
        u"SELECT COUNT(*) FROM %1 WHERE %2 = ?"_s.arg(dialect.quoted(u"phonebook"_s), column(u"user_id"_s)),
        {card.row.id});
    if (!count)
        return std::move(count).error();
    card.lineCount = count->toLongLong();
    const QString sql =
        u"SELECT %1, %2, CASE WHEN %3 THEN 1 ELSE 0 END FROM %4 WHERE %5 = ? ORDER BY 3, %1 LIMIT %6"_s
            .arg(column(u"id"_s), query::labelSql(dialect, Table::Numbers, {}),
                 records::deletedSql(dialect, Table::Numbers, {}), dialect.quoted(u"phonebook"_s),
                 column(u"user_id"_s))
            .arg(linesShown);
    auto query = Query::run(connection, sql, {card.row.id});
    if (!query)
        return std::move(query).error();
    while (query->next()) {
        card.lines.append({{Table::Numbers, query->value(0, Type::Integer).toLongLong()},
                           query->value(1, Type::Text).toString(),
                           query->value(2, Type::Integer).toLongLong() == 1
                               ? QCoreApplication::translate("reports", "deleted")
                               : QString()});
    }
    return query->finish();
}

base::Result<void> addLines(const Connection &connection, Card &card)
{
    switch (card.row.table) {
    case Table::Customers:
        return addPurchases(connection, card);
    case Table::Products:
        // The category's line gives way to the buyers; its label stays in relationLabels.
        card.lines.clear();
        return addBuyers(connection, card);
    case Table::Categories:
        return addProducts(connection, card);
    case Table::People:
        return addNumbers(connection, card);
    case Table::Purchases:
    case Table::Numbers:
        card.linesTitle = QCoreApplication::translate("reports", "Belongs to");
        break;
    }
    return {};
}

} // namespace

base::Result<Card> cardOf(const Connection &connection, const RowKey &row)
{
    Card card;
    card.row = row;
    auto record = records::readRow(connection, row);
    if (!record)
        return std::move(record).error();
    card.record = std::move(*record);
    auto title = records::labelOf(connection, row);
    if (!title)
        return std::move(title).error();
    // A payment number of ninety characters tells nobody what this is.
    card.title = row.table == Table::Purchases
        ? QCoreApplication::translate("reports", "Purchase %1").arg(row.id)
        : std::move(*title);
    auto archived = records::isArchived(connection, row);
    if (!archived)
        return std::move(archived).error();
    card.archived = *archived;
    SHOPBOOK_TRY(addRelations(connection, card));
    SHOPBOOK_TRY(addLines(connection, card));
    return card;
}

} // namespace reports
