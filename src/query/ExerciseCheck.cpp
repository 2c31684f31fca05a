// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ExerciseCheck.h"

#include "query/ResultDiff.h"
#include "query/ResultShape.h"
#include "query/SmallChanges.h"
#include "query/SqlReading.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace query
{

namespace
{

/// Runs of one check at most. Two slips at once are looked for only as far as this lasts.
constexpr int mostRuns = 400;

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled,
            QCoreApplication::translate("query", "The check was cancelled. Your answer is as it was."),
            {},
            {},
            {}};
}

/// Columns that nobody may see, by their names; SQL by hand may call them otherwise, but then they come from
/// made-up data all the same.
bool isSecret(const QString &column)
{
    const QString bare = column.mid(column.lastIndexOf(u'.') + 1);
    return std::ranges::any_of(schema::entities(), [&](const schema::Entity &entity) {
        const schema::Field *field = entity.field(bare);
        return field && field->secret;
    });
}

QList<QVariantList> masked(const QStringList &columns, const QList<QVariantList> &rows)
{
    QList<QVariantList> shown = rows.first(std::min(rows.size(), Verdict::mostRows));
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (isSecret(columns.at(i)))
            for (QVariantList &row : shown)
                row[i] = u"•••"_s;
    return shown;
}

class Checker
{
public:
    Checker(const Exercise &exercise, const RunAnswer &run, const std::function<bool()> &isCancelled)
        : m_exercise(exercise)
        , m_run(run)
        , m_isCancelled(isCancelled)
    {
    }

    base::Result<Verdict> check(Answer answer)
    {
        // What comes along inside the objects changes nothing about which they are.
        if (answer.tree && query::check(*answer.tree).isEmpty())
            answer.tree->loaded.clear();
        qsizetype rows = 0;
        for (const PracticeData data : {PracticeData::Sample, PracticeData::Edges}) {
            auto right = runOnce(Answer::of(m_exercise.solution), data);
            SHOPBOOK_TRY(right);
            if (data == PracticeData::Sample)
                rows = right->rows.size();
            auto brought = runOnce(answer, data);
            if (!brought && brought.error().code == base::ErrorCode::Cancelled)
                return std::move(brought).error();
            Verdict verdict = brought
                ? verdictOf(compare(*right, *brought, m_exercise.isOrdered), *right, *brought)
                : notRun(brought.error());
            if (verdict.isRight())
                continue;
            if (data == PracticeData::Edges)
                sayAccident(verdict);
            if (verdict.kind != Verdict::Kind::NotRun)
                SHOPBOOK_TRY(findReason(answer, data, *right, *brought, verdict));
            return verdict;
        }
        Verdict verdict;
        verdict.kind = Verdict::Kind::Right;
        verdict.summary = QCoreApplication::translate("query", "Right: %n row(s).", nullptr, int(rows));
        return verdict;
    }

private:
    base::Result<ResultRows> runOnce(const Answer &answer, PracticeData data)
    {
        if (m_isCancelled && m_isCancelled())
            return cancelled();
        ++m_runs;
        auto rows = m_run(answer, data);
        // Columns are called as people call them, not by the aliases of printed SQL.
        if (const auto shape =
                answer.tree && rows ? shapeOf(*answer.tree) : base::Result<ResultShape>(ResultShape());
            shape && shape->columns.size() == rows->columns.size())
            for (qsizetype i = 0; i < rows->columns.size(); ++i)
                rows->columns[i] = shape->columns.at(i).name;
        return rows;
    }

    static Verdict notRun(const base::Error &error)
    {
        Verdict verdict;
        verdict.kind = Verdict::Kind::NotRun;
        verdict.summary = error.message;
        return verdict;
    }

    [[nodiscard]] Verdict verdictOf(const ResultDiff &diff, const ResultRows &right,
                                    const ResultRows &answer) const
    {
        Verdict verdict;
        verdict.columns = diff.columns;
        verdict.tooManyCount = diff.tooMany.size();
        verdict.missingCount = diff.missing.size();
        verdict.tooMany = masked(diff.columns, diff.tooMany);
        verdict.missing = masked(diff.columns, diff.missing);
        verdict.firstOutOfOrder = diff.firstOutOfOrder;
        switch (diff.kind) {
        case ResultDiff::Kind::Same:
            verdict.kind = Verdict::Kind::Right;
            break;
        case ResultDiff::Kind::OtherRows:
            verdict.kind = Verdict::Kind::OtherRows;
            verdict.summary = answer.hasMore ? manySentence(right, answer) : rowsSentence(diff, answer);
            if (diff.isRepeated)
                verdict.reason = QCoreApplication::translate(
                    "query", "What is too many are right rows once more: each was asked for only once.");
            break;
        case ResultDiff::Kind::OtherOrder:
            verdict.kind = Verdict::Kind::OtherOrder;
            verdict.summary = QCoreApplication::translate(
                                  "query", "The rows are right, but their order differs from row %1 on.")
                                  .arg(diff.firstOutOfOrder + 1);
            break;
        case ResultDiff::Kind::OtherColumns:
            verdict.kind = Verdict::Kind::OtherColumns;
            verdict.summary = columnsSentence(diff, right, answer);
            break;
        }
        return verdict;
    }

