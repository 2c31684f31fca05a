// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/QueryOutput.h"

#include "cli/Words.h"
#include "query/ConditionJson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli
{

namespace
{

using query::Outcome;
using query::ResultShape;

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

void writeFooter(Output &output, const ResultShape &shape, qint64 items, qint64 rows)
{
    if (!shape.hasObjects())
        return output.result(Words::tr("%n row(s)", nullptr, int(items)));
    const QString objects = Words::tr("%n object(s)", nullptr, int(items));
    output.result(rows == items ? objects : Words::tr("%1 from %n row(s)", nullptr, int(rows)).arg(objects));
}

base::Result<void> write(Output &output, QueryFormat format, const ResultShape &shape, const Outcome &outcome)
{
    if (format == QueryFormat::Json)
        output.result(query::toJsonText(shape, outcome, QString::fromUtf16(mask)));
    if (format == QueryFormat::Json || outcome.isException())
        return resultOf(outcome);
    const bool isCsv = format == QueryFormat::Csv;
    const bool isValue = outcome.kind == Outcome::Kind::Value;
    const bool isMasked =
        isValue && shape.columns.constFirst().isSecret && !outcome.value.toString().isEmpty();
    const QVariant value = isMasked ? QVariant(QString::fromUtf16(mask)) : outcome.value;
    if (isValue && !isCsv) {
        output.result(cellText(value));
        return {};
    }
    if (outcome.kind == Outcome::Kind::None && !isCsv) {
        output.result(u"None"_s);
        return {};
    }
    ResultStream stream(output, format,
                        isValue ? QStringList{shape.columns.constFirst().name} : headersOf(shape));
    for (const query::Item &item : outcome.items)
        addItem(stream, shape, item);
    if (isValue)
        stream.add(QVariantList{value});
    stream.end();
    if (outcome.kind == Outcome::Kind::List && !isCsv)
        writeFooter(output, shape, outcome.items.size(), outcome.rows);
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
    ResultStream stream(output, format, columns);
    for (const QVariantList &row : rows)
        addRow(stream, row);
    stream.end();
}

void addRow(ResultStream &stream, const QVariantList &row)
{
    if (stream.format() != QueryFormat::Json)
        return stream.add(row);
    QJsonArray values;
    for (const QVariant &value : row)
        values.append(query::valueToJson(value));
    stream.add(QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)));
}

void addItem(ResultStream &stream, const ResultShape &shape, const query::Item &item)
{
    if (stream.format() == QueryFormat::Json)
        stream.add(query::toJsonText(shape, item, QString::fromUtf16(mask)));
    else
        stream.add(cellsOf(shape, item));
}

} // namespace cli
