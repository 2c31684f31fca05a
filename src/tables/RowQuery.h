// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "query/ConditionSql.h"
#include "tables/Row.h"

#include <functional>

namespace tables
{

/// The SQL of a page: the order of ids and rows by id with their labels. Values are bound, names quoted by
/// the driver. Runs in the reader's thread; holds no state and leaves no statement open.
class RowQuery
{
public:
    /// A column that rows are sorted by: the index of its field.
    struct SortKey {
        int column = 0;
        bool descending = false;
        bool operator==(const SortKey &) const = default;
    };
    /// What a page shows and in which order.
    struct Request {
        schema::Table table = schema::Table::Purchases;
        QString search;
        bool showDeleted = false;
        QList<SortKey> sort; ///< the first counts most; then by id. None: by id, newest last
        query::Condition conditions; ///< what a person asks for
        bool hasArchive = true; ///< shopbook_archived is there
        QString filter; ///< a WHERE of QSqlTableModel::setFilter(): a program's own text, never a person's
    };
    using Row = tables::Row;
    struct Page {
        QList<qint64> ids; ///< as asked for
        QList<Row> rows; ///< rows that are gone are absent
    };
    struct FirstPage {
        QList<qint64> ids; ///< how the order begins
        Page page; ///< the rows of the first of them
        bool isWhole = false; ///< these are all ids
    };

    /// The WHERE of it. Usage when `conditions` don't fit the table.
    [[nodiscard]] static base::Result<query::SqlText> condition(const database::Dialect &dialect,
                                                                const Request &request);
    /// The whole order. `between` runs after every slice of 50,000 ids (PostgreSQL: once, before they are
    /// unpacked); false from it cancels.
    [[nodiscard]] static base::Result<QList<qint64>> order(const database::Connection &connection,
                                                           const Request &request,
                                                           const std::function<bool()> &between = {});
    struct Count {
        qint64 rows = 0;
        bool isExact = true; ///< false: rows were written while they were counted, slice by slice
    };
    /// How many rows fit the request. Of a large file without WAL in slices; `between` runs between two of them,
    /// false from it cancels.
    [[nodiscard]] static base::Result<Count> count(const database::Connection &connection, const Request &request,
                                                   const std::function<bool()> &between = {});
    /// How the order begins, without waiting for the rest: `idLimit` ids, and the rows of the first
    /// `rowLimit` of them. On a server that sorts by texts, all ids: making the texts ready takes nearly all of its time,
    /// and asking twice would take it twice.
    [[nodiscard]] static base::Result<FirstPage> firstPage(const database::Connection &connection,
                                                           const Request &request, int idLimit, int rowLimit);
    [[nodiscard]] static base::Result<Page> rows(const database::Connection &connection,
                                                 const Request &request, const QList<qint64> &ids);
    /// Ids above `last` that fit the request, ascending, `limit` at most: what other programs added.
    [[nodiscard]] static base::Result<QList<qint64>> idsAbove(const database::Connection &connection,
                                                              const Request &request, qint64 last, int limit);
};

} // namespace tables
