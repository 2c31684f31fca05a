// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace exchange
{

/// Loads the sample into a database at head whose tables are empty: the lesson's 30 people and 35 numbers,
/// and a made-up market of 6 categories, 24 products, 40 customers and 200 purchases over the 90 days before
/// `untilUtc` ("YYYY-MM-DD HH:MM:SS"), the same for the same `untilUtc`. One transaction.
/// Failed, with nothing changed, when a table holds a row.
base::Result<void> loadSample(const database::Connection &connection, const QString &untilUtc);

} // namespace exchange
