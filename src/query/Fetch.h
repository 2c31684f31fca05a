// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/QueryConnection.h"
#include "query/Matching.h"

namespace query
{

/// Why a query was not run, and at which word of its text; offset -1: nowhere in particular. In UTF-16 units.
struct Failure {
    base::Error error;
    qsizetype offset = -1;
    qsizetype length = 0;
};

/// For a question that may take as long as it takes; a server's statement_timeout holds not much more.
inline constexpr std::chrono::milliseconds noTimeLimit = std::chrono::hours(24 * 20);

struct RunLimits {
    qint64 rows = 10000; ///< 0: all of them; then the rows are handed over and forgotten
    std::chrono::milliseconds time{30000};
};

struct RunSummary {
    qint64 rows = 0; ///< handed over
    bool hasMore = false; ///< the limit cut it there: run it again with another one
    bool isOnCopy = false; ///< a writing program would have had to wait for it (QueryConnection)
    double firstMs = 0; ///< until the first row was there
    double allMs = 0;
};

/// Who takes the rows. Called in the thread that fetches.
struct Sink {
    std::function<void(const QList<database::ResultColumn> &columns)> columns; ///< once, before the rows
    std::function<bool(const QList<QVariantList> &rows)> rows; ///< some at a time; false: enough
};

/// Runs a printed query and hands its rows over in blocks; holds no more of them than a block, or than 20,000
/// rows (32 MB) on a file that a reader locks: beyond these, or 0.7 s, it begins again on a copy. In the
/// calling thread; `sign` stops it from any.
[[nodiscard]] tl::expected<RunSummary, Failure> fetch(database::QueryConnection &connection,
                                                      const SqlText &sql, const RunLimits &limits,
                                                      const std::shared_ptr<database::StopSign> &sign,
                                                      const Sink &sink);
/// The same for what a person typed: refused before it runs, if it does not only ask; the failure says at
/// which word.
[[nodiscard]] tl::expected<RunSummary, Failure> fetchByHand(database::QueryConnection &connection,
                                                            const QString &typed, const RunLimits &limits,
                                                            const std::shared_ptr<database::StopSign> &sign,
                                                            const Sink &sink);

} // namespace query
