// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace splitting
{

/// A script made of what is hard to cut: the same for the same seed. Every quote in it has an end, and so has
/// its last statement.
[[nodiscard]] QString randomScript(quint32 seed, bool isPostgresql);

} // namespace splitting
