// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/QueryOutput.h"

#include "base/Text.h"
#include "cli/Words.h"
#include "exchange/Csv.h"
#include "query/ConditionJson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

using query::Outcome;
using query::ResultShape;

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

/// One line of a terminal: what would move its cursor does not.
QString cell(const QVariant &value)
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

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double;
}

void writeTable(Output &output, const QStringList &columns, const QList<QVariantList> &rows)
{
    QList<qsizetype> widths;
    for (const QString &column : columns)
        widths.append(column.size());
    for (const QVariantList &row : rows)
        for (qsizetype i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths.at(i), cell(row.value(i)).size());
    const auto line = [&](const auto &textAt) {
        QString text;
        for (qsizetype i = 0; i < widths.size(); ++i)
            text += (i > 0 ? u"  "_s : QString()) + textAt(i);
        while (text.endsWith(u' '))
            text.chop(1);
        output.result(text);
    };
    line([&](qsizetype i) { return columns.at(i).leftJustified(widths.at(i)); });
    for (const QVariantList &row : rows)
        line([&](qsizetype i) {
            const QString text = cell(row.value(i));
            return isNumber(row.value(i)) ? text.rightJustified(widths.at(i))
                                          : text.leftJustified(widths.at(i));
        });
}

void writeCsv(Output &output, const QStringList &columns, const QList<QVariantList> &rows)
{
    output.result(exchange::csvLine(QVariantList(columns.cbegin(), columns.cend())));
    writeCsvLines(output, rows);
}

QStringList headersOf(const ResultShape &shape)
{
    QStringList headers;
    for (const ResultShape::Part &part : shape.parts)
        for (qsizetype i = 0; i < part.count; ++i) {
            const QString name = shape.columns.at(part.first + i).name;
            headers.append(part.isObject && shape.parts.size() > 1 ? part.name + u'.' + name : name);
        }
    for (const ResultShape::Loaded &loaded : shape.loaded)
        headers.append(loaded.attribute);
    return headers;
}

/// What is loaded into an object is counted.
QVariantList cellsOf(const ResultShape &shape, const query::Item &item)
{
    QVariantList cells = item.values;
    for (qsizetype i = 0; i < cells.size(); ++i)
        if (shape.columns.at(i).isSecret && !cells.at(i).toString().isEmpty())
            cells[i] = QString::fromUtf16(mask);
    for (const QList<QVariantList> &rows : item.loaded)
        cells.append(qint64(rows.size()));
    return cells;
}

QString footer(const ResultShape &shape, const Outcome &outcome)
{
    const int items = int(outcome.items.size());
    if (!shape.hasObjects())
        return Words::tr("%n row(s)", nullptr, items);
    const QString objects = Words::tr("%n object(s)", nullptr, items);
    return outcome.rows == items ? objects
                                 : Words::tr("%1 from %n row(s)", nullptr, int(outcome.rows)).arg(objects);
}

base::Result<void> resultOf(const Outcome &outcome)
{
    if (!outcome.isException())
        return {};
    return base::Error{
        base::ErrorCode::Failed,
        (outcome.kind == Outcome::Kind::NoResultFound ? u"NoResultFound: "_s : u"MultipleResultsFound: "_s)
            + outcome.words,
        {},
        {},
        {}};
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

base::Result<void> write(Output &output, QueryFormat format, const ResultShape &shape, const Outcome &outcome)
{
    if (format == QueryFormat::Json)
        output.result(query::toJsonText(shape, outcome, QString::fromUtf16(mask)));
    if (format == QueryFormat::Json || outcome.isException())
        return resultOf(outcome);
    const bool isCsv = format == QueryFormat::Csv;
    if (outcome.kind == Outcome::Kind::Value && !isCsv) {
        output.result(
            cell(shape.columns.constFirst().isSecret ? QVariant(QString::fromUtf16(mask)) : outcome.value));
        return {};
    }
    if (outcome.kind == Outcome::Kind::None && !isCsv) {
        output.result(u"None"_s);
        return {};
    }
    QList<QVariantList> rows;
    for (const query::Item &item : outcome.items)
        rows.append(cellsOf(shape, item));
    if (outcome.kind == Outcome::Kind::Value)
        rows.append(QVariantList{outcome.value});
    const QStringList headers = outcome.kind == Outcome::Kind::Value
        ? QStringList{shape.columns.constFirst().name}
        : headersOf(shape);
    isCsv ? writeCsv(output, headers, rows) : writeTable(output, headers, rows);
    if (outcome.kind == Outcome::Kind::List && !isCsv)
        output.result(footer(shape, outcome));
    return {};
}

QList<QVariantList> masked(const QStringList &columns, QList<QVariantList> rows)
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (query::isSecretName(columns.at(i)))
            for (QVariantList &row : rows)
                if (!row.value(i).toString().isEmpty())
                    row[i] = QString::fromUtf16(mask);
    return rows;
}

void write(Output &output, QueryFormat format, const QStringList &columns, const QList<QVariantList> &rows)
{
    if (format == QueryFormat::Csv)
        return writeCsv(output, columns, rows);
    if (format == QueryFormat::Table)
        return writeTable(output, columns, rows);
    QJsonArray all;
    for (const QVariantList &row : rows) {
        QJsonArray values;
        for (const QVariant &value : row)
            values.append(query::valueToJson(value));
        all.append(values);
    }
    output.result(query::jsonText(all));
}

void writeCsvLines(Output &output, const QList<QVariantList> &rows)
{
    for (const QVariantList &row : rows)
        output.result(exchange::csvLine(row));
}

} // namespace cli
