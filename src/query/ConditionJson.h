// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Condition.h"

#include <QJsonObject>

namespace query
{

/// {"all": [{"field": "price", "op": ">=", "values": [500]}, {"any": […], "off": true}]}. The version stands
/// in the document around it.
[[nodiscard]] QJsonObject toJson(const Condition &condition);

/// Error (Usage) with the path of the bad part in its detail: "filter.all[2].op". Whether fields and values
/// fit a table says sqlOf().
[[nodiscard]] base::Result<Condition> conditionFromJson(const QJsonValue &json,
                                                        const QString &path = QStringLiteral("filter"));
/// The same of a query's condition: "by_name" is known there, values may be null, and a key that nobody knows
/// is an error too.
[[nodiscard]] base::Result<Condition> queryConditionFromJson(const QJsonValue &json, const QString &path);

/// A whole number stays one: a double holds no id beyond 2^53. null is NULL.
[[nodiscard]] QVariant valueFromJson(const QJsonValue &json);
/// Bytes are hexadecimal, as in CSV.
[[nodiscard]] QJsonValue valueToJson(const QVariant &value);

} // namespace query
