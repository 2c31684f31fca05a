// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Handle.h"
#include "migration/ScriptSet.h"

namespace migration
{

/// Proves a set of scripts on an empty database before anybody's is touched: all the way up, with every
/// @verify, and down again. A statement that its guards kept from running must run after its script or after
/// all of them, when what it wants to be missing is taken away (all of it is taken back); every view and
/// every trigger must compile; each way down takes away what its way up brought. Leaves tables behind when it
/// fails: give it a scratch database or a transaction. Error: Usage, naming file and line.
[[nodiscard]] base::Result<void> rehearse(const Handle &handle, const ScriptSet &scripts);

/// The same on a private SQLite database that takes no "word" for a text: a misspelt name is an error there.
[[nodiscard]] base::Result<void> rehearse(const ScriptSet &scripts);

} // namespace migration
