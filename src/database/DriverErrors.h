// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

class QSqlError;

namespace database
{

/// The only place that knows the codes of the two drivers (examples.md, Error codes). Turns a driver's
/// error into ours: a code, a sentence for a person, the driver's text as detail, and for constraints
/// the table and the columns.
[[nodiscard]] base::Error errorFrom(const QSqlError &error, const Location &location);

} // namespace database
