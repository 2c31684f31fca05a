// SPDX-License-Identifier: GPL-3.0-or-later
// Alone in its file: a linker that has found another failpoint() leaves this one in the library.
#include "base/Failpoint.h"

namespace base
{

void failpoint([[maybe_unused]] const char *name) noexcept
{
}

} // namespace base
