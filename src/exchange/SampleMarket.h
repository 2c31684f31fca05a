// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Csv.h"
#include "exchange/Dice.h"
#include "schema/Validation.h"

#include <QDateTime>

namespace exchange
{

/// A list of resources/sample.
[[nodiscard]] base::Result<CsvTable> readSampleFile(const QString &name);

/// A number of a payment as the service would write it, different for every `purchase` up to 2^32.
[[nodiscard]] QString paymentNumber(qint64 purchase, const QString &type, Dice &dice);

/// The made-up market: its categories, products and customers are lists in resources/sample, its purchases
/// a stream, so that as many as wanted can be written without being held in memory. The same for the same
/// end, number and seed. Knows no database.
class SampleMarket
{
public:
    /// Chosen once, so that every sample is the same one.
    static constexpr quint64 defaultSeed = 20261120;

    /// Purchases lie in the `days` days before `until`.
    [[nodiscard]] static base::Result<SampleMarket> make(const QDateTime &until, int days,
                                                         quint64 seed = defaultSeed);

    [[nodiscard]] const QList<schema::Record> &categories() const { return m_categories; }
    [[nodiscard]] const QList<schema::Record> &products() const { return m_products; }
    [[nodiscard]] const QList<schema::Record> &customers() const { return m_customers; }

    /// Purchases one after another, oldest first, with ids from 1. Lives no longer than its market.
    class Purchases
    {
    public:
        Purchases(const SampleMarket &market, qint64 count);
        [[nodiscard]] bool hasNext() const { return m_made < m_count; }
        [[nodiscard]] schema::Record next();

    private:
        const SampleMarket &m_market;
        qint64 m_count;
        qint64 m_made = 0;
        Dice m_dice;
    };

private:
    struct Offer {
        qint64 price = 0;
        qint64 earlierPrice = 0; ///< until `changed`
        qint64 stars = 0;
        QDateTime changed;
    };

    SampleMarket(const QDateTime &until, int days, quint64 seed);
    base::Result<void> readProducts();
    base::Result<void> readCustomers();

    QDateTime m_from;
    QDateTime m_until;
    quint64 m_seed;
    QList<schema::Record> m_categories;
    QList<schema::Record> m_products;
    QList<schema::Record> m_customers;
    QList<Offer> m_offers; ///< beside m_products
    QList<int> m_productWeights;
    QList<int> m_customerWeights;
    QList<QDateTime> m_joined; ///< beside m_customers, ascending
};

} // namespace exchange
