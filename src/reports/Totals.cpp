// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Totals.h"

#include "database/Query.h"
#include "database/Slices.h"
#include "records/Catalog.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

using schema::Type;

/// The bot's types first, free text by name, what nobody recorded last.
int rankOf(const QString &paymentType)
{
    static const QStringList first{u"yukassa"_s, u"robocassa"_s, u"stars"_s};
    const auto index = first.indexOf(paymentType);
    if (index >= 0)
        return int(index);
    return paymentType == QLatin1StringView(schema::unknownPaymentType) ? 4 : 3;
}

bool comesBefore(const PaymentTotal &left, const PaymentTotal &right)
{
    const int leftRank = rankOf(left.paymentType);
    const int rightRank = rankOf(right.paymentType);
    return leftRank != rightRank ? leftRank < rightRank : left.paymentType < right.paymentType;
}

base::Result<QList<PaymentTotal>> readTotals(const database::Connection &connection, const QString &sql,
                                             const QVariantList &values)
{
    auto query = database::Query::run(connection, sql, values);
    if (!query)
        return std::move(query).error();
    QList<PaymentTotal> totals;
    while (query->next()) {
        totals.append({query->value(0, Type::Text).toString(), query->value(1, Type::Integer).toLongLong(),
                       query->value(2, Type::Integer).toLongLong()});
    }
    SHOPBOOK_TRY(query->finish());
    std::sort(totals.begin(), totals.end(), comesBefore);
    return totals;
}

} // namespace

base::Result<QList<PaymentTotal>> paymentTotals(const database::Connection &connection,
                                                const QString &whereSql, const QVariantList &values,
                                                const std::function<bool()> &between)
{
    namespace slices = database::slices;
    const database::Dialect &dialect = connection.dialect();
    const QString name = schema::entity(schema::Table::Purchases).name;
    const slices::Rows rows{dialect.quoted(name), dialect.quoted(name, u"id"_s), whereSql, values};
    const QString type =
        u"COALESCE(NULLIF(%1, ''), '%2')"_s.arg(dialect.asText(dialect.quoted(name, u"payment_type"_s)),
                                                QLatin1StringView(schema::unknownPaymentType));
    const QString select = u"SELECT %1, COUNT(*), %2 FROM %3"_s.arg(
        type, dialect.sum(dialect.quoted(name, u"price"_s)), rows.table);
    const auto isSparing = slices::isNeeded(connection, rows);
    SHOPBOOK_TRY(isSparing);
    if (!*isSparing) {
        const QString where = whereSql.isEmpty() ? QString() : u" WHERE ("_s + whereSql + u')';
        return readTotals(connection, select + where + u" GROUP BY 1"_s, values);
    }
    const auto heap = slices::Heap::make(connection, {u"type"_s, u"number"_s, u"paid"_s});
    SHOPBOOK_TRY(heap);
    const QString insert = u"INSERT INTO %1 %2 WHERE %3 GROUP BY 1"_s;
    const auto add = [&](const QString &where, const QVariantList &bound) -> base::Result<bool> {
        SHOPBOOK_TRY(connection.execute(insert.arg(heap->name(), select, where), bound));
        return true;
    };
    const auto sliced = [&]() -> base::Result<void> {
        SHOPBOOK_TRY(heap->clear());
        return slices::each(connection, rows, between, add);
    };
    const auto atOnce = [&]() -> base::Result<void> {
        SHOPBOOK_TRY(heap->clear());
        SHOPBOOK_TRY(add(whereSql.isEmpty() ? u"1"_s : u'(' + whereSql + u')', values));
        return {};
    };
    const auto isExact = slices::steadily(connection, {sliced, atOnce});
    SHOPBOOK_TRY(isExact);
    auto totals = readTotals(
        connection,
        u"SELECT type, SUM(number), %1 FROM %2 GROUP BY 1"_s.arg(dialect.sum(u"paid"_s), heap->name()), {});
    SHOPBOOK_TRY(totals);
    for (PaymentTotal &total : *totals)
        total.isExact = *isExact;
    return totals;
}

base::Result<QList<PaymentTotal>> paymentTotalsOf(const database::Connection &connection,
                                                  const QList<qint64> &ids,
                                                  const std::function<bool()> &between)
{
    constexpr qsizetype atOnce = 500;
    const QString id = connection.dialect().quoted(schema::entity(schema::Table::Purchases).name, u"id"_s);
    QList<PaymentTotal> sums;
    for (qsizetype first = 0; first < ids.size(); first += atOnce) {
        QVariantList values;
        for (const qint64 one : ids.mid(first, atOnce))
            values.append(one);
        const auto totals = paymentTotals(
            connection, u"%1 IN (%2)"_s.arg(id, records::catalog::placeholders(values.size())), values);
        SHOPBOOK_TRY(totals);
        for (const PaymentTotal &total : *totals) {
            const auto known = std::ranges::find(sums, total.paymentType, &PaymentTotal::paymentType);
            if (known == sums.end()) {
                sums.append(total);
            } else {
                known->count += total.count;
                known->paid += total.paid;
            }
        }
        if (between && !between())
            return base::Error{base::ErrorCode::Cancelled, {}, {}, {}, {}};
    }
    std::sort(sums.begin(), sums.end(), comesBefore);
    return sums;
}

QString inWords(const QList<PaymentTotal> &totals)
{
    QStringList parts;
    for (const PaymentTotal &total : totals) {
        parts.append(u"%1 %2 · %3"_s.arg(schema::paymentTypeTitle(total.paymentType),
                                         schema::numberText(total.count),
                                         schema::moneyText(total.paid, schema::isStars(total.paymentType))));
    }
    return (areExact(totals) ? QString() : u"≈ "_s) + parts.join(u"    ");
}

bool areExact(const QList<PaymentTotal> &totals)
{
    return std::ranges::all_of(totals, &PaymentTotal::isExact);
}

QString whyAbout()
{
    return QCoreApplication::translate(
        "reports",
        "Other programs wrote to the file while this was counted, so the number is of no "
        "single moment. It is counted again after the next change.");
}

} // namespace reports
