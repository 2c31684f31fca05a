// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Lookup.h"

#include <QListWidget>

#include <optional>

namespace gui {

/// The list below a RelationPicker: what may be chosen. A child of the picker's window, not a window of its own: no
/// grab, no focus change, the same on every platform. Chooses nothing; nothing is marked until a key marks it.
class ChoiceList : public QListWidget
{
    Q_OBJECT
public:
    explicit ChoiceList(QWidget *window);

    /// `withNone`: "(none)" is the first entry. `note` is shown below the entries and cannot be chosen.
    void offer(const QList<records::Choice> &choices, bool withNone, const QString &note);
    /// Shows itself below `field`, or above it where there is more room.
    void showAt(const QWidget *field);
    void moveMark(int steps);
    /// The entry; id 0 for "(none)"; nothing for a note or no row at all.
    [[nodiscard]] std::optional<records::Choice> choiceAt(int row) const;

private:
    QListWidgetItem *add(const QString &text, const records::Choice &choice);
};

} // namespace gui
