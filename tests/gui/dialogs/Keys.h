// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QDialog;
class QWidget;

namespace support {

/// Opens a dialog and waits until it is there.
void show(QDialog *dialog);
/// The child by objectName; ends the program when there is none.
template <typename Widget> Widget *child(const QWidget *parent, const char *name);

/// Walks Tab from control to control until it comes round. Returns the objectNames in that order.
[[nodiscard]] QStringList tabOrder(QWidget *window);
/// What a person who cannot see or has no mouse would miss: a focusable control that Tab does not reach, one without an
/// accessible name (a button's text counts) or without an objectName. Empty when all is well.
[[nodiscard]] QStringList keyboardComplaints(QWidget *window);

/// Clears a line or text edit by keys and types.
void retype(QWidget *edit, const QString &text);

} // namespace support

#include <QWidget>

template <typename Widget> Widget *support::child(const QWidget *parent, const char *name)
{
    auto *found = parent->findChild<Widget *>(QString::fromLatin1(name));
    if (!found) {
        qCritical("no child %s", name);
        std::abort();
    }
    return found;
}
