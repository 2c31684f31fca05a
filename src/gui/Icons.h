// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

/// The program's pictograms: drawn by code when they are painted, in the colours of the palette in
/// force, crisp at every size and scale. No files, no Svg at run time (design.md 12).
namespace gui::icons
{

enum class Name {
    None,
    Purchases,
    Products,
    Categories,
    Customers,
    People,
    Numbers,
    Add,
    Edit,
    Duplicate,
    Delete,
    Restore,
    Archive,
    Contact,
    Search,
    Filter,
    Save,
    Undo,
    Redo,
    OpenFile,
    NewStore,
    Sample,
    Server,
    Eye,
    Lock,
    Refresh,
    Palette,
    Close,
    Columns,
    Info,
    Warning,
    Error,
    Done,
    Details,
    Shop,
    Phonebook,
    Database,
    Structure,
    Queries,
};

[[nodiscard]] QIcon icon(Name name);
/// One pictogram of `size` logical pixels in a colour of the caller's.
[[nodiscard]] QPixmap pixmap(Name name, int size, const QColor &colour, qreal scale = 1.0);
/// The program's own icon, in all sizes that desktops ask for.
[[nodiscard]] QIcon application();
[[nodiscard]] QPixmap applicationPixmap(int size);

} // namespace gui::icons
