// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Structure.h"

namespace migration
{

/// A default as it is compared: without casts, outer parentheses and case, and now() is CURRENT_TIMESTAMP.
[[nodiscard]] QString normalisedDefault(QString text);

/// The tables as sorted lines: columns with kind, NOT NULL and default, keys, unique sets, references. Order,
/// names of constraints and indexes, and the text of CREATE do not show.
[[nodiscard]] QStringList normalised(const Structure &structure);

/// The first 16 hexadecimal digits of the SHA-256 of these lines.
[[nodiscard]] QString fingerprint(const Structure &structure);

} // namespace migration
