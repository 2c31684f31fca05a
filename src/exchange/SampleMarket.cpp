// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/SampleMarket.h"

#include "exchange/Csv.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

constexpr qint64 daySeconds = 24 * 60 * 60;
/// Customers who were there before the first purchase; the others join on the way.
constexpr qsizetype earlyCustomers = 26;

QString stored(const QDateTime &instant)
{
    return instant.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

base::Result<CsvTable> readSampleFile(const QString &name)
{
    QFile file(u":/sample/"_s + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{.code = base::ErrorCode::Failed,
                           .message = QCoreApplication::translate(
                               "exchange", "The sample data is missing in this build of Shopbook."),
                           .detail = file.fileName() + u": "_s + file.errorString(),
                           .table = {},
                           .columns = {}};
    }
    return readCsv(file);
}

SampleMarket::SampleMarket(const QDateTime &until, int days, quint64 seed)
    : m_from(until.addDays(-days))
    , m_until(until)
    , m_seed(seed)
{
}

base::Result<SampleMarket> SampleMarket::make(const QDateTime &until, int days, quint64 seed)
{
    SampleMarket market(until, days, seed);
    SHOPBOOK_TRY(market.readProducts());
    SHOPBOOK_TRY(market.readCustomers());
    return market;
}

base::Result<void> SampleMarket::readProducts()
{
    auto table = readSampleFile(u"products.csv"_s);
    if (!table)
        return std::move(table).error();
    Dice dice(m_seed);
    for (qsizetype row = 0; row < table->rows.size(); ++row) {
        const QString category = table->value(row, u"category_name"_s).toString();
        const QDateTime added = m_from.addSecs(-daySeconds * (120 - 4 * row) + dice.below(daySeconds / 2));
        if (m_categories.isEmpty() || m_categories.constLast().value(u"category_name"_s) != category) {
            const QString at = stored(added.addSecs(-3600));
            m_categories.append({{u"id"_s, qint64(m_categories.size() + 1)},
                                 {u"category_name"_s, category},
                                 {u"created_at"_s, at},
                                 {u"updated_at"_s, at}});
        }
        Offer offer;
        offer.price = table->value(row, u"price"_s).toLongLong();
        offer.earlierPrice = table->value(row, u"earlier_price"_s).toLongLong();
        offer.stars = table->value(row, u"stars"_s).toLongLong();
        // A price that was raised on the way shows why a purchase keeps what was paid.
        offer.changed = offer.earlierPrice > 0
            ? m_from.addSecs(m_from.secsTo(m_until) / 3 + dice.below(daySeconds * 10))
            : added;
        m_products.append({{u"id"_s, qint64(row + 1)},
                           {u"name"_s, table->value(row, u"name"_s)},
                           {u"description"_s, table->value(row, u"description"_s)},
                           {u"price"_s, offer.price},
                           {u"file_id"_s, QVariant()},
                           {u"category_id"_s, qint64(m_categories.size())},
                           {u"hidden_content"_s, table->value(row, u"hidden_content"_s)},
                           {u"created_at"_s, stored(added)},
                           {u"updated_at"_s, stored(offer.changed)}});
        m_productWeights.append(table->value(row, u"popularity"_s).toInt());
        m_offers.append(offer);
    }
    return {};
}

base::Result<void> SampleMarket::readCustomers()
{
    auto table = readSampleFile(u"customers.csv"_s);
    if (!table)
        return std::move(table).error();
    Dice dice(m_seed + 1);
    for (qsizetype row = 0; row < table->rows.size(); ++row) {
        const qint64 window = m_from.secsTo(m_until);
        const qint64 late = table->rows.size() - earlyCustomers;
        const QDateTime joined = row < earlyCustomers
            ? m_from.addSecs(-daySeconds * (2 * (earlyCustomers - row)) + dice.below(daySeconds))
            : m_from.addSecs(window * (row - earlyCustomers + 1) / (late + 2) + dice.below(daySeconds / 2));
        m_customers.append({{u"id"_s, qint64(row + 1)},
                            {u"telegram_id"_s, table->value(row, u"telegram_id"_s).toLongLong()},
                            {u"username"_s, table->value(row, u"username"_s)},
                            {u"first_name"_s, table->value(row, u"first_name"_s)},
                            {u"last_name"_s, table->value(row, u"last_name"_s)},
                            {u"created_at"_s, stored(joined)},
                            {u"updated_at"_s, stored(joined)}});
        m_joined.append(joined);
        // A few regulars buy most.
        m_customerWeights.append(4 + 60 / int(1 + (row * 17) % 40));
    }
    return {};
}

SampleMarket::Purchases::Purchases(const SampleMarket &market, qint64 count)
    : m_market(market)
    , m_count(count)
    , m_dice(market.m_seed + 2)
{
}

schema::Record SampleMarket::Purchases::next()
{
    // Each purchase lies in a slot of its own, so that they come in order without being sorted. The order
    // of the calls to the dice is part of the result.
    const qint64 windowMs = m_market.m_from.msecsTo(m_market.m_until);
    const qint64 slotBegin = windowMs / m_count * m_made;
    const qint64 atMs = slotBegin + m_dice.below(std::max<qint64>(1, windowMs / m_count));
    const QDateTime at = m_market.m_from.addMSecs(atMs);

    const auto joined =
        std::upper_bound(m_market.m_joined.begin(), m_market.m_joined.end(), at) - m_market.m_joined.begin();
    const qsizetype customer = m_dice.pick(m_market.m_customerWeights, std::max<qsizetype>(1, joined));
    const qsizetype product = m_dice.pick(m_market.m_productWeights, m_market.m_productWeights.size());
    const qint64 way = m_dice.below(100);
    const QString type = way < 60 ? u"yukassa"_s : way < 82 ? u"robocassa"_s : u"stars"_s;

    const Offer &offer = m_market.m_offers.at(product);
    const qint64 roubles = offer.earlierPrice > 0 && at < offer.changed ? offer.earlierPrice : offer.price;
    ++m_made;
    return {{u"id"_s, m_made},
            {u"user_id"_s, qint64(customer + 1)},
            {u"product_id"_s, qint64(product + 1)},
            {u"price"_s, type == u"stars" ? offer.stars : roubles},
            {u"created_at"_s, stored(at)},
            {u"updated_at"_s, stored(at)},
            {u"payment_id"_s, paymentNumber(m_made, type, m_dice)},
            {u"payment_type"_s, type}};
}

/// Each holds a part that is different for every purchase: the odd factors turn different numbers into
/// different numbers.
QString paymentNumber(qint64 purchase, const QString &type, Dice &dice)
{
    const auto own = quint32(quint64(purchase) * 2654435761U);
    if (type == u"robocassa")
        return QString::number(100200000 + purchase * 7 + dice.below(7));
    if (type == u"yukassa") {
        const quint64 random = dice.next();
        const auto hex = [](quint64 number, int digits) {
            return QString::number(number, 16).rightJustified(digits, u'0');
        };
        return hex(0x30000000 + (random & 0x0fffffff), 8) + u"-000f-5000-"_s + hex(0x8000 + (random >> 52), 4)
            + u'-' + hex((random >> 28) & 0xffff, 4) + hex(own, 8);
    }
    static const QString letters = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"_s;
    QString charge = u"stxw"_s;
    for (int shift = 0; shift < 32; shift += 6)
        charge += letters.at((own >> shift) & 63);
    while (charge.size() < 94)
        charge += letters.at(dice.below(64));
    return charge;
}

} // namespace exchange
