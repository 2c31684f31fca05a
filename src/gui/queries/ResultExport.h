// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "gui/queries/ResultModel.h"

namespace gui::queries
{

enum class ExportFormat { Csv, Json };

/// What is loaded as a file: CSV with headings (RFC 4180; NULL is nothing, an empty text is ""), or JSON, a
/// list of objects. Secret columns are left out. Writes whole or not at all; any thread.
[[nodiscard]] base::Result<void> exportRows(const QList<ResultModel::Column> &columns,
                                            const QList<QVariantList> &rows, ExportFormat format,
                                            const QString &path);

} // namespace gui::queries
