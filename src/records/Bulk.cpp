// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Bulk.h"

#include "database/Query.h"
#include "query/IdList.h"
#include "records/BulkRows.h"
#include "schema/Conversion.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace records
{

namespace value = database::value;
using schema::Entity;
using schema::Field;
using schema::Type;

namespace
{

constexpr int mostDecimals = 4;
constexpr qint64 mostPercent = 10000;
constexpr qsizetype mostDependants = 100000;

QString tooLarge()
{
    return QCoreApplication::translate("records", "The result would be larger than can be stored.");
}

/// The new value, or why there is none.
tl::expected<QVariant, QString> computed(const BulkEdit &edit, const Field &field, const QVariant &old)
{
    if (edit.kind == BulkEdit::Kind::Set)
        return edit.value;
    if (value::isNull(old))
        return tl::make_unexpected(
            QCoreApplication::translate("records", "There is no value to count with."));
    if (field.type == Type::Real) {
        const double before = old.toDouble();
        const double after = edit.kind == BulkEdit::Kind::Add
            ? before + edit.value.toDouble()
            : before * (1 + double(edit.percent.digits) / (100 * std::pow(10.0, edit.percent.decimals)));
        // As many digits as a double holds for certain: 30.3 + 10 % is 33.33, and nothing that is there is
        // rounded away.
        return QVariant(QString::number(after, 'g', std::numeric_limits<double>::digits10).toDouble());
    }
    if (old.typeId() != QMetaType::LongLong)
        return tl::make_unexpected(QCoreApplication::translate("records", "What stands there is no number."));
    if (edit.kind == BulkEdit::Kind::Percent) {
        const auto after = withPercent(old.toLongLong(), edit.percent, edit.roundTo);
        return after ? tl::expected<QVariant, QString>(*after) : tl::make_unexpected(tooLarge());
    }
    qint64 sum = 0;
    if (__builtin_add_overflow(old.toLongLong(), edit.value.toLongLong(), &sum))
        return tl::make_unexpected(tooLarge());
    return QVariant(sum);
}

} // namespace

std::optional<BulkEdit::Percentage> percentFrom(const QString &typed)
{
    static const QRegularExpression form(uR"(^\s*([+\-\x{2212}]?)\s*(\d{1,7})(?:[.,](\d+))?\s*%?\s*$)"_s);
    const auto match = form.match(typed);
    if (!match.hasMatch() || match.captured(3).size() > mostDecimals)
        return std::nullopt;
    BulkEdit::Percentage percent;
    percent.decimals = int(match.captured(3).size());
    percent.digits = (match.captured(2) + match.captured(3)).toLongLong();
    if (match.captured(2).toLongLong() > mostPercent)
        return std::nullopt;
    if (!match.captured(1).isEmpty() && match.captured(1) != u"+")
        percent.digits = -percent.digits;
    return percent;
}

std::optional<qint64> withPercent(qint64 amount, const BulkEdit::Percentage &percent, qint64 roundTo)
{
    qint64 whole = 100;
    for (int i = 0; i < percent.decimals; ++i)
        whole *= 10;
    qint64 product = 0;
    qint64 unit = 0;
    if (__builtin_mul_overflow(amount, whole + percent.digits, &product)
        || __builtin_mul_overflow(whole, roundTo, &unit))
        return std::nullopt;
    qint64 rounded = product / unit;
    const qint64 rest = std::abs(product % unit);
    if (rest >= unit - rest)
        rounded += product < 0 ? -1 : 1;
    qint64 result = 0;
    if (__builtin_mul_overflow(rounded, roundTo, &result))
        return std::nullopt;
    return result;
}

bool canSetInBulk(const Field &field)
{
    return !field.automatic && !field.unique && field.column != u"deleted";
}

bool canCountInBulk(const Field &field)
{
    return canSetInBulk(field) && !field.relation
        && (field.type == Type::Integer || field.type == Type::Real);
}

base::Result<BulkPlan> planBulk(const database::Connection &connection, const BulkEdit &edit,
                                const QList<qint64> &ids, const ChangeSet &pending, const Progress &progress)
{
    const Entity &entity = schema::entity(edit.table);
    const Field *field = entity.field(edit.column);
    if (!field || !(edit.kind == BulkEdit::Kind::Set ? canSetInBulk(*field) : canCountInBulk(*field)))
        return base::Error{
            base::ErrorCode::Usage,
            QCoreApplication::translate("records", "This column cannot be changed in many rows at once."),
            edit.column,
            entity.name,
            {edit.column}};
    BulkPlan plan;
    plan.changes = ChangeSet::besides(pending);
    const auto take = [&](const RowNow &row) {
        const QVariant old = row.now.value(edit.column);
        const auto wanted = computed(edit, *field, old);
        if (!wanted) {
            plan.rejected.append({row.key, 0, edit.column, field->secret ? QVariant() : old, wanted.error()});
            return;
        }
        if (value::same(old, *wanted)) {
            ++plan.unchanged;
            return;
        }
        const auto problems = schema::check(entity, {{edit.column, *wanted}}, schema::Scope::Given);
        if (!problems.isEmpty())
            plan.rejected.append(
                {row.key, 0, edit.column, field->secret ? QVariant() : *wanted, problems.constFirst().msg});
        else
            plan.changes.set(row.key, {{edit.column, row.stored.value(edit.column)}},
                             {{edit.column, *wanted}});
    };
    SHOPBOOK_TRY(forRows(connection, edit.table, ids, pending, take, progress));
    plan.changes.forgetSteps();
    return plan;
}

base::Result<BulkPlan> planFillDown(const database::Connection &connection, Table table,
                                    const QString &column, const QList<qint64> &ids, const ChangeSet &pending,
                                    const Progress &progress)
{
    BulkEdit edit{table, column};
    bool isThere = false;
    const auto take = [&](const RowNow &row) {
        edit.value = row.now.value(column);
        isThere = true;
    };
    SHOPBOOK_TRY(forRows(connection, table, ids.mid(0, 1), pending, take, {}));
    if (!isThere)
        return base::Error{base::ErrorCode::NotFound,
                           QCoreApplication::translate("records",
                                                       "The row to copy from is no longer there. Nothing was "
                                                       "changed."),
                           column,
                           schema::entity(table).name,
                           {}};
    return planBulk(connection, edit, ids.mid(1), pending, progress);
}

base::Result<BulkPlan> planReassign(const database::Connection &connection, const QList<RowKey> &from,
                                    const RowKey &to, const ChangeSet &pending, const Progress &progress)
{
    const database::Dialect &dialect = connection.dialect();
    BulkPlan plan;
    plan.changes = ChangeSet::besides(pending);
    QList<qint64> given;
    for (const RowKey &row : from)
        given.append(row.id);
    if (from.isEmpty() || given.contains(to.id))
        return base::Error{base::ErrorCode::Usage,
                           QCoreApplication::translate("records",
                                                       "Choose a row that is not going to be deleted itself. "
                                                       "Nothing was changed."),
                           {},
                           schema::entity(to.table).name,
                           {}};
    qsizetype dependants = 0;
    for (const schema::Reference &reference : schema::referencesTo(to.table)) {
        const Entity &entity = schema::entity(reference.from);
        auto query = database::Query::run(connection,
                                          u"SELECT %1 FROM %2 WHERE %3 %4 ORDER BY 1"_s.arg(
                                              dialect.quoted(u"id"_s), dialect.quoted(entity.name),
                                              dialect.quoted(reference.column), query::amongIds(dialect)),
                                          {query::idList(dialect, given)});
        if (!query)
            return std::move(query).error();
        QList<qint64> ids;
        while (query->next())
            ids.append(query->value(0).toLongLong());
        SHOPBOOK_TRY(query->finish());
        dependants += ids.size();
        if (dependants > mostDependants)
            return base::Error{
                base::ErrorCode::Usage,
                QCoreApplication::translate("records",
                                            "More than %1 records hang on it: too many for one "
                                            "step. Archive it instead. Nothing was changed.")
                    .arg(schema::numberText(mostDependants)),
                reference.column,
                entity.name,
                {}};
        const auto take = [&](const RowNow &row) {
            if (given.contains(row.now.value(reference.column).toLongLong()))
                plan.changes.set(row.key, {{reference.column, row.stored.value(reference.column)}},
                                 {{reference.column, to.id}});
        };
        SHOPBOOK_TRY(forRows(connection, reference.from, ids, pending, take, progress));
    }
    const auto removed = [&](const RowNow &row) { plan.changes.remove(row.key, row.stored); };
    SHOPBOOK_TRY(forRows(connection, to.table, given, pending, removed, {}));
    plan.changes.forgetSteps();
    return plan;
}

} // namespace records
