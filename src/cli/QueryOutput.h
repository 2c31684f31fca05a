// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/ResultStream.h"
#include "query/Outcome.h"

namespace cli
{

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

/// The same, thing by thing; secrets of items are masked.
[[nodiscard]] QStringList headersOf(const query::ResultShape &shape);
void addItem(ResultStream &stream, const query::ResultShape &shape, const query::Item &item);
void addRow(ResultStream &stream, const QVariantList &row);
/// "29 objects from 35 rows".
void writeFooter(Output &output, const query::ResultShape &shape, qint64 items, qint64 rows);

} // namespace cli
