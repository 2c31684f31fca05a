// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ResultStream.h"

#include "base/Text.h"
#include "database/Value.h"
#include "exchange/Csv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

constexpr qsizetype mostHeld = 1000;
constexpr qint64 mostHeldCharacters = 2 * 1024 * 1024;

QString plain(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Double:
        return base::text::shortest(value.toDouble());
    case QMetaType::QByteArray:
        return QString::fromLatin1(value.toByteArray().toHex());
    default:
        return value.toString();
    }
}

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double;
}

} // namespace

std::optional<QueryFormat> queryFormatFrom(const QString &word)
{
    if (word == u"table")
        return QueryFormat::Table;
    if (word == u"json")
        return QueryFormat::Json;
    if (word == u"csv")
        return QueryFormat::Csv;
    return std::nullopt;
}

QString cellText(const QVariant &value)
{
    if (database::value::isNull(value))
        return u"NULL"_s;
    QString text = plain(value);
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    return text;
}

ResultStream::ResultStream(Output &output, QueryFormat format, const QStringList &headers)
    : m_output(output)
    , m_format(format)
    , m_headers(headers)
{
    if (format == QueryFormat::Csv)
        output.result(exchange::csvLine(QVariantList(headers.cbegin(), headers.cend())));
}

void ResultStream::add(const QVariantList &cells)
{
    ++m_count;
    if (m_format == QueryFormat::Csv)
        return m_output.result(exchange::csvLine(cells));
    if (!m_widths.isEmpty())
        return writeLine(cells);
    m_held.append(cells);
    for (const QVariant &value : cells)
        m_heldCharacters += value.typeId() == QMetaType::QString ? value.toString().size() : 0;
    if (m_held.size() >= mostHeld || m_heldCharacters >= mostHeldCharacters)
        writeHeld();
}

void ResultStream::add(const QString &json)
{
    m_output.result(m_count == 0 ? u"["_s : m_last + u',');
    m_last = json;
    ++m_count;
}

void ResultStream::end()
{
    if (m_format == QueryFormat::Table && m_widths.isEmpty())
        writeHeld();
    if (m_format != QueryFormat::Json)
        return;
    if (m_count > 0)
        m_output.result(m_last);
    m_output.result(m_count > 0 ? u"]"_s : u"[]"_s);
}

void ResultStream::writeHeld()
{
    for (QString &header : m_headers) { // an alias may be any text
        header = cellText(header);
        m_widths.append(header.size());
    }
    for (const QVariantList &row : std::as_const(m_held))
        for (qsizetype i = 0; i < m_widths.size(); ++i)
            m_widths[i] = std::max(m_widths.at(i), cellText(row.value(i)).size());
    writeTexts(m_headers);
    for (const QVariantList &row : std::exchange(m_held, {}))
        writeLine(row);
}

void ResultStream::writeLine(const QVariantList &cells)
{
    QStringList texts;
    QList<bool> areNumbers;
    for (qsizetype i = 0; i < m_widths.size(); ++i) {
        texts.append(cellText(cells.value(i)));
        areNumbers.append(isNumber(cells.value(i)));
    }
    writeTexts(texts, areNumbers);
}

void ResultStream::writeTexts(const QStringList &texts, const QList<bool> &areNumbers)
{
    QString line;
    for (qsizetype i = 0; i < m_widths.size(); ++i) {
        line += i > 0 ? u"  "_s : QString();
        line += areNumbers.value(i) ? texts.at(i).rightJustified(m_widths.at(i))
                                    : texts.at(i).leftJustified(m_widths.at(i));
    }
    while (line.endsWith(u' '))
        line.chop(1);
    m_output.result(line);
}

} // namespace cli
