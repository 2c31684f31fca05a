// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

#include <QJsonObject>

class QIODevice;

/// The document of a query; resources/query/query.schema.json describes it. Keys that say nothing are left
/// out:
///
///     {"version": 1, "from": "user", "columns": ["user.city", "count(user.id)"],
///      "joins": [{"table": "phonebook", "outer": true}], "joinedload": ["phonebook"],
///      "where": [{"field": "age", "op": ">=", "values": [18]}, {"any": […]}],
///      "group_by": ["city"], "having": […], "distinct": true,
///      "order_by": [{"by": "age", "descending": true, "nulls": "last"}],
///      "slice": [1, 3] or "limit": 10 and "offset": 20, "ending": "all"}
///
/// "title" and "description" may stand in it for people.
namespace query
{

inline constexpr int documentVersion = 1;
inline constexpr qsizetype mostDocumentBytes = 8 * 1024 * 1024;

[[nodiscard]] QJsonObject toJson(const Query &query);

/// Error (Usage; the path of the bad part is its detail): "where[1].values[0]", "order_by[0].nulls",
/// "version" of a later program. Whether tables, columns and values fit says check(), with paths of the same
/// form.
[[nodiscard]] base::Result<Query> queryFromJson(const QJsonValue &json);
/// The same from text (UTF-8, with or without a mark of the byte order); of what is no JSON the error says at
/// which line. A key that stands twice is refused: one of the two would be lost.
[[nodiscard]] base::Result<Query> queryFromDocument(const QByteArray &text);
/// What a file holds, of which no more is read than a document can be long.
[[nodiscard]] QByteArray documentIn(QIODevice &device);
/// Of SQL that was typed and saved, {"version": 1, "sql": "SELECT …"}, the SQL; nothing when it is another document.
[[nodiscard]] std::optional<QString> sqlInDocument(const QByteArray &text);
[[nodiscard]] QByteArray toDocument(const Query &query);

} // namespace query
