// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/SampleMarket.h"

#include <QStringList>

namespace exchange
{

/// How many rows a market of so many purchases has: a customer for ten of them, a product for a hundred, a
/// category for ten thousand, and never fewer than the sample's lists have.
struct MarketSize {
    qint64 purchases = 0;
    qint64 customers = 0;
    qint64 products = 0;
    qint64 categories = 0;

    [[nodiscard]] static MarketSize of(qint64 purchases, const SampleMarket &sample);
};

/// A made-up market of any size: the sample's categories, products and customers first, as they are named
/// there, then as many as are wanted. Each row follows from the seed, the end and its id alone, so nothing is
/// held but a few hundred names, and any row can be made without those before it. Names are Cyrillic and
/// Latin, usernames and payment numbers are unique. Purchases lie in the three years before the end, oldest
/// first. Ids begin with 1. Knows no database.
class LargeMarket
{
public:
    [[nodiscard]] static base::Result<LargeMarket> make(SampleMarket sample, qint64 purchases, quint64 seed,
                                                        const QDateTime &until);

    [[nodiscard]] const MarketSize &size() const { return m_size; }
    [[nodiscard]] schema::Record category(qint64 id) const;
    [[nodiscard]] schema::Record product(qint64 id) const;
    [[nodiscard]] schema::Record customer(qint64 id) const;
    [[nodiscard]] schema::Record purchase(qint64 id) const;

private:
    enum class Kind : quint64 { Category, Product, Price, Customer, Joined, Purchase };

    LargeMarket(SampleMarket sample, qint64 purchases, quint64 seed, const QDateTime &until);
    base::Result<void> readNames();
    [[nodiscard]] Dice dice(Kind kind, qint64 id) const;
    [[nodiscard]] QString one(const QString &kind, Dice &dice) const;
    [[nodiscard]] QString at(qint64 secondsAfterBegin) const;
    [[nodiscard]] qint64 priceOf(qint64 product) const;
    [[nodiscard]] qint64 joinedAt(qint64 customer) const;
    [[nodiscard]] qint64 customersUntil(qint64 second) const;
    void nameCustomer(schema::Record &customer, qint64 id) const;

    SampleMarket m_sample;
    MarketSize m_size;
    quint64 m_seed;
    QDateTime m_from;
    qint64 m_seconds; ///< from m_from to the end
    QHash<QString, QStringList> m_names;
    QStringList m_surnamesOfHer; ///< beside m_names["surname"]
};

} // namespace exchange
