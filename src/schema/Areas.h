// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Entity.h"

/// The parts of entities(), one file an area. For Entity.cpp only.
namespace schema
{

/// The greatest value of PostgreSQL's INTEGER, the type of prices and references in the bot's tables.
inline constexpr double greatestInteger = 2147483647.0;

[[nodiscard]] QList<Entity> marketEntities();
[[nodiscard]] QList<Entity> phonebookEntities();

/// The columns that every table of the six begins or ends with.
[[nodiscard]] Field idField();

} // namespace schema
