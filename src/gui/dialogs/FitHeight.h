// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace gui {

/// Keeps a dialog high enough for its wrapped texts, now and whenever one of them changes: Qt does that for
/// widgets inside a window, not for the window itself. Never makes it lower, nor higher than the screen.
void fitHeight(QDialog *dialog);

} // namespace gui
