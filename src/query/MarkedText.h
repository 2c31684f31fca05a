// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariantList>

namespace query
{

/// Where a part of a query stands in a printed text. `path` is that of the query's document: "where[1]",
/// "where[1].any[0]", "columns[2]", "joins[0]", "group_by[0]", "having[0]", "order_by[0]", "distinct",
/// "limit", "offset", "slice", "joinedload[0]", "ending"; "from" is the table (the class) itself.
struct Span {
    qsizetype start = 0; ///< in UTF-16 units
    qsizetype length = 0;
    QString path;
    friend bool operator==(const Span &, const Span &) = default;
};

/// A text that is put together from parts and knows where each came to stand; with the values that are bound
/// in it, in their order. Put together in the order of the text.
struct MarkedText {
    QString text;
    QList<Span> spans;
    QVariantList values;

    MarkedText() = default;
    explicit(false) MarkedText(const QString &plain)
        : text(plain)
    {
    }
    MarkedText &operator+=(const QString &plain);
    MarkedText &operator+=(const MarkedText &part);
    /// The whole of it is this part of the query.
    [[nodiscard]] MarkedText of(const QString &path) &&;
    /// Each line after the first begins with so many more spaces.
    [[nodiscard]] MarkedText indented(int spaces) const;
    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
};

[[nodiscard]] MarkedText operator+(MarkedText left, const MarkedText &right);
[[nodiscard]] MarkedText joined(const QList<MarkedText> &parts, const QString &between);

} // namespace query
