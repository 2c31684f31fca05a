// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace gui {

enum class StartHeight {
    AsDesigned,
    Least, ///< as low as its contents allow
};

/// Keeps a dialog high enough for its wrapped texts, now and whenever one of them changes: Qt does that for
/// widgets inside a window, not for the window itself. Never makes it lower later, nor higher than the screen.
void fitHeight(QDialog *dialog, StartHeight start);

} // namespace gui
