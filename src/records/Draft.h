// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

namespace records
{

/// What was not saved yet, as it is written down beside the database for the case of a crash. Holds what a
/// person typed, hidden contents too, so its file is the owner's only; passwords and PINs are in no change
/// set.
struct Draft {
    QString database; ///< its address, without a password
    QString since; ///< UTC: from when on a save may have written parts of it
    ChangeSet changes;
};

[[nodiscard]] QByteArray toJson(const Draft &draft);
/// Failed for text that is no draft, or one of a newer program.
[[nodiscard]] base::Result<Draft> draftFromJson(const QByteArray &json);

/// Takes out what was saved after all: the program may have died between the COMMIT and the draft's removal,
/// and a new row must not be added twice. Looks into the journal; what points to a row that was added points
/// to its id then.
[[nodiscard]] base::Result<void> forgetWhatIsSaved(const database::Connection &connection,
                                                   const Author &author, Draft &draft);

} // namespace records
