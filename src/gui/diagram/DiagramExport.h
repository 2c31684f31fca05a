// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "gui/diagram/DiagramSheet.h"

namespace gui::diagram
{

/// A diagram as a file, with a title and the legend, black on white. The file is whole or as it was before.
/// For a worker thread.
[[nodiscard]] base::Result<void> writePng(const DiagramSheet &sheet, const QString &title,
                                          const QString &file);
/// One page as large as the sheet: shapes and texts, not a picture of them.
[[nodiscard]] base::Result<void> writePdf(const DiagramSheet &sheet, const QString &title,
                                          const QString &file);

} // namespace gui::diagram
