// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

/// JSON as text. QJsonObject orders its members by their names; here they stand as they are given, which for
/// rows is the order of their columns. Pure; any thread.
namespace query
{

/// A value without spaces and line breaks.
[[nodiscard]] QString compactJson(const QJsonValue &value);
/// {"name": value, …} of names and of values that are JSON already; two lists of one length.
[[nodiscard]] QString objectText(const QStringList &names, const QStringList &values);
/// The row of a result as an object.
[[nodiscard]] QString rowText(const QStringList &names, const QVariantList &values);
/// Items that are JSON already, a line each.
[[nodiscard]] QString listText(const QStringList &items);

/// A list that is written item by item: begin, each item behind the mark for its place, end. Together they
/// are what listText() makes.
[[nodiscard]] QString listBegin();
[[nodiscard]] QString beforeItem(bool isFirst);
[[nodiscard]] QString listEnd(bool isEmpty);

} // namespace query
