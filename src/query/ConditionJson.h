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

} // namespace query
