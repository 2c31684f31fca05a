// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/CheckupScan.h"

#include "database/Query.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace reports::checkup
{

using database::Query;

namespace
{

constexpr qint64 firstSlice = 5000;
constexpr qint64 fewestRows = 500;
constexpr qint64 mostRows = 50000;
constexpr qint64 wantedMs = 50;

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate("reports", "The check-up was cancelled. Nothing was changed."),
            {},
            {},
            {}};
}

/// The hash of a value as the database compares it: 24 and 24.0 are one number there.
size_t hashOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::Double) {
        const double real = value.toDouble();
        const bool fits = real >= -9223372036854775808.0 && real < 9223372036854775808.0;
        return fits && real == double(qint64(real)) ? qHash(qint64(real), 7) : qHash(real, 7);
    }
    if (value.typeId() == QMetaType::LongLong)
        return qHash(value.toLongLong(), 7);
    if (value.typeId() == QMetaType::QByteArray)
        return qHash(value.toByteArray(), 7);
    return qHash(value.toString(), 7);
}

/// Hashes that stand there more than once, sorted.
std::vector<size_t> repeated(std::vector<size_t> &hashes)
{
    std::sort(hashes.begin(), hashes.end());
    std::vector<size_t> found;
    for (size_t i = 1; i < hashes.size(); ++i)
        if (hashes[i] == hashes[i - 1] && (found.empty() || found.back() != hashes[i]))
            found.push_back(hashes[i]);
    return found;
}

/// The columns whose values a finding may show.
QStringList shownColumns(const schema::Entity &entity, const QList<RowRule> &rules)
{
    QStringList columns;
    for (const RowRule &rule : rules) {
        const schema::Field *field = entity.field(rule.column);
        if (field && !field->secret && !columns.contains(rule.column))
            columns.append(rule.column);
    }
    return columns;
}

QString scanSql(const database::Dialect &dialect, const schema::Entity &entity, const QList<RowRule> &rules,
                const QStringList &shown, const QString &slice)
{
    QStringList selected{dialect.quoted(entity.name, u"id"_s) + u" AS found_id"_s};
    QStringList flags;
    for (int i = 0; i < rules.size(); ++i) {
        flags.append(u"rule_%1"_s.arg(i));
        selected.append(u"CASE WHEN %1 THEN 1 ELSE 0 END AS %2"_s.arg(rules.at(i).sql, flags.constLast()));
    }
    for (int i = 0; i < shown.size(); ++i) {
        const QString column = dialect.quoted(entity.name, shown.at(i));
        // Whatever its type: a value that breaks a rule is shown as it stands there.
        selected.append(u"%1 AS value_%2"_s.arg(
            dialect.engine() == database::Engine::Postgresql ? dialect.asText(column) : column,
            QString::number(i)));
    }
    return u"SELECT * FROM (SELECT %1 FROM %2 WHERE %3) AS checked WHERE %4 > 0 ORDER BY found_id"_s.arg(
        selected.join(u", "), dialect.quoted(entity.name), slice, flags.join(u" + "));
}

} // namespace

QString sliceSql(const database::Dialect &dialect, const schema::Entity &entity, qint64 after,
                 std::optional<qint64> upTo, QVariantList &values)
{
    const QString id = dialect.quoted(entity.name, u"id"_s);
    values.append(after);
    // A server would take the type of an int4 column for the bound, which may be any 64-bit number.
    const QString mark = dialect.placeholder(schema::Type::Integer);
    if (!upTo)
        return u"%1 > %2"_s.arg(id, mark);
    values.append(*upTo);
    return u"%1 > %2 AND %1 <= %2"_s.arg(id, mark);
}

base::Result<void>
eachSlice(Pass &pass, const schema::Entity &entity,
          const std::function<base::Result<void>(qint64 after, std::optional<qint64> upTo)> &read)
{
    const database::Dialect &dialect = pass.connection.dialect();
    const QString id = dialect.quoted(entity.name, u"id"_s);
    const QString bound = u"SELECT %1 FROM %2 WHERE %1 > %3 ORDER BY %1 LIMIT 1 OFFSET ?"_s.arg(
        id, dialect.quoted(entity.name), dialect.placeholder(schema::Type::Integer));
    qint64 after = std::numeric_limits<qint64>::min();
    qint64 rows = firstSlice;
    while (true) {
        if (pass.options.between && !pass.options.between({entity.table, pass.rowsDone}))
            return cancelled();
        QElapsedTimer clock;
        clock.start();
        const auto end = pass.connection.scalar(bound, {after, rows - 1});
        SHOPBOOK_TRY(end);
        const bool isLast = end->isNull();
        SHOPBOOK_TRY(read(after, isLast ? std::nullopt : std::optional(end->toLongLong())));
        if (isLast)
            return {};
        pass.rowsDone += rows;
        after = end->toLongLong();
        if (clock.elapsed() < wantedMs)
            rows = std::min(rows * 2, mostRows);
        else if (clock.elapsed() > 2 * wantedMs)
            rows = std::max(rows / 2, fewestRows);
    }
}

