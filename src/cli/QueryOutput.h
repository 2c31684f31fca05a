// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Output.h"
#include "query/Outcome.h"

namespace cli
{

enum class QueryFormat { Table, Json, Csv };
[[nodiscard]] std::optional<QueryFormat> queryFormatFrom(const QString &word);

/// What stands where a secret would.
inline constexpr const char16_t *mask = u"•••";

/// What an ending made of the rows. The error (Failed) of an exception, whose words are SQLAlchemy's; as JSON
/// it was written all the same.
base::Result<void> write(Output &output, QueryFormat format, const query::ResultShape &shape,
                         const query::Outcome &outcome);

/// Rows of a statement that was typed, with what the names of their columns say to be secret masked.
[[nodiscard]] QList<QVariantList> masked(const QStringList &columns, QList<QVariantList> rows);

/// Plain rows: of a statement that was typed, of the pipeline.
void write(Output &output, QueryFormat format, const QStringList &columns, const QList<QVariantList> &rows);
/// More lines of CSV, below its header.
void writeCsvLines(Output &output, const QList<QVariantList> &rows);

} // namespace cli
