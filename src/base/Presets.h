// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Policy.h"

/// What is in force of what can be set beforehand. One place decides, for both programs: what the
/// administrator has locked, else the command line, else the environment (SHOPBOOK_DATABASE,
/// SHOPBOOK_LANGUAGE, SHOPBOOK_READ_ONLY, SHOPBOOK_BACKUP_FOLDER, SHOPBOOK_UPDATE_CHECK), else what the
/// person has set, else the policy's preset. Made once at the start of a program; read from any thread
/// afterwards.
namespace base::presets
{

enum class Origin { Nobody, Policy, Own, Environment, CommandLine, Lock };

struct InForce {
    QString value; ///< "" = nothing is set
    Origin origin = Origin::Nobody;
    [[nodiscard]] bool isLocked() const { return origin == Origin::Lock; }
};

/// Reads this computer's policy. A policy that cannot be followed locks "read only", since nobody knows what
/// it was to keep; its error is problem() from then on. Without this call nothing is preset but by the
/// environment.
void load();
/// In place of the computer's own policy.
void use(Result<Policy> policy);
/// Why the policy cannot be followed.
[[nodiscard]] std::optional<Error> problem();
/// The policy in force; an empty one where there is none or it cannot be followed.
[[nodiscard]] const Policy &policy();

/// What the command line says. Errors: NoPermission where the administrator has locked another value; Usage.
Result<void> give(Preset preset, const QString &value);

/// `own`: what the person has set, "" = nothing.
[[nodiscard]] InForce inForce(Preset preset, const QString &own = {});
[[nodiscard]] bool isLocked(Preset preset);
[[nodiscard]] bool isReadOnly();
/// "Set by the administrator: IT desk, extension 12", for a control that cannot be used; "" where nothing is
/// locked.
[[nodiscard]] QString lockedBy(Preset preset);
/// For whoever opened a database and finds it read-only: "It was opened read-only. Set by …"
[[nodiscard]] QString readOnlyNotice();
/// Why nothing is written: for whoever was asked to write all the same.
[[nodiscard]] Error readOnlyRefusal();

} // namespace base::presets
