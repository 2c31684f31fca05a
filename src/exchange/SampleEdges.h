// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Validation.h"

namespace exchange
{

struct EdgeRow {
    schema::Table table;
    schema::Record record;
};

/// Rows that tell a right query from one that is right on the sample by luck: missing values, equal ages and
/// sums, bounds (exactly 18, exactly 300 roubles), a person without a number, a number without a person, a
/// category without products, a customer who buys nothing, a way of paying that nobody thinks of. Their ids
/// follow those of the sample with 200 purchases. In the order in which they may be added.
[[nodiscard]] QList<EdgeRow> sampleEdges(const QString &at);

} // namespace exchange