    /// Nobody counted them all.
    static QString manySentence(const ResultRows &right, const ResultRows &answer)
    {
        return QCoreApplication::translate("query", "Your answer brings more than %1 rows; right are %2.")
            .arg(answer.rows.size())
            .arg(right.rows.size());
    }

    static QString rowsSentence(const ResultDiff &diff, const ResultRows &answer)
    {
        const QString missing =
            QCoreApplication::translate("query", "%n row(s) are missing.", nullptr, int(diff.missing.size()));
        if (answer.rows.isEmpty())
            return QCoreApplication::translate("query", "Your answer brings no rows.") + u' ' + missing;
        const QString tooMany = QCoreApplication::translate("query", "%n row(s) are too many.", nullptr,
                                                            int(diff.tooMany.size()));
        return diff.tooMany.isEmpty() ? missing : diff.missing.isEmpty() ? tooMany : tooMany + u' ' + missing;
    }

    [[nodiscard]] QString columnsSentence(const ResultDiff &diff, const ResultRows &right,
                                          const ResultRows &answer) const
    {
        const QString asked = m_exercise.columns.join(u", "_s);
        if (diff.isSameRows)
            return QCoreApplication::translate("query",
                                               "The right rows, but other columns: asked for are %1.")
                .arg(asked);
        const QString columns =
            QCoreApplication::translate("query", "Other columns than asked for; the task wants %1.")
                .arg(asked);
        if (right.rows.size() == answer.rows.size())
            return columns;
        return columns + u' '
            + QCoreApplication::translate("query", "And your answer brings %1 rows where %2 are right.")
                  .arg(answer.rows.size())
                  .arg(right.rows.size());
    }

    static void sayAccident(Verdict &verdict)
    {
        verdict.isByAccident = true;
        verdict.summary =
            QCoreApplication::translate(
                "query",
                "On the rows that you see this is right, but only by luck: on other data it goes "
                "wrong.")
            + u' ' + verdict.summary;
    }

    /// The answer as a tree: its own, or what can be read from its text, if that brings the same rows.
    base::Result<std::optional<Query>> treeOf(const Answer &answer, PracticeData data,
                                              const ResultRows &brought)
    {
        if (answer.tree)
            return answer.tree;
        for (const database::Engine engine : {database::Engine::Sqlite, database::Engine::Postgresql}) {
            const QList<SqlReading> selects = readSelects(answer.sql, engine);
            if (selects.size() != 1 || !selects.constFirst().isWhole)
                continue;
            const auto same = runOnce(Answer::of(selects.constFirst().query), data);
            if (!same && same.error().code == base::ErrorCode::Cancelled)
                return same.error();
            if (same && compare(brought, *same, false).kind == ResultDiff::Kind::Same)
                return std::optional(selects.constFirst().query);
        }
        return std::optional<Query>();
    }

    /// 1: mended, 0: not, else cancelled.
    base::Result<bool> mends(const SmallChange &change, PracticeData data, const ResultRows &right,
                             Verdict::Kind kind)
    {
        if (!query::check(change.changed).isEmpty())
            return false;
        const auto rows = runOnce(Answer::of(change.changed), data);
        if (!rows) {
            if (rows.error().code == base::ErrorCode::Cancelled)
                return rows.error();
            return false;
        }
        const ResultDiff diff = compare(right, *rows, m_exercise.isOrdered);
        return diff.kind == ResultDiff::Kind::Same
            || (kind == Verdict::Kind::OtherRows && diff.kind == ResultDiff::Kind::OtherColumns
                && diff.isSameRows);
    }

    base::Result<void> findReason(const Answer &answer, PracticeData data, const ResultRows &right,
                                  const ResultRows &brought, Verdict &verdict)
    {
        auto tree = treeOf(answer, data, brought);
        if (!tree)
            return std::move(tree).error();
        if (!*tree || verdict.kind == Verdict::Kind::OtherColumns)
            return {};
        const QList<SmallChange> first = smallChanges(**tree, m_exercise.solution);
        for (const SmallChange &change : first) {
            if (m_runs >= mostRuns)
                return {};
            auto isRight = mends(change, data, right, verdict.kind);
            SHOPBOOK_TRY(isRight);
            if (*isRight) {
                verdict.reason = change.reason;
                verdict.reasonPath = answer.tree ? change.path : QString();
                return {};
            }
        }
        // Two slips: both are said.
        for (const SmallChange &change : first) {
            const bool isHalf = change.kind != SmallChange::Kind::Slip;
            for (const SmallChange &second : smallChanges(change.changed, m_exercise.solution)) {
                if (m_runs >= mostRuns)
                    return {};
                auto isRight =
                    second.path == change.path || (isHalf && second.kind != SmallChange::Kind::Slip)
                    ? base::Result<bool>(false)
                    : mends(second, data, right, verdict.kind);
                SHOPBOOK_TRY(isRight);
                if (*isRight) {
                    verdict.reason = change.reason + u' ' + second.reason;
                    verdict.reasonPath = answer.tree ? change.path : QString();
                    return {};
                }
            }
        }
        return {};
    }

    const Exercise &m_exercise;
    const RunAnswer &m_run;
    const std::function<bool()> &m_isCancelled;
    int m_runs = 0;
};

} // namespace

base::Result<Verdict> checkAnswer(const Exercise &exercise, const Answer &answer, const RunAnswer &run,
                                  const std::function<bool()> &isCancelled)
{
    return Checker(exercise, run, isCancelled).check(answer);
}

} // namespace query
