// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/Reassign.h"

#include "gui/dialogs/PlanDialog.h"

#include <QCoreApplication>

namespace gui
{

void offerReassigning(tables::Session &session, const records::RowKey &from, const records::RowKey &to,
                      QWidget *parent)
{
    const QString one = schema::entityOne(schema::entity(from.table));
    auto *dialog = new PlanDialog(
        session, QCoreApplication::translate("gui::Reassign", "Give over and delete"),
        QCoreApplication::translate("gui::Reassign",
                                    "What hangs on the %1 is given to the other one, and the %1 is deleted. "
                                    "Everything else in those records stays: prices, payments, times.")
            .arg(one),
        QCoreApplication::translate("gui::Reassign", "Give over what hangs on a %1, and delete it").arg(one),
        parent);
    dialog->preview(
        [from, to](const database::Connection &connection, const records::ChangeSet &pending,
                   const records::Progress &progress) {
            return records::planReassign(connection, from, to, pending, progress);
        },
        0);
    dialog->open();
}

} // namespace gui
