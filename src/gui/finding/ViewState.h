// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "query/Condition.h"

namespace gui::finding
{

/// How a person looks at a table: which columns in which order, how many of them stay at the left, how rows
/// are sorted, what is asked of them. A value that can be kept under a name and handed on as a file; it holds
/// nothing of the rows themselves but what was typed to find them.
struct ViewState {
    struct Sort {
        QString field;
        bool descending = false;
        bool operator==(const Sort &) const = default;
    };
    schema::Table table = schema::Table::Purchases;
    QString name; ///< "" = not kept
    QStringList columns; ///< those that are shown, from the left
    int pinned = 0; ///< as many of them stay when the table is scrolled sideways
    QList<Sort> sort;
    QString search;
    query::Condition filter;
};

/// A document with a version: {"shopbook_view": 1, "table": "purchases", …}.
[[nodiscard]] QByteArray toJson(const ViewState &view);
/// Usage, with the path of the bad part, for what is no view, of a later version, or names a table or column
/// that is not there. Whether the filter fits says the model.
[[nodiscard]] base::Result<ViewState> viewFromJson(const QByteArray &json);

} // namespace gui::finding
