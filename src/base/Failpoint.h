// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace base
{

/// A place at which a test lets the program die, as a power cut would: shopbook-cli-failing links a body of
/// its own (tests/failing/Failpoint.cpp). In every other program it does nothing.
void failpoint(const char *name) noexcept;

} // namespace base
