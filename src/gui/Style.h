// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

/// How the window looks: one spacing, the palette, colours that are mixed from it. Nothing here is a
/// colour of its own that would fail on a dark desktop.
namespace gui::style
{

inline constexpr int space = 8;
inline constexpr int rowHeight = 30; ///< at least; grows with the font

enum class Scheme { System, Light, Dark };
enum class Tone { Neutral, Good, Warning, Error };

/// Chooses the style and, where the desktop gives no palette of its own, a calm one of ours.
void install(Scheme scheme);
[[nodiscard]] bool isDark(const QPalette &palette);
/// `share` of `second` in `first`: 0 is first, 1 is second.
[[nodiscard]] QColor mixed(const QColor &first, const QColor &second, double share);
/// Text that may be overlooked: still 4.5 to 1 on the window's colour.
[[nodiscard]] QColor muted(const QPalette &palette);
[[nodiscard]] QColor tone(Tone tone, const QPalette &palette);
/// A quiet background for a tone.
[[nodiscard]] QColor wash(Tone tone, const QPalette &palette);
/// A thin line between two areas.
[[nodiscard]] QColor line(const QPalette &palette);
/// Loads the fonts that the first page needs. For a moment in which the window's thread has nothing else to
/// do: the first text of a program costs about a tenth of its start.
void loadFonts();
/// Makes `widget` write in a font of `factor` times its parent's size.
void setTextSize(QWidget *widget, double factor, bool bold = false);

} // namespace gui::style
