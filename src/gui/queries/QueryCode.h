// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/queries/CodePanel.h"
#include "query/Query.h"

#include <QVariantList>

namespace gui::queries
{

/// The query in its five tongues; the sentence of what is wrong with it where it can't be printed.
[[nodiscard]] QList<CodePanel::Code> codesOf(const query::Query &query);

/// What the ending makes of the rows that came, in SQLAlchemy's words: "A list of 28 objects.", "None", an
/// exception.
struct Outcome {
    QString text;
    bool isError = false; ///< an exception
};
[[nodiscard]] Outcome outcomeOf(const query::Query &query, const QList<QVariantList> &rows);

} // namespace gui::queries
