// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/QueryThread.h"
#include "query/ResultShape.h"

/// A query clause by clause: how many rows go into each and come out of it, which fell out, and why. Runs the
/// same tree that sqlOf() prints, on a QueryConnection, all of it in one look at the data, so that the
/// numbers fit each other. Knows no widget; blocks until it is done.
namespace query
{

struct Station {
    enum class Kind { From, Join, Where, GroupBy, Having, Select, Distinct, OrderBy, Limit, Ending };
    Kind kind = Kind::From;
    /// The part of the document: "from", "joins[0]", "where[1]", "group_by", "having[0]", "columns",
    /// "distinct", "order_by", "limit" (or "slice", "offset"), "ending".
    QString path;
    qsizetype index = 0; ///< of a join or a condition
    bool isOff = false; ///< a condition that asks nothing: what goes in comes out

    // From here on by countPipeline() only.
    qint64 in = 0;
    qint64 out = 0; ///< more than `in` where a join multiplies; groups, objects
    qint64 unknown = 0; ///< of a condition: rows that fell out because it was NULL; the others were false
    QString sentence; ///< what happened, for people, in the language in force
};

/// The stations that a query has, without numbers. Error (Usage) of the first of check()'s problems.
[[nodiscard]] base::Result<QList<Station>> stationsOf(const Query &query);

struct Pipeline {
    QList<Station> stations;
    double ms = 0;
};
/// With numbers: one pass over the rows for the joins and all of WHERE together, one for the groups with all
/// of HAVING, one for DISTINCT. Errors: Usage, Cancelled, what the database says.
[[nodiscard]] base::Result<Pipeline> countPipeline(database::QueryConnection &connection, const Query &query,
                                                   const QueryThread::StopSign &sign,
                                                   std::chrono::milliseconds time = std::chrono::seconds(30));

enum class Side { In, Out, Dropped };

/// Why a row fell out: a condition (a test, at any depth) that was not true for it.
struct Reason {
    QString path; ///< "where[1].any[0]"; of Limit "offset" (before the first) or "limit" (behind the last)
    bool isUnknown = false; ///< NULL, else false
    friend bool operator==(const Reason &, const Reason &) = default;
};

struct StationRows {
    QList<ResultColumn> columns; ///< secret ones are to be masked
    QList<QVariantList> rows;
    /// Beside the rows of Dropped: first the station's condition itself, then the tests in it that were not
    /// true.
    QList<QList<Reason>> reasons;
    bool hasMore = false;
};
/// Some rows of a station, in an order that is the same each time. Dropped of DISTINCT are the rows that came
/// again, each once, with how often in a last column; of an inner join the rows that found no partner.
[[nodiscard]] base::Result<StationRows> rowsAt(database::QueryConnection &connection, const Query &query,
                                               const Station &station, Side side,
                                               const QueryThread::StopSign &sign, int most = 200,
                                               std::chrono::milliseconds time = std::chrono::seconds(30));

} // namespace query
