// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace exchange
{

/// Numbers that look random and are the same on every platform for the same seed (SplitMix64), which the
/// distributions of <random> are not. Not for secrets.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    /// 0 … limit - 1; `limit` is at least 1. The bias of the remainder is 2^-30 for what is asked here.
    [[nodiscard]] qint64 below(qint64 limit) { return qint64(next() % quint64(limit)); }

    /// An index of `weights`, as often as its weight says; only the first `count` are looked at.
    [[nodiscard]] qsizetype pick(const QList<int> &weights, qsizetype count)
    {
        qint64 sum = 0;
        for (qsizetype index = 0; index < count; ++index)
            sum += weights.at(index);
        qint64 rest = below(sum);
        for (qsizetype index = 0; index < count; ++index) {
            rest -= weights.at(index);
            if (rest < 0)
                return index;
        }
        return count - 1;
    }

private:
    quint64 m_state;
};

} // namespace exchange
