// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Actions.h"

/// Which commands the administrator's locks (base::presets) take away, and in whose name. Decides nothing
/// else.
namespace gui::locks
{

/// "Set by the administrator: IT desk, extension 12"; "" = the command may be used.
[[nodiscard]] QString reasonFor(Command command);

} // namespace gui::locks
