// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <functional>
#include <optional>

namespace exchange
{

/// What is loaded beside the lesson's 30 people and 35 numbers.
struct SampleWishes {
    QString untilUtc; ///< "YYYY-MM-DD HH:MM:SS": no purchase is later
    /// Nothing: the sample's 6 categories, 24 products, 40 customers and 200 purchases over 90 days. A number beyond
    /// what 40 customers buy makes the market larger (MarketSize in LargeMarket.h) and its time three years.
    std::optional<qint64> purchases;
    std::optional<quint64> seed; ///< another one: other purchases; nothing: always the same
    /// Told after some thousand rows each: rows that are there, and all. Runs in the caller's thread.
    std::function<void(qint64 done, qint64 all)> progress;
    /// Rows of SampleEdges.h too, which tell a right query from a lucky one: the changed copy that exercises are tried on.
    /// For the sample of 200 purchases only.
    bool hasEdges = false;
};

/// Loads the sample into a database at head whose tables are empty, the same for the same wishes on every
/// platform and engine. One transaction; rows go through it one after another, so a million of them take no
/// more memory than a thousand. Failed, with nothing changed, when a table holds a row; Usage for a time that is
/// none and for fewer than one purchase.
base::Result<void> loadSample(const database::Connection &connection, const SampleWishes &wishes);
base::Result<void> loadSample(const database::Connection &connection, const QString &untilUtc);

} // namespace exchange
