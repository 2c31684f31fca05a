// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/Tints.h"

#include <algorithm>
#include <cmath>

namespace gui::tints {

namespace {

QColor mixed(const QColor &base, const QColor &tint, double share)
{
    const auto channel = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return {channel(base.red(), tint.red()), channel(base.green(), tint.green()), channel(base.blue(), tint.blue())};
}

double luminance(const QColor &color)
{
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < 0.18;
}

QColor problem(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xff, 0xa0, 0x98) : QColor(0xb0, 0x1f, 0x18);
}

QColor caution(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xf2, 0xc0, 0x4d) : QColor(0x74, 0x4d, 0x00);
}

QColor quiet(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.3);
}

QColor edited(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), QColor(0xf5, 0xa6, 0x23), 0.24);
}

QColor inserted(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), QColor(0x2e, 0xa0, 0x43), 0.2);
}

QColor removed(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), QColor(0xd0, 0x35, 0x2b), 0.16);
}

QColor corner(const QPalette &palette)
{
    return isDark(palette) ? QColor(0xff, 0xc1, 0x5c) : QColor(0xc4, 0x72, 0x00);
}

double contrast(const QColor &left, const QColor &right)
{
    const auto [darker, lighter] = std::minmax({luminance(left), luminance(right)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace gui::tints
