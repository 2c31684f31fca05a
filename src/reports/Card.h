// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/ChangeSet.h"
#include "reports/Totals.h"

namespace reports
{

/// What hangs on a row, for the card beside the table. A reference that is NULL or leads to no row is said as
/// such; nothing is dropped for it.
struct Card {
    records::RowKey row;
    QString title; ///< the row's label
    records::Record record; ///< the row itself, as read
    /// Column → label of the row it points to, or "no such customer (#12)"; absent when the reference is
    /// NULL.
    QHash<QString, QString> relationLabels;
    QList<PaymentTotal> totals; ///< customer, product, category: its purchases by payment type
    struct Line {
        records::RowKey row; ///< where a click leads; id 0 = nowhere, there is no such row
        QString text; ///< "Course — 990 ₽"
        QString detail; ///< "20 Nov 2026, ЮKassa"
    };
    QString linesTitle; ///< "Last purchases", "Numbers", "Buyers", "Products", "Belongs to"
    QList<Line> lines; ///< ten at most
    qint64 lineCount = 0; ///< how many there are
    bool archived = false;
};

/// Reads with a few statements, in the reader's thread. NotFound when the row is gone.
[[nodiscard]] base::Result<Card> cardOf(const database::Connection &connection, const records::RowKey &row);

} // namespace reports
