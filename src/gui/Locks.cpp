// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Locks.h"

#include "base/Presets.h"

namespace gui::locks
{

QString reasonFor(Command command)
{
    using base::Preset;
    switch (command) {
    case Command::OpenFile:
    case Command::OpenReadOnly:
    case Command::ConnectServer:
        return base::presets::lockedBy(Preset::Database);
    case Command::NewStore:
        return base::presets::isLocked(Preset::Database) ? base::presets::lockedBy(Preset::Database)
            : base::presets::inForce(Preset::ReadOnly).value == QLatin1StringView("true")
            ? base::presets::lockedBy(Preset::ReadOnly)
            : QString();
    case Command::LanguageSystem:
    case Command::LanguageEnglish:
    case Command::LanguageRussian:
        return base::presets::lockedBy(Preset::Language);
    default:
        return {};
    }
}

} // namespace gui::locks
