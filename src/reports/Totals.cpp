// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Totals.h"

#include "database/Query.h"
#include "records/Catalog.h"
#include "schema/Conversion.h"

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

} // namespace

base::Result<QList<PaymentTotal>> paymentTotals(const database::Connection &connection,
                                                const QString &whereSql, const QVariantList &values)
{
    const database::Dialect &dialect = connection.dialect();
    const QString name = schema::entity(schema::Table::Purchases).name;
    const QString type =
        u"COALESCE(NULLIF(%1, ''), '%2')"_s.arg(dialect.asText(dialect.quoted(name, u"payment_type"_s)),
                                                QLatin1StringView(schema::unknownPaymentType));
    QString sql = u"SELECT %1, COUNT(*), %2 FROM %3"_s.arg(
        type, dialect.sum(dialect.quoted(name, u"price"_s)), dialect.quoted(name));
    if (!whereSql.isEmpty())
        sql += u" WHERE ("_s + whereSql + u')';
    sql += u" GROUP BY 1"_s;

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
    return parts.join(u"    ");
}

} // namespace reports
