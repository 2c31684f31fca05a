// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/Checkup.h"

#include "base/Text.h"
#include "records/Catalog.h"
#include "records/Times.h"
#include "reports/CheckupScan.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace reports
{

namespace
{

using checkup::Ground;
using checkup::Pass;
using checkup::RowRule;
using database::Connection;

/// Free text may be anything; more kinds than these are not sorted.
constexpr qsizetype mostPaymentTypes = 1000;

base::Result<void> checkNames(const QStringList &rules)
{
    for (const QString &rule : rules)
        if (!ruleNames().contains(rule))
            return base::Error{
                base::ErrorCode::Usage,
                QCoreApplication::translate("reports", "There is no rule “%1”. The rules are: %2.")
                    .arg(rule, ruleNames().join(u", ")),
                rule,
                {},
                {}};
    return {};
}

base::Result<QSet<QString>> ourTables(const Connection &connection)
{
    QStringList names;
    for (const schema::Entity &entity : schema::entities())
        names.append(entity.name);
    return records::catalog::tablesAmong(connection, names);
}

base::Result<QSet<QString>> columnsOf(const Connection &connection, const schema::Entity &entity)
{
    const auto columns = records::catalog::columnsOf(connection, entity.name);
    SHOPBOOK_TRY(columns);
    return QSet<QString>(columns->begin(), columns->end());
}

/// The findings of one table.
base::Result<QList<Finding>> checkTable(Pass &pass, const schema::Entity &entity, const QSet<QString> &tables,
                                        const QSet<QString> &unguarded)
{
    const QStringList &wanted = pass.options.rules;
    const auto isWanted = [&wanted](const QString &rule) {
        return wanted.isEmpty() || wanted.contains(rule);
    };
    const auto columns = columnsOf(pass.connection, entity);
    SHOPBOOK_TRY(columns);
    if (!columns->contains(u"id"_s))
        return QList<Finding>();
    const Ground ground{pass.connection.dialect(), entity, *columns, tables, records::latestTime()};
    QList<RowRule> rules = checkup::rowRules(ground);
    if (isWanted(u"currencies"_s) && entity.table == schema::Table::Purchases
        && columns->contains(u"payment_type"_s)) {
        const auto types = checkup::paymentTypesOf(pass, mostPaymentTypes);
        SHOPBOOK_TRY(types);
        rules += checkup::currencyRules(ground, checkup::sorted(*types));
    }
    rules.removeIf([&isWanted](const RowRule &rule) { return !isWanted(rule.rule); });
    auto found = checkup::scan(pass, entity, rules);
    SHOPBOOK_TRY(found);
    for (const schema::Field &field : entity.fields) {
        if (!isWanted(u"duplicates"_s) || !unguarded.contains(u"%1.%2"_s.arg(entity.name, field.column)))
            continue;
        const auto twice = checkup::duplicates(pass, entity, field);
        SHOPBOOK_TRY(twice);
        if (*twice)
            found->append(**twice);
    }
    return found;
}

} // namespace

QStringList ruleNames()
{
    return {u"damage"_s, u"constraints"_s, u"counters"_s, u"references"_s, u"duplicates"_s,
            u"types"_s,  u"times"_s,       u"prices"_s,   u"empty"_s,      u"currencies"_s};
}

base::Result<QList<Finding>> checkUp(const Connection &connection, const CheckupOptions &options)
{
    SHOPBOOK_TRY(checkNames(options.rules));
    Pass pass{connection, options};
    auto findings = checkup::databaseFindings(pass);
    SHOPBOOK_TRY(findings);
    const auto tables = ourTables(connection);
    SHOPBOOK_TRY(tables);
    const auto unguarded = checkup::unguarded(connection);
    SHOPBOOK_TRY(unguarded);
    for (const schema::Entity &entity : schema::entities()) {
        if (!tables->contains(entity.name))
            continue;
        auto found = checkTable(pass, entity, *tables, *unguarded);
        SHOPBOOK_TRY(found);
        findings->append(*found);
    }
    for (Finding &finding : *findings)
        checkup::putIntoWords(finding);
    const QStringList order = ruleNames();
    std::stable_sort(findings->begin(), findings->end(), [&order](const Finding &left, const Finding &right) {
        return left.severity != right.severity ? left.severity > right.severity
                                               : order.indexOf(left.rule) < order.indexOf(right.rule);
    });
    return findings;
}

int seriousCount(const QList<Finding> &findings)
{
    return int(std::count_if(findings.begin(), findings.end(),
                             [](const Finding &finding) { return finding.severity != Severity::Note; }));
}

} // namespace reports
