// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Exercises.h"

#include <functional>

/// Is an answer to an exercise right? Decided by the rows that it brings, never by its text: another way to
/// the same rows is right. Knows no database: rows come from the caller's function.
namespace query
{

/// What an answer brings: values as database::Value hands them over.
struct ResultRows {
    QStringList columns;
    QList<QVariantList> rows;
    bool hasMore = false; ///< they were cut off there: far more than any exercise asks for
};

/// What a person answered: a tree, or SQL where there is no tree.
struct Answer {
    std::optional<Query> tree;
    QString sql;

    [[nodiscard]] static Answer of(const Query &tree) { return {tree, {}}; }
    [[nodiscard]] static Answer ofSql(const QString &sql) { return {std::nullopt, sql}; }
};

/// Where an answer runs: both are throw-away copies. An answer that is right on the sample is tried on
/// `Edges`, the same tables with rows that tell a right answer from a lucky one: NULLs, ties, bounds, a
/// person without numbers.
enum class PracticeData { Sample, Edges };
/// Runs an answer and brings all of its rows (of at most some thousand); errors are those of the run. Called
/// many times for one check, each time with a small query, in the thread that calls checkAnswer().
using RunAnswer = std::function<base::Result<ResultRows>(const Answer &answer, PracticeData data)>;

/// How an answer fared.
struct Verdict {
    enum class Kind {
        Right,
        OtherRows, ///< rows are too many, missing or both
        OtherOrder, ///< the right rows in another order than the task says
        OtherColumns, ///< the right rows, but other columns of them
        NotRun, ///< it could not be run: `summary` is the error's sentence
    };
    Kind kind = Kind::NotRun;
    [[nodiscard]] bool isRight() const { return kind == Kind::Right; }

    /// "Right: 28 rows." or "2 rows are too many, 3 are missing." Translated.
    QString summary;
    /// It is right on the sample and went wrong on the changed data, from which the rows here are; summary
    /// says so.
    bool isByAccident = false;
    /// Where the difference comes from, when one small change of the tree makes it right: "You compared “age”
    /// with “>”, so 18 itself is left out." "" when none was found. Translated.
    QString reason;
    QString reasonPath; ///< the part of the tree, as query::Problem names it; "" when there is none

    QStringList columns; ///< of the rows below; secret columns are masked in them
    QList<QVariantList> tooMany; ///< the answer's rows that were not asked for: the first `mostRows`
    QList<QVariantList> missing; ///< asked for and not in the answer: the first `mostRows`
    qsizetype tooManyCount = 0;
    qsizetype missingCount = 0;
    qsizetype firstOutOfOrder = -1; ///< OtherOrder: the row, from 0, from which on the order differs

    static constexpr qsizetype mostRows = 20;
};

/// Blocks until all is run: the solution once, the answer on one or both data, and when it is wrong up to
/// some hundred small changes of it; `isCancelled` is asked before each. Error: Cancelled, or the solution
/// itself could not be run (the caller's data).
[[nodiscard]] base::Result<Verdict> checkAnswer(const Exercise &exercise, const Answer &answer,
                                                const RunAnswer &run,
                                                const std::function<bool()> &isCancelled = {});

} // namespace query
