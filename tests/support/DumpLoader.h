// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"

namespace support
{

/// Runs a plain dump of pg_dump, as psql would: psql is not to be had everywhere a test runs. Knows
/// statements whose last line ends with ";" and COPY … FROM stdin, no function bodies.
[[nodiscard]] base::Result<void> loadDump(const database::Connection &connection, const QString &file);

} // namespace support
