// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/MarkedText.h"
#include "query/Query.h"

namespace query
{

/// A prepared query as a C++ file for Qt 6 that asks a SQLite file. Inside query only.
[[nodiscard]] MarkedText qtFile(const Query &query);

} // namespace query
