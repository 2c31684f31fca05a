// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Query.h"

/// What could be a slip in an answer: for ExerciseCheck, which tries them. Pure.
namespace query
{

/// A query that differs from the answer in one thing, and what that thing is.
struct SmallChange {
    /// Taking a condition away and putting the solution's in its place explains nothing.
    enum class Kind { Slip, Removal, Addition };
    Query changed;
    QString path; ///< of the answer
    QString reason; ///< what is said if it makes the answer right; translated
    Kind kind = Kind::Slip;
};

/// Each turns one thing of the answer to what the solution has there, or to its neighbour (> and >=). The
/// likeliest slips first. Some may make no sense: they don't pass check() and so don't run.
[[nodiscard]] QList<SmallChange> smallChanges(const Query &answer, const Query &solution);

} // namespace query
