// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

/// The few colours beyond the palette's own. Each is computed from the palette in force, so that it can be
/// read in the light and in the dark scheme (contrast of texts at least 4.5).
namespace gui::tints {

[[nodiscard]] bool isDark(const QPalette &palette);
/// Text of a broken rule that blocks.
[[nodiscard]] QColor problem(const QPalette &palette);
/// Text of an older breach that blocks nothing.
[[nodiscard]] QColor caution(const QPalette &palette);
/// Text that stays in the background: "needed", "no value", "…".
[[nodiscard]] QColor quiet(const QPalette &palette);

/// Backgrounds of cells.
[[nodiscard]] QColor edited(const QPalette &palette);
[[nodiscard]] QColor inserted(const QPalette &palette);
[[nodiscard]] QColor removed(const QPalette &palette);
/// The small corner of an edited cell.
[[nodiscard]] QColor corner(const QPalette &palette);

/// WCAG contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor &left, const QColor &right);

} // namespace gui::tints
