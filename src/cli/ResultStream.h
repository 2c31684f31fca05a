// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Output.h"

#include <QStringList>
#include <QVariant>

#include <optional>

namespace cli
{

enum class QueryFormat { Table, Json, Csv };
[[nodiscard]] std::optional<QueryFormat> queryFormatFrom(const QString &word);

/// Rows that are written while they come, so that any number of them takes the same memory. CSV and JSON keep
/// nothing back; the columns of a table are as wide as its first thousand rows need, and a later cell that is
/// wider moves the rest of its line.
///
/// A JSON list is closed by end() only: what broke off is no JSON, and nobody takes it for the whole.
class ResultStream
{
public:
    ResultStream(Output &output, QueryFormat format, const QStringList &headers);

    [[nodiscard]] QueryFormat format() const { return m_format; }
    /// A line of a table or of CSV.
    void add(const QVariantList &cells);
    /// A line of a JSON list.
    void add(const QString &json);
    /// Behind the last one.
    void end();
    /// Lines that were given; of them some may be held back.
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    void writeHeld();
    void writeLine(const QVariantList &cells);
    void writeTexts(const QStringList &texts, const QList<bool> &areNumbers = {});

    Output &m_output;
    QueryFormat m_format;
    QStringList m_headers;
    qint64 m_count = 0;
    QString m_last; ///< JSON: whether a comma follows is not known yet
    QList<QVariantList> m_held; ///< of a table, until its widths are known
    qint64 m_heldCharacters = 0;
    QList<qsizetype> m_widths;
};

/// A value in a cell of a table, on one line: what would move the cursor of a terminal does not.
[[nodiscard]] QString cellText(const QVariant &value);

} // namespace cli
