// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/Fetch.h"
#include "query/Query.h"

/// The whole result of a question as a file.
namespace exchange
{

struct ResultOrder {
    enum class Format {
        Csv, ///< RFC 4180 with headings; NULL is nothing, an empty text is ""
        Json, ///< a list of objects, a line each, members in the order of the columns
    };
    database::Location location;
    std::optional<query::Query> query; ///< none: what was typed
    QString typed;
    Format format = Format::Csv;
    QString path;
};

struct ResultWritten {
    qint64 rows = 0;
    QStringList leftOut; ///< secret columns
};

/// Asks once more, over a connection of its own that can only ask, and writes each row as it comes: memory
/// does not grow with the result, and no limit cuts it. The file takes the place of what stood there once it
/// is whole; an error or `sign` leaves that as it was. `progress` is told the rows so far, in the thread of
/// the caller, which is a worker: it blocks. Secret columns are left out; of two columns of one title the
/// second is "title_2". Errors: Usage (the target is the database itself), NoSpace, Cancelled, what the
/// database says.
[[nodiscard]] base::Result<ResultWritten> writeResult(const ResultOrder &order,
                                                      const std::shared_ptr<database::StopSign> &sign,
                                                      const std::function<void(qint64 rows)> &progress = {});

/// Writes whole or not at all. Error NoSpace. Any thread.
[[nodiscard]] base::Result<void> replaceFile(const QString &path, const QByteArray &bytes);

} // namespace exchange
