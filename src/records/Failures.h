// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/Save.h"

/// SaveFailures with their sentence. `error.message` always says what happened and what is safe; `error.code` is the
/// driver's where there was one, else Failed.
namespace records {

template <typename T> using Attempt = tl::expected<T, SaveFailure>;

[[nodiscard]] inline SaveFailure asFailure(base::Error error)
{
    return {std::move(error), {}, {}, {}};
}
[[nodiscard]] inline SaveFailure asFailure(SaveFailure failure)
{
    return failure;
}
[[nodiscard]] SaveFailure asFailure(QList<RowProblem> problems, base::ErrorCode code = base::ErrorCode::BrokenRule,
                                    const QString &detail = {});
[[nodiscard]] SaveFailure asFailure(QList<Conflict> conflicts);
[[nodiscard]] SaveFailure asFailure(QList<Obstacle> obstacles);

/// A constraint that only the database noticed becomes a problem of the row that was being written, at its field when
/// the error names one; anything else stays an error.
[[nodiscard]] SaveFailure failureOf(const base::Error &error, const RowKey &row);

} // namespace records

/// Hands the failure of `result` on as a SaveFailure, else goes on.
#define RECORDS_TRY(result)                                                                                  \
    do {                                                                                                     \
        if (auto &&recordsTried = (result); !recordsTried)                                                   \
            return tl::make_unexpected(::records::asFailure(std::move(recordsTried).error()));               \
    } while (false)
