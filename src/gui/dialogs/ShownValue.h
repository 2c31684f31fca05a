// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/Validation.h"

namespace gui
{

/// A value in a list of changes: as cells show it, but with words for NULL and for the empty text. A secret
/// is dots, whatever it holds. A reference is its number: whoever knows the label shows that.
[[nodiscard]] QString shownValue(const schema::Field &field, const QVariant &value, bool paidInStars = false);

} // namespace gui
