// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace support
{

/// Texts of buttons, labels, headers and placeholders below `root` that have less room than they need, and
/// controls that stand outside of the window. Empty when all can be read.
[[nodiscard]] QStringList cutTexts(const QWidget *root);

/// Walks Tab from control to control until it comes round. Returns what is wrong: a control that Tab does not
/// reach, one without an accessible name or without an objectName.
[[nodiscard]] QStringList tabComplaints(QWidget *window);

} // namespace support
