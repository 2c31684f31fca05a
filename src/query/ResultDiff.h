// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/ExerciseCheck.h"

/// Compares what two queries bring, for ExerciseCheck. Knows no query.
namespace query
{

/// Values mean the same when they read the same: 24 is 24.0, an average is compared to nine digits, true is
/// 1, a number that an engine hands over as a text is a number where the other result has numbers. NULL is
/// only NULL.
struct ResultDiff {
    enum class Kind { Same, OtherRows, OtherOrder, OtherColumns };
    Kind kind = Kind::Same;
    /// Of the rows below: the columns that both have, as the right result calls them.
    QStringList columns;
    QList<QVariantList> tooMany;
    QList<QVariantList> missing;
    bool isRepeated = false; ///< all that is too many is a right row once more
    qsizetype firstOutOfOrder = -1;
    /// OtherColumns: all rows are there as often as they should be. Else nobody can compare them.
    bool isSameRows = true;
};

/// Columns are matched by their names, else by what stands in them: their order is free. The order of the
/// rows is free unless `isOrdered`.
[[nodiscard]] ResultDiff compare(const ResultRows &right, const ResultRows &answer, bool isOrdered);

} // namespace query
