// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Condition.h"

#include <functional>

namespace query
{

/// What a reference's id is called; "" = nobody knows.
using LabelOf = std::function<QString(schema::Table table, qint64 id)>;

/// The condition as a person would say it, in the language in force: "Paid ≥ 500 and (City is Псков or City
/// has no value (NULL))". "" when nothing is asked. Parts that are off are left out.
[[nodiscard]] QString inWords(schema::Table table, const Condition &condition, const LabelOf &labelOf = {});

} // namespace query
