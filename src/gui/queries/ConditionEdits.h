// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Condition.h"

/// What clicks do to a tree of conditions, as functions of the tree alone.
namespace gui::queries
{

/// Where a part stands: the indexes from the root group down; {} is the root.
using PartPath = QList<int>;

/// nullptr when nothing stands there.
[[nodiscard]] query::Condition *partAt(query::Condition &root, const PartPath &path);
[[nodiscard]] const query::Condition *partAt(const query::Condition &root, const PartPath &path);
/// "where[1].any[0]": as documents and problems name it.
[[nodiscard]] QString documentPath(const query::Condition &root, const QString &clause, const PartPath &path);

/// The other way round: "having[1].any[0]" is {1, 0}.
[[nodiscard]] PartPath partPathOf(const QString &documentPath);
/// The part is switched off, or a group around it.
[[nodiscard]] bool isOffAt(const query::Condition &root, const PartPath &path);
/// AND between the parts of a group (else OR, as in any and in none of them).
[[nodiscard]] bool joinsByAnd(const query::Condition &group);
/// Turns the AND between a group's parts `left` and `left` + 1 into OR or the other way round, for these two
/// only: they become a group of their own, or leave the one that they shared.
void flipWord(query::Condition &root, const PartPath &group, int left);
/// NOT around the part, or away from it.
void negate(query::Condition &root, const PartPath &path);
/// Takes the part away, and a group that is left without need.
void removePart(query::Condition &root, const PartPath &path);
/// The parts of a group step into its place.
void dissolve(query::Condition &root, const PartPath &group);
/// The part changes places with its neighbour; where it stands then.
PartPath movePart(query::Condition &root, const PartPath &path, int by);

} // namespace gui::queries