base::Result<QList<Finding>> scan(Pass &pass, const schema::Entity &entity, const QList<RowRule> &rules)
{
    QList<Finding> findings;
    for (const RowRule &rule : rules) {
        Finding finding;
        finding.rule = rule.rule;
        finding.kind = rule.kind;
        finding.severity = rule.severity;
        finding.table = entity.table;
        finding.column = rule.column;
        finding.repair = rule.repair;
        findings.append(finding);
    }
    if (rules.isEmpty())
        return findings;
    const QStringList shown = shownColumns(entity, rules);
    const auto read = [&](qint64 after, std::optional<qint64> upTo) -> base::Result<void> {
        QVariantList values;
        for (const RowRule &rule : rules)
            values.append(rule.values);
        const QString slice = sliceSql(pass.connection.dialect(), entity, after, upTo, values);
        auto query = Query::run(pass.connection,
                                scanSql(pass.connection.dialect(), entity, rules, shown, slice), values);
        SHOPBOOK_TRY(query);
        while (query->next()) {
            for (int i = 0; i < rules.size(); ++i) {
                if (query->value(1 + i).toLongLong() == 0)
                    continue;
                Finding &finding = findings[i];
                finding.ids.append(query->value(0).toLongLong());
                const auto place = shown.indexOf(rules.at(i).column);
                if (finding.count++ < pass.options.listed)
                    finding.rows.append(
                        {query->value(0).toLongLong(),
                         place < 0 ? QVariant() : query->value(1 + int(rules.size()) + int(place))});
            }
        }
        return query->finish();
    };
    SHOPBOOK_TRY(eachSlice(pass, entity, read));
    findings.removeIf([](const Finding &finding) { return finding.count == 0; });
    return findings;
}

base::Result<QStringList> paymentTypesOf(Pass &pass, qsizetype most)
{
    const schema::Entity &entity = schema::entity(schema::Table::Purchases);
    const database::Dialect &dialect = pass.connection.dialect();
    const QString type = dialect.quoted(entity.name, u"payment_type"_s);
    QSet<QString> found;
    const auto read = [&](qint64 after, std::optional<qint64> upTo) -> base::Result<void> {
        QVariantList values;
        const QString slice = sliceSql(dialect, entity, after, upTo, values);
        values.append(most);
        auto query = Query::run(pass.connection,
                                u"SELECT DISTINCT %1 FROM %2 WHERE %3 AND %1 IS NOT NULL LIMIT ?"_s.arg(
                                    dialect.asText(type), dialect.quoted(entity.name), slice),
                                values);
        SHOPBOOK_TRY(query);
        while (query->next())
            if (found.size() < most)
                found.insert(query->value(0).toString());
        return query->finish();
    };
    SHOPBOOK_TRY(eachSlice(pass, entity, read));
    QStringList types(found.begin(), found.end());
    types.sort();
    return types;
}

base::Result<std::optional<Finding>> duplicates(Pass &pass, const schema::Entity &entity,
                                                const schema::Field &field)
{
    const database::Dialect &dialect = pass.connection.dialect();
    const QString column = dialect.quoted(entity.name, field.column);
    const QString select = u"SELECT %1, %2 FROM %3 WHERE %2 IS NOT NULL AND %4"_s;
    const auto rows = [&](const std::function<void(qint64, const QVariant &)> &take) {
        return eachSlice(pass, entity, [&](qint64 after, std::optional<qint64> upTo) -> base::Result<void> {
            QVariantList values;
            const QString slice = sliceSql(dialect, entity, after, upTo, values);
            auto query = Query::run(
                pass.connection,
                select.arg(dialect.quoted(entity.name, u"id"_s), column, dialect.quoted(entity.name), slice)
                    + u" ORDER BY 1"_s,
                values);
            SHOPBOOK_TRY(query);
            while (query->next())
                take(query->value(0).toLongLong(), query->value(1));
            return query->finish();
        });
    };
    std::vector<size_t> hashes;
    SHOPBOOK_TRY(rows([&hashes](qint64, const QVariant &value) { hashes.push_back(hashOf(value)); }));
    const std::vector<size_t> twice = repeated(hashes);
    if (twice.empty())
        return std::optional<Finding>();
    Finding finding;
    finding.rule = u"duplicates"_s;
    finding.kind = u"duplicate"_s;
    finding.table = entity.table;
    finding.column = field.column;
    SHOPBOOK_TRY(rows([&](qint64 id, const QVariant &value) {
        if (!std::binary_search(twice.begin(), twice.end(), hashOf(value)))
            return;
        finding.ids.append(id);
        if (finding.count++ < pass.options.listed)
            finding.rows.append({id, value});
    }));
    return std::optional(finding);
}

} // namespace reports::checkup
