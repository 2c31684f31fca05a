// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// What Qt's reader of JSON keeps to itself.
namespace query
{

/// The path of the first key that stands twice in its object ("where[0].op"), of which a reader would take
/// the last and say nothing. `json` was read without an error before.
[[nodiscard]] std::optional<QString> keyThatIsTwice(const QByteArray &json);

} // namespace query
