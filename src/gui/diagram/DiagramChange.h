// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/diagram/DiagramContent.h"

namespace gui::diagram
{

/// Two structures in one picture: what the second has, and what only the first had, each marked with
/// its change. Service tables only when something happens to them.
[[nodiscard]] Content contentOfChange(const migration::Structure &before, const migration::Structure &after);

} // namespace gui::diagram
