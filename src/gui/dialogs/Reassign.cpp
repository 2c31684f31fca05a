// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/Reassign.h"

#include "gui/dialogs/PlanDialog.h"

#include <QCoreApplication>

namespace gui
{

void offerReassigning(tables::Session &session, const QList<records::RowKey> &from, const records::RowKey &to,
                      QWidget *parent)
{
    const schema::Entity &entity = schema::entity(to.table);
    const auto translated = [count = int(from.size())](const char *text) {
        return QCoreApplication::translate("gui::Reassign", text, nullptr, count);
    };
    auto *dialog = new PlanDialog(
        session, QCoreApplication::translate("gui::Reassign", "Give over and delete"),
        translated(QT_TRANSLATE_N_NOOP(
                       "gui::Reassign",
                       "What hangs on %n row(s) of “%1” is given to the other one, and these rows are "
                       "deleted. Everything else in those records stays: prices, payments, times."))
            .arg(schema::entityTitle(entity)),
        parent);
    dialog->setStepName(
        [name = translated(QT_TRANSLATE_N_NOOP("gui::Reassign", "%1: %n row(s) given over and deleted"))
                    .arg(schema::entityTitle(entity))](int) { return name; });
    dialog->preview(
        [from, to](const database::Connection &connection, const records::ChangeSet &pending,
                   const records::Progress &progress) {
            return records::planReassign(connection, from, to, pending, progress);
        },
        0);
    dialog->open();
}

} // namespace gui
