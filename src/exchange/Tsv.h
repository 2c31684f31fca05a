// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

/// Cells as spreadsheets exchange them by the clipboard: tabs between cells, a line a row. A cell that holds
/// a tab, a line's end or a quote at its beginning is put in quotes. Lenient in reading, because nobody can
/// repair a clipboard: a quote that is never closed is a character like any other.
namespace exchange
{

[[nodiscard]] QList<QStringList> readTsv(const QString &text);
[[nodiscard]] QString tsvLine(const QStringList &cells);

} // namespace exchange
