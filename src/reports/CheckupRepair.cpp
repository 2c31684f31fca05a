// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Query.h"
#include "records/Catalog.h"
#include "reports/CheckupScan.h"
#include "schema/Conversion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// What a repair writes: values that follow from what stands there, never a guess.

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

} // namespace

base::Result<RepairPlan> planRepair(const database::Connection &connection, const Finding &finding)
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
