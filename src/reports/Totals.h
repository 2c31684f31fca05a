// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

#include <QList>

#include <functional>

namespace reports
{

/// Purchases of one payment type. Types are never added up: roubles and Stars are different money.
struct PaymentTotal {
    QString paymentType; ///< as stored; NULL and '' count as unknown
    qint64 count = 0;
    qint64 paid = 0; ///< roubles, or Stars for stars
    /// False: purchases were written while they were added up, slice by slice, and the numbers are those of
    /// no single moment (database/Slices.h).
    bool isExact = true;
};

/// Totals of the purchases for which `whereSql` (about table purchases by its own name; "" = all) holds, by
/// payment type: yukassa, robocassa, stars, others by name, unknown last. Of a large file without WAL in
/// slices; `between` runs between two of them, false from it cancels.
[[nodiscard]] base::Result<QList<PaymentTotal>> paymentTotals(const database::Connection &connection,
                                                              const QString &whereSql,
                                                              const QVariantList &values,
                                                              const std::function<bool()> &between = {});

/// The same for purchases by id, read by blocks; `between` runs after each, false from it cancels.
[[nodiscard]] base::Result<QList<PaymentTotal>> paymentTotalsOf(const database::Connection &connection,
                                                                const QList<qint64> &ids,
                                                                const std::function<bool()> &between = {});

/// "ЮKassa 12 · 18 400 ₽    Stars 3 · 450 ★", in the language in force; "≈ ЮKassa 12 …" where it is not
/// exact.
[[nodiscard]] QString inWords(const QList<PaymentTotal> &totals);

[[nodiscard]] bool areExact(const QList<PaymentTotal> &totals);
/// Why a number has "≈" before it: a sentence for its tooltip.
[[nodiscard]] QString whyAbout();

} // namespace reports
