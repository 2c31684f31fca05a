// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QList>
#include <QStringDecoder>
#include <QVariant>

#include <optional>

class QIODevice;

namespace exchange
{

/// One cell. An empty cell without quotes is no value (NULL), "" in quotes is an empty text, as PostgreSQL
/// writes and reads CSV.
struct CsvCell {
    QString text;
    bool isQuoted = false;

    [[nodiscard]] bool isNull() const { return text.isEmpty() && !isQuoted; }
};
using CsvRow = QList<CsvCell>;

/// Reads CSV (RFC 4180) row by row, so that a file of any size takes little memory. UTF-8, with or without
/// a BOM; lines end in LF, CR LF or CR; a cell in quotes may hold all of them. Empty lines are skipped.
/// Means nothing by the cells: no types, no header. The device is open and outlives the reader.
class CsvReader
{
public:
    explicit CsvReader(QIODevice &device, QChar separator = u',');

    /// The next row, or nothing at the end. Error Failed, with the line, for text that is no UTF-8, a quote
    /// that is never closed, anything behind a closing quote and a device that cannot be read. After an error
    /// there are no more rows.
    [[nodiscard]] base::Result<std::optional<CsvRow>> next();
    /// Where the last row began, counted from 1.
    [[nodiscard]] qint64 line() const { return m_rowLine; }

private:
    enum class State { CellStart, Plain, Quoted, QuoteInQuoted };

    [[nodiscard]] base::Result<bool> fill();
    /// True when the character ends the row.
    [[nodiscard]] base::Result<bool> take(QChar c, CsvRow &row);
    void endCell(CsvRow &row);
    [[nodiscard]] base::Error failure(const QString &sentence);

    QIODevice &m_device;
    QChar m_separator;
    QStringDecoder m_decoder{QStringDecoder::Utf8, QStringDecoder::Flag::Default};
    QString m_buffer;
    qsizetype m_at = 0;
    State m_state = State::CellStart;
    CsvCell m_cell;
    qint64 m_line = 1;
    qint64 m_rowLine = 1;
    bool m_afterReturn = false;
    bool m_atEnd = false;
};

/// A small file as a whole, with its first line as the names of the columns.
struct CsvTable {
    QStringList columns;
    QList<CsvRow> rows;

    /// The cell of a named column: NULL when it is empty, or when there is no such column.
    [[nodiscard]] QVariant value(qsizetype row, const QString &column) const;
};
/// Error also for a row with more or fewer cells than the first line.
[[nodiscard]] base::Result<CsvTable> readCsv(QIODevice &device, QChar separator = u',');

/// A line to write, without its end. NULL is an empty cell and '' is "", so that readCsv() tells them apart; bytes are
/// hexadecimal.
[[nodiscard]] QString csvLine(const QVariantList &values);

} // namespace exchange
