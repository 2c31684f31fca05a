// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

/// Whether the window can be drawn here: what `shopbook --self-check` prints and `shopbook-cli doctor` reads.
namespace gui::selfcheck
{

/// {"version", "platform", "font_families", "cyrillic", "png"}. Needs a QApplication; shows nothing.
[[nodiscard]] QJsonObject facts();

} // namespace gui::selfcheck
