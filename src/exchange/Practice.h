// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Location.h"

namespace exchange
{

/// Which rows a throw-away copy holds.
enum class PracticeRows {
    Sample, ///< the sample's: the lesson's phonebook and the made-up market
    Edges, ///< with those of SampleEdges.h beside
};

/// Makes a private SQLite database of the sample at head, on which exercises run and nothing of a person's
/// can be broken: always the same rows, whatever the day. Its file lies in a folder of its own, which goes
/// with the last copy of the location. Takes some tenths of a second: call it from a worker thread.
[[nodiscard]] base::Result<database::Location> makePractice(PracticeRows rows = PracticeRows::Sample);

/// The same in a file that is not there yet: for whoever has to know before where it will be.
base::Result<void> makePracticeAt(const database::Location &location, PracticeRows rows);

} // namespace exchange
