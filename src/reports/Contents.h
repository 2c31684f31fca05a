// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "schema/Entity.h"

#include <QMap>

namespace reports
{

/// Rows per table of the tables that are there: `status`, and the rail's counts. A table that is not there
/// is absent.
[[nodiscard]] base::Result<QMap<schema::Table, qint64>> rowCounts(const database::Connection &connection);

} // namespace reports
