// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/StatusLine.h"

#include <QMap>
#include <QStringList>

#include <optional>

/// What the window remembers of how things are looked at: columns, labels. In the same file as
/// base::Settings; the window's thread only.
namespace gui::viewsettings
{

/// The columns that a person chose for a table, from the left; nothing before they did.
[[nodiscard]] std::optional<QStringList> columns(const QString &table);
void setColumns(const QString &table, const QStringList &columns);
/// How many of them stay at the left.
[[nodiscard]] int pinned(const QString &table);
void setPinned(const QString &table, int count);
/// Saved views of a table: name → document.
using Views = QMap<QString, QByteArray>;
[[nodiscard]] Views views(const QString &table);
/// False when the settings could not be written.
[[nodiscard]] bool setViews(const QString &table, const Views &views);
/// What a person wants to see beside and above the rows of all pages.
[[nodiscard]] bool isFilterRowShown();
void setFilterRowShown(bool shown);
[[nodiscard]] bool areQuickFiltersShown();
void setQuickFiltersShown(bool shown);
/// The label of a database, by its address without a password.
[[nodiscard]] StatusLine::Label label(const QString &url);
void setLabel(const QString &url, StatusLine::Label label);

} // namespace gui::viewsettings
