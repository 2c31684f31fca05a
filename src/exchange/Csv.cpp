// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/Csv.h"

#include "base/Text.h"
#include "database/Value.h"

#include <QCoreApplication>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace exchange
{

namespace
{

constexpr qint64 chunkBytes = 64 * 1024;

QString csvCell(const QVariant &value)
{
    if (database::value::isNull(value))
        return {};
    QString text = value.toString();
    if (value.typeId() == QMetaType::Double)
        text = base::text::shortest(value.toDouble());
    else if (value.typeId() == QMetaType::QByteArray)
        text = QString::fromLatin1(value.toByteArray().toHex());
    const bool isPlain = !text.isEmpty() && !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')
        && !text.contains(u'\r');
    return isPlain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QString csvLine(const QVariantList &values)
{
    QStringList cells;
    for (const QVariant &value : values)
        cells.append(csvCell(value));
    return cells.join(u',');
}

CsvReader::CsvReader(QIODevice &device, QChar separator)
    : m_device(device)
    , m_separator(separator)
{
}

base::Result<std::optional<CsvRow>> CsvReader::next()
{
    CsvRow row;
    m_state = State::CellStart;
    m_cell = {};
    m_rowLine = m_line;
    while (true) {
        auto hasMore = fill();
        if (!hasMore)
            return std::move(hasMore).error();
        if (!*hasMore)
            break;
        auto ended = take(m_buffer.at(m_at++), row);
        if (!ended)
            return std::move(ended).error();
        if (*ended)
            return std::optional(std::move(row));
        // Nothing of a row yet: an empty line, or the second half of CR LF.
        if (row.isEmpty() && m_state == State::CellStart)
            m_rowLine = m_line;
    }
    if (m_state == State::Quoted)
        return failure(
            QCoreApplication::translate("exchange", "A quotation mark is opened and never closed."));
    if (row.isEmpty() && m_state == State::CellStart)
        return std::optional<CsvRow>();
    endCell(row);
    return std::optional(std::move(row));
}

base::Result<bool> CsvReader::fill()
{
    while (m_at >= m_buffer.size() && !m_atEnd) {
        const QByteArray bytes = m_device.read(chunkBytes);
        if (bytes.isEmpty() && !m_device.atEnd()) {
            base::Error error =
                failure(QCoreApplication::translate("exchange", "The file can't be read further."));
            error.detail = m_device.errorString();
            return error;
        }
        m_atEnd = bytes.isEmpty();
        m_buffer = m_decoder.decode(bytes);
        m_at = 0;
        // A sequence that the end of the file cuts short is still in the decoder.
        if (m_atEnd) {
            const QString rest = m_decoder.decode(QByteArrayView("\n", 1));
            m_buffer += QStringView(rest).chopped(1);
        }
        if (m_decoder.hasError())
            return failure(QCoreApplication::translate(
                "exchange", "The file is not UTF-8 text. Save it as “CSV UTF-8” and try again."));
    }
    return m_at < m_buffer.size();
}

base::Result<bool> CsvReader::take(QChar c, CsvRow &row)
{
    const bool isSecondHalf = m_afterReturn && c == u'\n';
    m_afterReturn = c == u'\r';
    const bool isLineEnd = c == u'\n' || c == u'\r';
    if (isLineEnd && !isSecondHalf)
        ++m_line;

    if (m_state == State::Quoted) {
        if (c == u'"')
            m_state = State::QuoteInQuoted;
        else
            m_cell.text += c;
        return false;
    }
    if (m_state == State::QuoteInQuoted && c == u'"') {
        m_cell.text += c;
        m_state = State::Quoted;
        return false;
    }
    if (isLineEnd) {
        if (row.isEmpty() && m_state == State::CellStart)
            return false;
        endCell(row);
        return true;
    }
    if (c == m_separator) {
        endCell(row);
        return false;
    }
    if (m_state == State::QuoteInQuoted)
        return failure(
            QCoreApplication::translate("exchange", "There is text behind a closing quotation mark."));
    if (m_state == State::CellStart && c == u'"') {
        m_cell.isQuoted = true;
        m_state = State::Quoted;
        return false;
    }
    m_cell.text += c;
    m_state = State::Plain;
    return false;
}

void CsvReader::endCell(CsvRow &row)
{
    row.append(std::move(m_cell));
    m_cell = {};
    m_state = State::CellStart;
}

base::Error CsvReader::failure(const QString &sentence)
{
    m_atEnd = true;
    m_buffer.clear();
    m_at = 0;
    m_state = State::CellStart;
    //: %1 is a line's number, %2 what is wrong there.
    return {.code = base::ErrorCode::Failed,
            .message = QCoreApplication::translate("exchange", "Line %1: %2").arg(m_rowLine).arg(sentence),
            .detail = {},
            .table = {},
            .columns = {}};
}

QVariant CsvTable::value(qsizetype row, const QString &column) const
{
    const qsizetype index = columns.indexOf(column);
    if (index < 0 || rows.at(row).at(index).isNull())
        return {};
    const QString &text = rows.at(row).at(index).text;
    return text.isNull() ? u""_s : text;
}

base::Result<CsvTable> readCsv(QIODevice &device, QChar separator)
{
    CsvReader reader(device, separator);
    CsvTable table;
    bool isFirst = true;
    while (true) {
        auto row = reader.next();
        if (!row)
            return std::move(row).error();
        if (!*row)
            return table;
        if (isFirst) {
            for (const CsvCell &cell : std::as_const(**row))
                table.columns.append(cell.text);
            isFirst = false;
            continue;
        }
        if ((*row)->size() != table.columns.size()) {
            return base::Error{.code = base::ErrorCode::Failed,
                               .message =
                                   QCoreApplication::translate(
                                       "exchange", "Line %1 has another number of cells than the first line.")
                                       .arg(reader.line()),
                               .detail = u"%1 instead of %2"_s.arg((*row)->size()).arg(table.columns.size()),
                               .table = {},
                               .columns = {}};
        }
        table.rows.append(**row);
    }
}

} // namespace exchange
