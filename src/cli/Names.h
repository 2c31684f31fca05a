// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"
#include "schema/Entity.h"

#include <QJsonObject>

/// The words of the JSON that this program writes. They are for programs: never translated, never changed.
namespace cli {

[[nodiscard]] QString nameOf(base::ErrorCode code);
[[nodiscard]] QString nameOf(migration::Standing standing);

/// {"categories": 6, …}: the tables' own names.
[[nodiscard]] QJsonObject toJson(const QMap<schema::Table, qint64> &rows);
/// {"market": "5ca0f991801d", …}.
[[nodiscard]] QJsonObject toJson(const QMap<QString, QString> &texts);
/// {"code": …, "message": …, "detail": …, "exit": …}.
[[nodiscard]] QJsonObject toJson(const base::Error &error);

/// The same rows as a line a table, aligned, in the order of the rail.
[[nodiscard]] QString toText(const QMap<schema::Table, qint64> &rows);

} // namespace cli
