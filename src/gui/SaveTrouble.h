// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

#include <QObject>

namespace gui
{

class StoreView;

/// What the window does when a save was refused: names the first problem and leads to its row, offers the
/// choice of a conflict, says what hangs on a row. Leaves failures of a dialog's own save to that dialog.
class SaveTrouble : public QObject
{
    Q_OBJECT
public:
    explicit SaveTrouble(StoreView &store);

    /// The sentence for the status line; "" when nothing is wrong.
    [[nodiscard]] QString reason() const { return m_reason; }

private:
    void onFailed(const records::SaveFailure &failure);
    void onSaved();
    void showIncomplete(const records::RowKey &row);
    void showProblem(const QList<records::RowProblem> &problems);
    void askAboutConflicts(const QList<records::Conflict> &conflicts);
    void askAboutUndo(const QList<records::Conflict> &conflicts);
    void askAboutObstacles(const QList<records::Obstacle> &obstacles);

    StoreView &m_store;
    QString m_reason;
    bool m_isShown = false;
};

} // namespace gui
