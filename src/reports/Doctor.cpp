// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Doctor.h"

namespace reports
{

QList<Checked> examine(const Examination &asked)
{
    QList<Checked> all = examineComputer(asked);
    if (asked.location)
        all += examineDatabase(*asked.location);
    return all;
}

} // namespace reports
