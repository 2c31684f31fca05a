// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace support
{

/// pg_ctl with the server of tests/with-postgres, for programs that have one of their own: {"-m", "immediate", "stop"}.
/// Fails the test when it is refused.
void serverControl(const QStringList &action);

} // namespace support
