// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/CopyRows.h"

#include "exchange/Tsv.h"
#include "records/BulkRows.h"
#include "records/Lookup.h"
#include "schema/Conversion.h"
#include "tables/StepNames.h"

using namespace Qt::StringLiterals;

namespace tables
{

using records::RowKey;

namespace
{

QString cellText(const schema::Field &field, const QVariant &value)
{
    if (database::value::isNull(value))
        return {};
    if (field.secret)
        return QString(8, QChar(0x2022));
    if (field.format == schema::Format::PaymentType)
        return schema::paymentTypeTitle(value.toString());
    const bool isPlain = value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double
        || field.type == schema::Type::Text;
    return isPlain ? schema::toTyped(value) : schema::toShown(field, value);
}

/// Labels of everything that a block of rows points to.
base::Result<QHash<RowKey, QString>> labelsFor(const database::Connection &connection,
                                               const schema::Entity &entity,
                                               const QList<records::RowNow> &rows, const QStringList &columns,
                                               const records::ChangeSet &pending)
{
    QSet<RowKey> targets;
    QHash<RowKey, QString> labels;
    for (const QString &column : columns) {
        const schema::Field *field = entity.field(column);
        if (!field || !field->relation)
            continue;
        for (const records::RowNow &row : rows) {
            const RowKey target{field->relation->target, row.now.value(column).toLongLong()};
            if (target.id > 0)
                targets.insert(target);
            else if (const records::RowChange *change = pending.change(target))
                labels.insert(target, names::labelOf(target.table, change->after));
        }
    }
    const auto stored = records::labelsOf(connection, QList<RowKey>(targets.begin(), targets.end()));
    if (!stored)
        return stored.error();
    labels.insert(*stored);
    return labels;
}

} // namespace

base::Result<QString> rowsAsTsv(const database::Connection &connection, schema::Table table,
                                const QList<qint64> &ids, const QStringList &columns,
                                const records::ChangeSet &pending, const records::Progress &progress)
{
    constexpr qsizetype atOnce = 500;
    const schema::Entity &entity = schema::entity(table);
    QString text;
    for (qsizetype first = 0; first < ids.size(); first += atOnce) {
        QList<records::RowNow> rows;
        const auto take = [&rows](const records::RowNow &row) { rows.append(row); };
        const auto more = [&](qint64 done) { return !progress || progress(first + done); };
        SHOPBOOK_TRY(records::forRows(connection, table, ids.mid(first, atOnce), pending, take, more));
        const auto labels = labelsFor(connection, entity, rows, columns, pending);
        SHOPBOOK_TRY(labels);
        for (const records::RowNow &row : std::as_const(rows)) {
            QStringList cells;
            for (const QString &column : columns) {
                const schema::Field &field = *entity.field(column);
                const QVariant value = row.now.value(column);
                QString cell = cellText(field, value);
                if (field.relation && !cell.isEmpty())
                    cell = labels->value({field.relation->target, value.toLongLong()}, u'#' + cell);
                cells.append(cell);
            }
            text += exchange::tsvLine(cells) + u'\n';
        }
    }
    return text;
}

} // namespace tables
