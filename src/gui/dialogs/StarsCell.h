// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QStyleOptionViewItem;

/// A cell with an amount in Telegram Stars: the number, and a star of our own where ₽ would stand. The font that has
/// ⭐ takes longer to load than all the rest of a page, and not every desktop has one.
namespace gui::stars
{

/// Whether a text is an amount in Stars, as schema::toShown() writes it: "250 ★".
[[nodiscard]] bool isAmount(const QString &text);
/// `cell` is what initStyleOption() made of it.
void paintCell(QPainter *painter, QStyleOptionViewItem cell);

} // namespace gui::stars
