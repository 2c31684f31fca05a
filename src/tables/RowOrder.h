// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

/// How one order of ids becomes another with as little said to a view as possible, so that it keeps its
/// current row, its selection and its place. Plain functions over lists.
namespace tables::order
{

struct Range {
    qsizetype first = 0;
    qsizetype last = 0;
};

/// The steps in their order: removals (from the last to the first), a permutation, insertions (from the first
/// to the last). A permutation that would move very many rows, or very many single steps, are a reset
/// instead.
struct Plan {
    bool isReset = false;
    QList<Range> removals; ///< in the old order
    bool isPermuted = false;
    QList<qint64> kept; ///< after the removals, in the new order; filled when isPermuted
    QList<Range> insertions; ///< in the new order
};

[[nodiscard]] Plan plan(const QList<qint64> &before, const QList<qint64> &after);

} // namespace tables::order
