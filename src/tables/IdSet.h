// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>

#include <bitset>
#include <memory>

namespace tables
{

/// Some ids that are looked for among a million: what is not one of them is mostly known from one bit,
/// without a look into the set. Made for one walk over an order, then dropped.
class IdSet
{
public:
    explicit IdSet(const QList<qint64> &ids)
        : m_ids(ids.cbegin(), ids.cend())
        , m_bits(std::make_unique<Bits>())
    {
        for (const qint64 id : ids)
            m_bits->set(placeOf(id));
    }
    [[nodiscard]] bool contains(qint64 id) const { return m_bits->test(placeOf(id)) && m_ids.contains(id); }
    [[nodiscard]] qsizetype size() const { return m_ids.size(); }

private:
    static constexpr std::size_t places = 1 << 17;
    using Bits = std::bitset<places>;
    [[nodiscard]] static std::size_t placeOf(qint64 id) { return std::size_t(id) & (places - 1); }

    QSet<qint64> m_ids;
    std::unique_ptr<Bits> m_bits;
};

} // namespace tables
