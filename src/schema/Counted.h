// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

namespace schema
{

/// "30 people": so many rows of a table by their own noun, in the language in force. `number` is how the
/// count is written ("two", "1,000"); `count` chooses the form of the noun.
[[nodiscard]] QString counted(Table table, const QString &number, qint64 count);

} // namespace schema
