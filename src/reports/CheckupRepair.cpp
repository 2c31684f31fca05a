// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Text.h"
#include "records/Rows.h"
#include "records/Times.h"
#include "reports/CheckupScan.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// What a repair writes: values that follow from what stands there, never a guess; but for times, which have
// to hold something: those come from where the person says.

namespace reports
{

namespace
{

using records::RowKey;
using schema::Field;
using schema::Table;

base::Error notRepairable()
{
    return {base::ErrorCode::Usage,
            QCoreApplication::translate(
                "reports", "There is no repair for this: only a person knows what is right there."),
            {},
            {},
            {}};
}

/// The value that belongs there; nothing where nobody can know it.
std::optional<QVariant> repaired(const Finding &finding, const Field &field, const FoundRow &row)
{
    if (finding.kind == u"orphan" && field.nullable)
        return QVariant();
    if (finding.kind == u"empty" && field.format == schema::Format::PaymentType)
        return QVariant(QString::fromLatin1(schema::unknownPaymentType));
    if (finding.kind == u"empty" && field.column == u"payment_id")
        return QVariant(u"unknown-%1"_s.arg(row.id));
    if (finding.kind == u"like-stars")
        return QVariant(u"stars"_s);
    if (finding.kind == u"spelling") {
        const QString known = checkup::knownType(row.value.toString());
        return known == row.value.toString() ? std::nullopt : std::optional<QVariant>(known);
    }
    if (finding.kind == u"type" && row.value.typeId() == QMetaType::QString) {
        const auto read = schema::fromTyped(field, row.value.toString());
        if (read && !database::value::isNull(*read)
            && schema::check(schema::entity(*finding.table), {{field.column, *read}}, schema::Scope::Given)
                   .isEmpty())
            return *read;
    }
    return std::nullopt;
}

/// The value as records reads it, which is what a save compares with.
QVariant readValue(const FoundRow &row, const Field &field)
{
    return database::value::fromDriver(row.value, field.type);
}

QString stepName(const Finding &finding, const Field &field)
{
    return QCoreApplication::translate("reports", "Check-up: %1 in “%2”")
        .arg(schema::fieldTitle(field), schema::entityTitle(schema::entity(*finding.table)));
}

/// Where the row has another time that is good: when it was added for when it was changed, and the other way.
std::optional<QString> otherTimeOf(const schema::Record &stored, const schema::Entity &entity,
                                   const QString &column)
{
    for (const QString &other : {u"created_at"_s, u"updated_at"_s}) {
        if (other == column || !entity.field(other))
            continue;
        const QVariant value = stored.value(other);
        if (records::isGoodTime(value))
            return value.toString();
        if (const auto read = records::timeReadFrom(value))
            return read;
    }
    return std::nullopt;
}

base::Result<void> repairTimes(const database::Connection &connection, const Finding &now, const Field &field,
                               TimeSource source, RepairPlan &plan)
{
    const schema::Entity &entity = schema::entity(*now.table);
    const bool isFile = connection.engine() == database::Engine::Sqlite;
    QList<qint64> ids;
    for (const FoundRow &row : now.rows)
        ids.append(row.id);
    const auto stored = records::readRows(connection, entity, ids, records::RowLock::None);
    SHOPBOOK_TRY(stored);
    const QString current = base::text::nowUtc();
    for (auto row = stored->cbegin(); row != stored->cend(); ++row) {
        // As it is spelled: reading makes one of several spellings.
        schema::Record values = row->values;
        if (isFile)
            values.insert(row->spelled);
        const QVariant before = values.value(field.column);
        std::optional<QString> time = records::timeReadFrom(before);
        if (!time) {
            ++plan.guessed;
            if (source == TimeSource::OtherTime)
                time = otherTimeOf(values, entity, field.column);
        }
        plan.changes.set({entity.table, row.key()}, field.column, before, time.value_or(current));
    }
    return {};
}

} // namespace

base::Result<RepairPlan> planRepair(const database::Connection &connection, const Finding &finding,
                                    TimeSource times)
{
    if (finding.repair != RepairKind::Rows || !finding.table)
        return notRepairable();
    const schema::Entity &entity = schema::entity(*finding.table);
    const Field *field = entity.field(finding.column);
    if (!field)
        return notRepairable();
    CheckupOptions options;
    options.rules = {finding.rule};
    options.listed = mostRepaired;
    options.isThorough = false;
    const auto found = checkUp(connection, options);
    SHOPBOOK_TRY(found);
    RepairPlan plan;
    plan.name = stepName(finding, *field);
    for (const Finding &now : *found) {
        if (now.kind != finding.kind || now.table != finding.table || now.column != finding.column)
            continue;
        plan.left = now.count - now.rows.size();
        if (now.rule == u"times") {
            SHOPBOOK_TRY(repairTimes(connection, now, *field, times, plan));
            continue;
        }
        // Products without a category get a new one, so that nothing about them is lost.
        std::optional<QVariant> shelter;
        for (const FoundRow &row : now.rows) {
            std::optional<QVariant> value = repaired(now, *field, row);
            if (!value && now.kind == u"orphan" && now.table == Table::Products) {
                if (!shelter)
                    shelter = plan.changes
                                  .insert(Table::Categories,
                                          {{u"category_name"_s,
                                            QCoreApplication::translate("reports", "Without a category")}})
                                  .id;
                value = shelter;
            }
            if (value)
                plan.changes.set({entity.table, row.id}, field->column, readValue(row, *field), *value);
        }
    }
    return plan;
}

} // namespace reports
