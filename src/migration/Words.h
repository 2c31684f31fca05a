// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/Assessment.h"

/// The sentences of an assessment, in one place.
namespace migration::words
{

/// "a shop (revision 2fda6446e69f) and a phonebook (revision e99bb21b3bad)".
[[nodiscard]] QString foundArea(const Assessment &assessment);
/// Foreign: what was found.
[[nodiscard]] QString foundForeign(const Assessment &assessment);
/// What the pending scripts add, by their messages.
[[nodiscard]] QString willDo(const Assessment &assessment);
/// The message of a script in the person's language; that of a script from elsewhere as it stands there.
[[nodiscard]] QString messageOf(const Script &script);
/// Unknown: what the version row says, and what stands against it.
[[nodiscard]] QString foundUnknown(const QString &revision);
/// What stands in the way of opening it.
[[nodiscard]] QString cannotOpen(const QStringList &misfits);
/// Unknown: the version row names a revision that we know, but its tables are not there.
[[nodiscard]] QString foundContradiction(const QString &revision, const QStringList &misfits);
/// "Shop", "Phonebook"; the name itself of a branch of a person's own.
[[nodiscard]] QString titleOf(const QString &branch);
[[nodiscard]] QString foundWithoutScript(const QString &revision, const QString &branch);
[[nodiscard]] QString foundNewer(const QString &revision, const QString &branch);

} // namespace migration::words
