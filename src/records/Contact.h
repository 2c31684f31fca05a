// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

namespace records {

/// The lesson's update_user_data: surname, age and one number of a person, all or nothing.
struct ContactChange {
    qint64 person = 0;
    std::optional<QVariant> surname;    ///< absent = leave; NULL = clear
    std::optional<QVariant> age;
    QString oldNumber;                  ///< "" = leave the numbers; compared by digits
    QString newNumber;
};

/// The change as a change set over the rows as they stand now. Problems: an unknown person, an old
/// number that this person does not have (loc "oldNumber"), broken rules. Writes nothing.
[[nodiscard]] tl::expected<ChangeSet, SaveFailure> plan(const database::Connection &connection,
                                                        const ContactChange &change);

} // namespace records
