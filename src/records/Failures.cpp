// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/Failures.h"

#include "records/RecordChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace records {

namespace {

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("records", text, nullptr, count);
}

bool isConstraint(base::ErrorCode code)
{
    return code == base::ErrorCode::NotUnique || code == base::ErrorCode::BrokenReference
        || code == base::ErrorCode::Missing || code == base::ErrorCode::BrokenRule;
}

/// Another program gave the table a column that must be filled in and that nobody here knows.
std::optional<base::Error> unknownColumn(const base::Error &error, const schema::Entity &entity)
{
    if (error.code != base::ErrorCode::Missing)
        return std::nullopt;
    const auto unknown = std::find_if(error.columns.cbegin(), error.columns.cend(),
                                      [&](const QString &column) { return !entity.field(column); });
    if (unknown == error.columns.cend())
        return std::nullopt;
    return base::Error{base::ErrorCode::Drift,
                       translated(QT_TRANSLATE_NOOP(
                                      "records", "Nothing was saved: the table of “%1” has a column “%2” of another "
                                                 "program that must be filled in and has no default. Rows can only be "
                                                 "added here by that program, or after the column was given a default. "
                                                 "Your changes are still here."))
                           .arg(schema::entityTitle(entity), *unknown),
                       error.detail, entity.name, error.columns};
}

} // namespace

SaveFailure asFailure(QList<RowProblem> problems, base::ErrorCode code, const QString &detail)
{
    const QString first = problems.isEmpty() ? QString() : problems.constFirst().problem.msg;
    const QString what = problems.size() < 2
        ? translated(QT_TRANSLATE_NOOP("records", "Nothing was saved: %1 Your changes are still here."))
        : translated(QT_TRANSLATE_N_NOOP("records", "Nothing was saved, %n fields need a look. The first: %1 Your "
                                                    "changes are still here."),
                     int(problems.size()));
    return {base::Error{code, what.arg(first), detail, {}, {}}, std::move(problems), {}, {}};
}

SaveFailure asFailure(QList<Conflict> conflicts)
{
    const QString what = translated(QT_TRANSLATE_N_NOOP("records", "Nothing was saved: %n rows were changed by another "
                                                                   "program since they were read. Choose for each "
                                                                   "whether their values or yours stay."),
                                    int(conflicts.size()));
    return {base::Error{base::ErrorCode::Failed, what, {}, {}, {}}, {}, std::move(conflicts), {}};
}

SaveFailure asFailure(QList<Obstacle> obstacles)
{
    const QString what = translated(QT_TRANSLATE_N_NOOP("records", "Nothing was deleted: other rows point to %n of the "
                                                                   "rows. Archive them instead, or delete those rows "
                                                                   "first."),
                                    int(obstacles.size()));
    return {base::Error{base::ErrorCode::BrokenReference, what, {}, {}, {}}, {}, {}, std::move(obstacles)};
}

SaveFailure failureOf(const base::Error &error, const RowKey &row)
{
    if (!isConstraint(error.code))
        return asFailure(error);
    const schema::Entity &entity = schema::entity(row.table);
    if (auto drift = unknownColumn(error, entity))
        return asFailure(std::move(*drift));
    auto problem = problemFrom(error, entity);
    if (!problem)
        problem = schema::Problem{{}, error.message, u"database"_s, {}};
    return asFailure(QList<RowProblem>{{row, *problem}}, error.code, error.detail);
}

} // namespace records
